"""The periods of one plan in a row, with the sheet of each (08, “Các kỳ báo cáo”)."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cells.dates import days_left
from cells.plans.models import FOLLOWED
from cells.supervision.labels import others_badge, period_words, report_badge
from cells.supervision.models import ProgressReport, ProgressStatus
from cells.supervision.reporting_periods import Period
from cells.supervision.schedule import Followed

S = ProgressStatus
OUT = {S.SENT, S.ACCEPTED, S.ORAL}


@dataclass(frozen=True)
class PeriodRow:
    """``tone``: done, current, begun or ahead."""

    title: str
    detail: str
    tone: str
    url: str
    start_url: str
    is_overdue: bool = False


@dataclass
class PeriodsBlock:
    plan_url: str
    next_title: str = ""
    next_url: str = ""
    next_is_post: bool = False
    rows: list[PeriodRow] = field(default_factory=list)


def periods_block(followed: Followed, *, is_author: bool, on: date) -> PeriodsBlock:
    """What the author may open or begin, or what a supervisor may read."""
    plan = followed.plan
    is_followed = plan.status in FOLLOWED
    is_author = is_author and is_followed  # of what ended nothing is begun
    next_period = followed.next_period(on)
    block = PeriodsBlock(plan_url=reverse("supervision:plan", args=[plan.pk]))
    if is_author and next_period:
        report = followed.report_of(next_period)
        block.next_title = period_words(next_period)
        block.next_url = way_in(plan.pk, next_period, report)
        block.next_is_post = report is None
    for period in followed.periods:
        if not is_followed and followed.report_of(period) is None:
            continue  # nobody owes it any more
        row = period_row(followed, period, next_period, is_author=is_author, on=on)
        block.rows.append(row)
    return block


def way_in(plan_id: int, period: Period, report: ProgressReport | None) -> str:
    """A sheet that is with its author is written, one that does not stand is begun."""
    if report is None:
        arguments = [plan_id, period.span.value, period.starts_on.isoformat()]
        return reverse("supervision:start", args=arguments)
    name = "report" if report.status in OUT else "write"
    return reverse(f"supervision:{name}", args=[report.pk])


def period_row(followed, period: Period, next_period, *, is_author, on) -> PeriodRow:
    report = followed.report_of(period)
    has_begun, due_on = period.has_begun(on), period.due_on(followed.due_day)
    url = start_url = ""
    if is_author and has_begun:
        way = way_in(followed.plan.pk, period, report)
        url, start_url = (way, "") if report else ("", way)
    elif report and report.status in {*OUT, S.RETURNED}:
        url = reverse("supervision:report", args=[report.pk])
    is_followed = followed.plan.status in FOLLOWED
    is_out = report is not None and report.status in OUT
    return PeriodRow(
        title=period_words(period),
        detail=detail_of(followed, period, due_on, is_author=is_author, on=on),
        tone=tone_of(period, report, next_period, has_begun=has_begun),
        url=url,
        start_url=start_url,
        is_overdue=is_followed and has_begun and not is_out and due_on < on,
    )


def tone_of(period, report, next_period, *, has_begun: bool) -> str:
    if report is not None and report.status == S.ACCEPTED:
        return "done"
    if period == next_period:
        return "current"
    return "begun" if has_begun else "ahead"


def detail_of(
    followed, period: Period, due_on: date, *, is_author: bool, on: date
) -> str:
    report = followed.report_of(period)
    if not period.has_begun(on):
        return ""
    if report is None or report.status == S.DRAFT:
        words = report_badge(report).label if is_author else others_badge(report).label
        left = days_left(due_on, on)
        due = _("due %(day)s, %(left)s") % {
            "day": date_format(due_on, "d/m"),
            "left": left,
        }
        return f"{words}, {due}"
    words = report_badge(report, followed.plan).label
    if report.told_on:
        told = _("reported in the cell on %(day)s") % {
            "day": date_format(report.told_on, "d/m")
        }
        return f"{words}, {told}"
    if report.sent_at:
        sent = date_format(localtime(report.sent_at), "d/m")
        words += ", " + _("sent %(day)s") % {"day": sent}
    return f"{words}, {_('late')}" if report.is_late else words
