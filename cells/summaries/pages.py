"""The page of counts: the matrix of 27 by four, and the groups."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.indicators.models import DECLARED, Frequency
from cells.summaries.figures import figures_of, head_counts, indicators_of
from cells.summaries.models import CellSummary
from cells.summaries.tally import Figures

HEAT_STEPS = 5


@dataclass(frozen=True)
class Cell:
    members: int
    heat: int


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
class Figure:
    value: str
    label: str


@dataclass(frozen=True)
class SummaryPage:
    title: str
    round_title: str
    status_label: str
    protective_sentence: str
    figures: list[Figure]
    frequencies: list[str]
    groups: list[MatrixGroup]
    unfinished_text: str
    pdf_url: str


def summary_page(summary: CellSummary) -> SummaryPage:
    figures, heads = figures_of(summary), head_counts(summary)
    indicators = indicators_of(summary)
    return SummaryPage(
        title=_("Cell summary"),
        round_title=summary.cell_round.round.title,
        status_label=status_label(summary),
        protective_sentence=_(
            "The figures were declared by members in order to mend themselves. Many "
            "declarations may come of greater candour; read them beside what was "
            "mended, and do not compare cells by them."
        ),
        figures=[
            Figure(f"{figures.counted}/{heads.must_write}", _("reports counted")),
            Figure(
                f"{figures.indicators_declared}/{len(indicators)}",
                _("indicators declared"),
            ),
            Figure(str(figures.declarations()), _("declarations")),
            Figure(by_frequency(figures), _("rarely, occasionally, often")),
        ],
        frequencies=[str(frequency.label) for frequency in Frequency],
        groups=matrix_groups(indicators, figures),
        unfinished_text=unfinished_text(heads.unfinished),
        pdf_url=reverse("reports:cell_summary_pdf", args=[summary.pk]),
    )


def status_label(summary: CellSummary) -> str:
    if summary.status == "draft":
        return _("Draft %(n)s") % {"n": summary.draft_number}
    return str(summary.get_status_display())


def by_frequency(figures: Figures) -> str:
    return " · ".join(str(figures.declarations(level)) for level in DECLARED)


def unfinished_text(unfinished: int) -> str:
    if not unfinished:
        return ""
    return _(
        "%(n)s reports do not meet the requirement yet and are not counted. The paper "
        "carries the mark of a draft."
    ) % {"n": unfinished}


def matrix_groups(indicators, figures: Figures) -> list[MatrixGroup]:
    groups = {}
    for indicator in indicators:
        groups.setdefault(indicator.group, []).append(matrix_row(indicator, figures))
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
    return _("No member declared anything here; the cell has found nothing so far.")


def matrix_row(indicator, figures: Figures) -> MatrixRow:
    declared = figures.declared(indicator.code)
    return MatrixRow(
        number=indicator.number,
        label=indicator.shown_label,
        none=figures.members(indicator.code, Frequency.NONE),
        levels=[
            heat_cell(figures.members(indicator.code, level), figures.counted)
            for level in DECLARED
        ],
        is_declared=bool(declared),
        parts=[
            PartRow(part.text, members)
            for part in indicator.parts.all()
            if (members := figures.part_members(indicator.code, part.number))
        ],
    )


def heat_cell(members: int, counted: int) -> Cell:
    """Darker with the share of the counted reports, in five steps."""
    if not members or not counted:
        return Cell(members, 0)
    return Cell(members, min(HEAT_STEPS, 1 + members * HEAT_STEPS // (counted + 1)))
