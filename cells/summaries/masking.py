"""What the members' copy of a summary may say (P8): a number never points at one.

Totals per indicator, frequencies for the whole cell only; with fewer counted reports
than the organisation's choice (10) an indicator says only that somebody declared it.
"""

from dataclasses import dataclass
from enum import StrEnum

from cells.summaries.tally import Figures


class Copy(StrEnum):
    """FULL: secretary and committee above. MEMBERS: everybody in the cell."""

    FULL = "full"
    MEMBERS = "members"


@dataclass(frozen=True)
class MaskedIndicator:
    """``members`` is None where only “somebody declared it” is said."""

    code: str
    is_declared: bool
    members: int | None


def is_masked(figures: Figures, mask_below: int) -> bool:
    return figures.counted < mask_below


def masked_indicator(figures: Figures, code: str, mask_below: int) -> MaskedIndicator:
    """What the members' copy says of one indicator."""
    declared = figures.declared(code)
    hidden = is_masked(figures, mask_below)
    return MaskedIndicator(
        code=code,
        is_declared=declared > 0,
        members=None if hidden and declared else declared,
    )
