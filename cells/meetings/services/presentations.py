"""What the minutes say of a member's self-criticism, which the member confirms."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from cells.meetings.models import MeetingStatus, Turn
from cells.meetings.services.held import stale, take_live
from cells.meetings.services.trace import record
from cells.organisation.models import Member
from cells.workflow import WorkflowError

WRITTEN_IN = (MeetingStatus.RUNNING, MeetingStatus.ENDED)


@dataclass(frozen=True)
class Presentation:
    """What was said, and what the member took up or explained at the end."""

    summary: str
    response: str


@transaction.atomic
def write_presentation(
    *,
    turn: Turn,
    texts: Presentation,
    seen_version: int,
    by: Member,
    now: datetime,
) -> None:
    """The recorder writes it; a changed summary is to be confirmed anew.

    Raises ``WorkflowError`` if it was written meanwhile, or the minutes are passed.
    """
    take_live(turn.meeting, statuses=WRITTEN_IN)
    stored = Turn.objects.get(pk=turn.pk)
    is_same = stored.summary == texts.summary
    store(
        turn,
        seen_version,
        summary=texts.summary,
        response=texts.response,
        summary_confirmed_at=stored.summary_confirmed_at if is_same else None,
    )
    record(turn.meeting, "meeting.write_presentation", by=by, now=now, turn=turn.pk)


@transaction.atomic
def confirm_presentation(
    *, turn: Turn, texts: Presentation, seen_version: int, now: datetime
) -> None:
    """The member confirms both texts, corrected or as they stand.

    Raises ``WorkflowError`` if they were written meanwhile, or the minutes are passed.
    """
    take_live(turn.meeting, statuses=WRITTEN_IN)
    store(
        turn,
        seen_version,
        summary=texts.summary,
        response=texts.response,
        summary_confirmed_at=now,
    )
    record(
        turn.meeting,
        "meeting.confirm_presentation",
        by=turn.member,
        now=now,
        turn=turn.pk,
    )


def store(turn: Turn, seen_version: int, **changes) -> None:
    rows = Turn.objects.filter(pk=turn.pk, version=seen_version)
    if not rows.update(version=F("version") + 1, **changes):
        raise WorkflowError(stale())
