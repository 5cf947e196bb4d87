"""What waits: a sheet to be written or confirmed, sheets to be looked at."""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cells.plans.models import Approval, RemediationPlan
from cells.supervision.models import (
    MeetingClerk,
    PeriodKind,
    ProgressReport,
    ProgressStatus,
)
from cells.supervision.reporting_periods import Period, Span, period_of
from cells.supervision.schedule import due_day_of_plan
from cells.waiting_item import WaitingItem, WaitingRow, counted_row, waiting_rows

S = ProgressStatus
TO_REPORT, RETURNED = "progress_to_report", "progress_returned"
TO_CONFIRM, TO_READ = "progress_to_confirm", "progress_to_read"
TO_WRITE_UP = "meeting_to_write_up"
ROW_KINDS = frozenset({TO_REPORT, RETURNED, TO_CONFIRM, TO_READ, TO_WRITE_UP})


def rows_for(mandates, on: date) -> list[QuerySet]:
    rows = []
    if mandates.member_of:
        rows += [month_to_report(mandates, on), *with_author(mandates)]
        rows.append(to_write_up(mandates, on))
    if mandates.leads:
        rows.append(to_read(mandates))
    return rows


def month_to_report(mandates, on: date) -> QuerySet:
    """The own approved plans without a sheet of this month that was sent.

    ``on``: the first day of the month; ``number``: the day until which it is in time.
    """
    month = period_of(Span.MONTH, on)
    this_month = ProgressReport.objects.filter(
        plan=OuterRef("pk"), kind=PeriodKind.MONTH, starts_on=month.starts_on
    ).exclude(status=S.DRAFT)
    plans = (
        RemediationPlan.objects.followed()
        .of_members(on)
        .annotate(due_day=due_day_of_plan())
        .filter(has_begun(month), ~Exists(this_month), author=mandates.member_id)
    )
    return waiting_rows(plans, TO_REPORT, on=month.starts_on, number=F("due_day"))


def has_begun(month: Period) -> Q:
    """Approved, or come with a transfer, while a day was left to report."""
    approvals = Approval.objects.filter(
        Q(approved_at__date__lt=month.starts_on)
        | Q(approved_at__day__lte=OuterRef("due_day")),
        plan=OuterRef("pk"),
    )
    came = Q(created_at__date__lt=month.starts_on) | Q(
        created_at__day__lte=F("due_day")
    )
    return Q(Exists(approvals)) | RemediationPlan.objects.came_with_transfer() & came


def to_write_up(mandates, on: date) -> QuerySet:
    named = MeetingClerk.objects.writing(on).filter(
        clerk=mandates.member_id, cell__in=mandates.member_of
    )
    return waiting_rows(named, TO_WRITE_UP, on=F("meets_on"))


def with_author(mandates) -> list[QuerySet]:
    own = ProgressReport.objects.filter(
        author=mandates.member_id, plan__in=RemediationPlan.objects.followed()
    )
    return [
        waiting_rows(own.filter(status=S.RETURNED), RETURNED, on=F("starts_on")),
        waiting_rows(own.filter(status=S.ORAL), TO_CONFIRM, on=F("told_on")),
    ]


def to_read(mandates) -> QuerySet:
    held = ProgressReport.objects.held_by(mandates) & Q(status=S.SENT)
    waiting = ProgressReport.objects.filter(
        held, plan__in=RemediationPlan.objects.followed()
    )
    return counted_row(waiting, TO_READ)


def item_of(row: WaitingRow) -> WaitingItem:
    return {
        TO_REPORT: report_item,
        RETURNED: returned_item,
        TO_CONFIRM: confirm_item,
        TO_READ: read_item,
        TO_WRITE_UP: write_up_item,
    }[row.kind](row)


def report_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=26,
        title=_("Report on your plan, month %(n)s") % {"n": row.on.month},
        detail=_("All open lines stand on one page."),
        url=reverse("supervision:plan", args=[row.id]),
        button_label=pgettext("button", "Report"),
        due_on=row.on.replace(day=row.number),
        icon="tasks",
    )


def returned_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=13,
        title=_("Complete your progress report"),
        detail=_("It was returned with a reason."),
        url=reverse("supervision:write", args=[row.id]),
        button_label=_("Go on writing"),
        icon="tasks",
    )


def confirm_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=14,
        title=_("Confirm what you reported in the cell"),
        detail=_("It was written down from your words."),
        url=reverse("supervision:report", args=[row.id]),
        button_label=pgettext("button", "Read"),
        icon="speech",
    )


def write_up_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=15,
        title=_("Write down the oral reports of the meeting of %(day)s")
        % {"day": date_format(row.on, "d/m")},
        detail=_("You are the clerk of this meeting."),
        url=reverse("supervision:clerk"),
        button_label=pgettext("button", "Write down"),
        icon="speech",
    )


def read_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=44,
        title=ngettext(
            "%(n)s progress report waits for you",
            "%(n)s progress reports wait for you",
            row.number,
        )
        % {"n": row.number},
        detail=_("Accept them one by one, or together at the regular meeting."),
        url=reverse("supervision:meeting"),
        button_label=pgettext("button", "Read"),
        icon="tasks",
    )
