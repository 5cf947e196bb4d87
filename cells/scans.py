"""A file that somebody attaches: what it is by its content, and a harmless name."""

import hashlib
import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from cells.fields import typed_text
from cells.secrecy import bears_secrecy_mark
from cells.workflow import WorkflowError

MOST_BYTES = 10 * 1024 * 1024
SIGNATURES = {
    b"%PDF-": ("application/pdf", ".pdf"),
    b"\xff\xd8\xff": ("image/jpeg", ".jpg"),
    b"\x89PNG\r\n\x1a\n": ("image/png", ".png"),
}


@dataclass(frozen=True)
class CheckedFile:
    """What is known of a file that may be kept."""

    name: str
    ending: str
    media_type: str
    size: int
    sha256: str

    def facts(self) -> dict:
        """The columns of a row that keeps it."""
        return {
            "name": self.name,
            "media_type": self.media_type,
            "size": self.size,
            "sha256": self.sha256,
        }


def checked_scan(name: str, data: bytes) -> CheckedFile:
    """The scan, if it may be kept.

    The uploader has confirmed that it bears no secrecy mark. Raises
    ``WorkflowError`` for a name that says secret, an empty or too large file, or
    another type.
    """
    if bears_secrecy_mark(name):
        raise WorkflowError(no_secrets())
    if not data:
        raise WorkflowError(_("The file is empty."))
    if len(data) > MOST_BYTES:
        raise WorkflowError(
            _("The file is larger than %(n)s MB.") % {"n": MOST_BYTES // 1024 // 1024}
        )
    media_type, ending = media_type_of(data)
    return CheckedFile(
        name=clean_name(name, ending),
        ending=ending,
        media_type=media_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def media_type_of(data: bytes) -> tuple[str, str]:
    """Type and ending by the content, whatever the name says.

    Raises ``WorkflowError`` for anything but PDF, JPEG and PNG.
    """
    for signature, found in SIGNATURES.items():
        if data.startswith(signature):
            return found
    raise WorkflowError(_("Attach a scan as PDF, JPEG or PNG."))


def no_secrets() -> str:
    return _(
        "A document with a secrecy mark is not put here. Hand it in through the "
        "registry."
    )


@contextmanager
def file_kept(row, content, ending: str):
    """Inside, ``content`` is the file of ``row``, under a name that tells nothing.

    If what stands inside fails, such as saving the row, the file is gone again.
    """
    row.file.save(f"{secrets.token_hex(16)}{ending}", content, save=False)
    try:
        yield
    except Exception:
        row.file.delete(save=False)
        raise


def file_to_take(row, *, filename: str) -> HttpResponse:
    """The file of ``row`` as an attachment, which a browser does not run."""
    with row.file.open("rb") as file:
        response = HttpResponse(file.read(), content_type=row.media_type)
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=filename
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


def clean_name(name: str, ending: str) -> str:
    """The name without folders and odd characters, with the ending that is true."""
    stem = PurePath(typed_text(name).replace("\\", "/")).stem
    kept = "".join(c if c.isalnum() or c in " -_." else "-" for c in stem).strip(" .")
    return f"{kept[:80] or 'ban-ky'}{ending}"
