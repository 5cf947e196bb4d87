"""Letters leave through a real server, once, and say nothing of what was written."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import translation

from cells.models import Notification, OutgoingMail
from cells.notifications import outbox
from cells.notifications.models import NotificationKind as Kind
from cells.notifications.services import notify
from tests.cells.notifications.conftest import ADDRESS
from tests.factories import NOW, accept, file_review, make_member

HOUR = timedelta(hours=1)
SUBJECT = "Đồng chí có việc trong đợt sinh hoạt chuyên đề năm 2026"


def tell(member, kind=Kind.ROUND_ISSUED, at=NOW, **facts):
    notify([member.pk], kind, now=at, round="Đợt 2026", **facts)


def send(at=NOW + HOUR, capsys=None) -> str:
    with time_machine.travel(at, tick=False):
        call_command("send_mail")
    return capsys.readouterr().out if capsys else ""


def mail() -> OutgoingMail:
    return OutgoingMail.objects.get()


def text(inbox, number=-1) -> str:
    return inbox.letters[number][2].get_content()


def test_a_letter_as_it_arrives(cast, inbox, capsys):
    tell(cast.author)
    assert "1 sent, 0 put back, 0 given up." in send(capsys=capsys)
    sender, recipients, message = inbox.letters[0]
    assert (sender, recipients) == ("tusoi@example.vn", [ADDRESS])
    assert message["Subject"].strip() == SUBJECT  # folded
    assert message["From"] == '"Tự soi, tự sửa" <tusoi@example.vn>'
    assert message["To"] == ADDRESS
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"] == f"<{mail().uuid}@example.vn>"
    assert message["Date"]
    assert message.get_content_type() == "text/plain"
    assert message.get_content_charset() == "utf-8"
    help_line = (
        "Đồng chí cần giúp hoặc muốn viết tay, xin gọi đồng chí Trần Quang Huy, điện "
        "thoại 0207 3820 111."
    )
    assert message.get_content().splitlines() == [
        "Kính gửi đồng chí Hoàng Văn Sơn.",
        "",
        "Hạn nộp bản tự soi, tự sửa là 19/10/2026.",
        "",
        help_line,
        "",
        "Đồng chí mở “Việc của tôi”: https://tusoi.example.vn/",
        "",
        "Thư do phần mềm gửi tự động, đồng chí không cần trả lời.",
    ]
    assert mail().status == "sent"


def test_it_is_sent_once(cast, inbox):
    tell(cast.author)
    for hours in (1, 2, 30):
        send(NOW + hours * HOUR)
    assert len(inbox.letters) == 1


def test_it_is_in_vietnamese_for_whoever_starts_the_sender(cast, inbox):
    tell(cast.author)
    with translation.override("en"):
        send()
    assert inbox.letters[0][2]["Subject"].strip() == SUBJECT


def test_a_request_of_the_cell_has_its_sentence(cast, inbox):
    tell(cast.author, Kind.REPORT_REQUESTED, date="20/10/2026", n=2)
    send()
    assert (
        "Chi bộ đề nghị đồng chí nộp bản tự soi, tự sửa trước 20/10/2026 (lần thứ 2). "
        "Nếu có khó khăn, đồng chí cho Bí thư biết để cùng tháo gỡ." in text(inbox)
    )


@pytest.mark.parametrize(
    "kind",
    [
        Kind.REVIEW_GUIDED, Kind.REVIEW_TO_BE_REWRITTEN, Kind.PLAN_RETURNED,
        Kind.PLAN_SENT, Kind.REVIEW_FILED, Kind.ENTERED_FROM_PAPER,
    ],
)  # fmt: skip
def test_a_letter_does_not_say_what_was_decided_or_by_whom(cast, inbox, kind):
    tell(cast.author, kind, by="Người quyết định", date="20/10/2026", n=1)
    send()
    lines = [line for line in text(inbox).splitlines() if line]
    assert lines[1] == (
        "Đồng chí có việc cần làm trong đợt sinh hoạt chuyên đề năm 2026."
    )
    assert len(lines) == 4
    assert "Người quyết định" not in text(inbox)


def test_nothing_that_is_written_or_decided_reaches_a_letter(cast, inbox):
    with time_machine.travel(NOW, tick=False):
        file_review(cast.review_of(cast.secretary))
        mark = "DẤURIÊNG"
        filed = file_review(cast.review_of(cast.author), declared={3: {"deed": mark}})
        accept(filed, cast.secretary)
    for person in (cast.secretary, cast.deputy):
        person.email = f"{person.username}@example.vn"
        person.save()
    tell(cast.secretary, Kind.REVIEW_FILED)
    tell(cast.deputy)
    send()
    sent = "".join(each[2].as_string() + text(inbox, n) for n, each in
                   enumerate(inbox.letters))  # fmt: skip
    assert len(inbox.letters) == 2
    assert mark not in sent
    assert "Đạt yêu cầu" not in sent
    assert cast.author.full_name not in sent


def test_who_has_filed_meanwhile_is_not_told_to_file(cast, inbox):
    tell(cast.author)
    file_review(cast.review_of(cast.author))
    send()
    assert "Hạn nộp" not in text(inbox)


@pytest.mark.parametrize(
    "kind",
    [
        Kind.REVIEW_ACCEPTED,
        Kind.PLAN_APPROVED,
        Kind.PASSWORD_CHANGED,
        Kind.SUMMARY_PASSED,
    ],
)
def test_what_asks_for_no_act_sends_no_mail(cast, inbox, kind):
    tell(cast.author, kind)
    assert Notification.objects.filter(recipient=cast.author, kind=kind).exists()
    assert not OutgoingMail.objects.exists()


def test_who_has_no_address_or_no_account_gets_none(cast, inbox):
    tell(cast.colleague)
    cast.author.is_active = False
    cast.author.save()
    tell(cast.author)
    assert not OutgoingMail.objects.exists()


def test_without_a_mail_server_nothing_waits(cast, settings, capsys):
    settings.MAIL_IS_ON = False
    tell(cast.author)
    assert not OutgoingMail.objects.exists()
    assert "Mail is off" in send(capsys=capsys)


def test_what_happens_within_an_hour_is_one_letter(cast, inbox):
    tell(cast.author)
    tell(cast.author, Kind.MATERIAL_ADDED, at=NOW + HOUR / 2, date="10/10/2026")
    tell(cast.author, Kind.REVIEW_GUIDED, at=NOW + HOUR - timedelta(seconds=1))
    send(NOW + HOUR - timedelta(seconds=1))
    assert not inbox.letters
    send()
    assert len(inbox.letters) == 1
    assert text(inbox).count("Đồng chí còn việc khác cần làm.") == 1
    tell(cast.author, Kind.DUTY_GIVEN, at=NOW + HOUR, date="10/10/2026")
    send(NOW + 2 * HOUR)
    assert len(inbox.letters) == 2


def test_notice_and_letter_stand_or_fall_together(cast, inbox):
    before = Notification.objects.count()
    with transaction.atomic():
        tell(cast.author)
        assert OutgoingMail.objects.count() == 1
        transaction.set_rollback(True)
    assert Notification.objects.count() == before
    assert not OutgoingMail.objects.exists()


def test_a_refused_letter_waits_longer_each_time_and_is_given_up(
    cast, inbox, caplog, capsys
):
    inbox.refuse["data"] = "451 Thử lại sau, hộp thư tac-gia@example.vn bận"
    tell(cast.author)
    at, waits = NOW + HOUR, []
    for _try in range(outbox.MOST_TRIES - 1):
        assert "1 put back" in send(at, capsys)
        waits.append(mail().due_at - at)
        send(mail().due_at - timedelta(seconds=1))
        at = mail().due_at
    assert waits == sorted(set(waits)) == list(outbox.WAITS)
    assert inbox.tries == outbox.MOST_TRIES - 1
    with caplog.at_level(logging.DEBUG):
        assert "1 given up" in send(at, capsys)
    assert (mail().status, mail().tries) == ("failed", outbox.MOST_TRIES)
    send(at + 100 * HOUR)
    assert inbox.tries == outbox.MOST_TRIES
    # The server under test logs in the same process; only our own lines count.
    ours = [r.getMessage() for r in caplog.records if not r.name.startswith("mail")]
    assert any("SMTPDataError 451" in line for line in ours)
    for secret in (ADDRESS, "hộp thư", "Hoàng Văn Sơn", SUBJECT):
        assert secret not in "".join(ours)


def test_a_retry_arrives(cast, inbox):
    inbox.refuse["rcpt"] = "450 busy"
    tell(cast.author)
    send()
    inbox.refuse.clear()
    send(mail().due_at)
    assert len(inbox.letters) == 1
    assert mail().status == "sent"


def test_an_address_that_does_not_exist_is_tried_once(cast, inbox, capsys):
    inbox.refuse["rcpt"] = "550 no such user"
    tell(cast.author)
    assert "1 given up" in send(capsys=capsys)
    assert mail().status == "failed"


def test_a_refused_letter_does_not_hold_up_the_others(cast, inbox, capsys):
    second = make_member(cast.cell, email="hai@example.vn")
    tell(cast.author)
    tell(second)
    cast.author.email = "sai\n@example.vn"  # no header can hold it
    cast.author.save()
    assert "1 sent, 1 put back" in send(capsys=capsys)
    assert inbox.letters[0][1] == ["hai@example.vn"]


def test_a_server_that_is_away_costs_no_try(cast, mail_on):
    tell(cast.author)
    for _start in range(3):
        with pytest.raises(CommandError, match="does not answer"):
            send()
    assert (mail().status, mail().tries) == ("waiting", 0)


def test_an_address_taken_away_meanwhile_gets_nothing(cast, inbox, capsys):
    tell(cast.author)
    cast.author.email = ""
    cast.author.save()
    assert "1 given up" in send(capsys=capsys)
    assert not inbox.letters


def test_a_letter_put_back_joins_the_one_that_began_to_wait(cast, inbox):
    inbox.refuse["rcpt"] = "450 busy"
    tell(cast.author)
    claimed = outbox.claim_next(now=NOW + HOUR)
    tell(cast.author, Kind.DUTY_GIVEN, at=NOW + HOUR, date="10/10/2026")
    assert OutgoingMail.objects.count() == 2
    outbox.put_back(claimed, now=NOW + HOUR)
    assert mail().notices.count() == 2
    assert mail().due_at == NOW + 2 * HOUR
    assert mail().tries == 1


def test_a_sender_that_died_is_followed_after_its_lease(cast, inbox):
    tell(cast.author)
    claimed = outbox.claim_next(now=NOW + HOUR)
    send(NOW + HOUR + outbox.LEASE)
    assert not inbox.letters
    send(NOW + HOUR + outbox.LEASE + timedelta(seconds=1))
    assert len(inbox.letters) == 1
    outbox.put_back(claimed, now=NOW + 2 * HOUR)  # it was not dead after all
    assert mail().status == "sent"


def test_a_letter_that_kills_its_senders_is_given_up(cast, inbox):
    tell(cast.author)
    at = NOW + HOUR
    for _sender in range(outbox.MOST_TRIES):
        assert outbox.claim_next(now=at)
        at += outbox.LEASE + timedelta(seconds=1)
    assert outbox.claim_next(now=at) is None
    assert mail().status == "failed"
