"""What waits for a member who has to mend something, and for whoever approves."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.plans.models import PlanStatus, RemediationPlan
from cells.plans.transitions import WITH_AUTHOR
from cells.reviews.filed_content import FiledContent
from cells.reviews.models import Submission
from cells.rounds.models import OPEN_FOR_WRITING
from cells.waiting_item import WaitingItem

S = PlanStatus
URGENCY = {S.RETURNED: 11, S.CHANGED: 12, S.DRAFT: 22}


def items_for(mandates, on) -> list[WaitingItem]:
    return plans_to_begin(mandates) + plans_under_way(mandates)


def plans_to_begin(mandates) -> list[WaitingItem]:
    """Accepted reports that name something, of running rounds, without a plan."""
    plans = RemediationPlan.objects.filter(
        cell_round=OuterRef("review__cell_round"), author=mandates.member_id
    )
    accepted = (
        Submission.objects.counted()
        .filter(
            ~Exists(plans),
            review__author=mandates.member_id,
            review__cell_round__status__in=OPEN_FOR_WRITING,
        )
        .select_related("review__cell_round__round")
        .order_by("review__cell_round__opened_at")
    )
    return [begin_item(each) for each in accepted if names_something(each)]


def names_something(submission: Submission) -> bool:
    answers = FiledContent.from_json(submission.content).answers
    return any(not answer.is_none for answer in answers)


def begin_item(submission: Submission) -> WaitingItem:
    return WaitingItem(
        urgency=24,
        title=_("Draw up your remediation plan"),
        detail=_("Your report meets the requirement; each finding gets a line."),
        url=reverse("plans:current"),
        button_label=_("Begin the plan"),
        due_on=submission.review.cell_round.round.plans_on,
        icon="tasks",
    )


def plans_under_way(mandates) -> list[WaitingItem]:
    """The own plan that is with the member, and the number that waits for approval."""
    held = RemediationPlan.objects.held_by(mandates) & Q(status=S.SENT)
    plans = (
        RemediationPlan.objects.filter(
            Q(author=mandates.member_id, status__in=WITH_AUTHOR)
            | held & ~Q(author=mandates.member_id),
            cell_round__status__in=OPEN_FOR_WRITING,
        )
        .select_related("cell_round__round")
        .order_by("sent_at", "pk")
    )
    own = [plan for plan in plans if plan.author_id == mandates.member_id]
    waiting = [plan for plan in plans if plan.author_id != mandates.member_id]
    return [own_item(plan) for plan in own] + approval_items(waiting)


def own_item(plan: RemediationPlan) -> WaitingItem:
    details = {
        S.RETURNED: _("The approver says what is to be corrected."),
        S.CHANGED: _("The approval is not in force until the change is approved."),
        S.DRAFT: _("Each line needs a date and a product that can be counted."),
    }
    status = S(plan.status)
    return WaitingItem(
        urgency=URGENCY[status],
        title=_("Finish your remediation plan"),
        detail=details[status],
        url=reverse("plans:write", args=[plan.pk]),
        button_label=_("Go on with the plan"),
        due_on=plan.cell_round.round.plans_on,
        icon="tasks",
    )


def approval_items(waiting: list[RemediationPlan]) -> list[WaitingItem]:
    if not waiting:
        return []
    return [
        WaitingItem(
            urgency=42,
            title=ngettext(
                "%(n)s plan is waiting for approval",
                "%(n)s plans are waiting for approval",
                len(waiting),
            )
            % {"n": len(waiting)},
            detail=_("The one that has waited longest comes first."),
            url=reverse("plans:queue"),
            button_label=_("Read"),
            icon="tasks",
        )
    ]
