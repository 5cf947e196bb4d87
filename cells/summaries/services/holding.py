"""Takes a summary before its words are written."""

from django.db.models import F
from django.utils.translation import gettext as _

from cells.summaries.models import EDITABLE, CellSummary
from cells.workflow import WorkflowError, hold


def take_for_editing(summary: CellSummary) -> None:
    """Hold the summary until the transaction ends, and raise its version.

    Raises ``WorkflowError`` once it is passed: then it is read-only.
    """
    if not hold(summary, EDITABLE, version=F("version") + 1):
        raise WorkflowError(
            _("The cell has passed this summary; it cannot be changed any more.")
        )
