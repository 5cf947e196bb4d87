"""Looks at the digital signatures of a PDF; asks no network and no database.

It runs in a process of its own (``child``), bounded in time and memory.
"""

import hashlib
import re
from datetime import datetime
from io import BytesIO

from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from cells.fields import typed_text
from cells.pdf_signatures.additions import only_signatures_added
from cells.pdf_signatures.contents import codes_of, has_files, has_program, pages_of
from cells.pdf_signatures.facts import (
    LONGEST_NAME,
    Found,
    Integrity,
    PdfFacts,
    SignatureFacts,
    Trust,
)

MOST_SIGNATURES = 20
END = re.compile(rb"%%EOF(?:\r\n|\r|\n)?")
WEAK_DIGESTS = ("md2", "md5", "sha1")
FOR_SIGNING = KeyUsageConstraints(
    key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False
)
WHOLE = (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION)
SIGNING_ONLY = (ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)
TRUST_PROBLEMS = {
    AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND: Trust.UNKNOWN_ROOT,
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE: Trust.WEAK,
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE: Trust.WEAK,
}
# There is a chain up to a root, and its dates are in the way.
CHAIN_IS_OUT = (
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE,
    AdESIndeterminate.CERTIFICATE_CHAIN_GENERAL_FAILURE,
)


def examine(data: bytes, roots: list[bytes], now: datetime) -> PdfFacts:
    """The facts of ``data``; ``roots`` are trusted certificates (DER)."""
    reader = PdfFileReader(BytesIO(up_to_end(data)))
    if reader.encrypted:
        return PdfFacts(Found.ENCRYPTED)
    signatures = reader.embedded_regular_signatures
    if not signatures:
        return PdfFacts(Found.UNSIGNED)
    if len(signatures) > MOST_SIGNATURES:
        return PdfFacts(Found.TOO_HEAVY)
    trusted = [Certificate.load(root) for root in roots]
    pages = pages_of(reader)
    return PdfFacts(
        Found.SIGNED,
        signatures=[
            facts_of_signature(each, data, trusted, now) for each in signatures
        ],
        first_startxref=int(reader.xrefs.get_startxref_for_revision(0)),
        only_signatures_added=added_nothing_else(reader),
        codes=codes_of(pages),
        has_program=has_program(reader.root, pages),
        has_files=has_files(reader.root, pages),
    )


def up_to_end(data: bytes) -> bytes:
    """Without what stands behind the last end, which no PDF knows of."""
    ends = list(END.finditer(data))
    return data[: ends[-1].end()] if ends else data


def facts_of_signature(
    signature: EmbeddedPdfSignature,
    data: bytes,
    roots: list[Certificate],
    now: datetime,
) -> SignatureFacts:
    certificate = signature.signer_cert
    about = facts_of_certificate(certificate)
    try:
        status = status_at(signature, roots, now)
    except (SignatureValidationError, PdfError, ValueError):
        return SignatureFacts(Integrity.UNREADABLE, Trust.NOT_JUDGED, **about)
    stamp = status.timestamp_validity
    is_stamped = stamp is not None and stamp.intact and stamp.valid and stamp.trusted
    about["claimed_at"] = status.signer_reported_dt
    about["stamped_at"] = stamp.timestamp if is_stamped else None
    about["digest"] = (status.md_algorithm or "")[:20]
    return SignatureFacts(
        integrity_of(status, has_tail=has_tail(signature, data)),
        trust_of(signature, status, roots, now),
        **about,
    )


def facts_of_certificate(certificate: Certificate) -> dict:
    return {
        "signer": name_of(certificate.subject),
        "issuer": name_of(certificate.issuer),
        "serial": f"{certificate.serial_number:x}"[:64],
        "certificate_sha256": hashlib.sha256(certificate.dump()).hexdigest(),
        "valid_from": certificate.not_valid_before,
        "valid_until": certificate.not_valid_after,
    }


def name_of(subject) -> str:
    """The common name, else everything that the certificate names."""
    named = subject.native
    found = named.get("common_name") or named.get("organization_name")
    if isinstance(found, list):
        found = found[0]
    words = typed_text(str(found or subject.human_friendly)).split()
    return " ".join(words)[:LONGEST_NAME]


def status_at(signature, roots: list[Certificate], moment) -> PdfSignatureStatus:
    """Trust as of ``moment``; nothing is fetched, so revocation stays unknown."""
    context = ValidationContext(
        trust_roots=roots,
        allow_fetching=False,
        revocation_mode="soft-fail",
        moment=moment,
    )
    return validate_pdf_signature(
        signature, context, context, key_usage_settings=FOR_SIGNING
    )


def has_tail(signature: EmbeddedPdfSignature, data: bytes) -> bool:
    """Whether bytes that belong to no revision stand behind the newest signature."""
    revisions = signature.reader.xrefs.total_revisions
    if signature.signed_revision < revisions - 1:
        return False
    *_, start, length = (int(each) for each in signature.byte_range)
    return bool(data[start + length :].strip())


def integrity_of(status: PdfSignatureStatus, *, has_tail: bool) -> str:
    if not (status.intact and status.valid):
        return Integrity.BROKEN
    if status.md_algorithm in WEAK_DIGESTS:
        return Integrity.WEAK
    if status.coverage not in WHOLE:
        return Integrity.NOT_WHOLE
    level = status.modification_level
    if has_tail:
        return Integrity.CHANGED_AFTER
    if level == ModificationLevel.NONE:
        return Integrity.INTACT
    if level in SIGNING_ONLY and status.docmdp_ok is not False:
        return Integrity.SIGNED_AGAIN
    return Integrity.CHANGED_AFTER


def trust_of(signature, status: PdfSignatureStatus, roots, now: datetime) -> str:
    """A certificate is judged only where the signature is really its own."""
    if not (status.intact and status.valid):
        return Trust.NOT_JUDGED
    if not roots:
        return Trust.NO_ROOTS
    if status.trusted:
        return Trust.TRUSTED
    certificate, problem = status.signing_cert, status.trust_problem_indic
    if problem in CHAIN_IS_OUT and is_out_of_term(certificate, now):
        return trust_when_signing(signature, status, roots)
    if certificate.self_issued:
        return Trust.SELF_SIGNED
    return TRUST_PROBLEMS.get(problem, Trust.NOT_ACCEPTED)


def is_out_of_term(certificate: Certificate, moment: datetime) -> bool:
    return not certificate.not_valid_before <= moment <= certificate.not_valid_after


def trust_when_signing(signature, status: PdfSignatureStatus, roots) -> str:
    """Of a certificate that is out of its time now."""
    stamp = status.timestamp_validity
    if stamp is not None and stamp.valid and stamp.intact and stamp.trusted:
        at_stamp = status_at(signature, roots, stamp.timestamp)
        return Trust.EXPIRED_AFTER_STAMP if at_stamp.trusted else Trust.EXPIRED
    claimed = status.signer_reported_dt
    if claimed and status_at(signature, roots, claimed).trusted:
        return Trust.EXPIRED_AFTER_CLAIM
    return Trust.EXPIRED


def added_nothing_else(reader: PdfFileReader) -> bool:
    """False also where it cannot be told."""
    try:
        return only_signatures_added(reader)
    except (PdfError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return False
