"""What a paper says of the figures: of the whole cell, no more than members may read.

With fewer counted reports than the organisation's choice (10) no number and no order
is given: only that somebody declared it, as in the members' copy of the summary.
"""

from dataclasses import dataclass

from cells.indicators.models import Indicator, IndicatorGroup
from cells.journey.draft_papers.facts import PaperFacts
from cells.summaries.models import LineKind
from cells.summaries.words import causes

MOST = 3
# The names of the three parts as they stand inside a sentence (paper 5.2, II.3).
PARTS = {
    1: "suy thoái về tư tưởng chính trị",
    2: "suy thoái về đạo đức, lối sống",
    3: "“tự diễn biến”, “tự chuyển hóa”",
}
NONE_DECLARED = "không có đảng viên tự nhận; chi bộ chưa phát hiện"


@dataclass(frozen=True)
class Declared:
    indicator: Indicator
    members: int


def most_declared(facts: PaperFacts) -> list[Declared]:
    """Those that most members declared, and those with as many as the third; all that
    anybody declared, by their numbers, where no number may be named."""
    if not facts.summary:
        return []
    declared = [
        Declared(indicator, members)
        for indicator in facts.indicators
        if (members := facts.figures.declared(indicator.code))
    ]
    if facts.is_masked:
        return declared
    declared.sort(key=lambda each: (-each.members, each.indicator.number))
    if len(declared) > MOST:
        least = declared[MOST - 1].members
        declared = [each for each in declared if each.members >= least]
    return declared


def topics(facts: PaperFacts) -> str:
    """For those who speak: “biểu hiện số 3, … (10/15 đảng viên)”."""
    return "; ".join(
        f"biểu hiện số {each.indicator.number}, {each.indicator.label}"
        f"{share(facts, each, 'đảng viên')}"
        for each in most_declared(facts)
    )


def to_be_mended(facts: PaperFacts) -> str:
    """For the conclusions: “biểu hiện số 3 (10/15 đảng viên tự nhận)”."""
    return "; ".join(
        f"biểu hiện số {each.indicator.number}{share(facts, each, 'đảng viên tự nhận')}"
        for each in most_declared(facts)
    )


def share(facts: PaperFacts, declared: Declared, words: str) -> str:
    if facts.is_masked:
        return ""
    return f" ({declared.members}/{facts.figures.counted} {words})"


def parts_undeclared(facts: PaperFacts) -> str:
    """A sentence for each of the three parts in which nobody declared anything."""
    if not facts.summary:
        return ""
    groups = {indicator.group.number: indicator.group for indicator in facts.indicators}
    return "\n".join(
        f"Về {part_name(facts, group)}: {facts.spelled(NONE_DECLARED)}."
        for number, group in sorted(groups.items())
        if not facts.figures.groups[number]
    )


def part_name(facts: PaperFacts, group: IndicatorGroup) -> str:
    """The name of the catalogue, which is never respelled, only where it must be."""
    if group.number in PARTS:
        return facts.spelled(PARTS[group.number])
    return group.name


def subjective_causes(facts: PaperFacts) -> str:
    """As the summary words them: a leader wrote or confirmed each."""
    lines = causes(facts.lines, LineKind.SUBJECTIVE)
    return ". ".join(line.text.strip().rstrip(".;, ") for line in lines)
