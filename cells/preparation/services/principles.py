"""Keeps the principles that a cell adds to the fixed ones (O3)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.organisation.models import Member, Organisation
from cells.preparation.models.principles import CellPrinciple
from cells.preparation.services.preparing import change_seen, next_position
from cells.workflow import WorkflowError

MOST_PRINCIPLES = 12


@transaction.atomic
def add_principle(
    *, cell: Organisation, text: str, by: Member, now: datetime
) -> CellPrinciple:
    """The cell reads it below the fixed ones. Raises ``WorkflowError`` past twelve."""
    rows = CellPrinciple.objects.filter(cell=cell)
    if rows.standing().count() >= MOST_PRINCIPLES:
        raise WorkflowError(
            _("More than %(n)s principles are not read by anybody. Change one.")
            % {"n": MOST_PRINCIPLES}
        )
    principle = CellPrinciple.objects.create(
        cell=cell, text=text, position=next_position(rows)
    )
    record("principle.add", principle, by=by, now=now)
    return principle


@transaction.atomic
def change_principle(
    *,
    principle: CellPrinciple,
    text: str,
    seen_version: int,
    by: Member,
    now: datetime,
) -> None:
    """It says what was typed."""
    change_seen(principle, seen_version=seen_version, text=text)
    record("principle.change", principle, by=by, now=now)


@transaction.atomic
def remove_principle(
    *, principle: CellPrinciple, seen_version: int, by: Member, now: datetime
) -> None:
    """The cell does not read it any more; its row stays as a trace."""
    change_seen(principle, seen_version=seen_version, removed_at=now, removed_by=by)
    record("principle.remove", principle, by=by, now=now)


@transaction.atomic
def move_principle(
    *, principle: CellPrinciple, up: bool, by: Member, now: datetime
) -> None:
    """It stands one place further up or down; at the end of the list it stays."""
    # Whoever moves another one of the cell at the same moment waits here.
    CellPrinciple.objects.filter(cell=principle.cell_id, pk=principle.pk).update(
        position=principle.position
    )
    rows = list(CellPrinciple.objects.standing().filter(cell=principle.cell_id))
    here = next((i for i, row in enumerate(rows) if row.pk == principle.pk), None)
    if here is None:
        raise WorkflowError(_("It has been taken off the list meanwhile."))
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rows):
        return
    one, other = rows[here], rows[there]
    one.position, other.position = other.position, one.position
    CellPrinciple.objects.bulk_update([one, other], ["position"])
    record("principle.move", principle, by=by, now=now)


def record(action: str, principle: CellPrinciple, *, by: Member, now: datetime) -> None:
    record_action(
        action, principle, organisation_id=principle.cell_id, actor=by, now=now
    )
