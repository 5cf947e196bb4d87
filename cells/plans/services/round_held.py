"""Takes the round of a plan: once it is closed, everything of it is read-only."""

from django.utils.translation import gettext as _

from cells.rounds.models import OPEN_FOR_WRITING, CellRound
from cells.workflow import WorkflowError, hold


def hold_round(cell_round: CellRound) -> None:
    """Closing waits until the transaction ends, or has won: then ``WorkflowError``."""
    if not hold(cell_round, OPEN_FOR_WRITING):
        raise WorkflowError(_("This round has been closed."))
