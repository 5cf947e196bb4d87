"""What the members' copy of a summary may say (P8): a number never points at one.

Totals per indicator, frequencies for the whole cell only; with fewer counted reports
than the organisation's choice (10) an indicator says only that somebody declared it,
and groups, parts and lines carry no number.
"""

from enum import StrEnum

from cells.summaries.tally import Figures


class Copy(StrEnum):
    """FULL: secretary and committee above. MEMBERS: everybody in the cell."""

    FULL = "full"
    MEMBERS = "members"


def is_masked(figures: Figures, mask_below: int) -> bool:
    return figures.counted < mask_below
