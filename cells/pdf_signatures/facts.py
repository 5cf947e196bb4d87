"""What a check of the digital signatures in a PDF can say, as plain data."""

from dataclasses import asdict, dataclass, field
from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Found(TextChoices):
    """Whether the signatures of a file could be looked at."""

    UNSIGNED = "unsigned", _("no digital signature")
    SIGNED = "signed", _("digitally signed")
    ENCRYPTED = "encrypted", _("locked with a password")
    UNREADABLE = "unreadable", _("cannot be read")
    TOO_HEAVY = "too_heavy", _("takes too long to check")


class Integrity(TextChoices):
    """What became of the file since it was signed."""

    INTACT = "intact", _("intact")
    SIGNED_AGAIN = "signed_again", _("intact, further signatures were added")
    CHANGED_AFTER = "changed_after", _("changed after signing")
    NOT_WHOLE = "not_whole", _("does not cover the whole file")
    WEAK = "weak", _("made with an outdated algorithm")
    BROKEN = "broken", _("broken")
    UNREADABLE = "unreadable", _("cannot be read")


class Trust(TextChoices):
    """Whether the certificate leads to a root that this installation trusts."""

    TRUSTED = "trusted", _("trusted")
    EXPIRED_AFTER_STAMP = "expired_after_stamp", _("expired since, stamped before")
    EXPIRED_AFTER_CLAIM = "expired_after_claim", _("expired since, by its own clock")
    EXPIRED = "expired", _("expired, or not yet valid, when signing")
    NO_ROOTS = "no_roots", _("no root is set")
    SELF_SIGNED = "self_signed", _("self-signed")
    UNKNOWN_ROOT = "unknown_root", _("of an unknown root")
    WEAK = "weak", _("weak algorithm")
    NOT_ACCEPTED = "not_accepted", _("not meant for signing, or otherwise refused")
    NOT_JUDGED = "not_judged", _("not looked at")


class Revocation(TextChoices):
    """Nothing is fetched from a network, so nothing is known."""

    UNCHECKED = "unchecked", _("not checked")


LONGEST_NAME = 200


@dataclass(frozen=True)
class SignatureFacts:
    """One signature; ``claimed_at`` is by the signer's own clock."""

    integrity: str
    trust: str
    signer: str = ""
    issuer: str = ""
    serial: str = ""
    certificate_sha256: str = ""
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    claimed_at: datetime | None = None
    stamped_at: datetime | None = None
    digest: str = ""


TIMES = ("valid_from", "valid_until", "claimed_at", "stamped_at")


@dataclass(frozen=True)
class PdfFacts:
    """``first_startxref`` and ``only_signatures_added`` are about what was signed.

    They say where the first revision of the file has its table, and that everything
    behind that revision is signatures. ``codes``: check codes to which links lead.
    """

    found: str
    signatures: list[SignatureFacts] = field(default_factory=list)
    first_startxref: int = -1
    only_signatures_added: bool = False
    codes: list[str] = field(default_factory=list)
    has_program: bool = False
    has_files: bool = False

    def as_plain(self) -> dict:
        """For JSON."""
        plain = asdict(self)
        for signature in plain["signatures"]:
            for name in TIMES:
                value = signature[name]
                signature[name] = value and value.isoformat()
        return plain


def facts_of(plain: dict) -> PdfFacts:
    """What ``as_plain`` has written."""
    signatures = [
        SignatureFacts(
            **each
            | {
                name: each[name] and datetime.fromisoformat(each[name])
                for name in TIMES
            }
        )
        for each in plain["signatures"]
    ]
    return PdfFacts(**plain | {"signatures": signatures})
