"""Fills one member's extract of the locked minutes."""

from cells.meetings.minutes_extract import Extract
from cells.meetings.models import Minutes
from reports.contexts.minutes import ExtractDocument, short_code
from reports.contexts.minutes_facts import party_of
from reports.contexts.party_document import party_date

EXTRACT = "TRÍCH BIÊN BẢN"


def extract_document(minutes: Minutes, member, extract: Extract) -> ExtractDocument:
    meeting = minutes.meeting
    return ExtractDocument(
        party=party_of(minutes, EXTRACT),
        member_name=member.full_name,
        cell_name=meeting.cell_round.cell.name,
        day=party_date(meeting.held_on),
        extract=extract,
        clerk=meeting.clerk.full_name,
        chair=meeting.chair.full_name,
        print_code=short_code(minutes.content_sha256),
    )
