"""A file to be read: what it is by its content, and whether it may be kept."""

import hashlib
import zipfile

from django.utils.translation import gettext as _

from cells.preparation.models.materials import MaterialKind
from cells.scans import SIGNATURES, CheckedFile, clean_name, no_secrets
from cells.secrecy import bears_secrecy_mark
from cells.workflow import WorkflowError

MEGABYTE = 1024 * 1024
MOST_BYTES = {MaterialKind.FILE: 15 * MEGABYTE, MaterialKind.VIDEO: 100 * MEGABYTE}
OFFICE = "application/vnd.openxmlformats-officedocument."
OFFICE_PARTS = {
    "word/document.xml": (f"{OFFICE}wordprocessingml.document", ".docx"),
    "xl/workbook.xml": (f"{OFFICE}spreadsheetml.sheet", ".xlsx"),
    "ppt/presentation.xml": (f"{OFFICE}presentationml.presentation", ".pptx"),
}
MP4_BRANDS = (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1",
              b"M4V ", b"MSNV", b"dash")  # fmt: skip
MP4, WEBM = ("video/mp4", ".mp4"), ("video/webm", ".webm")
# What a browser shows by itself and what cannot carry a script of its own.
SHOWN_IN_PLACE = frozenset({"application/pdf", "image/jpeg", "image/png"})


def checked_file(upload, kind: MaterialKind) -> CheckedFile:
    """``upload`` (an open file with name and size), if it may be kept.

    The uploader has confirmed that it bears no secrecy mark. Raises
    ``WorkflowError`` for a name that says secret, an empty or too large file, or a
    type that the kind of material does not take.
    """
    if bears_secrecy_mark(upload.name):
        raise WorkflowError(no_secrets())
    if not upload.size:
        raise WorkflowError(_("The file is empty."))
    most = MOST_BYTES[kind]
    if upload.size > most:
        raise WorkflowError(
            _("The file is larger than %(n)s MB.") % {"n": most // MEGABYTE}
        )
    media_type, ending = media_type_of(upload, kind)
    upload.seek(0)
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return CheckedFile(
        name=clean_name(upload.name, ending),
        ending=ending,
        media_type=media_type,
        size=upload.size,
        sha256=digest.hexdigest(),
    )


def media_type_of(upload, kind: MaterialKind) -> tuple[str, str]:
    """Type and ending by the content, whatever the name says."""
    upload.seek(0)
    start = upload.read(64)
    if kind == MaterialKind.VIDEO:
        found = video_type(start)
        if not found:
            raise WorkflowError(_("Attach the video as MP4 or WebM."))
        return found
    for signature, known in SIGNATURES.items():
        if start.startswith(signature):
            return known
    found = office_type(upload) if start.startswith(b"PK\x03\x04") else None
    if not found:
        raise WorkflowError(
            _(
                "Attach the file as PDF, Word (docx), Excel (xlsx), PowerPoint (pptx), "
                "JPEG or PNG."
            )
        )
    return found


def video_type(start: bytes) -> tuple[str, str] | None:
    if start[4:8] == b"ftyp" and start[8:12] in MP4_BRANDS:
        return MP4
    if start.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in start:
        return WEBM
    return None


def office_type(upload) -> tuple[str, str] | None:
    """A document without macros, or None; nothing is unpacked."""
    upload.seek(0)
    try:
        with zipfile.ZipFile(upload) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise WorkflowError(
            _("The document carries macros. Save it without them, or as PDF.")
        )
    return next((OFFICE_PARTS[part] for part in OFFICE_PARTS if part in names), None)
