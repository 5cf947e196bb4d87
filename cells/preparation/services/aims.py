"""Saves the aims and the form of a session as they are typed (P1)."""

from datetime import datetime

from django.db import IntegrityError, transaction

from cells.audit.services import record_action
from cells.organisation.models import Member
from cells.preparation.models.preparation import Preparation
from cells.rounds.models import CellRound
from cells.rounds.services import hold_round
from cells.saving import Edit, Saved, judge, store

AIM_FIELDS = ("aims", "session_form", "form_details")


@transaction.atomic
def save_aims(
    *,
    cell_round: CellRound,
    edit: Edit,
    page: str,
    sequence: int,
    by: Member,
    now: datetime,
) -> tuple[Saved, Preparation]:
    """Store aims and form unless another page wrote them meanwhile.

    Raises ``WorkflowError`` if the round is over. The first save is recorded, those
    that follow while the text is typed are not.
    """
    hold_round(cell_round)
    row, is_new = row_of(cell_round)
    outcome = judge(row, edit, AIM_FIELDS, page=page, sequence=sequence)
    if outcome != Saved.STORED:
        transaction.set_rollback(True)
        return outcome, row
    store(row, edit.values, page=page, sequence=sequence, now=now)
    if is_new:
        record_action(
            "preparation.begin",
            row,
            organisation_id=cell_round.cell_id,
            actor=by,
            now=now,
        )
    return outcome, row


def row_of(cell_round: CellRound) -> tuple[Preparation, bool]:
    """The row of the round, which is held, and whether it has just come to be."""
    try:
        with transaction.atomic():
            return Preparation.objects.get_or_create(cell_round=cell_round)
    except IntegrityError:
        return Preparation.objects.get(cell_round=cell_round), False
