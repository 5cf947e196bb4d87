"""The summary for its secretary, and for the deputy once it is passed."""

from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cells.indicators.models import DECLARED, Frequency
from cells.summaries.figures import figures_of, indicators_of, report_counts
from cells.summaries.models import (
    EDITABLE,
    IS_PASSED,
    CellSummary,
    LineKind,
    SummaryStatus,
)
from cells.summaries.pages.matrix import (
    MatrixGroup,
    MostRow,
    matrix_groups,
    most_declared,
)
from cells.summaries.pages.narrative import NarrativePart, narrative_parts
from cells.summaries.pages.shared import (
    Badge,
    address,
    numbers_text,
    protective_sentence,
    status_badge,
)
from cells.summaries.tally import Figures
from cells.summaries.words import causes, lines_of, measures_of, numbers_by_row


@dataclass(frozen=True)
class Figure:
    value: str
    label: str


@dataclass(frozen=True)
class CauseList:
    """The lines of one kind; ``total`` is the sum of their members."""

    label: str
    total: int
    lines: list


@dataclass(frozen=True)
class LineRow:
    text: str
    numbers: str
    members: int


@dataclass(frozen=True)
class MeasureRow:
    place: int
    text: str
    numbers: str
    person: str
    due_on: str
    product: str
    proposed_by: int
    is_finished: bool


@dataclass(frozen=True)
class WayStep:
    """One step of the way; ``state``: done, current or later."""

    label: str
    state: str


@dataclass(frozen=True)
class Action:
    url: str
    label: str


@dataclass
class SummaryPage:
    title: str
    round_title: str
    status: Badge
    protective_sentence: str
    figures: list[Figure]
    frequencies: list[str]
    groups: list[MatrixGroup]
    most: list[MostRow]
    most_levels: list[tuple]
    unfinished_text: str
    causes: list[CauseList]
    measures: list[MeasureRow]
    narrative: list[NarrativePart]
    way: list[WayStep]
    preview_url: str
    pdf_url: str
    main: Action | None = None
    edit_urls: dict = field(default_factory=dict)
    undo: list[Action] = field(default_factory=list)
    members_url: str = ""
    hash: str = ""


def summary_page(summary: CellSummary, *, may_edit: bool = True) -> SummaryPage:
    """``summary`` comes with its round, cell and narrative; twelve queries a page."""
    figures, counts = figures_of(summary), report_counts(summary)
    indicators = indicators_of(summary)
    numbers = numbers_by_row(summary)
    page = SummaryPage(
        title=_("Cell summary"),
        round_title=summary.cell_round.round.title,
        status=status_badge(summary),
        protective_sentence=protective_sentence(),
        figures=figure_strip(figures, counts, len(indicators)),
        frequencies=[str(frequency.label) for frequency in Frequency],
        groups=matrix_groups(indicators, figures, summary.pk if may_edit else None),
        most=most_declared(indicators, figures),
        most_levels=[(h, f.label) for h, f in zip((2, 3, 5), DECLARED, strict=True)],
        unfinished_text=unfinished_text(counts.unfinished),
        causes=cause_lists(lines_of(summary, numbers)),
        measures=[measure_row(each) for each in measures_of(summary, numbers)],
        narrative=narrative_parts(summary),
        way=way_of(summary),
        preview_url=address("reports:cell_summary_preview", summary),
        pdf_url=address("reports:cell_summary_pdf", summary),
        hash=summary.content_sha256,
    )
    if summary.status != SummaryStatus.DRAFT:
        page.members_url = address("reports:members_copy", summary)
    if may_edit:
        offer_acts(page, summary)
    return page


def offer_acts(page: SummaryPage, summary: CellSummary) -> None:
    """What the secretary can do with it in its state."""
    if summary.status in EDITABLE:
        page.edit_urls = {
            name: address(f"summaries:{name}", summary)
            for name in ("narrative", "lines", "measures")
        }
    if summary.status == SummaryStatus.DRAFT:
        page.main = Action(
            address("journey:freeze", summary), _("Freeze the figures for the cell")
        )
    elif summary.status == SummaryStatus.BEFORE_CELL:
        page.main = Action(
            address("journey:pass_summary", summary), _("The cell has passed it")
        )
        page.undo = [
            Action(address("journey:reopen_reviews", summary), _("Open the reports"))
        ]
    elif summary.status in IS_PASSED - {SummaryStatus.SENT}:
        page.undo = [
            Action(address("journey:reopen_summary", summary), _("Open the summary"))
        ]


def way_of(summary: CellSummary) -> list[WayStep]:
    labels = [_("Draft"), _("Before the cell"), _("Passed by the cell")]
    order = [SummaryStatus.DRAFT, SummaryStatus.BEFORE_CELL]
    here = order.index(summary.status) if summary.status in order else len(labels)
    states = ["done"] * here + ["current"] + ["later"] * 3
    return [WayStep(label, state) for label, state in zip(labels, states, strict=False)]


def figure_strip(figures: Figures, counts, indicators: int) -> list[Figure]:
    return [
        Figure(f"{figures.counted}/{counts.must_write}", _("reports counted")),
        Figure(f"{figures.indicators_declared}/{indicators}", _("indicators declared")),
        Figure(str(figures.declarations()), _("declarations")),
        Figure(by_frequency(figures), _("rarely, occasionally, often")),
    ]


def by_frequency(figures: Figures) -> str:
    return " · ".join(str(figures.declarations(level)) for level in DECLARED)


def unfinished_text(unfinished: int) -> str:
    if not unfinished:
        return ""
    return _("%(n)s reports do not meet the requirement and are not counted.") % {
        "n": unfinished
    }


def cause_lists(lines) -> list[CauseList]:
    return [
        CauseList(
            label=str(kind.label),
            total=sum(line.members for line in causes(lines, kind)),
            lines=[
                LineRow(line.text, numbers_text(line.numbers), line.members)
                for line in causes(lines, kind)
            ],
        )
        for kind in LineKind
    ]


def measure_row(each) -> MeasureRow:
    return MeasureRow(
        place=each.position,
        text=each.text,
        numbers=numbers_text(each.numbers),
        person=each.person_name,
        due_on=date_format(each.due_on, "d/m/Y") if each.due_on else "",
        product=each.product,
        proposed_by=each.proposed_by,
        is_finished=each.is_finished,
    )
