"""The plans that an office approves: those that wait first, longest wait first."""

from dataclasses import dataclass, field

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.dates import clock, weekday_date
from cells.organisation.name_order import name_order
from cells.plans.labels import plan_badge
from cells.plans.models import Approval, PlanStatus, RemediationPlan
from cells.reviews.labels import StatusBadge


@dataclass(frozen=True)
class PlanRow:
    name: str
    detail: str
    badge: StatusBadge
    when: str
    url: str


@dataclass
class PlanQueuePage:
    title: str
    waiting_title: str
    first_url: str
    waiting: list[PlanRow] = field(default_factory=list)
    others: list[PlanRow] = field(default_factory=list)


def plan_queue_page(user) -> PlanQueuePage:
    """Plans of rounds that are not over; never one's own."""
    newest = Approval.objects.filter(replaced_at=None).defer("content", "item_ids")
    plans = list(
        RemediationPlan.objects.approved_by_office_of(user.mandates)
        .filter(RemediationPlan.objects.under_way())
        .select_related(
            "author", "cell_round__cell", "cell_round__round", "followed_in", "moved_to"
        )
        .prefetch_related(Prefetch("approvals", newest, to_attr="standing"))
    )
    waiting = [plan for plan in plans if plan.status == PlanStatus.SENT]
    waiting.sort(key=lambda plan: (plan.sent_at, plan.pk))
    others = [plan for plan in plans if plan.status != PlanStatus.SENT]
    others.sort(key=lambda plan: name_order(plan.author))
    return PlanQueuePage(
        title=_("Plans to approve"),
        waiting_title=waiting_title(len(waiting)),
        first_url=url_of(waiting[0]) if waiting else "",
        waiting=[plan_row(plan) for plan in waiting],
        others=[plan_row(plan) for plan in others],
    )


def waiting_title(number: int) -> str:
    if not number:
        return _("No plan is waiting for approval.")
    return ngettext(
        "%(n)s plan is waiting for approval",
        "%(n)s plans are waiting for approval",
        number,
    ) % {"n": number}


def url_of(plan: RemediationPlan) -> str:
    """What came with a transfer is followed; there is nothing of it to approve."""
    name = "supervision:plan" if plan.is_carried else "plans:detail"
    return reverse(name, args=[plan.pk])


def plan_row(plan: RemediationPlan) -> PlanRow:
    return PlanRow(
        name=plan.author.full_name,
        detail=f"{plan.cell}, {plan.cell_round.round.year}",
        badge=plan_badge(plan),
        when=when(plan),
        url=url_of(plan),
    )


def when(plan: RemediationPlan) -> str:
    if plan.ended_at:
        return _("Ended at %(time)s") % {"time": clock(plan.ended_at)}
    if plan.status == PlanStatus.SENT:
        return _("Sent at %(time)s") % {"time": clock(plan.sent_at)}
    if plan.standing:
        approved_at = clock(plan.standing[0].approved_at)
        return _("Approved at %(time)s") % {"time": approved_at}
    if plan.is_carried:
        return _("Came on %(day)s") % {"day": weekday_date(localdate(plan.created_at))}
    return ""
