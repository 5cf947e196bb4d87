"""Fills the summary report of a cell from the database."""

from datetime import date

from django.db.models import Q, Sum
from django.utils import timezone

from cells.indicators.models import DECLARED
from cells.summaries.figures import figures_of, head_counts, indicators_of
from cells.summaries.masking import Copy, is_masked
from cells.summaries.models import IS_PASSED, CellSummary, LineKind
from cells.summaries.tally import Figures
from cells.summaries.words import (
    causes,
    lines_of,
    measures_of,
    narrative_of,
    numbers_by_row,
)
from reports.contexts.cell_paper import issuer_of
from reports.contexts.cell_summary import (
    Added,
    CauseLine,
    Causes,
    CellSummaryDocument,
    Comparison,
    Declarations,
    Measure,
    NotWritten,
    Reading,
)
from reports.contexts.cell_summary_counts import group_counts, most_declared
from reports.contexts.cell_summary_head import party_document, secretary_reader

REASONS = {
    "exempt": "được miễn công tác và sinh hoạt đảng",
    "suspended": "đang bị đình chỉ sinh hoạt đảng",
    "temporary": "sinh hoạt tạm thời, viết tại chi bộ nơi sinh hoạt chính thức",
}
CAUSES = {LineKind.SUBJECTIVE: "Chủ quan", LineKind.OBJECTIVE: "Khách quan"}


def cell_summary_document(
    summary: CellSummary, *, copy: Copy = Copy.FULL, today: date | None = None
) -> CellSummaryDocument:
    """The summary as it stands, for ``copy``; a draft until it is passed."""
    today = today or timezone.localdate()
    cell_round = summary.cell_round
    review_round, cell = cell_round.round, cell_round.cell
    figures, issuer = figures_of(summary), issuer_of(cell)
    hidden = copy == Copy.MEMBERS and is_masked(figures, issuer.choices.mask_below)
    above = issuer.above
    return CellSummaryDocument(
        copy=copy,
        party=party_document(summary, issuer, today),
        year=review_round.year,
        basis=review_round.legal_basis,
        cell_name=cell.name,
        superior_address=above.addressed_as if above else "",
        secretary_read_by=secretary_reader(summary, today),
        plans_on=review_round.plans_on,
        gaps=gaps(summary.status in IS_PASSED),
        **heads_of(summary, today),
        **counts_of(summary, figures, copy, hidden=hidden),
        **words_of(summary, figures.declarations(), hidden=hidden),
    )


def heads_of(summary: CellSummary, today: date) -> dict:
    """The cell by head, and the reports that are missing."""
    heads = head_counts(summary, today)
    frozen_at = summary.frozen_at
    return {
        "members": heads.members,
        "official_members": heads.official,
        "probationary_members": heads.probationary,
        "must_write": heads.must_write,
        "not_written": not_written(heads),
        "unfinished": heads.unfinished,
        "missing_reason": sentence(summary.missing_reports_reason),
        "counted_on": timezone.localdate(frozen_at) if frozen_at else today,
    }


def counts_of(summary, figures: Figures, copy: Copy, *, hidden: bool) -> dict:
    """The figures, as far as ``copy`` may say them."""
    groups = group_counts(indicators_of(summary), figures, copy, hidden=hidden)
    return {
        "accepted": figures.counted,
        "declared": Declarations(*(figures.declarations(level) for level in DECLARED)),
        "groups": groups,
        "most_declared": () if hidden else most_declared(groups),
    }


def words_of(summary: CellSummary, declarations: int, *, hidden: bool) -> dict:
    """What the cell wrote: narrative, causes, measures, proposals."""
    narrative, numbers = narrative_of(summary), numbers_by_row(summary)
    return {
        "reading": reading(narrative),
        "general_assessment": narrative.general_assessment.strip(),
        "common_deeds": narrative.common_deeds.strip(),
        "added": added(narrative) if summary.status in IS_PASSED else None,
        "comparison": comparison(summary, declarations, narrative),
        "causes": cause_lists(lines_of(summary, numbers), hidden=hidden),
        "measures": tuple(
            Measure(row.text, row.numbers, row.person_name, row.due_on, row.product)
            for row in measures_of(summary, numbers)
        ),
        "proposals": narrative.proposals.strip(),
    }


def gaps(is_passed: bool) -> tuple[str, ...]:
    """What the paper leaves open, for the list above the preview."""
    open_places = ("số của báo cáo", "ngày ban hành")
    return open_places if is_passed else (*open_places, "chi bộ chưa thông qua")


def not_written(heads) -> tuple[NotWritten, ...]:
    return tuple(
        NotWritten(REASONS[code], members)
        for code, members in heads.not_writing.items()
        if code in REASONS
    )


def reading(narrative) -> Reading | None:
    found = Reading(
        narrative.reading_from, narrative.reading_to, narrative.members_read
    )
    return found if found.period or found.members is not None else None


def added(narrative) -> Added | None:
    found = Added(
        narrative.cell_added.strip(),
        narrative.cell_added_items,
        narrative.cell_added_agreed,
        narrative.cell_added_explained,
    )
    numbers = (found.items, found.agreed, found.explained)
    has_numbers = any(number is not None for number in numbers)
    return found if found.text or has_numbers else None


def comparison(summary, declarations: int, narrative) -> Comparison | None:
    """With the last frozen summary of the cell, and what the last plans came to."""
    previous = (
        CellSummary.objects.filter(
            cell_round__cell=summary.cell_round.cell_id,
            cell_round__opened_at__lt=summary.cell_round.opened_at,
            frozen_at__isnull=False,
        )
        .order_by("-cell_round__opened_at", "-pk")
        .annotate(counted=Sum("tallies__members", filter=Q(tallies__part=None)))
        .values_list("counted", flat=True)[:1]
    )
    last = next((number or 0 for number in previous), None)
    items, met = narrative.last_plan_items, narrative.last_plan_met
    if last is None and (items is None or met is None):
        return None
    return Comparison(declarations, last, items, met)


def sentence(text: str) -> str:
    """Without the end mark: the paper goes on behind it."""
    return text.strip().rstrip(".;, ")


def cause_lists(lines, *, hidden: bool) -> tuple[Causes, ...]:
    return tuple(
        Causes(
            name,
            tuple(
                CauseLine(
                    sentence(line.text), line.numbers, None if hidden else line.members
                )
                for line in causes(lines, kind)
            ),
        )
        for kind, name in CAUSES.items()
    )
