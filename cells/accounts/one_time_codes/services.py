"""Makes, tries, uses and voids one-time codes."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.accounts.one_time_codes.models import MOST_TRIES, CodePurpose, OneTimeCode
from cells.audit.services import record_action
from cells.canonical import canonical_json
from cells.organisation.models import Member
from cells.workflow import WorkflowError

DIGITS = 8
LIFETIME = timedelta(days=7)
SALT = "cells.accounts.one_time_codes"


def digest_of(code: OneTimeCode, digits: str) -> str:
    """HMAC of ``digits`` and of all that the code is bound to.

    A row that is copied to another text, or altered, therefore fits no digits.
    """
    bound = [
        code.purpose,
        code.subject_kind,
        code.subject_id,
        code.content_sha256,
        code.member_id,
        code.nonce,
        digits,
    ]
    return salted_hmac(SALT, canonical_json(bound), algorithm="sha256").hexdigest()


@transaction.atomic
def make_code(
    *,
    purpose: CodePurpose,
    subject,
    content_sha256: str,
    member: Member,
    wrote_down: Member,
    made_by: Member,
    organisation_id: int,
    now: datetime,
) -> tuple[OneTimeCode, str]:
    """A code for ``member`` and its digits, which nobody can read again.

    An earlier code about the same subject is void. Raises ``WorkflowError`` if the
    maker is the member or wrote the text down.
    """
    refuse_own_code(made_by, {member.pk, wrote_down.pk})
    void_codes(purpose=purpose, subject=subject, now=now)
    code = OneTimeCode(
        purpose=purpose,
        subject_kind=subject._meta.model_name,
        subject_id=subject.pk,
        content_sha256=content_sha256,
        member=member,
        wrote_down=wrote_down,
        made_by=made_by,
        made_at=now,
        expires_at=now + LIFETIME,
    )
    digits = save_with_digits(code)
    record_action(
        "code.make",
        code,
        organisation_id=organisation_id,
        actor=made_by,
        now=now,
        purpose=str(purpose),
        sha256=content_sha256,
    )
    return code, digits


def refuse_own_code(made_by: Member, involved: set[int]) -> None:
    if made_by.pk in involved:
        raise WorkflowError(
            _("Somebody else makes the code: not the member, and not who typed it in.")
        )


def save_with_digits(code: OneTimeCode) -> str:
    """Only the hash of the digits is stored, under a number used once."""
    digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    code.nonce = secrets.token_hex(16)
    code.digest = digest_of(code, digits)
    code.save()
    return digits


def void_codes(*, purpose: CodePurpose, subject, now: datetime) -> int:
    """No code about ``subject`` opens anything any more; how many were void."""
    return OneTimeCode.objects.about(purpose, subject).open().update(voided_at=now)


def try_code(
    *,
    purpose: CodePurpose,
    subject,
    content_sha256: str,
    digits: str,
    by: Member,
    organisation_id: int,
    now: datetime,
) -> OneTimeCode:
    """The open code that ``digits`` fit; ``use_code`` then uses it up.

    The try is counted, by an UPDATE that names the number of tries left, before the
    digits are looked at, and in a transaction of its own: whatever is refused
    afterwards, it stays counted. Raises ``WorkflowError`` if there is no open code,
    it has run out, was made by ``by`` or for another content, or does not fit.
    """
    with transaction.atomic(durable=True):
        code = OneTimeCode.objects.about(purpose, subject).open().first()
        refuse_unusable(code, content_sha256, by, now)
        usable = OneTimeCode.objects.open().filter(
            pk=code.pk, tries__lt=MOST_TRIES, expires_at__gt=now
        )
        if not usable.update(tries=F("tries") + 1):
            raise WorkflowError(no_tries_left())
        fits = constant_time_compare(code.digest, digest_of(code, digits))
        if not fits:
            code.refresh_from_db(fields=["tries"])
            record_action(
                "code.refuse",
                code,
                organisation_id=organisation_id,
                actor=by,
                now=now,
                tries=code.tries,
            )
    if not fits:
        raise WorkflowError(not_right(MOST_TRIES - code.tries))
    return code


def use_code(*, code: OneTimeCode, by: Member, now: datetime) -> None:
    """The code is used up; of two who come with it one is refused."""
    still_open = OneTimeCode.objects.open().filter(pk=code.pk)
    if not still_open.update(used_at=now, used_by=by):
        raise WorkflowError(_("This code has been used or replaced already."))
    code.used_at, code.used_by = now, by


def refuse_unusable(
    code: OneTimeCode | None, content_sha256: str, by: Member, now: datetime
) -> None:
    """Reasons that need no look at the digits; no try is counted."""
    if code is None:
        raise WorkflowError(_("No code is open for this text. Ask for a new one."))
    if code.made_by_id == by.pk:
        raise WorkflowError(_("Whoever made the code does not enter it."))
    if code.content_sha256 != content_sha256:
        raise WorkflowError(
            _("The text has changed since the code was made. Ask for a new one.")
        )
    if code.expires_at <= now:
        raise WorkflowError(_("The code is older than 7 days. Ask for a new one."))
    if code.tries >= MOST_TRIES:
        raise WorkflowError(no_tries_left())


def no_tries_left() -> str:
    return _("The code was entered wrongly five times. Ask for a new one.")


def not_right(left: int) -> str:
    if left <= 0:
        return no_tries_left()
    return ngettext(
        "The code is not right. %(n)s try is left.",
        "The code is not right. %(n)s tries are left.",
        left,
    ) % {"n": left}
