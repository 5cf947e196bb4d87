"""The clerk of a regular meeting: named by the leaders, and what the clerk does."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cells.organisation.models import Member, Membership, Organisation
from cells.organisation.name_order import name_order
from cells.plans.models import RemediationPlan
from cells.supervision.chosen_period import period_value
from cells.supervision.forms import ClerkForm
from cells.supervision.labels import period_words
from cells.supervision.models import MeetingClerk, ProgressReport, ProgressStatus
from cells.supervision.pages.meeting import PeriodOption, period_options
from cells.supervision.reporting_periods import Period

S = ProgressStatus


@dataclass(frozen=True)
class NamedClerk:
    name: str
    day: str
    end_url: str


@dataclass(frozen=True)
class ClerkNamePage:
    form: ClerkForm
    named: list[NamedClerk]


def clerk_name_page(user, on: date, form: ClerkForm) -> ClerkNamePage:
    """The form, and those whose meeting is to come or may still be written up."""
    named = MeetingClerk.objects.visible_to(user).filter(ended_at=None)
    rows = [
        NamedClerk(
            name=each.clerk.full_name,
            day=date_format(each.meets_on, "d/m/Y"),
            end_url=reverse("supervision:end_clerk", args=[each.pk]),
        )
        for each in named.still_of_use(on).select_related("clerk")
    ]
    return ClerkNamePage(form=form, named=rows)


def people_to_name(cell: Organisation, on: date) -> list[Member]:
    of_cell = Membership.objects.on(on).filter(cell=cell).values("member")
    found = Member.objects.filter(pk__in=of_cell, is_active=True)
    return sorted(found, key=name_order)


def days_to_write_up(clerk: Member, cell_id: int, on: date) -> list[date]:
    """The days of meetings for which ``clerk`` may still write, oldest first."""
    meetings = MeetingClerk.objects.writing(on).filter(clerk=clerk, cell=cell_id)
    return list(meetings.order_by("meets_on").values_list("meets_on", flat=True))


@dataclass(frozen=True)
class ToWrite:
    """``url`` is empty where something was sent or written down already."""

    name: str
    state: str
    url: str


@dataclass
class ClerkPage:
    title: str
    period: str
    value: str
    days: str
    periods: list[PeriodOption]
    rows: list[ToWrite]


def clerk_page(user, period: Period, on: date) -> ClerkPage:
    """Names, and whether a sheet is there; no line and no word of anybody."""
    meetings = list(MeetingClerk.objects.writing(on).filter(clerk=user))
    plans = (
        RemediationPlan.objects.followed()
        .of_members(on)
        .filter(RemediationPlan.objects.in_cells({each.cell_id for each in meetings}))
        .exclude(author=user)
        .select_related("author")
    )
    sheets = ProgressReport.objects.filter(
        plan__in=plans, kind=period.span.value, starts_on=period.starts_on
    )
    reports = {each.plan_id: each for each in sheets.defer("kept_draft")}
    return ClerkPage(
        title=_("Oral reports of the meeting"),
        period=period_words(period),
        value=period_value(period),
        days=", ".join(
            sorted(date_format(each.meets_on, "d/m/Y") for each in meetings)
        ),
        periods=period_options(period, on),
        rows=[
            to_write(plan, reports.get(plan.pk), user, period)
            for plan in sorted(plans, key=lambda each: name_order(each.author))
        ],
    )


def to_write(plan, report: ProgressReport | None, user, period: Period) -> ToWrite:
    """What is with its author is no more than “not reported” to a clerk."""
    url = f"{reverse('supervision:oral', args=[plan.pk])}?period={period_value(period)}"
    name = plan.author.full_name
    if report is None or report.status in {S.DRAFT, S.RETURNED}:
        return ToWrite(name, "", url)
    if report.status == S.ORAL and report.recorded_by_id == user.pk:
        return ToWrite(name, _("Written down by you, to be confirmed"), url)
    return ToWrite(name, _("A sheet is there"), "")
