"""Saves a reader's guidance, unseen by anybody else until it is sent."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cells.indicators.models import Indicator
from cells.organisation.models import Member
from cells.reviews.models import Guidance, ReviewStatus, Submission
from cells.reviews.services.reading import is_newest
from cells.saving import Edit, Saved, judge, store
from cells.workflow import WorkflowError, hold

GUIDANCE_FIELDS = ("text",)


@dataclass(frozen=True)
class GuidanceEdit:
    """Guidance at the indicator ``number``; ``seen_version`` 0: none stood there.

    ``chosen_over``: the stored version that the writer wants replaced, or None.
    """

    number: int
    text: str
    seen_version: int
    chosen_over: int | None = None

    def as_edit(self) -> Edit:
        return Edit(
            key=self.number,
            values={"text": self.text},
            seen_version=self.seen_version,
            chosen_over=self.chosen_over,
        )


@transaction.atomic
def save_guidance(
    *,
    submission: Submission,
    writer: Member,
    edits: list[GuidanceEdit],
    now: datetime,
    page: str = "",
    sequence: int = 0,
) -> dict[int, tuple[Saved, Guidance | None]]:
    """Store the writer's own unsent guidance that overwrites no other window's.

    An empty text takes it away. Returns for each number what became of it and the
    row as it stands now, if there is one. Raises ``WorkflowError``, storing nothing,
    if the report no longer awaits a decision or a newer filing exists.
    """
    if not hold(submission.review, [ReviewStatus.FILED]) or not is_newest(submission):
        raise WorkflowError(
            _(
                "This report no longer awaits a decision, so the guidance was not "
                "kept. What you wrote stands below."
            )
        )
    stored = unsent_guidance(submission, writer)
    fresh = [edit for edit in edits if edit.text and edit.number not in stored]
    indicators = indicators_of(submission) if fresh else {}
    outcomes = {}
    for edit in edits:
        row = stored.get(edit.number)
        if row is None and edit.text:
            row = begin(submission, writer, indicators[edit.number], edit.text)
            store(row, {}, page=page, sequence=sequence, now=now)
            outcomes[edit.number] = (Saved.STORED, row)
        elif row is None:
            outcomes[edit.number] = (Saved.UNCHANGED, None)
        else:
            judged = judge(
                row, edit.as_edit(), GUIDANCE_FIELDS, page=page, sequence=sequence
            )
            if judged == Saved.STORED:
                store(row, {"text": edit.text}, page=page, sequence=sequence, now=now)
            outcomes[edit.number] = (judged, row)
    return outcomes


def unsent_guidance(submission: Submission, writer: Member) -> dict[int, Guidance]:
    """By number, what ``writer`` has written at this filing and not sent."""
    rows = submission.guidance.filter(writer=writer, decision__isnull=True)
    return {row.indicator.number: row for row in rows.select_related("indicator")}


def indicators_of(submission: Submission) -> dict[int, Indicator]:
    catalogue = submission.review.cell_round.round.catalogue_id
    rows = Indicator.objects.filter(catalogue=catalogue)
    return {each.number: each for each in rows}


def begin(submission, writer, indicator, text: str) -> Guidance:
    return Guidance.objects.create(
        submission=submission, indicator=indicator, writer=writer, text=text
    )
