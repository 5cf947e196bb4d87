"""Everything that writes passwords and the acceptance of the notice."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cells.accounts.models import NoticeAcceptance
from cells.accounts.notice import NOTICE_VERSION, notice_sha256
from cells.audit.services import record_action
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member


@transaction.atomic
def accept_notice(*, member: Member, kept_years: int, now: datetime) -> None:
    """The member has accepted the notice in force; safe to repeat."""
    _row, is_new = NoticeAcceptance.objects.get_or_create(
        member=member,
        version=NOTICE_VERSION,
        defaults={
            "text_sha256": notice_sha256(kept_years=kept_years),
            "accepted_at": now,
        },
    )
    if is_new:
        record_action(
            "notice.accept",
            member,
            organisation_id=None,
            actor=member,
            now=now,
            version=NOTICE_VERSION,
        )


@transaction.atomic
def change_own_password(*, member: Member, password: str, now: datetime) -> None:
    """The member has chosen the password; everything opens from now on."""
    member.set_password(password)
    member.must_change_password = False
    member.save(update_fields=["password", "must_change_password"])
    notify([member.pk], NotificationKind.PASSWORD_CHANGED, now=now)
    record_action(
        "password.change", member, organisation_id=None, actor=member, now=now
    )


@transaction.atomic
def change_own_address(*, member: Member, email: str, now: datetime) -> None:
    """Mail goes to ``email`` from now on, or to nowhere if it is empty."""
    member.email = email
    member.save(update_fields=["email"])
    record_action("email.change", member, organisation_id=None, actor=member, now=now)


@transaction.atomic
def set_password_of(
    *, member: Member, password: str, by: Member | None, now: datetime
) -> None:
    """A password set by somebody else: it opens only the page to choose an own one.

    The member is told who did it and when, and sees it at the next sign-in.
    """
    member.set_password(password)
    member.must_change_password = True
    member.save(update_fields=["password", "must_change_password"])
    notify(
        [member.pk],
        NotificationKind.PASSWORD_SET,
        now=now,
        by=str(by or _("The administrator")),
    )
    record_action("password.set", member, organisation_id=None, actor=by, now=now)
