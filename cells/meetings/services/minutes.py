"""Drafts the minutes from the records, and saves what people write into them (M6)."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from cells.meetings.minutes_content import parts_of
from cells.meetings.minutes_drafting import Draft, drafts_of, key_of, records_of
from cells.meetings.models import (
    BEGUN,
    Meeting,
    Minutes,
    MinutesPart,
    MinutesStatus,
)
from cells.meetings.services.held import take_live
from cells.meetings.services.trace import record
from cells.organisation.models import Member
from cells.rounds.services import hold_round
from cells.saving import Edit, Saved, nothing_stored, store_edits
from cells.workflow import WorkflowError, hold

PART_FIELDS = ("text",)
OUT_OF_THE_WAY = 10_000  # more than any minutes have parts


@transaction.atomic
def draft_minutes(*, meeting: Meeting, by: Member, now: datetime) -> Minutes:
    """The minutes follow the records as they stand now; may be pressed again.

    A text that somebody edited is kept beside the new one where the records of its
    part have changed, and stays where they have not. Raises ``WorkflowError`` before
    the session has begun, or once the minutes are passed.
    """
    take_live(meeting, statuses=BEGUN)
    meeting.refresh_from_db(fields=["started_at", "ended_at"])
    minutes = Minutes.objects.filter(meeting=meeting).first()
    if minutes is None:
        minutes = new_minutes(meeting, by, now)
    else:
        hold(minutes, [MinutesStatus.DRAFT], version=F("version") + 1)
    minutes.meeting = meeting
    renew_parts(minutes, drafts_of(records_of(meeting)), now)
    minutes.refresh_from_db(fields=["version"])
    record(meeting, "minutes.draft", by=by, now=now, parts=minutes.parts.count())
    return minutes


def new_minutes(meeting: Meeting, by: Member, now: datetime) -> Minutes:
    try:
        with transaction.atomic():
            return Minutes.objects.create(
                meeting=meeting, drafted_by=by, drafted_at=now
            )
    except IntegrityError:
        raise WorkflowError(_("The minutes exist already. Open them again.")) from None


def renew_parts(minutes: Minutes, drafts: list[Draft], now: datetime) -> None:
    """Rows stay rows, so that a page that is open goes on with them."""
    minutes.parts.update(position=F("position") + OUT_OF_THE_WAY)
    stored = {key_of(part): part for part in parts_of(minutes)}
    for position, draft in enumerate(drafts, start=1):
        part = stored.pop(key_of(draft), None)
        if part is None:
            add_part(minutes, draft, position)
        else:
            renew(part, draft.text, position, now)
    keep_what_was_written(stored.values(), first=len(drafts) + 1)


def add_part(minutes: Minutes, draft: Draft, position: int) -> None:
    MinutesPart.objects.create(
        minutes=minutes,
        position=position,
        kind=draft.kind,
        member=draft.member,
        remark=draft.remark,
        finding=draft.finding,
        text=draft.text,
        drafted=draft.text,
    )


def renew(part: MinutesPart, drafted: str, position: int, now: datetime) -> None:
    changes = {"position": position}
    if drafted != part.drafted:
        changes["drafted"] = drafted
        if part.text not in {part.drafted, drafted}:
            changes["replaced"] = part.text
        if part.text != drafted:
            changes |= {
                "text": drafted,
                "version": part.version + 1,
                "saved_by_page": "",
                "saved_sequence": 0,
                "saved_at": now,
            }
    MinutesPart.objects.filter(pk=part.pk).update(**changes)


def keep_what_was_written(gone, *, first: int) -> None:
    """Parts whose records are no more. What was struck or withdrawn leaves the minutes;
    a text of a member's turn that somebody wrote stays, at the end."""
    for part in gone:
        is_own_words = part.text not in {part.drafted, ""}
        if part.remark_id or part.finding_id or not is_own_words:
            part.delete()
        else:
            kept = MinutesPart.objects.filter(pk=part.pk)
            kept.update(position=first, drafted="")
            first += 1


@transaction.atomic
def save_parts(
    *,
    minutes: Minutes,
    edits: list[Edit],
    page: str,
    sequence: int,
    now: datetime,
) -> dict[int, tuple[Saved, MinutesPart]]:
    """Store each part that does not overwrite what another page wrote.

    ``Edit.key`` is the part's id. Raises ``WorkflowError`` once the minutes are passed.
    """
    take_draft(minutes)
    keys = [edit.key for edit in edits]
    rows = {row.pk: row for row in minutes.parts.filter(pk__in=keys)}
    known = [edit for edit in edits if edit.key in rows]
    outcomes = store_edits(
        known, rows, PART_FIELDS, page=page, sequence=sequence, now=now
    )
    if nothing_stored(outcomes):
        transaction.set_rollback(True)
    return outcomes


def take_draft(minutes: Minutes) -> None:
    """Hold the draft to write in it; passing waits, or has won."""
    hold_round(minutes.meeting.cell_round)
    if not hold(minutes, [MinutesStatus.DRAFT], version=F("version") + 1):
        raise WorkflowError(
            _(
                "The minutes are passed and cannot be edited. What you just wrote "
                "stands below."
            )
        )


@transaction.atomic
def use_replaced(*, minutes: Minutes, part_id: int, by: Member, now: datetime) -> None:
    """The edited text that drafting anew put aside stands again; both change places.

    Raises ``WorkflowError`` if nothing is kept beside, or once the minutes are passed.
    """
    take_draft(minutes)
    rows = minutes.parts.filter(pk=part_id).exclude(replaced="")
    taken = rows.update(
        text=F("replaced"),
        replaced=F("text"),
        version=F("version") + 1,
        saved_by_page="",
        saved_sequence=0,
        saved_at=now,
    )
    if not taken:
        raise WorkflowError(_("No other text is kept beside this part."))
    record(minutes.meeting, "minutes.use_replaced", by=by, now=now, part=part_id)
