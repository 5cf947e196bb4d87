"""Due and not yet sent: each thing once, also after missed nights."""

from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse

from cells.models import LineReminder, Notification, OutgoingMail
from cells.supervision.services import send_reminders
from tests.plan_scenes import approved_plan
from tests.supervision_scenes import accepted, at, evaluate, measure

DUE = date(2027, 4, 23)  # the last day of the line that every plan here has


def notices(member) -> list[tuple[str, int]]:
    rows = Notification.objects.filter(recipient=member, kind__startswith="lines_")
    return [(row.kind, row.facts["n"]) for row in rows.order_by("pk")]


def nights(*days) -> None:
    for day in days:
        send_reminders(now=at(day))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([date(2027, 3, 31)], []),
        ([date(2027, 4, 1)], [("lines_due", 1)]),
        ([date(2027, 4, 1), date(2027, 4, 2), date(2027, 4, 23)], [("lines_due", 1)]),
        # Three nights missed: it is caught up, once.
        ([date(2027, 4, 4), date(2027, 4, 5)], [("lines_due", 1)]),
        ([date(2027, 4, 23)], [("lines_due", 1)]),
        ([date(2027, 4, 24), date(2027, 4, 25)], [("lines_overdue", 1)]),
        (
            [date(2027, 4, 1), date(2027, 4, 27)],
            [("lines_due", 1), ("lines_overdue", 1)],
        ),
    ],
)
def test_each_line_is_recalled_once(cast, days, expected):
    approved_plan(cast, cast.author)
    nights(*days)
    assert notices(cast.author) == expected
    assert notices(cast.secretary) == []


@pytest.mark.parametrize(("quantity", "result"), [(4, None), (1, "met")])
def test_what_is_over_is_not_recalled(cast, quantity, result):
    report = accepted(cast, quantity=quantity)
    if result:
        evaluate(cast, report.plan, result)
    nights(date(2027, 4, 1), date(2027, 4, 30))
    assert notices(cast.author) == []


def test_several_lines_are_one_notice_that_names_no_line(cast):
    approved_plan(cast, cast.author, declared={3: {}, 4: {}, 5: {}})
    measure(cast, due_on=DUE)
    nights(date(2027, 4, 2))
    assert notices(cast.author) == [("lines_due", 3)]
    notice = Notification.objects.get(recipient=cast.author, kind="lines_due")
    assert "Viết 4 bài" not in f"{notice.facts} {notice.path} {notice.text}"
    assert LineReminder.objects.filter(sent_at=None).count() == 0


def test_the_letter_goes_through_the_outbox(cast, settings):
    settings.MAIL_IS_ON = True
    approved_plan(cast, cast.author)
    type(cast.author).objects.filter(pk=cast.author.pk).update(email="a@example.vn")
    OutgoingMail.objects.all().delete()
    nights(date(2027, 4, 1), date(2027, 4, 2))
    assert OutgoingMail.objects.filter(recipient=cast.author).count() == 1


def test_a_run_that_died_is_caught_up_when_its_lease_ends(cast):
    approved_plan(cast, cast.author)
    first = at(date(2027, 4, 1))
    send_reminders(now=first)
    Notification.objects.filter(kind="lines_due").delete()
    # It claimed, and died before it told.
    LineReminder.objects.update(
        sent_at=None, claimed_by="dead", claimed_until=at(date(2027, 4, 1), 4)
    )
    send_reminders(now=first)
    assert notices(cast.author) == []
    send_reminders(now=at(date(2027, 4, 1), 5))
    assert notices(cast.author) == [("lines_due", 1)]


def test_the_command_says_how_many(cast, capsys):
    approved_plan(cast, cast.author)
    call_command("send_reminders")
    assert "0 people" in capsys.readouterr().out


def test_the_secretary_reminds_who_is_overdue_once_a_day(cast, client):
    found = measure(cast, due_on=date(2026, 10, 1))
    client.force_login(cast.secretary)
    url = reverse("supervision:remind")
    page = client.get(url)
    assert cast.author.full_name in page.content.decode()
    assert client.post(url, {"member": ["x", "²"]}).status_code == 422
    for _ in range(2):
        client.post(url, {"member": [cast.author.pk, cast.stranger.pk]})
    assert notices(cast.author) == [("lines_overdue", 1)]
    assert notices(cast.stranger) == []
    assert found.text not in str(
        Notification.objects.filter(kind="lines_overdue").values()
    )


def test_the_call_list_says_how_many_and_not_what(cast, client):
    measure(cast, due_on=date(2026, 10, 20), text="ĐỔI MỚI")
    client.force_login(cast.secretary)
    text = client.get(reverse("call_list")).content.decode()
    assert "ĐỔI MỚI" not in text
    assert cast.author.full_name in text
