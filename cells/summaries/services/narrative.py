"""Saves the narrative of a summary; nothing typed is lost or overwritten."""

from datetime import datetime

from django.db import transaction

from cells.saving import Edit, Saved, judge, store
from cells.summaries.models import CellSummary, SummaryNarrative
from cells.summaries.services.holding import take_for_editing

NARRATIVE_FIELDS = (
    "reading_from",
    "reading_to",
    "members_read",
    "general_assessment",
    "common_deeds",
    "last_plan_items",
    "last_plan_met",
    "proposals",
    "draft_conclusions",
    "cell_added",
    "cell_added_items",
    "cell_added_agreed",
    "cell_added_explained",
)


def prepare_narrative(summary: CellSummary) -> SummaryNarrative:
    """The narrative exists; safe to repeat."""
    row, _is_new = SummaryNarrative.objects.get_or_create(summary=summary)
    return row


@transaction.atomic
def save_narrative(
    *, summary: CellSummary, edit: Edit, page: str, sequence: int, now: datetime
) -> tuple[Saved, SummaryNarrative]:
    """Store the narrative unless another page wrote it meanwhile.

    Raises ``WorkflowError`` once the summary is passed.
    """
    take_for_editing(summary)
    row = prepare_narrative(summary)
    outcome = judge(row, edit, NARRATIVE_FIELDS, page=page, sequence=sequence)
    if outcome == Saved.STORED:
        store(row, edit.values, page=page, sequence=sequence, now=now)
    else:
        transaction.set_rollback(True)
    return outcome, row
