"""One sheet for the regular meeting: everybody's lines of one period (S1)."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import groupby

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.organisation.name_order import name_order
from cells.plans.models import Approval, RemediationPlan
from cells.reviews.labels import StatusBadge
from cells.supervision.chosen_period import period_value, periods_to_choose
from cells.supervision.followed_lines import (
    FollowedLine,
    lines_of_approval,
    lines_that_came,
)
from cells.supervision.labels import (
    name_of_plan,
    others_badge,
    period_words,
    quantity_words,
    returned_badge,
)
from cells.supervision.models import (
    ProgressLine,
    ProgressReport,
    ProgressStatus,
)
from cells.supervision.reporting_periods import Period, first_day
from cells.supervision.schedule import due_day_of_plan
from cells.supervision.standing import Standing, standings

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

    def called(self, name: str) -> "MeetingMember":
        return replace(self, name=name)


@dataclass(frozen=True)
class OtherSheet:
    """A sheet of another period that waits: a quarter, a year, an earlier month."""

    name: str
    period: str
    url: str


@dataclass(frozen=True)
class PeriodOption:
    value: str
    label: str
    is_chosen: bool


@dataclass
class MeetingPage:
    title: str
    period: str
    value: str
    members: list[MeetingMember]
    periods: list[PeriodOption]
    waiting: int
    waiting_text: str
    accept_url: str
    pdf_url: str
    others: list[OtherSheet] = field(default_factory=list)
    reports: list[ProgressReport] = field(default_factory=list)


def plans_supervised(user, on: date):
    """The plans that are followed and that an office of today supervises."""
    return (
        RemediationPlan.objects.followed()
        .of_members(on)
        .filter(RemediationPlan.objects.held_by(user.mandates))
        .exclude(author=user)
        .select_related("author", "cell_round__cell", "cell_round__round")
        .annotate(due_day=due_day_of_plan())
    )


def sheets_of(user, period: Period):
    """The sheets of one period that one's office reads."""
    return (
        ProgressReport.objects.visible_to(user)
        .filter(
            kind=period.span.value,
            starts_on=period.starts_on,
            status__in=READ,
            plan__in=RemediationPlan.objects.followed(),
        )
        .exclude(author=user)
        .select_related("author", "plan__cell_round", "plan__followed_in", "comment")
        .order_by("pk")
    )


def returned_in(period: Period) -> Exists:
    """The sheet of ``period`` is with its author again; only that is said of it."""
    return Exists(
        ProgressReport.objects.filter(
            plan=OuterRef("pk"),
            kind=period.span.value,
            starts_on=period.starts_on,
            status=ProgressStatus.RETURNED,
        )
    )


def others_waiting(user, period: Period) -> list[OtherSheet]:
    """What waits besides the sheets of ``period``, longest wait first."""
    held = ProgressReport.objects.filter(
        ProgressReport.objects.held_by(user.mandates),
        status=ProgressStatus.SENT,
        plan__in=RemediationPlan.objects.followed(),
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
    """Ten queries at most, whatever the number of members."""
    supervised = plans_supervised(user, on).annotate(is_returned=returned_in(period))
    plans = {plan.pk: plan for plan in supervised}
    lines = lines_begun(plans, period)
    standing = {
        plan_id: list(rows)
        for plan_id, rows in groupby(
            standings(lines, on), key=lambda each: each.line.plan_id
        )
    }
    reports = {report.plan_id: report for report in sheets_of(user, period)}
    rows = rows_of([report.pk for report in reports.values()])
    followed = [plan for plan in plans.values() if plan.pk in standing]
    number = Counter(plan.author_id for plan in followed)
    members = [
        meeting_member(
            plan, reports.get(plan.pk), standing.get(plan.pk, []), rows, period
        ).called(name_of_plan(plan, is_one_of_several=number[plan.author_id] > 1))
        for plan in sorted(followed, key=lambda plan: name_order(plan.author))
    ]
    page = page_of(members, list(reports.values()), period, on)
    page.others = others_waiting(user, period)
    return page


def lines_begun(plans: dict[int, RemediationPlan], period: Period) -> list:
    """Of the plans that were approved, or came with a transfer, by then."""

    def has_begun(plan_id: int, at: datetime) -> bool:
        first = first_day(localdate(at), plans[plan_id].due_day)
        return first <= period.ends_on

    approvals = Approval.objects.filter(replaced_at=None, plan__in=plans).order_by("pk")
    lines = [
        line
        for each in approvals
        if has_begun(each.plan_id, each.approved_at)
        for line in lines_of_approval(each)
    ]
    came = [
        pk
        for pk, plan in plans.items()
        if plan.is_carried and has_begun(pk, plan.created_at)
    ]
    return lines + (lines_that_came(came) if came else [])


def rows_of(report_ids) -> dict[tuple[int, int], ProgressLine]:
    rows = ProgressLine.objects.filter(report__in=report_ids)
    return {(row.report_id, row.plan_line): row for row in rows}


def page_of(members, reports, period: Period, on: date) -> MeetingPage:
    waiting = sum(1 for member in members if member.seen)
    value = period_value(period)
    return MeetingPage(
        title=_("Sheet for the regular meeting"),
        period=period_words(period),
        value=value,
        members=members,
        periods=period_options(period, on),
        waiting=waiting,
        waiting_text=waiting_text(waiting),
        accept_url=reverse("supervision:accept_together"),
        pdf_url=f"{reverse('reports:meeting_sheet_pdf')}?period={value}",
        reports=reports,
    )


def period_options(chosen: Period, on: date) -> list[PeriodOption]:
    return [
        PeriodOption(period_value(each), period_words(each), each == chosen)
        for each in periods_to_choose(on)
    ]


def waiting_text(number: int) -> str:
    if not number:
        return _("No sheet waits to be accepted.")
    words = ngettext(
        "%(n)s sheet waits to be accepted", "%(n)s sheets wait to be accepted", number
    )
    return f"{words % {'n': number}}."


def meeting_member(plan, report, standing: list[Standing], rows, period):
    is_sent = report is not None and report.status == ProgressStatus.SENT
    oral_url = reverse("supervision:oral", args=[plan.pk])
    return MeetingMember(
        name=plan.author.full_name,
        badge=returned_badge() if plan.is_returned else others_badge(report),
        is_late=report is not None and report.is_late,
        lines=[
            meeting_line(each, rows.get((report.pk, each.line.id)) if report else None)
            for each in standing
            if each.is_open or report
        ],
        comment=report.comment.text if report else "",
        url=reverse("supervision:report", args=[report.pk]) if report else "",
        oral_url=f"{oral_url}?period={period_value(period)}" if report is None else "",
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
