"""A file of evidence: checked by content; pictures lose what a camera wrote in them."""

import hashlib
from dataclasses import replace
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from cells.scans import CheckedFile, checked_scan, no_secrets
from cells.supervision.secrecy import name_tells_secrets
from cells.workflow import WorkflowError

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 3000  # enough to read a page of A4
FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG"}


def checked_evidence(name: str, data: bytes) -> tuple[CheckedFile, bytes]:
    """The file that may be kept, and its bytes: of a picture, drawn anew.

    Raises ``WorkflowError`` for a name that says secret, an empty or too large file,
    another type, or a picture that cannot be drawn.
    """
    if name_tells_secrets(name):
        raise WorkflowError(no_secrets())
    checked = checked_scan(name, data)
    if checked.media_type not in FORMATS:
        return checked, data
    drawn = drawn_anew(data, FORMATS[checked.media_type])
    facts = {"size": len(drawn), "sha256": hashlib.sha256(drawn).hexdigest()}
    return replace(checked, **facts), drawn


def drawn_anew(data: bytes, image_format: str) -> bytes:
    """The same picture, upright, without place, camera and whatever else hung on it."""
    try:
        with Image.open(BytesIO(data), formats=[image_format]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise WorkflowError(_("The picture is too large. Make it smaller."))
            upright = ImageOps.exif_transpose(picture)
            clean = upright.convert("RGB" if image_format == "JPEG" else "RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise WorkflowError(_("The picture cannot be read.")) from None
    clean.info.clear()
    clean.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    written = BytesIO()
    clean.save(written, image_format, quality=88, optimize=True)
    return written.getvalue()
