"""What has to be mended: computed from the accepted report, never copied."""

from dataclasses import dataclass

from cells.indicators.models import Indicator
from cells.plans.models import PlanItem, PlanSource
from cells.reviews.filed_content import FiledContent
from cells.reviews.models import Submission
from cells.rounds.models import CellRound


@dataclass(frozen=True)
class ProposedLine:
    """One finding: an indicator, who found it, and what the report says of it."""

    indicator: Indicator
    source: PlanSource
    deed: str
    remedy: str

    @property
    def key(self) -> tuple[int, str]:
        return self.indicator.pk, self.source


def accepted_submission(cell_round: CellRound, author_id: int) -> Submission | None:
    return (
        Submission.objects.counted()
        .filter(review__cell_round=cell_round, review__author=author_id)
        .order_by("-number")
        .first()
    )


def proposed_lines(
    cell_round: CellRound,
    author_id: int,
    *,
    indicators: dict[str, Indicator] | None = None,
) -> list[ProposedLine]:
    """A line for each answer other than “none” of the accepted report, in order.

    What the cell points out in a session comes with the sessions' own part.
    ``indicators``: those of the round by code, if the caller has them.
    """
    submission = accepted_submission(cell_round, author_id)
    if submission is None:
        return []
    content = FiledContent.from_json(submission.content)
    indicators = indicators or indicators_of(cell_round)
    return [
        ProposedLine(
            indicators[answer.code], PlanSource.SELF, answer.deed, answer.remedy
        )
        for answer in content.answers
        if not answer.is_none
    ]


def indicators_of(cell_round: CellRound) -> dict[str, Indicator]:
    """The indicators of the round by code."""
    catalogue = cell_round.round.catalogue_id
    return {each.code: each for each in Indicator.objects.filter(catalogue=catalogue)}


def uncovered(
    proposals: list[ProposedLine], items: list[PlanItem]
) -> list[ProposedLine]:
    """The findings that end neither in a line nor in a reasoned “no measure”."""
    covered = {(item.indicator_id, item.source) for item in items}
    return [each for each in proposals if each.key not in covered]


def without_finding(
    proposals: list[ProposedLine], items: list[PlanItem]
) -> list[PlanItem]:
    """Lines whose finding is gone, since the decision behind it was withdrawn."""
    keys = {each.key for each in proposals}
    return [item for item in items if (item.indicator_id, item.source) not in keys]
