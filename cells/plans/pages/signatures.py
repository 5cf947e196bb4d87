"""The digital signatures on a signed copy, as they were found when last checked."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from cells.dates import clock
from cells.pdf_signatures.facts import Found
from cells.plans.approved_content import is_in_force
from cells.plans.models import CheckedSignature, SignatureCheck, SignedCopy
from cells.plans.pages.lines import Fact
from cells.plans.pages.signature_sentences import (
    DOUBT,
    FITS,
    ICONS,
    INTEGRITY,
    NOT_LOOKED_AT,
    TRUST,
    UNKNOWN,
    WRONG,
    Answer,
    content_answer,
    moment,
    signature_answers,
)

MOST_EARLIER = 10
SHOWN_OF_HASH = 8


@dataclass(frozen=True)
class SignatureBlock:
    heading: str
    by_line: str
    answers: list[Answer]
    facts: list[Fact]


@dataclass(frozen=True)
class CheckTag:
    """What stands beside a copy in a list; never that a signature is valid."""

    tone: str
    icon: str
    label: str


@dataclass
class SignaturesPage:
    copy_name: str
    copy_url: str
    copy_detail: str
    plan_url: str
    plan_text: str
    approval_text: str
    not_in_force: bool
    checked_line: str
    roots_line: str
    unread_text: str
    content: Answer | None
    signatures: list[SignatureBlock]
    cautions: list[str]
    earlier: list[str]
    check_url: str
    is_author: bool
    form_error: str = ""


def signatures_page(copy: SignedCopy, checks: list[SignatureCheck], user):
    """``checks``: newest first, at least one; ``copy`` comes with plan and uploader."""
    approval, newest = copy.approval, checks[0]
    plan = approval.plan
    year = plan.cell_round.round.year
    return SignaturesPage(
        copy_name=copy.name,
        copy_url=reverse("plans:signed_copy", args=[copy.pk]),
        copy_detail=f"{copy.uploaded_by}, {clock(copy.uploaded_at)}",
        plan_url=reverse("plans:detail", args=[plan.pk]),
        plan_text=_("Remediation plan %(year)s") % {"year": year},
        approval_text=clock(approval.approved_at),
        not_in_force=not is_in_force(approval),
        checked_line=_("Checked at %(time)s by %(name)s.")
        % {"time": clock(newest.checked_at), "name": newest.checked_by},
        roots_line=roots_line(newest),
        unread_text=str(NOT_LOOKED_AT.get(Found(newest.found), "")),
        content=content_answer(newest.content) if is_read(newest) else None,
        signatures=signature_blocks(newest),
        cautions=cautions_of(newest),
        earlier=[earlier_line(check) for check in checks[1 : MOST_EARLIER + 1]],
        check_url=reverse("plans:check_signatures", args=[copy.pk]),
        is_author=approval.author_id == user.pk,
    )


def is_read(check: SignatureCheck) -> bool:
    return check.found == Found.SIGNED


def roots_line(check: SignatureCheck) -> str:
    if not check.roots_sha256:
        return _("Trusted roots: not set.")
    code = check.roots_sha256[:SHOWN_OF_HASH]
    return _("Trusted roots: the set %(code)s.") % {"code": code}


def signature_blocks(check: SignatureCheck) -> list[SignatureBlock]:
    signatures = list(check.signatures.all())
    return [signature_block(each, len(signatures)) for each in signatures]


def signature_block(signature: CheckedSignature, count: int) -> SignatureBlock:
    heading = _("Digital signature of %(name)s") % {
        "name": signature.signer or _("a signer without a name")
    }
    if count > 1:
        heading = f"{signature.position}. {heading}"
    return SignatureBlock(
        heading=heading,
        by_line=_("The name stands so in the certificate, issued by %(issuer)s.")
        % {"issuer": signature.issuer or "–"},
        answers=signature_answers(signature),
        facts=[Fact(label, text) for label, text in facts_of(signature) if text],
    )


def facts_of(signature: CheckedSignature) -> list[tuple[str, str]]:
    stamped = moment(signature.stamped_at)
    return [
        (_("Hour of signing, by the signer's computer"), moment(signature.claimed_at)),
        (
            _("Hour of signing, by a time stamp"),
            stamped or _("There is no trusted time stamp."),
        ),
        (_("Certificate within its term from"), moment(signature.valid_from)),
        (_("Certificate within its term until"), moment(signature.valid_until)),
        (_("Serial number of the certificate"), signature.serial),
        (_("Code of the certificate (SHA-256)"), signature.certificate_sha256),
        (_("Algorithm"), signature.digest.upper()),
    ]


def cautions_of(check: SignatureCheck) -> list[str]:
    cautions = []
    if check.has_program:
        cautions.append(
            _(
                "The file holds a program, or an act that begins by itself. A print of "
                "this product holds none; open it with care."
            )
        )
    if check.has_files:
        cautions.append(
            _("Other files are attached inside it. A print of this product holds none.")
        )
    return cautions


def earlier_line(check: SignatureCheck) -> str:
    return f"{clock(check.checked_at)}, {check.checked_by}: {tag_of(check).label}"


def tag_of(check: SignatureCheck) -> CheckTag:
    """The worst of the answers, without that on revocation, which nobody can give."""
    tones = tones_of_file(check.found, check.content)
    for signature in check.signatures.all():
        integrity, trust, _revocation = signature_answers(signature)
        tones |= {integrity.tone, trust.tone}
    return tag_of_tones(tones)


def tones_of_file(found: str, content: str) -> set[str]:
    return {content_answer(content).tone} if found == Found.SIGNED else {WRONG}


def tag_of_tones(tones: set[str]) -> CheckTag:
    if WRONG in tones:
        return CheckTag(WRONG, ICONS[WRONG], _("Digital signature: something is wrong"))
    if tones & {DOUBT, UNKNOWN}:
        return CheckTag(
            DOUBT, ICONS[DOUBT], _("Digital signature: something could not be told")
        )
    return CheckTag(
        FITS, ICONS[FITS], _("Digital signature: fits in what could be checked")
    )


def with_newest_check(copies):
    """Each copy with what ``tag_of_copy`` asks for, in the query of the copies."""
    newest = SignatureCheck.objects.filter(copy=OuterRef("pk")).order_by("-pk")
    return copies.annotate(
        newest_check=Subquery(newest.values("pk")[:1]),
        check_found=Subquery(newest.values("found")[:1]),
        check_content=Subquery(newest.values("content")[:1]),
    ).annotate(
        check_is_wrong=Exists(signatures_that_are({WRONG})),
        check_is_doubtful=Exists(signatures_that_are({DOUBT, UNKNOWN})),
    )


def signatures_that_are(tones: set[str]):
    integrity = [state for state, (tone, _words) in INTEGRITY.items() if tone in tones]
    trust = [state for state, (tone, _words) in TRUST.items() if tone in tones]
    return CheckedSignature.objects.filter(
        Q(integrity__in=integrity) | Q(trust__in=trust),
        of_check=OuterRef("newest_check"),
    )


def tag_of_copy(copy: SignedCopy) -> CheckTag | None:
    """Of a copy ``with_newest_check``; None for a scan."""
    if copy.newest_check is None:
        return None
    tones = tones_of_file(copy.check_found, copy.check_content)
    if copy.check_is_wrong:
        tones |= {WRONG}
    if copy.check_is_doubtful:
        tones |= {DOUBT}
    return tag_of_tones(tones)


def checks_with_signatures(checks):
    """Oldest first."""
    return checks.prefetch_related("signatures").order_by("pk")
