"""What was recorded since the minutes were drafted, part by part."""

from collections.abc import Iterable
from dataclasses import dataclass

from cells.meetings.minutes_drafting.drafts import Draft, key_of
from cells.meetings.models import MinutesPart, PartKind

# The vote on the minutes and the end of the session come after the reading.
COMES_AFTERWARDS = frozenset({PartKind.CLOSING})


@dataclass(frozen=True)
class News:
    """``changed``: the parts that would be drafted otherwise now; ``missing``: how many
    records have no part; ``is_reordered``: they spoke in another order."""

    changed: tuple[MinutesPart, ...]
    missing: int
    is_reordered: bool

    @property
    def hinders(self) -> bool:
        """Passed as they are, the minutes would not say what is recorded."""
        changed = any(part.kind not in COMES_AFTERWARDS for part in self.changed)
        return changed or bool(self.missing) or self.is_reordered

    @property
    def is_closing_open(self) -> bool:
        """Somebody wrote the closing otherwise; else passing words it by the vote."""
        return any(
            part.kind in COMES_AFTERWARDS and part.text != part.drafted
            for part in self.changed
        )


def news_of(parts: Iterable[MinutesPart], drafts: Iterable[Draft]) -> News:
    """Compares what ``parts`` were drafted from, never what somebody made of it.

    A draft says everything that the minutes take from the records, so equal drafts are
    equal records. A part that was kept for its words alone has no draft.
    """
    stored = {key_of(part): part for part in parts}
    drafted = {key_of(each): each.text for each in drafts}
    return News(
        changed=tuple(
            part for key, part in stored.items() if part.drafted != drafted.get(key, "")
        ),
        missing=len(drafted.keys() - stored.keys()),
        is_reordered=[key for key in stored if key in drafted]
        != [key for key in drafted if key in stored],
    )
