"""Whom the secretary calls, and how little the list says."""

import pytest
from django.urls import reverse

from cells.models import Duty, DutyAssignment, Material, OutgoingMail
from cells.organisation.models import Standing
from cells.preparation.models.readings import ReadingConfirmation
from cells.reviews.models import Outcome
from tests.cells.reviews.acts import give_back
from tests.factories import (
    NOW,
    TODAY,
    Cast,
    accept,
    answer_all,
    file_review,
    make_member,
)

URL = reverse("call_list")
HAS_TO_FILE = "Hạn nộp bản tự soi, tự sửa: 19/10"


pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def cast(db, settings):
    settings.MAIL_IS_ON = True
    return Cast()


def shown(client, person) -> dict:
    """name → what is due, as the page shows it to ``person``."""
    client.force_login(person)
    page = client.get(URL).context["page"]
    return {each.name: each.due for each in page.people}


def give_address(member, address="a@example.vn"):
    type(member).objects.filter(pk=member.pk).update(email=address)


def mail_ended(member, status, at=NOW):
    OutgoingMail.objects.create(
        recipient=member, status=status, due_at=at, created_at=at, ended_at=at
    )


def add_material(cast, **facts):
    return Material.objects.create(
        **{
            "cell_round": cast.cell_round,
            "kind": "text",
            "position": 1,
            "title": "TÊNTÀILIỆU",
            "text": "Nội dung",
            "read_by": TODAY,
            "added_by": cast.secretary,
            "added_at": NOW,
        }
        | facts
    )


def add_duty(cast, member, **facts):
    last = Duty.objects.count()
    duty = Duty.objects.create(
        **{
            "cell_round": cast.cell_round,
            "position": last + 50,
            "title": "TÊNVIỆC",
            "due_on": TODAY,
        }
        | facts
    )
    DutyAssignment.objects.create(duty=duty, member=member, assigned_at=NOW)
    return duty


def test_those_without_mail_who_have_not_filed_stand_by_given_name(cast, client):
    for member, name in (
        (cast.author, "Hoàng Văn Sơn"),
        (cast.colleague, "Phạm Thị Ân"),
        (cast.former, "Lê Văn Đức"),
    ):
        type(member).objects.filter(pk=member.pk).update(full_name=name)
    give_address(cast.deputy)
    assert shown(client, cast.secretary) == {
        "Phạm Thị Ân": [HAS_TO_FILE],
        "Lê Văn Đức": [HAS_TO_FILE],
        "Hoàng Văn Sơn": [HAS_TO_FILE],
    }
    names = list(shown(client, cast.secretary))
    assert [name.split()[-1] for name in names] == ["Ân", "Đức", "Sơn"]


def test_whom_mail_reaches_is_not_called(cast, client):
    give_address(cast.author)
    assert cast.author.full_name not in shown(client, cast.secretary)
    mail_ended(cast.author, "failed", NOW)
    assert cast.author.full_name in shown(client, cast.secretary)
    page = client.get(URL).content.decode()
    assert "thư không tới" in page
    assert "chưa có địa chỉ thư" in page
    mail_ended(cast.author, "sent", NOW.replace(hour=4))
    assert cast.author.full_name not in shown(client, cast.secretary)


def test_where_no_mail_is_sent_everybody_is_called(cast, client, settings):
    settings.MAIL_IS_ON = False
    give_address(cast.author)
    assert cast.author.full_name in shown(client, cast.secretary)
    assert "Phần mềm ở đây chưa gửi thư" in client.get(URL).content.decode()


@pytest.mark.parametrize("outcome", [Outcome.GUIDE, Outcome.REQUEST_REWRITE, None])
def test_a_report_once_filed_says_nothing_any_more(cast, client, outcome):
    """Neither that it was accepted nor that it came back."""
    file_review(cast.review_of(cast.secretary))
    filed = file_review(cast.review_of(cast.author), declared={3: {}})
    if outcome is None:
        accept(filed, cast.secretary)
    elif outcome == Outcome.GUIDE:
        give_back(filed, cast.secretary, items=(3,))
    for reader in (cast.secretary, cast.deputy):
        assert cast.author.full_name not in shown(client, reader)


def test_how_far_a_report_is_cannot_be_seen(cast, client):
    mark = "DẤURIÊNG"
    answer_all(cast.review_of(cast.author), declared={3: {"deed": mark}})
    seen = shown(client, cast.secretary)
    assert seen[cast.author.full_name] == seen[cast.colleague.full_name]
    page = client.get(URL).content.decode()
    assert mark not in page
    assert "/27" not in page


def test_materials_and_duties_are_counted_and_not_named(cast, client):
    read = add_material(cast)
    add_material(cast, position=2)
    add_material(cast, position=3, withdrawn_at=NOW, withdrawn_by=cast.secretary)
    ReadingConfirmation.objects.create(
        material=read, member=cast.author, confirmed_at=NOW
    )
    add_duty(cast, cast.author)
    add_duty(cast, cast.author, done_at=NOW, done_by=cast.author)
    add_duty(cast, cast.author, removed_at=NOW, removed_by=cast.secretary)
    seen = shown(client, cast.secretary)
    assert seen[cast.author.full_name] == [
        HAS_TO_FILE,
        "1 tài liệu cần đọc, hạn 05/10",
        "1 việc được phân công, hạn gần nhất 05/10",
    ]
    assert seen[cast.colleague.full_name][1] == "2 tài liệu cần đọc, hạn 05/10"
    page = client.get(URL).content.decode()
    assert "TÊNTÀILIỆU" not in page
    assert "TÊNVIỆC" not in page


def test_the_own_cell_alone_and_not_oneself(cast, client):
    seen = shown(client, cast.stranger)
    assert seen == {}
    assert cast.secretary.full_name not in shown(client, cast.secretary)
    assert cast.deputy.full_name not in shown(client, cast.deputy)
    assert cast.secretary.full_name in shown(client, cast.deputy)


def test_a_number_can_be_called(cast, client):
    type(cast.author).objects.filter(pk=cast.author.pk).update(phone="0955 550 (105)")
    client.force_login(cast.secretary)
    response = client.get(URL)
    assert '<a href="tel:0955550105">0955 550 (105)</a>' in response.content.decode()
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("number", [1, 30])
def test_queries(db, client, settings, number, django_assert_num_queries):
    cast = Cast()
    settings.MAIL_IS_ON = True
    for n in range(number):
        member = make_member(cast.other_cell)
        mail_ended(member, "failed")
        add_duty(cast, member, cell_round=cast.other_round, position=n)
        add_material(cast, cell_round=cast.other_round, position=n)
    client.force_login(cast.stranger)
    client.get(URL)
    with django_assert_num_queries(11):
        client.get(URL)


def test_nobody_is_called_to_read_of_whom_it_is_not_asked(cast, client):
    add_material(cast)
    member = make_member(cast.cell, standing=Standing.EXEMPT)
    assert member.full_name not in shown(client, cast.secretary)
    add_duty(cast, member)
    assert len(shown(client, cast.secretary)[member.full_name]) == 1
