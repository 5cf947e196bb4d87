"""Dates as people read them: with the weekday, and how far away they are."""

from datetime import date

from django.utils.formats import date_format
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
