"""A file of evidence: checked by content; pictures lose what a camera wrote in them."""

import hashlib
from dataclasses import replace
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import ExifTags, Image, UnidentifiedImageError

from cells.scans import CheckedFile, checked_scan
from cells.workflow import WorkflowError

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 3000  # enough to read a page of A4
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG"}


def checked_evidence(name: str, data: bytes) -> tuple[CheckedFile, bytes]:
    """The file that may be kept, and its bytes: of a picture, drawn anew.

    Raises ``WorkflowError`` for a name that says secret, an empty or too large file,
    another type, or a picture that cannot be drawn.
    """
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
                raise WorkflowError(too_many_pixels())
            turned = upright(picture, in_eight_bits(picture))
            clean = turned.convert("RGB" if image_format == "JPEG" else "RGBA")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise WorkflowError(too_many_pixels()) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise WorkflowError(_("The picture cannot be read.")) from None
    clean.info.clear()
    clean.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    written = BytesIO()
    clean.save(written, image_format, quality=88, optimize=True)
    return written.getvalue()


def upright(picture: Image.Image, drawn: Image.Image) -> Image.Image:
    """``drawn`` as the camera was held for ``picture``.

    Not by Pillow's own turning, which writes the camera's notes anew: broken ones, as
    cheap programs leave them, break it.
    """
    turn = TURNS.get(picture.getexif().get(ExifTags.Base.Orientation))
    return drawn if turn is None else drawn.transpose(turn)


def in_eight_bits(picture: Image.Image) -> Image.Image:
    """Of a scan with 65,536 shades of grey, which would come out white otherwise."""
    if picture.mode.startswith("I;16"):
        return picture.convert("I").point(lambda shade: shade / 256).convert("L")
    return picture


def too_many_pixels() -> str:
    return _("The picture is too large. Make it smaller.")
