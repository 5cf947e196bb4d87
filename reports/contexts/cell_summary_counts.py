"""The figures of the report: all of them, or what the members' copy may say."""

from cells.indicators.models import Frequency
from cells.summaries.masking import Copy
from cells.summaries.tally import Figures
from reports.contexts.cell_summary import (
    GroupCounts,
    IndicatorRow,
    MostDeclared,
    PartRow,
)

MOST_DECLARED_SHOWN = 3


def group_counts(
    indicators, figures: Figures, copy: Copy, *, hidden: bool
) -> tuple[GroupCounts, ...]:
    """``hidden``: too few reports, so that a number could point at somebody."""
    groups = {}
    for indicator in indicators:
        row = indicator_row(indicator, figures, copy, hidden=hidden)
        groups.setdefault(indicator.group, []).append(row)
    return tuple(
        GroupCounts(
            name=group.name,
            is_declared=bool(figures.groups[group.number]),
            members_with_any=None if hidden else figures.groups[group.number],
            rows=tuple(rows),
        )
        for group, rows in groups.items()
    )


def indicator_row(indicator, figures: Figures, copy: Copy, *, hidden: bool):
    """Frequencies of an indicator stand in the full copy only."""
    declared = figures.declared(indicator.code)
    levels = tuple(figures.members(indicator.code, level) for level in Frequency)
    return IndicatorRow(
        number=indicator.number,
        label=indicator.label,
        is_declared=bool(declared),
        declared=None if hidden else declared,
        levels=levels if copy == Copy.FULL else None,
        parts=() if hidden else part_rows(indicator, figures),
    )


def part_rows(indicator, figures: Figures) -> tuple[PartRow, ...]:
    return tuple(
        PartRow(part.number, part.text, members)
        for part in indicator.parts.all()
        if (members := figures.part_members(indicator.code, part.number))
    )


def most_declared(groups) -> tuple[MostDeclared, ...]:
    """The indicators that most members declared; those with the same number of
    members as the last one shown are shown too."""
    rows = sorted(
        (row for group in groups for row in group.rows if row.is_declared),
        key=lambda row: (-row.declared, row.number),
    )
    if len(rows) > MOST_DECLARED_SHOWN:
        least = rows[MOST_DECLARED_SHOWN - 1].declared
        rows = [row for row in rows if row.declared >= least]
    return tuple(MostDeclared(row.number, row.label, row.declared) for row in rows)
