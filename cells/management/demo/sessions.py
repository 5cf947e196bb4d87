"""The sessions of the demonstration that are called: one can be begun at once."""

from cells.management.demo.content import Calendar, rows
from cells.meetings.services import convene
from cells.models import Meeting, Member


def convene_sessions(round_key: str, review_round, calendar: Calendar) -> None:
    """The cells whose files say so are called together, with their invitations."""
    for row in rows("preparation.toml", "preparation"):
        if row["round"] != round_key or "convened" not in row["meeting"]:
            continue
        meeting = Meeting.objects.select_related(
            "cell_round__round", "cell_round__cell"
        ).get(cell_round__round=review_round, cell_round__cell__code=row["cell"])
        convene(
            meeting=meeting,
            seen_version=meeting.version,
            by=Member.objects.get(username=row["by"]),
            now=calendar.moment(*row["meeting"]["convened"]),
        )
