"""What waits for a member who has to mend something, and for whoever approves.

What only the cell pointed out is asked for with the small things of all parts.
"""

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.plans.findings import lacks_a_finding, pointed_out
from cells.plans.models import PlanStatus, RemediationPlan
from cells.plans.transitions import WITH_AUTHOR
from cells.reviews.filed_content import FiledContent
from cells.reviews.models import Submission
from cells.rounds.models import OPEN_FOR_WRITING, CellRound
from cells.waiting_item import WaitingItem, WaitingRow, waiting_rows

S = PlanStatus
URGENCY = {S.RETURNED: 11, S.CHANGED: 12, S.DRAFT: 22}
FROM_CELL, TO_ADD_TO = "plan_of_a_finding", "plan_to_add_to"
ROW_KINDS = frozenset({FROM_CELL, TO_ADD_TO})


def items_for(mandates, on) -> list[WaitingItem]:
    return plans_to_begin(mandates) + plans_under_way(mandates)


def rows_for(mandates, on) -> list[QuerySet]:
    if not mandates.member_of:
        return []
    member = mandates.member_id
    pointed = pointed_out(cell_round=OuterRef("pk"), subject=member)
    plans = RemediationPlan.objects.filter(cell_round=OuterRef("pk"), author=member)
    accepted = Submission.objects.counted().filter(
        review__cell_round=OuterRef("pk"), review__author=member
    )
    to_begin = CellRound.objects.filter(
        pointed,
        ~Exists(plans),
        ~Exists(accepted),
        status__in=OPEN_FOR_WRITING,
        cell__in=mandates.member_of,
    )
    to_add_to = RemediationPlan.objects.filter(
        lacks_a_finding(),
        author=member,
        status=S.APPROVED,
        cell_round__status__in=OPEN_FOR_WRITING,
    )
    return [
        waiting_rows(to_begin, FROM_CELL, on=F("round__plans_on")),
        waiting_rows(to_add_to, TO_ADD_TO),
    ]


def item_of(row: WaitingRow) -> WaitingItem:
    return from_cell_item(row) if row.kind == FROM_CELL else add_item(row)


def from_cell_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=24,
        title=_("Draw up your remediation plan"),
        detail=_("The cell pointed something out to you; it gets a line."),
        url=reverse("plans:current"),
        button_label=_("Begin the plan"),
        due_on=row.on,
        icon="tasks",
    )


def add_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=13,
        title=_("The plan has to be added to"),
        detail=_("The cell pointed out something for which it has no line."),
        url=reverse("plans:detail", args=[row.id]),
        button_label=_("Open"),
        icon="tasks",
    )


def plans_to_begin(mandates) -> list[WaitingItem]:
    """Accepted reports that name something, or to whose author the cell pointed
    something out, of running rounds, without a plan."""
    plans = RemediationPlan.objects.filter(
        cell_round=OuterRef("review__cell_round"), author=mandates.member_id
    )
    accepted = (
        Submission.objects.counted()
        .filter(
            ~Exists(plans),
            review__author=mandates.member_id,
            review__cell_round__status__in=OPEN_FOR_WRITING,
            review__cell_round__cell__in=mandates.member_of,
        )
        .annotate(pointed_out=pointed_out_to_author())
        .select_related("review__cell_round__round")
        .order_by("review__cell_round__opened_at")
    )
    return [begin_item(each) for each in accepted if names_something(each)]


def pointed_out_to_author() -> Exists:
    """Of a submission: the cell pointed something out to its author."""
    return pointed_out(
        cell_round=OuterRef("review__cell_round"), subject=OuterRef("review__author")
    )


def names_something(submission: Submission) -> bool:
    """By its author, or by the cell, where it was loaded with ``pointed_out``."""
    if getattr(submission, "pointed_out", False):
        return True
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
