"""The figures of a cell: how many members declared what (P8)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from cells.indicators.models import DECLARED, Frequency
from cells.reviews.filed_content import FiledContent


@dataclass(frozen=True)
class Figures:
    """Counts of members. ``counted``: reports that meet the requirement.

    ``levels``: (indicator code, frequency) → members; ``parts``: (code, part number,
    frequency) → members; ``groups``: group number → members with at least one
    declaration in it. A missing key is zero.
    """

    counted: int
    levels: Counter = field(default_factory=Counter)
    parts: Counter = field(default_factory=Counter)
    groups: Counter = field(default_factory=Counter)

    def members(self, code: str, frequency: str) -> int:
        """Members at one frequency; “none” follows from the counted reports."""
        if frequency == Frequency.NONE:
            return self.counted - self.declared(code)
        return self.levels[code, frequency]

    def declared(self, code: str) -> int:
        return sum(self.levels[code, frequency] for frequency in DECLARED)

    def part_members(self, code: str, part: int) -> int:
        return sum(self.parts[code, part, frequency] for frequency in DECLARED)

    @property
    def indicators_declared(self) -> int:
        return len({code for (code, _level), members in self.levels.items() if members})

    def declarations(self, frequency: str | None = None) -> int:
        """All declarations, or those at one frequency."""
        return sum(
            members
            for (_code, level), members in self.levels.items()
            if frequency in (None, level)
        )


def count(contents: Iterable[FiledContent]) -> Figures:
    """The figures of these reports; each member is counted once."""
    contents = list(contents)
    levels, parts, groups = Counter(), Counter(), Counter()
    for content in contents:
        declared = [a for a in content.answers if a.frequency in DECLARED]
        for answer in declared:
            levels[answer.code, answer.frequency] += 1
            for part in answer.parts:
                parts[answer.code, part["number"], answer.frequency] += 1
        groups.update({answer.group for answer in declared})
    return Figures(len(contents), levels, parts, groups)
