"""The end of a session of the demonstration: its conclusion, and minutes that are
drafted, passed, confirmed and locked."""

from datetime import datetime, timedelta

from cells.canonical import content_hash
from cells.meetings.minutes_content import content_now
from cells.meetings.models import Meeting, Minutes
from cells.meetings.services.conclusion import save_conclusion, start_conclusion
from cells.meetings.services.minutes import draft_minutes
from cells.meetings.services.minutes_confirming import confirm_minutes
from cells.meetings.services.minutes_passing import pass_minutes
from cells.models import Member
from cells.saving import Edit

EVENING = timedelta(hours=3)


def write_conclusion(meeting: Meeting, text: str, by: Member, now: datetime) -> None:
    paper = start_conclusion(meeting=meeting, by=by, now=now)
    edit = Edit(0, {"text": text.strip()}, seen_version=paper.version)
    save_conclusion(
        meeting=meeting, paper=paper, edit=edit, page="", sequence=0, by=by, now=now
    )


def bring_minutes_to_lock(meeting, vote, now: datetime) -> None:
    """``vote``: by which the cell passed them; both confirm them in the evening."""
    minutes = draft_minutes(meeting=meeting, by=meeting.clerk, now=now)
    pass_minutes(
        minutes=minutes,
        vote=vote,
        is_read_out=True,
        shown=content_hash(content_now(minutes)),
        seen_version=minutes.version,
        by=meeting.chair,
        now=now,
    )
    for who in (meeting.clerk, meeting.chair):
        now += EVENING
        minutes = Minutes.objects.get(pk=minutes.pk)
        confirm_minutes(
            minutes=minutes,
            shown=minutes.content_sha256,
            seen_version=minutes.version,
            by=who,
            now=now,
        )
