"""Keeps a secretary's own list of talks beforehand (O6).

Nothing here is audited or told to anybody: a trace of who was to be talked to would
be read by others than the writer of the list.
"""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.organisation.models import Member
from cells.preparation.models.talks import TalkBeforehand
from cells.preparation.people import people_of
from cells.rounds.models import CellRound
from cells.rounds.services import hold_round
from cells.workflow import WorkflowError


@transaction.atomic
def add_talk(
    *,
    cell_round: CellRound,
    owner: Member,
    member_id: int,
    planned_on: date | None,
    now: datetime,
) -> TalkBeforehand:
    """The member stands on the list of ``owner``.

    Raises ``WorkflowError`` if the round is over, if the member is on the list
    already, is the owner, or does not belong to the cell.
    """
    hold_round(cell_round)
    people = people_of(cell_round.cell, timezone.localdate(now))
    if member_id == owner.pk or member_id not in people.ids:
        raise WorkflowError(_("Choose another member of the cell."))
    try:
        with transaction.atomic():
            return TalkBeforehand.objects.create(
                cell_round=cell_round,
                owner=owner,
                member_id=member_id,
                planned_on=planned_on,
            )
    except IntegrityError:
        raise WorkflowError(_("This comrade is on your list already.")) from None


@transaction.atomic
def change_talk(
    *, talk: TalkBeforehand, planned_on: date | None, done_on: date | None
) -> None:
    """The two dates are as typed; the last press decides, only one person writes."""
    hold_round(talk.cell_round)
    if not TalkBeforehand.objects.filter(pk=talk.pk).update(
        planned_on=planned_on, done_on=done_on
    ):
        raise WorkflowError(_("This line is no longer on your list."))
    talk.planned_on, talk.done_on = planned_on, done_on


def remove_talk(*, talk: TalkBeforehand) -> None:
    """The line is gone without a trace; also when the round is over."""
    TalkBeforehand.objects.filter(pk=talk.pk).delete()
