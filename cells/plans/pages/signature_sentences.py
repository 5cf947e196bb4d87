"""What a check of digital signatures says, one plain sentence for each question.

No sentence says “valid”: whether a signature counts is for people to judge, and that a
certificate was revoked cannot be seen without a network.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from cells.dates import clock
from cells.pdf_signatures.facts import Found, Integrity, Trust
from cells.plans.models import CheckedSignature, SignedContent

FITS, DOUBT, UNKNOWN, WRONG = "done", "soon", "neutral", "danger"
ICONS = {FITS: "check-disc", DOUBT: "warning", UNKNOWN: "minus-disc", WRONG: "warning"}


@dataclass(frozen=True)
class Answer:
    """``mark``: in a word, what icon and colour say too."""

    question: str
    tone: str
    sentence: str

    @property
    def icon(self) -> str:
        return ICONS[self.tone]

    @property
    def mark(self) -> str:
        return {
            FITS: pgettext("signature answer", "Fits"),
            DOUBT: pgettext("signature answer", "To be looked at"),
            UNKNOWN: pgettext("signature answer", "Not known"),
            WRONG: pgettext("signature answer", "Does not fit"),
        }[self.tone]


INTEGRITY = {
    Integrity.INTACT: (
        FITS,
        gettext_lazy("The file has not been changed since it was signed."),
    ),
    Integrity.SIGNED_AGAIN: (
        FITS,
        gettext_lazy(
            "What was signed here is unchanged; only further signatures were added "
            "behind it."
        ),
    ),
    Integrity.CHANGED_AFTER: (
        WRONG,
        gettext_lazy(
            "Something was added to the file, or changed in it, after it was signed."
        ),
    ),
    Integrity.NOT_WHOLE: (
        WRONG,
        gettext_lazy(
            "The signature does not cover the whole file, so that a part of it may be "
            "by anybody."
        ),
    ),
    Integrity.WEAK: (
        WRONG,
        gettext_lazy(
            "The signature was made with an outdated algorithm (%(digest)s), which no "
            "longer proves that the file is unchanged."
        ),
    ),
    Integrity.BROKEN: (
        WRONG,
        gettext_lazy(
            "The signature does not fit the file: one of them was changed after "
            "signing."
        ),
    ),
    Integrity.UNREADABLE: (WRONG, gettext_lazy("The signature cannot be read.")),
}
TRUST = {
    Trust.TRUSTED: (
        FITS,
        gettext_lazy(
            "The certificate was issued under a root that this installation trusts, "
            "and is within its term."
        ),
    ),
    Trust.EXPIRED_AFTER_STAMP: (
        FITS,
        gettext_lazy(
            "The certificate is trusted. It has expired since, at %(until)s; a time "
            "stamp shows that it was within its term when signing."
        ),
    ),
    Trust.EXPIRED_AFTER_CLAIM: (
        DOUBT,
        gettext_lazy(
            "The certificate expired at %(until)s. It was within its term at the hour "
            "that the signature names, but that hour is of the signer's own computer; "
            "no time stamp confirms it."
        ),
    ),
    Trust.EXPIRED: (
        WRONG,
        gettext_lazy(
            "The certificate was not within its term when signing: it runs from "
            "%(start)s to %(until)s."
        ),
    ),
    Trust.NO_ROOTS: (
        UNKNOWN,
        gettext_lazy(
            "It cannot be told who stands behind the certificate: no trusted root "
            "certificate has been set in this installation."
        ),
    ),
    Trust.SELF_SIGNED: (
        WRONG,
        gettext_lazy("The certificate vouches for itself; no authority has issued it."),
    ),
    Trust.UNKNOWN_ROOT: (
        WRONG,
        gettext_lazy(
            "The certificate was not issued under a root that this installation trusts."
        ),
    ),
    Trust.WEAK: (
        WRONG,
        gettext_lazy("The certificate or its signature uses an outdated algorithm."),
    ),
    Trust.NOT_ACCEPTED: (
        WRONG,
        gettext_lazy(
            "The certificate is not accepted for signing documents, or one between it "
            "and its root is not in order."
        ),
    ),
    Trust.NOT_JUDGED: (
        UNKNOWN,
        gettext_lazy(
            "Not looked at, because the signature itself cannot be relied on."
        ),
    ),
}
CONTENT = {
    SignedContent.PRINT: (
        FITS,
        gettext_lazy(
            "What was signed is the print of the approved content, byte for byte, as "
            "it was handed out here; only signatures were added."
        ),
    ),
    SignedContent.PRINT_AND_MORE: (
        WRONG,
        gettext_lazy(
            "The file begins with the print of the approved content, but something "
            "else than signatures was added to it."
        ),
    ),
    SignedContent.CODE: (
        DOUBT,
        gettext_lazy(
            "The file bears the check code of this approval, but the signing tool has "
            "written it anew, so that the words cannot be compared. Compare the file "
            "with the plan."
        ),
    ),
    SignedContent.OTHER: (
        WRONG,
        gettext_lazy(
            "What was signed is the print of another approval, not of this content."
        ),
    ),
    SignedContent.UNKNOWN: (
        DOUBT,
        gettext_lazy(
            "It cannot be told whether what was signed is the approved content. "
            "Compare the file with the plan."
        ),
    ),
}
NOT_LOOKED_AT = {
    Found.ENCRYPTED: gettext_lazy(
        "The file is locked with a password, so that its digital signatures cannot be "
        "checked. Attach it without a password."
    ),
    Found.UNREADABLE: gettext_lazy(
        "There are traces of a digital signature in the file, but it cannot be read as "
        "a PDF. It is kept as it is, and proves nothing by itself."
    ),
    Found.TOO_HEAVY: gettext_lazy(
        "Checking the digital signatures of this file takes too long, so it was "
        "stopped. The file is kept as it is; have it checked with a program for "
        "signing."
    ),
}


def content_answer(content: str) -> Answer:
    tone, sentence = CONTENT[SignedContent(content)]
    return Answer(_("Is it the approved content?"), tone, str(sentence))


def signature_answers(signature: CheckedSignature) -> list[Answer]:
    words = {
        "digest": signature.digest.upper(),
        "start": moment(signature.valid_from),
        "until": moment(signature.valid_until),
    }
    integrity_tone, integrity = INTEGRITY[Integrity(signature.integrity)]
    trust_tone, trust = TRUST[Trust(signature.trust)]
    return [
        Answer(_("Is the file intact?"), integrity_tone, str(integrity) % words),
        Answer(_("Is the certificate trusted?"), trust_tone, str(trust) % words),
        Answer(
            _("Has the certificate been revoked?"),
            UNKNOWN,
            _("Not checked: this installation asks no outside network."),
        ),
    ]


def moment(value) -> str:
    return clock(value) if value else ""
