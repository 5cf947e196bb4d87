"""Saves a reader's guidance, unseen by anybody else until it is sent."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cells.indicators.models import Indicator
from cells.organisation.models import Member
from cells.reviews.models import Guidance, ReviewStatus, Submission
from cells.reviews.services.reading import is_newest
from cells.workflow import WorkflowError, hold


@dataclass(frozen=True)
class GuidanceEdit:
    """Guidance at the indicator ``number``; ``seen_version`` 0: none stood there."""

    number: int
    text: str
    seen_version: int


@transaction.atomic
def save_guidance(
    *,
    submission: Submission,
    writer: Member,
    edits: list[GuidanceEdit],
    now: datetime,
) -> dict[int, Guidance]:
    """Store the writer's own unsent guidance; an empty text takes it away.

    Returns the rows by number. Raises ``WorkflowError``, storing nothing, if the
    report no longer awaits a decision, a newer filing exists, or another window of
    the writer has changed the same guidance.
    """
    if not hold(submission.review, [ReviewStatus.FILED]) or not is_newest(submission):
        raise WorkflowError(
            _(
                "This report no longer awaits a decision, so the guidance was not "
                "kept. What you wrote stands below."
            )
        )
    catalogue = submission.review.cell_round.round.catalogue_id
    indicators = {
        each.number: each for each in Indicator.objects.filter(catalogue=catalogue)
    }
    stored = {
        each.indicator.number: each
        for each in submission.guidance.filter(
            writer=writer, decision__isnull=True
        ).select_related("indicator")
    }
    for edit in edits:
        row = stored.get(edit.number)
        if row is None:
            if edit.text:
                stored[edit.number] = Guidance.objects.create(
                    submission=submission,
                    indicator=indicators[edit.number],
                    writer=writer,
                    text=edit.text,
                    written_at=now,
                )
        elif row.text != edit.text:
            change(row, edit, now)
    return stored


def change(row: Guidance, edit: GuidanceEdit, now: datetime) -> None:
    seen = Guidance.objects.filter(
        pk=row.pk, version=edit.seen_version, decision__isnull=True
    )
    if not seen.update(text=edit.text, version=edit.seen_version + 1, written_at=now):
        raise WorkflowError(
            _(
                "The guidance at item %(n)s was changed in another window. That text: "
                "“%(stored)s”. Yours stands below; put them together, then save."
            )
            % {"n": edit.number, "stored": row.text}
        )
    row.text, row.version = edit.text, edit.seen_version + 1
