"""A plan goes with its author to another cell: what is open of it, and no more.

Open is what was never evaluated as “met” (the last evaluation counts): of the lines as
they were approved, title, product and dates travel, the number of pieces as it is still
owed. Shortcoming, solution, guidance, indicator, sheets, evidence and evaluations stay
with the old cell; the new one reports anew, and the old one sees nothing of it. A plan
that was never approved moves with nothing. Who leaves for no other cell (death,
expulsion) keeps the plan where it is: off the board, until a new membership begins.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from cells.organisation.models import Membership, Organisation, Standing
from cells.organisation.services import hold_organisation
from cells.plans.models import RemediationPlan
from cells.plans.services import OpenLine, move_plan
from cells.plans.transitions import MOVE_PLAN
from cells.rounds.models import OPEN_FOR_WRITING, CellRound, CellRoundStatus
from cells.supervision.followed_lines import followed_lines, newest_standing
from cells.supervision.standing import Standing as LineStanding
from cells.supervision.standing import standings
from cells.workflow import hold


@dataclass(frozen=True)
class Transfer:
    """A plan whose author belongs to ``cell`` today, and to its own cell no more."""

    plan: RemediationPlan
    cell: Organisation


def transfers_on(on: date, **whose) -> list[Transfer]:
    """Plans to be moved, in the order of their ids; two queries."""
    plans = RemediationPlan.objects
    rows = plans.filter(
        plans.under_way(),
        ~plans.author_belongs(on),
        status__in=MOVE_PLAN.sources,
        **whose,
    ).select_related("author", "cell_round__cell", "followed_in")
    found = list(rows.order_by("pk"))
    own = Membership.objects.on(on).exclude(standing=Standing.TEMPORARY)
    here = own.filter(member__in={plan.author_id for plan in found})
    cells = {row.member_id: row.cell for row in here.select_related("cell")}
    return [
        Transfer(plan, cells[plan.author_id])
        for plan in found
        if plan.author_id in cells
    ]


@transaction.atomic
def move_plans_of(
    *, member_id: int, cells: tuple[Organisation, ...] = (), now: datetime
) -> int:
    """The member's plans are where the member is; how many were moved.

    Safe to repeat. Organisations and rounds are taken first, each in one order, with
    those of ``cells``, of which the caller will need the open round as well.
    """
    on = timezone.localdate(now)
    transfers = transfers_on(on, author=member_id)
    if not transfers:
        return 0
    concerned = {cell.pk for cell in cells}
    for each in transfers:
        concerned |= {each.cell.pk, each.plan.cell_id}
    for pk in sorted(concerned):
        hold_organisation(pk)
    transfers = transfers_on(on, author=member_id)
    hold_rounds(transfers, cells)
    for each in transfers:
        move(each, now=now)
    return len(transfers)


def hold_rounds(transfers: list[Transfer], cells) -> None:
    ids = {each.plan.cell_round_id for each in transfers if not each.plan.is_carried}
    of_cells = CellRound.objects.filter(
        cell__in=[cell.pk for cell in cells], status=CellRoundStatus.OPEN
    )
    ids |= set(of_cells.values_list("pk", flat=True))
    for each in CellRound.objects.filter(pk__in=ids).order_by("pk"):
        hold(each, OPEN_FOR_WRITING)


def move(transfer: Transfer, *, now: datetime) -> None:
    """One that ended or was moved in the meantime is left as it is."""
    plan = transfer.plan
    if not hold(plan, MOVE_PLAN.sources):
        return
    plan.refresh_from_db(fields=["status", "version"])
    lines = followed_lines(plan, newest_standing(plan))
    rows = standings(lines, timezone.localdate(now))
    open_lines = [open_line(each) for each in rows if each.is_open]
    move_plan(plan=plan, cell=transfer.cell, open_lines=open_lines, now=now)


def open_line(standing: LineStanding) -> OpenLine:
    """Nothing is owed of what was delivered, but not evaluated as met."""
    line = standing.line
    return OpenLine(
        line=line.id,
        title=line.title,
        kind=line.kind,
        quantity=max(line.planned - standing.done, 0),
        unit=line.unit,
        start_on=line.start_on,
        due_on=line.due_on,
    )


def members_to_follow(on: date) -> list[int]:
    """Whose plans stand in another cell than they belong to today."""
    return sorted({each.plan.author_id for each in transfers_on(on)})
