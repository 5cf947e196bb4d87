"""What the chair reads before recording that the cell has passed the minutes."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.canonical import content_hash
from cells.dates import clock
from cells.meetings.minutes_content import content_of, parts_of, parts_to_pass
from cells.meetings.minutes_drafting import News, drafts_of, news_of, records_of
from cells.meetings.minutes_drafting.drafts import GAP
from cells.meetings.minutes_sections import Section, sections_of
from cells.meetings.models import Minutes, VoteStatus
from cells.meetings.services.minutes_passing import (
    is_edited_after,
    recorded_since,
    votes_on,
)
from cells.meetings.vote_words import result_sentence


@dataclass(frozen=True)
class VoteChoice:
    pk: int
    text: str
    when: str


@dataclass(frozen=True)
class PassPage:
    """``shown``: the hash of everything that passing would fix.

    ``must_draft``: why they are drafted anew before it; ``draft_url``: the way to it,
    also where it is only wise.
    """

    version: int
    shown: str
    sections: list[Section]
    votes: list[VoteChoice]
    warnings: list[str]
    must_draft: str = ""
    draft_url: str = ""


def pass_page(minutes: Minutes) -> PassPage:
    parts, records = parts_of(minutes), records_of(minutes.meeting)
    votes = list(votes_on(minutes))
    news = news_of(parts, drafts_of(records))
    shown = parts_to_pass(parts, records)
    draft = reverse("meetings:draft_minutes", args=[minutes.meeting_id])
    return PassPage(
        version=minutes.version,
        shown=content_hash(content_of(minutes.meeting, parts, records)),
        sections=sections_of(shown),
        votes=[
            VoteChoice(vote.pk, result_sentence(vote), clock(vote.closed_at))
            for vote in votes
        ],
        warnings=warnings_of(minutes, parts, news, votes, has_gap=has_gap(shown)),
        must_draft=recorded_since() if news.hinders else "",
        draft_url=draft if news.hinders or news.is_closing_open else "",
    )


def has_gap(shown) -> bool:
    return any(GAP in part.text for part in shown)


def warnings_of(
    minutes: Minutes, parts, news: News, votes, *, has_gap: bool
) -> list[str]:
    """What the chair should see; nothing of it hinders the passing but the vote."""
    found = []
    if not votes:
        found.append(
            _(
                "The cell has not passed the minutes by a vote yet. "
                "Put them to the vote."
            )
        )
    if minutes.meeting.votes.filter(status=VoteStatus.OPEN).exists():
        found.append(_("The cell is voting on a question just now."))
    if votes and news.is_closing_open:
        found.append(
            _(
                "The closing does not say the vote on the minutes or the end of the "
                "session as they are recorded. Draft the minutes anew."
            )
        )
    if has_gap:
        found.append(_("A place marked “…” is still open in the text."))
    if votes and is_edited_after(parts, votes[0]):
        found.append(_("The text was edited after the cell had voted on it."))
    return found
