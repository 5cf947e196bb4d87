"""The only module that writes PDF: a paper's template and context in, bytes out."""

import atexit
import logging
import re
import threading
import unicodedata
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from django.template.loader import render_to_string
from django.utils import translation

STATIC_DIR = Path(__file__).resolve().parent.parent / "static"

# WeasyPrint is imported when the first paper is written: it takes more than half
# a second, which no other page or command should wait for. The lock is there
# because one font configuration serves all papers of a process.
_lock = threading.Lock()

# A line that fits without it is broken after its first word by WeasyPrint 70.
_SPACE_AT_THE_END = re.compile(r"[ \t\n]+(?=</(?:p|h1|h2|h3|li|td|th)>)")


class PaperNotWrittenError(Exception):
    """A paper could not be written as it must look; nothing is handed out."""


def render_pdf(template_name: str, context: dict) -> bytes:
    """The paper as a tagged PDF; equal context gives equal bytes.

    Raises PaperNotWrittenError when a typeface or the stylesheet cannot be read,
    or when the paper asks for anything outside static/.
    """
    with translation.override("vi"):
        html = render_to_string(template_name, context)
    html = unicodedata.normalize("NFC", _SPACE_AT_THE_END.sub("", html))
    with _lock:
        return _write(html)


def _write(html):
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    # FatalURLFetchingError is a BaseException: let past here, it would end the
    # server's process instead of the request.
    try:
        stylesheet, fonts, fetcher = _stylesheet()
        document = HTML(
            string=html, base_url=f"{STATIC_DIR.as_uri()}/", url_fetcher=fetcher
        )
        return document.write_pdf(
            stylesheets=[stylesheet], font_config=fonts, pdf_variant="pdf/ua-1"
        )
    except FatalURLFetchingError as error:
        raise PaperNotWrittenError(str(error)) from error


@cache
def _stylesheet():
    """The parsed stylesheet, the fonts it loads, and what may fetch for it."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts, fetcher = FontConfiguration(), _static_files_only()
    path = STATIC_DIR / "css" / "documents.css"
    # WeasyPrint only warns about a typeface it cannot load, and then sets the
    # paper in another one.
    log, refusal = logging.getLogger("weasyprint"), _Refusal(logging.WARNING)
    log.addHandler(refusal)
    try:
        stylesheet = CSS(filename=path, font_config=fonts, url_fetcher=fetcher)
    except OSError as error:
        raise PaperNotWrittenError(str(error)) from error
    finally:
        log.removeHandler(refusal)
    return stylesheet, fonts, fetcher


# Left to the end of the process, the fonts' temporary folder would stay behind.
atexit.register(_stylesheet.cache_clear)


class _Refusal(logging.Handler):
    """A warning while the stylesheet is read is an error."""

    def emit(self, record):
        raise PaperNotWrittenError(record.getMessage())


def _static_files_only():
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class StaticFilesOnly(URLFetcher):
        """Serves the files below static/ and stops the paper on anything else."""

        def fetch(self, url, headers=None):
            root = STATIC_DIR.resolve()
            parts = urlsplit(url)
            path = Path(url2pathname(parts.path)).resolve()
            if parts.scheme != "file" or parts.netloc or root not in path.parents:
                raise FatalURLFetchingError(f"Not a file of static/: {url}")
            try:
                return URLFetcherResponse(url, path.read_bytes())
            except OSError as error:
                raise FatalURLFetchingError(str(error)) from error

    return StaticFilesOnly()
