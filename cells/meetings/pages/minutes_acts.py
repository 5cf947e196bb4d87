"""What the chair reads before recording that the cell has passed the minutes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cells.canonical import content_hash
from cells.dates import clock
from cells.meetings.minutes_content import content_of, parts_of, shown_part
from cells.meetings.minutes_drafting import drafts_of, key_of, records_of
from cells.meetings.minutes_drafting.drafts import GAP
from cells.meetings.minutes_sections import Section, sections_of
from cells.meetings.models import Minutes, VoteStatus
from cells.meetings.services.minutes_passing import votes_on
from cells.meetings.vote_words import result_sentence


@dataclass(frozen=True)
class VoteChoice:
    pk: int
    text: str
    when: str


@dataclass(frozen=True)
class PassPage:
    """``shown``: the hash of everything that passing would fix."""

    version: int
    shown: str
    sections: list[Section]
    votes: list[VoteChoice]
    warnings: list[str]


def pass_page(minutes: Minutes) -> PassPage:
    parts, records = parts_of(minutes), records_of(minutes.meeting)
    votes = list(votes_on(minutes))
    return PassPage(
        version=minutes.version,
        shown=content_hash(content_of(minutes.meeting, parts, records)),
        sections=sections_of([shown_part(part) for part in parts]),
        votes=[
            VoteChoice(vote.pk, result_sentence(vote), clock(vote.closed_at))
            for vote in votes
        ],
        warnings=warnings_of(minutes, parts, records, votes),
    )


def warnings_of(minutes: Minutes, parts, records, votes) -> list[str]:
    """What the chair should see; nothing of it hinders the passing but the vote."""
    drafted = {key_of(each): each.text for each in drafts_of(records)}
    stored = {key_of(part): part.drafted for part in parts}
    found = []
    if not votes:
        found.append(
            _(
                "The cell has not passed the minutes by a vote yet. Put them to the vote."
            )
        )
    if minutes.meeting.votes.filter(status=VoteStatus.OPEN).exists():
        found.append(_("The cell is voting on a question just now."))
    if drafted != stored:
        found.append(
            _("Something was recorded since the minutes were drafted. Draft them anew.")
        )
    if any(GAP in part.text for part in parts):
        found.append(_("A place marked “…” is still open in the text."))
    edited = [part.saved_at for part in parts if part.saved_at]
    if votes and votes[0].closed_at and edited and max(edited) > votes[0].closed_at:
        found.append(_("The text was edited after the cell had voted on it."))
    return found
