"""Taking a cell's round before anything that needs it open."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cells.rounds.models import OPEN_FOR_WRITING, CellRound, CellRoundStatus
from cells.workflow import WorkflowError, hold


def take_open_cell_round(cell_round: CellRound) -> None:
    """Hold the cell round until the transaction ends, or raise ``WorkflowError``.

    Filing, deciding and withdrawing take this row first, so that the figures are
    never frozen in the middle of one of them.
    """
    if hold(cell_round, [CellRoundStatus.OPEN]):
        return
    cell_round.refresh_from_db()
    if cell_round.status == CellRoundStatus.CLOSED:
        raise WorkflowError(
            _(
                "This round was closed on %(date)s. To add something, speak to the "
                "secretary."
            )
            % {"date": date_format(localtime(cell_round.closed_at), "d/m/Y")}
        )
    if cell_round.status == CellRoundStatus.CANCELLED:
        raise WorkflowError(cancelled_sentence(cell_round))
    raise WorkflowError(
        _("The figures of this round are frozen; nothing is filed or decided now.")
    )


def hold_round(cell_round: CellRound) -> None:
    """Hold the cell round while it is not over, frozen figures or not.

    Closing and cancelling wait until the transaction ends, or have won: then
    ``WorkflowError``. Whatever belongs to a round is written under it.
    """
    if not hold(cell_round, OPEN_FOR_WRITING):
        raise WorkflowError(
            _("This round is over. What stands in it can be read, but not changed.")
        )


def cancelled_sentence(cell_round: CellRound) -> str:
    return _("This round was cancelled on %(date)s; nothing is filed in it.") % {
        "date": date_format(localtime(cell_round.cancelled_at), "d/m/Y")
    }
