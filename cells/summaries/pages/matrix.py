"""The matrix of 27 by four, and the indicators that most members declared."""

from dataclasses import dataclass

from django.urls import reverse

from cells.indicators.models import DECLARED, Frequency
from cells.summaries.pages.shared import nobody_sentence
from cells.summaries.tally import Figures

HEAT_STEPS = 5
MOST_SHOWN = 4
BAR = 100


@dataclass(frozen=True)
class Cell:
    """``url`` leads to who stands behind the number; empty where nobody may ask."""

    members: int
    heat: int
    label: str = ""
    url: str = ""


@dataclass(frozen=True)
class PartRow:
    text: str
    members: int


@dataclass(frozen=True)
class MatrixRow:
    number: int
    label: str
    none: int
    levels: list[Cell]
    is_declared: bool
    parts: list[PartRow]


@dataclass(frozen=True)
class MatrixGroup:
    name: str
    members: int
    rows: list[MatrixRow]
    nobody_text: str


@dataclass(frozen=True)
class BarPart:
    heat: int
    x: float
    width: float


@dataclass(frozen=True)
class MostRow:
    number: int
    label: str
    members: int
    counted: int
    bar: list[BarPart]


def matrix_groups(indicators, figures: Figures, behind_of=None) -> list[MatrixGroup]:
    """``behind_of``: primary key of the summary whose numbers may be asked about."""
    groups = {}
    for indicator in indicators:
        row = matrix_row(indicator, figures, behind_of)
        groups.setdefault(indicator.group, []).append(row)
    return [
        MatrixGroup(
            name=group.shown_name,
            members=figures.groups[group.number],
            rows=rows,
            nobody_text=nobody_text(figures, rows),
        )
        for group, rows in groups.items()
    ]


def nobody_text(figures: Figures, rows) -> str:
    if not figures.counted or any(row.is_declared for row in rows):
        return ""
    return nobody_sentence()


def matrix_row(indicator, figures: Figures, behind_of) -> MatrixRow:
    declared = figures.declared(indicator.code)
    return MatrixRow(
        number=indicator.number,
        label=indicator.shown_label,
        none=figures.members(indicator.code, Frequency.NONE),
        levels=[level_cell(indicator, level, figures, behind_of) for level in DECLARED],
        is_declared=bool(declared),
        parts=[
            PartRow(part.text, members)
            for part in indicator.parts.all()
            if (members := figures.part_members(indicator.code, part.number))
        ],
    )


def level_cell(indicator, level, figures: Figures, behind_of) -> Cell:
    """Darker with the share of the counted reports, in five steps."""
    members = figures.members(indicator.code, level)
    if not members or not figures.counted:
        return Cell(members, 0)
    heat = min(HEAT_STEPS, 1 + members * HEAT_STEPS // (figures.counted + 1))
    url = ""
    if behind_of:
        url = reverse("summaries:behind", args=[behind_of, indicator.number, level])
    return Cell(members, heat, f"{indicator.number}, {level.label}", url)


def most_declared(indicators, figures: Figures) -> list[MostRow]:
    """The indicators that most members declared, the first by number if alike."""
    declared = [each for each in indicators if figures.declared(each.code)]
    declared.sort(key=lambda each: (-figures.declared(each.code), each.number))
    return [
        MostRow(
            number=each.number,
            label=each.shown_label,
            members=figures.declared(each.code),
            counted=figures.counted,
            bar=split_bar(each.code, figures),
        )
        for each in declared[:MOST_SHOWN]
    ]


def split_bar(code: str, figures: Figures) -> list[BarPart]:
    """Widths in hundredths of the counted reports, side by side."""
    parts, x = [], 0.0
    for heat, level in zip((2, 3, 5), DECLARED, strict=True):
        width = round(BAR * figures.members(code, level) / figures.counted, 2)
        if width:
            parts.append(BarPart(heat, round(x, 2), width))
        x += width
    return parts
