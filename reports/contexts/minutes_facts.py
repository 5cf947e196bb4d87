"""Fills the minutes from their fixed content, or from the draft."""

from django.utils.timezone import localtime

from cells.meetings.minutes_content import shown_parts
from cells.meetings.minutes_sections import sections_of
from cells.meetings.models import (
    ConfirmingRole,
    Minutes,
    MinutesConfirmation,
    MinutesStatus,
    PartKind,
)
from reports.contexts.cell_paper import issuer_of
from reports.contexts.minutes import (
    Addition,
    MinutesDocument,
    minutes_subject,
    short_code,
)
from reports.contexts.party_document import DRAFT, PartyDocument, party_date

MINUTES = "BIÊN BẢN"
ROLES = {ConfirmingRole.CHAIR: "chủ trì", ConfirmingRole.CLERK: "thư ký"}


def minutes_document(minutes: Minutes) -> MinutesDocument:
    """A draft bears DỰ THẢO; locked minutes the short code of their content."""
    meeting = minutes.meeting
    parts = shown_parts(minutes)
    is_locked = minutes.status == MinutesStatus.LOCKED
    additions = minutes.additions.all() if is_locked else ()
    return MinutesDocument(
        party=party_of(minutes, MINUTES),
        sections=sections_of(each for each in parts if each.kind != PartKind.CLOSING),
        closing=[
            each
            for each in sections_of(p for p in parts if p.kind == PartKind.CLOSING)
            if each.parts
        ],
        clerk=meeting.clerk.full_name,
        chair=meeting.chair.full_name,
        additions=tuple(
            Addition(party_date(localtime(row.added_at).date()), row.reason, row.text)
            for row in additions
        ),
        stand_ins=stand_ins(minutes) if is_locked else (),
        print_code=short_code(minutes.content_sha256) if is_locked else "",
    )


def party_of(minutes: Minutes, type_name: str) -> PartyDocument:
    """Of the day of the session; minutes bear no number."""
    meeting = minutes.meeting
    cell_round = meeting.cell_round
    year = cell_round.round.year
    return issuer_of(cell_round.cell).paper(
        year,
        type_name=type_name,
        subject_lines=minutes_subject(year),
        signing_capacity="CHỦ TRÌ",
        signer_name=meeting.chair.full_name,
        draft_marks=(DRAFT,) if minutes.status == MinutesStatus.DRAFT else (),
        issued_on=meeting.held_on,
    )


def stand_ins(minutes: Minutes) -> tuple[str, ...]:
    """Who confirmed for the chair or the clerk, and why."""
    rows = MinutesConfirmation.objects.filter(minutes=minutes).exclude(
        stand_in_reason=""
    )
    return tuple(
        f"Đồng chí {row.member.full_name} xác nhận thay {ROLES[row.role]}, "
        f"lý do: {row.stand_in_reason}"
        for row in rows.select_related("member").order_by("role")
    )
