"""The page on which a round is cancelled in one cell."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cells.reviews.pages.shared import Link
from cells.rounds.models import CellRound


@dataclass
class CancelPage:
    round_title: str
    cell: str
    status: str
    sentences: list[str]
    url: str
    back_url: str
    version: int
    typed: str = ""
    reason_error: str = ""
    errors: list[Link] = field(default_factory=list)


def cancel_page(cell_round: CellRound, *, url: str, back_url: str) -> CancelPage:
    return CancelPage(
        round_title=cell_round.round.title,
        cell=cell_round.cell.name,
        status=cell_round.status,
        sentences=[
            _(
                "No report can be written or filed in this round any more, and it "
                "cannot be opened again in this cell."
            ),
            _(
                "Nothing is deleted: each author can go on reading what they have "
                "written. Once a report has been filed, a round cannot be cancelled."
            ),
            _("Every author is told. The reason stands on the pages of the round."),
        ],
        url=url,
        back_url=back_url,
        version=cell_round.version,
    )


def show_refusal(page: CancelPage, form, sentence: str = "") -> CancelPage:
    """What was typed stays, with what is wrong and where."""
    page.typed = form.data.get("reason", "")
    page.reason_error = " ".join(form.errors.get("reason", []))
    page.errors = [
        Link("#reason" if name == "reason" else "", " ".join(errors))
        for name, errors in form.errors.items()
    ]
    if sentence:
        page.errors.append(Link("", sentence))
    return page
