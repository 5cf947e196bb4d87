"""Letters about a session: when and where, with a calendar file; nothing else."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from icalendar import Calendar

from cells.meetings.services import (
    GuestValues,
    cancel_meeting,
    change_guest,
    change_meeting,
    convene,
    remove_guest,
)
from cells.models import Guest, OutgoingMail
from cells.notifications import outbox
from tests.cells.notifications.conftest import ADDRESS
from tests.convening_scenes import MAIL, convened, fill_the_time, invited_guest
from tests.factories import NOW
from tests.meeting_scenes import begun, facts, fresh, planned

HOUR = timedelta(hours=1)
SUBJECT = "Đồng chí có việc trong đợt sinh hoạt chuyên đề năm 2026"


def send(at=NOW + HOUR):
    with time_machine.travel(at, tick=False):
        call_command("send_mail")


def to(inbox, address) -> list:
    return [message for _from, to, message in inbox.letters if to == [address]]


def body(message) -> str:
    return message.get_body().get_content()


def calendar(message):
    part = next(message.iter_attachments())
    assert part.get_content_type() == "text/calendar"
    assert part.get_filename() == "sinh-hoat-chuyen-de.ics"
    made = Calendar.from_ical(part.get_content())
    assert part.get_param("method") == made["METHOD"]
    return made["METHOD"], made.events[0]


def change(cast, meeting, now=NOW, **values):
    change_meeting(
        meeting=fresh(meeting),
        facts=facts(cast, **{"minutes": fresh(meeting).minutes} | values),
        seen_version=fresh(meeting).version,
        by=cast.secretary,
        now=now,
    )


def cancel(cast, meeting, now=NOW):
    cancel_meeting(
        meeting=fresh(meeting), reason="Bão số 10", now=now, by=cast.secretary,
        seen_version=fresh(meeting).version,
    )  # fmt: skip


def test_a_member_gets_the_invitation_with_a_calendar_file(cast, inbox):
    convened(cast)
    send()
    [letter] = to(inbox, ADDRESS)
    assert letter["Subject"].strip() == SUBJECT
    assert body(letter).splitlines()[2] == (
        "Sinh hoạt chuyên đề: 13 giờ 30 phút, thứ Sáu, ngày 30/10/2026, tại Phòng họp "
        "A2. Kèm thư này có tệp lịch."
    )
    method, event = calendar(letter)
    assert (method, event["SEQUENCE"]) == ("REQUEST", 0)
    assert event["ATTENDEE"] == f"mailto:{ADDRESS}"
    for name in (cast.colleague.full_name, cast.deputy.full_name):
        assert name not in letter.as_string()


def test_a_change_within_the_hour_is_one_letter_with_what_stands(cast, inbox):
    meeting = convened(cast)
    change(cast, meeting, place="Hội trường")
    send()
    [letter] = to(inbox, ADDRESS)
    assert body(letter).count("Hội trường") == 1
    _method, event = calendar(letter)
    assert (event["SEQUENCE"], event["LOCATION"]) == (1, "Hội trường")


def test_a_change_later_is_another_letter_of_the_same_event(cast, inbox):
    meeting = convened(cast)
    send()
    change(cast, meeting, NOW + 2 * HOUR, place="Hội trường")
    send(NOW + 4 * HOUR)
    first, second = (calendar(each)[1] for each in to(inbox, ADDRESS))
    assert first["UID"] == second["UID"]
    assert (first["SEQUENCE"], second["SEQUENCE"]) == (0, 1)


def test_cancelling_takes_it_out_of_the_calendar(cast, inbox):
    meeting = convened(cast)
    send()
    cancel(cast, meeting, NOW + 2 * HOUR)
    send(NOW + 4 * HOUR)
    letter = to(inbox, ADDRESS)[-1]
    assert "Buổi sinh hoạt chuyên đề ngày 30/10/2026 không tổ chức." in body(letter)
    assert "Bão" not in body(letter)
    assert calendar(letter)[0] == "CANCEL"


def test_of_a_session_that_began_meanwhile_no_file_is_sent(cast, inbox):
    begun(convened(cast))
    send()
    [letter] = to(inbox, ADDRESS)
    assert list(letter.iter_attachments()) == []


def test_a_guest_with_an_address_gets_the_invitation(cast, inbox):
    meeting = planned(cast)
    invited_guest(cast, meeting)
    send()
    assert to(inbox, MAIL) == []  # not before the cell is convened
    cell_is_convened(cast, meeting)
    send()
    [letter] = to(inbox, MAIL)
    assert letter["Subject"].strip() == SUBJECT
    assert body(letter).splitlines() == [
        "Kính gửi đồng chí Lê Thị Khách.",
        "",
        (
            "Chi bộ Khoa Xây dựng Đảng trân trọng kính mời đồng chí dự buổi sinh hoạt "
            "chuyên đề: 13 giờ 30 phút, thứ Sáu, ngày 30/10/2026, tại Phòng họp A2. "
            "Kèm thư này có tệp lịch."
        ),
        "",
        "Thư do phần mềm gửi tự động, đồng chí không cần trả lời.",
    ]
    assert calendar(letter)[0] == "REQUEST"


def cell_is_convened(cast, meeting):
    fill_the_time(meeting)
    convene(meeting=fresh(meeting), seen_version=1, by=cast.secretary, now=NOW)


def test_a_guest_removed_before_the_letter_left_gets_none(cast, inbox):
    guest = invited_guest(cast, convened(cast))
    remove_guest(guest=guest, seen_version=1, by=cast.secretary, now=NOW)
    send()
    assert to(inbox, MAIL) == []


def test_a_guest_removed_afterwards_is_told(cast, inbox):
    guest = invited_guest(cast, convened(cast))
    send()
    later = NOW + 2 * HOUR
    remove_guest(guest=guest, seen_version=1, by=cast.secretary, now=later)
    send(later + HOUR)
    letter = to(inbox, MAIL)[-1]
    assert "xin rút giấy mời dự buổi sinh hoạt ngày 30/10/2026" in body(letter)
    assert calendar(letter)[0] == "CANCEL"


@pytest.mark.parametrize("is_sent", [True, False])
def test_cancelling_is_told_to_guests_who_know_of_it(cast, inbox, is_sent):
    meeting = convened(cast)
    invited_guest(cast, meeting)
    if is_sent:
        send()
    cancel(cast, meeting, NOW + 2 * HOUR)
    send(NOW + 4 * HOUR)
    letters = [calendar(letter)[0] for letter in to(inbox, MAIL)]
    assert letters == (["REQUEST", "CANCEL"] if is_sent else [])


def test_a_change_reaches_the_guests(cast, inbox):
    meeting = convened(cast)
    invited_guest(cast, meeting)
    send()
    change(cast, meeting, NOW + 2 * HOUR, place="Hội trường")
    send(NOW + 4 * HOUR)
    assert [calendar(each)[1]["SEQUENCE"] for each in to(inbox, MAIL)] == [0, 1]


def test_another_address_gets_its_own_letter(cast, inbox):
    guest = invited_guest(cast, convened(cast), email="")
    send()
    change_guest(
        guest=guest, values=GuestValues("Lê Thị Khách", email=MAIL), seen_version=1,
        by=cast.secretary, now=NOW,
    )  # fmt: skip
    send()
    assert len(to(inbox, MAIL)) == 1


def test_of_a_session_that_began_a_guest_hears_nothing_more(cast, inbox):
    meeting = convened(cast)
    invited_guest(cast, meeting)
    begun(meeting)
    send()
    assert to(inbox, MAIL) == []
    assert OutgoingMail.objects.get(topic="guest").status == "failed"


def test_a_guest_waits_for_one_letter_at_a_time(cast, inbox):
    guest = invited_guest(cast, convened(cast))
    for _again in range(3):
        outbox.queue_for_topic("guest", guest.pk, now=NOW)
    assert OutgoingMail.objects.filter(topic="guest").count() == 1


def test_without_a_mail_server_no_guest_letter_waits(cast, settings):
    settings.MAIL_IS_ON = False
    invited_guest(cast, convened(cast))
    assert Guest.objects.count() == 1
    assert not OutgoingMail.objects.exists()


def test_a_refused_guest_letter_is_tried_again(cast, inbox):
    invited_guest(cast, convened(cast))
    with time_machine.travel(NOW + HOUR, tick=False):
        mail = outbox.claim_next(now=NOW + HOUR)
        while mail.topic != "guest":
            outbox.give_up(mail, now=NOW + HOUR)
            mail = outbox.claim_next(now=NOW + HOUR)
    # Meanwhile another letter began to wait for the same guest: the two become one.
    outbox.queue_for_topic("guest", mail.topic_id, now=NOW + HOUR)
    assert outbox.put_back(mail, now=NOW + HOUR)
    assert OutgoingMail.objects.get(topic="guest").status == "waiting"
    send(NOW + 5 * HOUR)
    assert len(to(inbox, MAIL)) == 1
