"""Fills the checklist of the conditions of a session."""

from django.utils import timezone

from cells.meetings.agenda import meeting_of
from cells.meetings.models import Meeting
from cells.preparation.models.conditions import Condition
from cells.preparation.session_plan import conditions_of
from cells.rounds.models import CellRound
from reports.contexts.cell_paper import issuer_of
from reports.contexts.conditions import (
    ConditionLine,
    ConditionsDocument,
    conditions_subject,
)
from reports.contexts.party_document import PartyDocument, party_date

PREPARER = "NGƯỜI CHUẨN BỊ"


def conditions_document(cell_round: CellRound) -> ConditionsDocument:
    """The list as it stands, for whoever prepares the room."""
    meeting = meeting_of(cell_round)
    return ConditionsDocument(
        party=party_document(cell_round),
        when=when_words(cell_round, meeting),
        where=meeting.place if meeting else "",
        lines=tuple(condition_line(each) for each in conditions_of(cell_round)),
    )


def party_document(cell_round: CellRound) -> PartyDocument:
    """Nobody issues the list, so it has no number and no signer."""
    year = cell_round.round.year
    return issuer_of(cell_round.cell).paper(
        year,
        type_name="DANH MỤC",
        subject_lines=conditions_subject(year),
        signing_capacity=PREPARER,
    )


def when_words(cell_round: CellRound, meeting: Meeting | None) -> str:
    """The hour and day of the meeting, else the day that the round names."""
    if meeting is None or meeting.held_on is None:
        return f"ngày {party_date(cell_round.round.session_on)}"
    day = f"ngày {party_date(meeting.held_on)}"
    if meeting.starts_at is None:
        return day
    return f"{meeting.starts_at:%H} giờ {meeting.starts_at:%M} phút, {day}"


def condition_line(condition: Condition) -> ConditionLine:
    met_text = ""
    if condition.is_met:
        met_on = timezone.localdate(condition.met_at)
        met_text = f"Đã có, {party_date(met_on)}"
    return ConditionLine(condition.text, condition.note, met_text)
