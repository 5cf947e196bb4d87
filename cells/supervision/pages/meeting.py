"""One sheet for the regular meeting: everybody's lines of one month (S1)."""

from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.organisation.name_order import name_order
from cells.plans.models import Approval, RemediationPlan
from cells.reviews.labels import StatusBadge
from cells.rounds.models import OPEN_FOR_WRITING
from cells.supervision.followed_lines import FollowedLine, lines_of_approval
from cells.supervision.labels import others_badge, period_words, quantity_words
from cells.supervision.models import (
    ProgressLine,
    ProgressReport,
    ProgressStatus,
)
from cells.supervision.reporting_periods import (
    Period,
    Span,
    first_day,
    months_back,
    period_of,
)
from cells.supervision.standing import Standing, standings
from cells.supervision.transitions import FOLLOWED

READ = (ProgressStatus.SENT, ProgressStatus.ACCEPTED, ProgressStatus.ORAL)


@dataclass(frozen=True)
class MeetingLine:
    title: str
    in_period: str
    in_all: str
    words: list[str]


@dataclass(frozen=True)
class MeetingMember:
    """``seen`` names the field that carries the version of a sheet that waits."""

    name: str
    badge: StatusBadge
    is_late: bool
    lines: list[MeetingLine]
    comment: str
    url: str
    oral_url: str
    seen: str = ""
    version: int = 0


@dataclass(frozen=True)
class OtherSheet:
    """A sheet of another period that waits: a quarter, a year, an earlier month."""

    name: str
    period: str
    url: str


@dataclass(frozen=True)
class MonthOption:
    value: str
    label: str
    is_chosen: bool


@dataclass
class MeetingPage:
    title: str
    period: str
    value: str
    members: list[MeetingMember]
    months: list[MonthOption]
    waiting: int
    waiting_text: str
    accept_url: str
    pdf_url: str
    others: list[OtherSheet] = field(default_factory=list)
    reports: list[ProgressReport] = field(default_factory=list)


def plans_supervised(user):
    """The approved plans of running rounds that an office of today supervises."""
    return (
        RemediationPlan.objects.filter(
            RemediationPlan.objects.held_by(user.mandates),
            status__in=FOLLOWED,
            cell_round__status__in=OPEN_FOR_WRITING,
        )
        .exclude(author=user)
        .select_related("author", "cell_round__cell")
    )


def sheets_of(user, period: Period):
    """The sheets of one period that one's office reads."""
    return (
        ProgressReport.objects.visible_to(user)
        .filter(
            kind=period.span.value,
            starts_on=period.starts_on,
            status__in=READ,
            plan__cell_round__status__in=OPEN_FOR_WRITING,
        )
        .exclude(author=user)
        .select_related("author", "plan__cell_round", "comment")
        .order_by("pk")
    )


def others_waiting(user, period: Period) -> list[OtherSheet]:
    """What waits besides the sheets of ``period``, longest wait first."""
    held = ProgressReport.objects.filter(
        ProgressReport.objects.held_by(user.mandates),
        status=ProgressStatus.SENT,
        plan__cell_round__status__in=OPEN_FOR_WRITING,
    ).exclude(kind=period.span.value, starts_on=period.starts_on)
    return [
        OtherSheet(
            name=each.author.full_name,
            period=period_words(each.period),
            url=reverse("supervision:report", args=[each.pk]),
        )
        for each in held.select_related("author").order_by("sent_at", "pk")
    ]


def meeting_page(user, period: Period, on: date) -> MeetingPage:
    """Eight queries, whatever the number of members."""
    plans = {plan.pk: plan for plan in plans_supervised(user)}
    approvals = list(
        Approval.objects.filter(replaced_at=None, plan__in=plans).order_by("pk")
    )
    begun = {
        each.plan_id: each
        for each in approvals
        if first_day(each.approved_at.date()) <= period.ends_on
    }
    lines = [line for each in begun.values() for line in lines_of_approval(each)]
    standing = {
        plan_id: list(rows)
        for plan_id, rows in groupby(
            standings(lines, on), key=lambda each: each.line.plan_id
        )
    }
    reports = {report.plan_id: report for report in sheets_of(user, period)}
    rows = rows_of([report.pk for report in reports.values()])
    followed = [plan for plan in plans.values() if plan.pk in begun]
    members = [
        meeting_member(
            plan, reports.get(plan.pk), standing.get(plan.pk, []), rows, period
        )
        for plan in sorted(followed, key=lambda plan: name_order(plan.author))
    ]
    page = page_of(members, list(reports.values()), period, on)
    page.others = others_waiting(user, period)
    return page


def rows_of(report_ids) -> dict[tuple[int, int], ProgressLine]:
    rows = ProgressLine.objects.filter(report__in=report_ids)
    return {(row.report_id, row.plan_line): row for row in rows}


def page_of(members, reports, period: Period, on: date) -> MeetingPage:
    waiting = sum(1 for member in members if member.seen)
    value = period.starts_on.isoformat()
    return MeetingPage(
        title=_("Sheet for the regular meeting"),
        period=period_words(period),
        value=value,
        members=members,
        months=[
            MonthOption(each.starts_on.isoformat(), period_words(each), each == period)
            for each in months_back(on, 12)
        ],
        waiting=waiting,
        waiting_text=waiting_text(waiting),
        accept_url=reverse("supervision:accept_together"),
        pdf_url=f"{reverse('reports:meeting_sheet_pdf')}?month={value}",
        reports=reports,
    )


def waiting_text(number: int) -> str:
    if not number:
        return _("No sheet waits to be accepted.")
    return ngettext(
        "%(n)s sheet waits to be accepted", "%(n)s sheets wait to be accepted", number
    ) % {"n": number}


def meeting_member(plan, report, standing: list[Standing], rows, period):
    is_sent = report is not None and report.status == ProgressStatus.SENT
    oral_url = f"{reverse('supervision:oral', args=[plan.pk])}?month={period.starts_on}"
    return MeetingMember(
        name=plan.author.full_name,
        badge=others_badge(report),
        is_late=report is not None and report.is_late,
        lines=[
            meeting_line(each, rows.get((report.pk, each.line.id)) if report else None)
            for each in standing
            if each.is_open or report
        ],
        comment=report.comment.text if report else "",
        url=reverse("supervision:report", args=[report.pk]) if report else "",
        oral_url="" if report else oral_url,
        seen=f"seen-{report.pk}" if is_sent else "",
        version=report.version if is_sent else 0,
    )


def meeting_line(standing: Standing, row: ProgressLine | None) -> MeetingLine:
    line: FollowedLine = standing.line
    words = [row.none_reason, row.evidence_words, row.obstacles] if row else []
    return MeetingLine(
        title=line.title,
        in_period=f"{row.quantity or 0} {line.unit}".strip() if row else "",
        in_all=quantity_words(standing.done, line.planned, line.unit),
        words=[text for text in words if text],
    )


def chosen_month(value: str, on: date) -> Period:
    """The month that the address names; else that of today."""
    for month in months_back(on, 12):
        if month.starts_on.isoformat() == value:
            return month
    return period_of(Span.MONTH, on)
