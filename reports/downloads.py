"""A paper to take away; the name of its file names nobody."""

from django.http import HttpResponse

from cells.rounds.models import CellRound


def pdf_download(pdf: bytes, name: str, cell_round: CellRound) -> HttpResponse:
    """``name``: what kind of paper it is; round and cell are added to it."""
    name = f"{name}-{cell_round.round.slug}-{cell_round.cell.code}.pdf".lower()
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
