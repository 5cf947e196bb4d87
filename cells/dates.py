"""Dates as people read them: with the weekday, and how far away they are; and as
papers of the Party write them, whatever language is chosen."""

from datetime import date, datetime, time

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _


def weekday_date(day: date) -> str:
    """“thứ Hai, 19/10/2026”."""
    return _("%(weekday)s, %(date)s") % {
        "weekday": weekday(day),
        "date": date_format(day, "d/m/Y"),
    }


def short_weekday_date(day: date) -> str:
    """“thứ Hai, 19/10”."""
    return _("%(weekday)s, %(date)s") % {
        "weekday": weekday(day),
        "date": date_format(day, "d/m"),
    }


def weekday(day: date) -> str:
    """“thứ Hai” inside a sentence."""
    name = date_format(day, "l")
    return name[0].lower() + name[1:] if get_language() == "vi" else name


def clock(moment: datetime) -> str:
    """“14:05 19/10/2026”."""
    return date_format(localtime(moment), "H:i d/m/Y")


def saved_clock(moment: datetime) -> str:
    """“14:05”, beside what has just saved itself."""
    return date_format(localtime(moment), "H:i")


def days_left(day: date, today: date) -> str:
    """“còn 5 ngày”, “hạn hôm nay”, “quá hạn 2 ngày”."""
    days = (day - today).days
    if days < 0:
        return ngettext("%(n)s day overdue", "%(n)s days overdue", -days) % {"n": -days}
    if days == 0:
        return _("due today")
    return ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days}


def days_tone(day: date, today: date) -> str:
    """The tone of a badge: overdue is a danger, a week or less is soon."""
    days = (day - today).days
    if days < 0:
        return "danger"
    return "soon" if days <= 7 else "neutral"


PARTY_WEEKDAYS = (
    "thứ Hai",
    "thứ Ba",
    "thứ Tư",
    "thứ Năm",
    "thứ Sáu",
    "thứ Bảy",
    "Chủ nhật",
)


def party_day(day: date) -> tuple[str, str]:
    """Day and month as papers write them: 06 and 8, 05 and 10, 22 and 01."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}", month


def party_date(day: date) -> str:
    """The date as papers write it: 06/8/2026, 05/10/2026, 22/01/2027."""
    return f"{'/'.join(party_day(day))}/{day.year}"


def party_weekday_date(day: date) -> str:
    """“thứ Hai, ngày 19/10/2026”."""
    return f"{PARTY_WEEKDAYS[day.weekday()]}, ngày {party_date(day)}"


def party_hour(hour: time) -> str:
    """“14 giờ 05 phút”."""
    return f"{hour.hour} giờ {hour.minute:02} phút"
