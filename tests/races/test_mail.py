"""Two senders at once, two notices at once, and a notice while a letter leaves."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from cells.models import Notification, OutgoingMail
from cells.notifications import outbox
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from tests.factories import NOW, make_member
from tests.mail_server import running_inbox, send_through_loopback
from tests.races.together import together

HOUR = timedelta(hours=1)


@pytest.fixture
def inbox(settings):
    send_through_loopback(settings)
    with running_inbox(settings) as inbox:
        yield inbox


@transaction.atomic
def tell(member, at=NOW):
    notify([member.pk], NotificationKind.DUTY_GIVEN, now=at, date="10/10/2026")


def test_two_senders_at_once_never_double(inbox):
    addresses = sorted(f"nguoi{number}@example.vn" for number in range(20))
    for address in addresses:
        tell(make_member(email=address))
    OutgoingMail.objects.update(due_at=timezone.now() - HOUR)
    results = together(*[lambda: call_command("send_mail")] * 3)
    assert results == [None] * 3
    assert sorted(each[1][0] for each in inbox.letters) == addresses
    assert set(OutgoingMail.objects.values_list("status", "tries")) == {("sent", 1)}


def test_notices_at_once_wait_in_one_letter(inbox):
    member = make_member(email="mot@example.vn")
    assert together(*[lambda: tell(member)] * 4) == [None] * 4
    mail = OutgoingMail.objects.get()
    assert mail.notices.count() == Notification.objects.count() == 4


def test_a_notice_while_a_letter_leaves_or_comes_back_is_not_lost(inbox):
    for number in range(20):
        member = make_member(email=f"nguoi{number}@example.vn")
        tell(member)
        claimed = outbox.claim_next(now=NOW + HOUR)
        results = together(
            lambda member=member: tell(member, at=NOW + HOUR),
            lambda claimed=claimed: outbox.put_back(claimed, now=NOW + HOUR),
        )
        assert results == [None, True]
        waiting = OutgoingMail.objects.get(recipient=member)
        assert (waiting.status, waiting.notices.count()) == ("waiting", 2)
