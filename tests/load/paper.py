"""The PDF of a summary beside bare WeasyPrint on the same HTML, and where time goes."""

from collections.abc import Callable
from statistics import median
from time import perf_counter

from django.template.loader import render_to_string
from django.utils import translation

from cells.models import CellSummary
from reports import pdf
from reports.contexts.cell_summary_facts import cell_summary_document
from reports.views import CELL_SUMMARY, LOADED, cell_summary_pdf

ROUNDS = 9
RATIO_AT_MOST = 1.1
SECONDS_AT_MOST = 1.0
CSS = pdf.STATIC_DIR / "css" / "documents.css"


def load(pk: int) -> CellSummary:
    return CellSummary.objects.select_related(*LOADED).get(pk=pk)


def html_of(pk: int) -> str:
    with translation.override("vi"):
        document = cell_summary_document(load(pk))
        return render_to_string(CELL_SUMMARY, {"document": document})


def bare(html: str) -> bytes:
    """The library's own call: it reads the stylesheet and the fonts each time."""
    from weasyprint import HTML  # noqa: TID251

    page = HTML(string=html, base_url=f"{pdf.STATIC_DIR.as_uri()}/")
    return page.write_pdf(stylesheets=[CSS], pdf_variant="pdf/ua-1")


def prepared(html: str) -> bytes:
    """The library with stylesheet and fonts read beforehand, as ours are."""
    from weasyprint import HTML  # noqa: TID251

    stylesheet, fonts, fetcher = pdf._stylesheet()
    page = HTML(
        string=html, base_url=f"{pdf.STATIC_DIR.as_uri()}/", url_fetcher=fetcher
    )
    return page.write_pdf(
        stylesheets=[stylesheet], font_config=fonts, pdf_variant="pdf/ua-1"
    )


def took(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


def measure(pk: int) -> list[tuple[bool, str]]:
    """(holds, sentence) for each target; all ways in every round, so that a busy
    moment meets each of them."""
    html = html_of(pk)
    cell_summary_pdf(load(pk))  # warm
    ways = {
        "bare": lambda: bare(html),
        "prepared": lambda: prepared(html),
        "ours": lambda: cell_summary_pdf(load(pk)),
        "making": lambda: html_of(pk),
    }
    times = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            times[name].append(took(way))
    return sentences(times)


def sentences(times: dict[str, list[float]]) -> list[tuple[bool, str]]:
    def ratio(name: str) -> float:
        pairs = zip(times["ours"], times[name], strict=True)
        return median(ours / other for ours, other in pairs)

    seconds, making = median(times["ours"]), median(times["making"])
    first = (
        f"summary PDF: {ratio('bare'):.2f} × bare WeasyPrint (at most "
        f"{RATIO_AT_MOST}); {ratio('prepared'):.2f} × with its stylesheet and fonts "
        "read beforehand"
    )
    second = (
        f"summary PDF: {seconds * 1000:.0f} ms warm (at most 1000), of these "
        f"{making * 1000:.0f} ms for the database and the HTML, the rest layout and "
        "writing by WeasyPrint"
    )
    return [
        (ratio("bare") <= RATIO_AT_MOST, first),
        (seconds <= SECONDS_AT_MOST, second),
    ]
