"""Records what is said about a member's deeds, corrects it, strikes it (M3)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.indicators.models import Indicator
from cells.meetings.about_person import is_about_person
from cells.meetings.models import (
    BEGUN,
    ItemStatus,
    Meeting,
    Remark,
    RemarkStatus,
)
from cells.meetings.room import people_in_the_room
from cells.meetings.services.held import take_live
from cells.meetings.transitions import STRIKE_REMARK
from cells.organisation.models import Member
from cells.workflow import WorkflowError, apply_transition

TEXTS = ("deed", "happened", "effect", "proposal")
ANSWERED_WORDS = ("subject_id", *TEXTS)


@dataclass(frozen=True)
class RemarkValues:
    """Who says what of whom, by the four questions; ``deed`` alone is needed."""

    subject: Member
    author: Member
    deed: str
    happened: str = ""
    effect: str = ""
    proposal: str = ""
    indicator: Indicator | None = None

    def texts(self) -> dict[str, str]:
        return {name: getattr(self, name).strip() for name in TEXTS}

    def columns(self) -> dict:
        return {
            "subject": self.subject,
            "author": self.author,
            "indicator": self.indicator,
            **self.texts(),
        }


@transaction.atomic
def record_remark(
    *,
    meeting: Meeting,
    values: RemarkValues,
    page_id: UUID,
    looked_at: str = "",
    by: Member,
    now: datetime,
) -> Remark:
    """The remark stands in the records of the running meeting, once per ``page_id``.

    A page that did not hear the answer sends it again and gets the same row, also
    after the meeting has ended. Raises ``HeldBackError`` at the first press of words
    about a person, ``WorkflowError`` for people who do not take part, once the
    meeting is not under way or its minutes are passed.
    """
    if known := recorded_or_taken(meeting, meeting.remarks, page_id):
        return known
    refuse_values(meeting, values, now)
    remark = Remark.objects.create(
        meeting=meeting,
        page_id=page_id,
        item=item_under_way(meeting),
        is_about_person=is_about_person(values.texts(), looked_at=looked_at),
        recorded_by=by,
        recorded_at=now,
        **values.columns(),
    )
    record_of_meeting("meeting.record_remark", remark, by, now)
    return remark


def recorded_before(rows, page_id: UUID):
    """What this page has recorded already, or None."""
    return rows.filter(page_id=page_id).first()


def recorded_or_taken(meeting: Meeting, rows, page_id: UUID):
    """What this page has recorded already; else the meeting is held and it is None."""
    if known := recorded_before(rows, page_id):
        return known
    take_live(meeting)
    return recorded_before(rows, page_id)


def item_under_way(meeting: Meeting):
    return meeting.items.filter(status=ItemStatus.RUNNING).first()


def refuse_values(meeting: Meeting, values: RemarkValues, now: datetime) -> None:
    if not values.deed.strip():
        raise WorkflowError(_("Say which deed it is about."))
    if values.author == values.subject:
        raise WorkflowError(_("A remark is made by another comrade."))
    refuse_absent(meeting, [values.author, values.subject], now)


def refuse_absent(meeting: Meeting, people: list[Member], now: datetime) -> None:
    """Only members of the cell who take part are spoken of and speak."""
    present = people_in_the_room(meeting, timezone.localdate(now))
    if not set(people) <= set(present):
        raise WorkflowError(
            _("Choose members of the cell who take part in this session.")
        )


@transaction.atomic
def change_remark(
    *,
    remark: Remark,
    values: RemarkValues,
    seen_version: int,
    looked_at: str = "",
    by: Member,
    now: datetime,
) -> None:
    """The remark says what was said, until the minutes are passed.

    Words that the member has answered stay as they are: the answer is to them.
    Raises as ``record_remark``, and if it was changed since ``seen_version``.
    """
    take_live(remark.meeting, statuses=BEGUN)
    refuse_values(remark.meeting, values, now)
    remark.refresh_from_db()
    if remark.answer and not is_same_to_subject(remark, values):
        raise WorkflowError(
            _(
                "The comrade concerned has answered these words, so they are not "
                "changed any more. Record a further remark instead."
            )
        )
    marked = is_about_person(values.texts(), looked_at=looked_at)
    store(
        Remark.objects.filter(status=RemarkStatus.RECORDED),
        remark,
        seen_version,
        is_about_person=marked,
        **values.columns(),
    )
    record_of_meeting("meeting.change_remark", remark, by, now)


def is_same_to_subject(remark: Remark, values: RemarkValues) -> bool:
    told = {"subject_id": values.subject.pk, **values.texts()}
    return all(getattr(remark, name) == told[name] for name in ANSWERED_WORDS)


def store(rows, record, seen_version: int, **values) -> None:
    """Change ``record`` among ``rows`` if it is still as it was seen."""
    seen = rows.filter(pk=record.pk, version=seen_version)
    if not seen.update(version=seen_version + 1, **values):
        raise WorkflowError(changed_meanwhile())
    record.refresh_from_db()


def changed_meanwhile() -> str:
    return _(
        "Somebody has changed it since you opened the page. It is shown as it stands "
        "now, with what you typed; look at it, then press again."
    )


@transaction.atomic
def strike_remark(
    *, remark: Remark, reason: str, seen_version: int, by: Member, now: datetime
) -> None:
    """The chair takes the remark out of the records; its words stay for the chair.

    It stands in no draft of the minutes and on no page of the member concerned. One
    about the chair is struck by whoever stands in for them (``policies``). Raises
    ``WorkflowError`` without a reason, for a remark about oneself, or once the minutes
    are passed.
    """
    if not reason.strip():
        raise WorkflowError(_("Say why it is struck."))
    if remark.subject_id == by.pk:
        raise WorkflowError(_("Nobody strikes a remark about oneself."))
    take_live(remark.meeting, statuses=BEGUN)
    apply_transition(
        remark,
        STRIKE_REMARK,
        seen_version=seen_version,
        struck_by=by,
        struck_at=now,
        strike_reason=reason.strip(),
    )
    record_of_meeting("meeting.strike_remark", remark, by, now)


def record_of_meeting(action: str, record, by: Member, now: datetime) -> None:
    """Who did what to which row; never an author, never a word."""
    record_action(
        action,
        record,
        organisation_id=record.meeting.cell_round.cell_id,
        actor=by,
        now=now,
    )
