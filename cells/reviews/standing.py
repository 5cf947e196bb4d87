"""How far a working copy stands, read in two light queries.

A script asks after every few words; the 27 answers with their indicators as whole
records would cost it a third of its time.
"""

from collections import defaultdict
from dataclasses import dataclass, replace

from cells.indicators.models import IndicatorPart
from cells.reviews.completeness import Lack, Missing, lacks_of
from cells.reviews.models import IndicatorAnswer, SelfReview


@dataclass(frozen=True)
class Standing:
    """One answer, as far as its completeness goes. ``parts``: number and text."""

    number: int
    group: int
    frequency: str | None
    marked_parts: list[int]
    deed: str
    parts: tuple[tuple[int, str], ...] = ()

    def after(self, row: IndicatorAnswer) -> "Standing":
        """The same answer as ``row`` has been stored now."""
        return replace(
            self,
            frequency=row.frequency,
            marked_parts=row.marked_parts,
            deed=row.deed,
        )


def standing_of(review: SelfReview) -> dict[int, Standing]:
    """By number; empty before the author has opened the report for the first time."""
    found = list(
        review.answers.order_by("indicator__number").values_list(
            "indicator__number",
            "indicator__group__number",
            "frequency",
            "marked_parts",
            "deed",
            "indicator",
        )
    )
    parts = defaultdict(list)
    rows = IndicatorPart.objects.filter(indicator__in=[row[-1] for row in found])
    for indicator_id, number, text in rows.order_by("number").values_list(
        "indicator", "number", "text"
    ):
        parts[indicator_id].append((number, text))
    return {row[0]: Standing(*row[:-1], parts=tuple(parts[row[-1]])) for row in found}


def missing_of(standing: dict[int, Standing]) -> list[Missing]:
    return [
        Missing(each.number, each.group, lack)
        for each in standing.values()
        for lack in lacks_of(each, has_parts=bool(each.parts))
    ]


def progress_of(standing: dict[int, Standing], missing: list[Missing]) -> dict:
    """What a script shows of the whole report after a save."""
    unanswered = [item for item in missing if item.lack == Lack.ANSWER]
    return {
        "answered": len(standing) - len(unanswered),
        "total": len(standing),
        "missing": [
            {"number": item.number, "text": item.short_text}
            for item in missing
            if item.lack != Lack.ANSWER
        ],
    }
