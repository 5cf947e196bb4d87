"""What has to be mended: computed from the accepted report and from what the cell
pointed out, never copied."""

from collections import Counter
from dataclasses import dataclass

from cells.indicators.models import Indicator
from cells.meetings.minutes_extract import without_names
from cells.meetings.models import CellFinding, Remark
from cells.plans.models import PlanItem, PlanSource
from cells.reviews.filed_content import FiledContent
from cells.reviews.models import Submission
from cells.rounds.models import CellRound


@dataclass(frozen=True)
class ProposedLine:
    """One finding: an indicator, who found it, and in which words.

    ``remedy`` stands in the report; ``answer`` is what the member said to the cell.
    ``finding``: what the cell pointed out, ``place`` of several on one indicator.
    """

    indicator: Indicator
    source: PlanSource
    deed: str
    remedy: str = ""
    answer: str = ""
    finding: CellFinding | None = None
    place: int = 1

    @property
    def key(self) -> tuple:
        """The same as ``PlanItem.key`` of a line for it."""
        finding = self.finding.pk if self.finding else None
        return (self.indicator.pk, self.source, finding)

    @property
    def name(self) -> str:
        """How a form names it; it says nothing of when it was recorded."""
        which = self.finding.reference.hex if self.finding else self.indicator.pk
        return f"{self.source}-{which}"

    @property
    def anchor(self) -> str:
        """Its place on the page; one indicator may be found by both."""
        kind = "finding" if self.source == PlanSource.SELF else "pointed-out"
        anchor = f"{kind}-{self.indicator.number}"
        return anchor if self.place == 1 else f"{anchor}-{self.place}"


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
    """A line for each finding, by indicator, the author's own before the cell's.

    ``indicators``: by code, if the caller has them; the author's own findings on
    others are left out.
    """
    found = own_findings(cell_round, author_id, indicators)
    found += cell_findings(cell_round, author_id)
    return sorted(
        found, key=lambda each: (each.indicator.number, each.source == PlanSource.CELL)
    )


def own_findings(
    cell_round: CellRound, author_id: int, indicators: dict[str, Indicator] | None
) -> list[ProposedLine]:
    """Each answer other than “none” of the accepted report."""
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
        if not answer.is_none and answer.code in indicators
    ]


def cell_findings(cell_round: CellRound, author_id: int) -> list[ProposedLine]:
    """What the cell pointed out to the author and carried, in passed minutes.

    Each is a line, also of several on one indicator: one that comes later is seen to
    lack its own. Their order says nothing of the session, and who made a remark is
    not named: others read the lines of a plan.
    """
    rows = list(counting_findings(cell_round, author_id))
    authors = authors_about(cell_round, author_id) if rows else set()
    places = Counter()
    found = []
    for row in rows:
        places[row.indicator_id] += 1
        found.append(
            ProposedLine(
                row.indicator,
                PlanSource.CELL,
                deed=without_names(row.wording, authors),
                answer=answer_text(row) if row.answer else "",
                finding=row,
                place=places[row.indicator_id],
            )
        )
    return found


def authors_about(cell_round: CellRound, subject_id: int) -> set[str]:
    said = Remark.objects.filter(meeting__cell_round=cell_round, subject=subject_id)
    return set(said.values_list("author__full_name", flat=True))


def counting_findings(cell_round: CellRound, author_id: int):
    return (
        CellFinding.objects.counting()
        .filter(meeting__cell_round=cell_round, subject=author_id)
        .select_related("indicator")
        .order_by("indicator__number", "reference")
    )


def answer_text(finding: CellFinding) -> str:
    """“Bảo lưu ý kiến: …”."""
    label = finding.get_answer_display()
    return f"{label}: {finding.answer_text}" if finding.answer_text else str(label)


def indicators_of(cell_round: CellRound) -> dict[str, Indicator]:
    """The indicators of the round by code."""
    catalogue = cell_round.round.catalogue_id
    return {each.code: each for each in Indicator.objects.filter(catalogue=catalogue)}


def uncovered(
    proposals: list[ProposedLine], items: list[PlanItem]
) -> list[ProposedLine]:
    """The findings that end neither in a line nor in a reasoned “no measure”."""
    covered = {item.key for item in items}
    return [each for each in proposals if each.key not in covered]


def without_finding(
    proposals: list[ProposedLine], items: list[PlanItem]
) -> list[PlanItem]:
    """Lines whose finding is gone: the decision behind it was withdrawn, or the
    minutes that hold it were opened again."""
    keys = {each.key for each in proposals}
    return [item for item in items if item.key not in keys]
