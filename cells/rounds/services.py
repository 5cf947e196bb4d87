"""Taking a cell's round before anything that needs it open."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cells.rounds.models import CellRound, CellRoundStatus
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


def cancelled_sentence(cell_round: CellRound) -> str:
    return _("This round was cancelled on %(date)s; nothing is filed in it.") % {
        "date": date_format(localtime(cell_round.cancelled_at), "d/m/Y")
    }
