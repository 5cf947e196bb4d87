"""Pieces that several pages of a summary show."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cells.summaries.models import CellSummary, SummaryStatus


@dataclass(frozen=True)
class Badge:
    tone: str
    icon: str
    label: str


def status_badge(summary: CellSummary) -> Badge:
    if summary.status == SummaryStatus.DRAFT:
        return Badge("gold", "pencil", _("Draft %(n)s") % {"n": summary.draft_number})
    if summary.status == SummaryStatus.BEFORE_CELL:
        return Badge("gold", "document", str(summary.get_status_display()))
    return Badge(
        "done",
        "check",
        _("Passed by the cell on %(date)s")
        % {"date": date_format(summary.passed_on, "d/m/Y")},
    )


def protective_sentence() -> str:
    """Stands on every page and paper with figures (fixed wording)."""
    return _(
        "The figures were declared by members in order to mend themselves. Many "
        "declarations may come of greater candour; read them beside what was "
        "mended, and do not compare cells by them."
    )


def nobody_sentence() -> str:
    return _("No member declared anything here; the cell has found nothing so far.")


def numbers_text(numbers) -> str:
    """“biểu hiện số 3, 5”, or nothing."""
    if not numbers:
        return ""
    return _("indicator no. %(numbers)s") % {"numbers": ", ".join(map(str, numbers))}


def address(name: str, summary: CellSummary, *more) -> str:
    return reverse(name, args=[summary.pk, *more])
