"""Starts a plan and saves its lines as the author types them (R1)."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.organisation.holders import office_chart
from cells.organisation.models import Member, Membership
from cells.plans.approver import approver_for
from cells.plans.models import PlanItem, RemediationPlan
from cells.plans.proposed_lines import ProposedLine, proposed_lines
from cells.plans.transitions import WITH_AUTHOR
from cells.rounds.models import OPEN_FOR_WRITING, CellRound
from cells.rounds.services import hold_round
from cells.saving import Edit, Saved, judge, store
from cells.workflow import WorkflowError

ITEM_FIELDS = (
    "title",
    "shortcoming",
    "solution",
    "start_on",
    "due_on",
    "expected_result",
    "product_kind_id",
    "product_quantity",
    "product_unit",
    "no_measure_reason",
    "change_reason",
)


@transaction.atomic
def start_plan(
    *, cell_round: CellRound, author: Member, now: datetime
) -> RemediationPlan:
    """The plan stands with one empty line for each finding; safe to repeat.

    A finding of the cell is enough. Raises ``WorkflowError`` if there is none and no
    accepted report names anything, if the author has left the cell, if the round is
    over, or if nobody may approve it.
    """
    hold_round(cell_round)
    if found := RemediationPlan.objects.filter(
        cell_round=cell_round, author=author, carried_from=None
    ).first():
        return found
    refuse_who_left(cell_round, author, now=now)
    proposals = proposed_lines(cell_round, author.pk)
    if not proposals:
        raise WorkflowError(
            _(
                "A plan begins once your report meets the requirement and names "
                "something to mend, or once the cell has pointed something out to you."
            )
        )
    plan = new_plan(cell_round, author, now)
    for proposal in proposals:
        add_row(plan, proposal)
    record_action(
        "plan.start", plan, organisation_id=cell_round.cell_id, actor=author, now=now
    )
    return plan


def refuse_who_left(cell_round: CellRound, author: Member, *, now: datetime) -> None:
    """Nobody of the old cell could follow the plan of who has left it."""
    here = Membership.objects.on(timezone.localdate(now)).filter(
        member=author, cell=cell_round.cell_id
    )
    if not here.exists():
        raise WorkflowError(
            _("You no longer belong to the cell of this round; no plan is begun in it.")
        )


def new_plan(cell_round, author, now) -> RemediationPlan:
    chart = office_chart(cell_round.cell, timezone.localdate(now))
    approver = approver_for(chart, author_id=author.pk)
    if approver is None:
        raise WorkflowError(_("Nobody holds an office that may approve this plan."))
    try:
        with transaction.atomic():
            return RemediationPlan.objects.create(
                cell_round=cell_round,
                author=author,
                approver_office=approver[0],
                approver_organisation=approver[1],
                created_at=now,
            )
    except IntegrityError:
        raise WorkflowError(_("The plan exists already. Open it again.")) from None


def add_row(plan: RemediationPlan, proposal: ProposedLine) -> PlanItem:
    last = plan.items.aggregate(last=Max("position"))["last"]
    return PlanItem.objects.create(
        plan=plan,
        position=(last or 0) + 1,
        indicator=proposal.indicator,
        source=proposal.source,
        finding=proposal.finding,
    )


def take_for_writing(plan: RemediationPlan, *, now: datetime) -> None:
    """Hold the plan while its author may write; sending waits, or has won."""
    writable = CellRound.objects.filter(
        pk=OuterRef("cell_round"), status__in=OPEN_FOR_WRITING
    )
    taken = RemediationPlan.objects.filter(
        Exists(writable), pk=plan.pk, status__in=WITH_AUTHOR
    )
    if not taken.update(last_saved_at=now):
        raise WorkflowError(
            _(
                "The plan is not with you now and cannot be changed. What you just "
                "wrote stands below."
            )
        )
    plan.last_saved_at = now


@transaction.atomic
def save_items(
    *,
    plan: RemediationPlan,
    edits: list[Edit],
    page: str,
    sequence: int,
    now: datetime,
) -> dict[int, tuple[Saved, PlanItem]]:
    """Store each line that does not overwrite what another page wrote.

    ``Edit.key`` is the line's id. Lines of other plans are not touched. Raises
    ``WorkflowError`` if the plan is not with its author.
    """
    take_for_writing(plan, now=now)
    own = plan.items.filter(pk__in=[edit.key for edit in edits])
    rows = {row.pk: row for row in own.select_related("indicator")}
    outcomes = {}
    for edit in edits:
        if (row := rows.get(edit.key)) is None:
            continue
        outcome = judge(row, edit, ITEM_FIELDS, page=page, sequence=sequence)
        if outcome == Saved.STORED:
            store(row, edit.values, page=page, sequence=sequence, now=now)
        outcomes[edit.key] = (outcome, row)
    if all(outcome != Saved.STORED for outcome, _row in outcomes.values()):
        transaction.set_rollback(True)
    return outcomes


@transaction.atomic
def add_item(*, plan: RemediationPlan, proposal: str, now: datetime) -> PlanItem:
    """One more line for a finding of this plan, by ``ProposedLine.name``."""
    take_for_writing(plan, now=now)
    proposals = proposed_lines(plan.cell_round, plan.author_id)
    found = next((each for each in proposals if each.name == proposal), None)
    if found is None:
        raise WorkflowError(_("This is not among your findings."))
    return add_row(plan, found)


@transaction.atomic
def remove_item(
    *, plan: RemediationPlan, item_id: int, seen_version: int, now: datetime
) -> None:
    """The line is gone; its finding waits for another line or a reason."""
    take_for_writing(plan, now=now)
    if not plan.items.filter(pk=item_id, version=seen_version).delete()[0]:
        raise WorkflowError(_("The line was changed in another window. Look again."))
