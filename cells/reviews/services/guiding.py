"""Saves a reader's guidance, unseen by anybody else until it is sent."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cells.indicators.models import Indicator
from cells.organisation.models import Member
from cells.reviews.models import Guidance, ReviewStatus, Submission
from cells.reviews.services.reading import is_newest, overtaken_by
from cells.saving import Edit, Saved, judge, store
from cells.workflow import WorkflowError, hold

GUIDANCE_FIELDS = ("text",)


@dataclass(frozen=True)
class GuidanceEdit:
    """Guidance at the indicator ``number``; ``seen_version`` 0: none stood there.

    ``seen``: digest of the text that the page was rendered with. ``chosen_over``: the
    stored version that the writer wants replaced, or None.
    """

    number: int
    text: str
    seen_version: int
    seen: str = ""
    chosen_over: int | None = None

    def as_edit(self) -> Edit:
        return Edit(
            key=self.number,
            values={"text": self.text},
            seen_version=self.seen_version,
            seen=self.seen,
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
            overtaken_by(submission)
            or _(
                "This report no longer awaits a decision, so the guidance was not "
                "kept. What you wrote stands below."
            )
        )
    stored = unsent_guidance(submission, writer)
    fresh = [edit for edit in edits if edit.text and edit.number not in stored]
    indicators = indicators_of(submission) if fresh else {}
    by = {"page": page, "sequence": sequence, "now": now}
    outcomes = {}
    for edit in edits:
        row = stored.get(edit.number)
        if row is not None:
            outcomes[edit.number] = (change(row, edit, **by), row)
        elif edit.text:
            indicator = indicators[edit.number]
            row = begin(submission, writer, indicator, edit.text, **by)
            outcomes[edit.number] = (Saved.STORED, row)
        else:
            outcomes[edit.number] = (Saved.UNCHANGED, None)
    return outcomes


def begin(submission, writer, indicator, text, *, page, sequence, now) -> Guidance:
    return Guidance.objects.create(
        submission=submission,
        indicator=indicator,
        writer=writer,
        text=text,
        saved_by_page=page,
        saved_sequence=sequence,
        saved_at=now,
    )


def change(row: Guidance, edit: GuidanceEdit, *, page, sequence, now) -> Saved:
    judged = judge_edit(row, edit, page=page, sequence=sequence)
    if judged == Saved.STORED:
        store(row, {"text": edit.text}, page=page, sequence=sequence, now=now)
    return judged


def judge_edit(row: Guidance, edit: GuidanceEdit, *, page, sequence) -> Saved:
    """As everywhere; over an emptied text anything is stored."""
    if not row.text and edit.text:
        return Saved.STORED
    return judge(row, edit.as_edit(), GUIDANCE_FIELDS, page=page, sequence=sequence)


def unsent_guidance(submission: Submission, writer: Member) -> dict[int, Guidance]:
    """By number, what ``writer`` has written at this filing and not sent."""
    rows = submission.guidance.filter(writer=writer, decision__isnull=True)
    return {row.indicator.number: row for row in rows.select_related("indicator")}


def indicators_of(submission: Submission) -> dict[int, Indicator]:
    catalogue = submission.review.cell_round.round.catalogue_id
    rows = Indicator.objects.filter(catalogue=catalogue)
    return {each.number: each for each in rows}
