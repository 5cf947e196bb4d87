"""Numbers the items of a running order without two of them ever sharing a place."""

from collections.abc import Sequence

from django.db.models import Case, F, Value, When

from cells.meetings.models import Meeting

OUT_OF_THE_WAY = 10_000  # beyond every position in use


def renumber(meeting: Meeting, ids: Sequence[int]) -> None:
    """The items stand in the order of ``ids``, which names each of them once.

    SQLite checks the unique position row by row: all rows first go to places that
    nobody uses, then each to its own.
    """
    if not ids:
        return
    meeting.items.update(position=F("position") + OUT_OF_THE_WAY)
    places = [When(pk=pk, then=Value(place)) for place, pk in enumerate(ids, start=1)]
    meeting.items.update(position=Case(*places))
