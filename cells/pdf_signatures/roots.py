"""The certificates that this installation trusts (``TRUSTED_ROOTS``)."""

import hashlib
import logging
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

ENDINGS = {".pem", ".crt", ".cer", ".der"}
NONE_SET = ""
logger = logging.getLogger(__name__)


class UnreadableRootsError(Exception):
    """The file or folder cannot be read, or holds no certificate of an authority."""


@dataclass(frozen=True)
class Roots:
    """DER of each root; ``sha256`` names the whole set, empty where none is set."""

    certificates: tuple[bytes, ...] = ()

    @property
    def sha256(self) -> str:
        if not self.certificates:
            return NONE_SET
        digests = sorted(hashlib.sha256(each).digest() for each in self.certificates)
        return hashlib.sha256(b"".join(digests)).hexdigest()


def trusted_roots() -> Roots:
    """None where the setting is empty or wrong; a system check tells which."""
    try:
        return read_roots(settings.TRUSTED_ROOTS)
    except UnreadableRootsError as error:
        logger.error("TRUSTED_ROOTS: %s", error)
        return Roots()


def read_roots(place: str) -> Roots:
    """A file of certificates, or a folder of such files; PEM or DER.

    Raises ``UnreadableRootsError``.
    """
    if not place:
        return Roots()
    try:
        found = [der for path in files_of(Path(place)) for der in authorities_of(path)]
    except OSError as error:
        raise UnreadableRootsError(f"{place} cannot be read.") from error
    if not found:
        raise UnreadableRootsError(f"{place} holds no certificate.")
    return Roots(tuple(dict.fromkeys(found)))


def files_of(place: Path) -> list[Path]:
    if not place.is_dir():
        return [place]
    return sorted(each for each in place.iterdir() if each.suffix.lower() in ENDINGS)


def authorities_of(path: Path) -> list[bytes]:
    """The certificates of one file, each of an authority."""
    # Imported only where a root is set.
    from pyhanko.keys import load_certs_from_pemder_data  # noqa: PLC0415

    try:
        certificates = list(load_certs_from_pemder_data(path.read_bytes()))
        facts = [(bool(each.ca), each.dump()) for each in certificates]
    except (ValueError, TypeError) as error:
        raise UnreadableRootsError(f"{path} is not a certificate.") from error
    if not all(is_authority for is_authority, _der in facts):
        raise UnreadableRootsError(
            f"{path} holds a certificate that is not of an authority (CA)."
        )
    return [der for _is_authority, der in facts]
