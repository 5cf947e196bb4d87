"""The texts of counted reports that a line or a measure may take up.

Each office words the lines of the reports that it reads: of a report that another
office reads, the secretary gets the figures only.
"""

from dataclasses import dataclass

from cells.reviews.filed_content import FiledContent
from cells.reviews.models import ReaderOffice, SelfReview, Submission
from cells.summaries.models import CellSummary, LineKind, LineSource, MeasureSource

FIELD_OF_KIND = {
    LineKind.SUBJECTIVE: "cause_subjective",
    LineKind.OBJECTIVE: "cause_objective",
    "measure": "remedy",
}


@dataclass(frozen=True)
class SourceText:
    """One member's text at one indicator, without a name."""

    submission_id: int
    indicator_code: str
    number: int
    label: str
    text: str

    @property
    def key(self) -> str:
        return f"{self.submission_id}-{self.number}"


def readable_submissions(summary: CellSummary, user):
    """The counted reports of the cell round that ``user`` reads in an office."""
    return (
        Submission.objects.counted()
        .filter(
            review__cell_round=summary.cell_round_id,
            review__in=SelfReview.objects.read_by(user),
        )
        .order_by("pk")
    )


def own_office(summary: CellSummary, user) -> ReaderOffice | None:
    """The office in which ``user`` words lines of this summary."""
    mandates, cell = user.mandates, summary.cell_round.cell_id
    if cell in mandates.secretary_of:
        return ReaderOffice.SECRETARY
    if cell in mandates.deputy_of:
        return ReaderOffice.DEPUTY
    return ReaderOffice.COMMITTEE if mandates.leads else None


def texts_of(summary: CellSummary, user, kind: str) -> list[SourceText]:
    """Every text of ``kind`` that ``user`` reads, in the order of the indicators."""
    field = FIELD_OF_KIND[kind]
    found = [
        SourceText(
            submission.pk,
            answer.code,
            answer.number,
            answer.label,
            getattr(answer, field),
        )
        for submission in readable_submissions(summary, user)
        for answer in FiledContent.from_json(submission.content).answers
        if getattr(answer, field).strip()
    ]
    return sorted(found, key=lambda each: (each.number, each.text))


def taken_keys(summary: CellSummary, kind: str) -> set[tuple[int, int]]:
    """(submission, indicator number) of the texts that stand in a line already."""
    if kind == "measure":
        rows = MeasureSource.objects.filter(measure__summary=summary)
    else:
        rows = LineSource.objects.filter(line__summary=summary, line__kind=kind)
    return set(rows.values_list("submission", "indicator__number"))


def waiting_texts(summary: CellSummary, user, kind: str) -> list[SourceText]:
    """The texts that no line has taken up yet."""
    taken = taken_keys(summary, kind)
    return [
        each
        for each in texts_of(summary, user, kind)
        if (each.submission_id, each.number) not in taken
    ]
