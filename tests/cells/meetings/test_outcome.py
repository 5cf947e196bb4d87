"""The committee above reads numbers of a session, and nobody's name or words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cells.models import Minutes, Vote
from tests.factories import Cast, make_member
from tests.joining_scenes import WORDING, attended, finding, held, vote

pytestmark = pytest.mark.usefixtures("on_the_day")
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


@pytest.fixture
def cast(db):
    return Cast()


@pytest.fixture
def session(cast):
    made = held(cast)
    attended(made, absent=[cast.author], without_leave=[cast.colleague])
    finding(made, cast.author)
    Vote.objects.filter(subject="finding").update(
        question=f"Chỉ ra với đồng chí {cast.author.full_name}: {WORDING}"
    )
    return made


def page(client, cast, session, person="committee_secretary"):
    client.force_login(getattr(cast, person))
    return client.get(reverse("meetings:outcome", args=[session.pk]))


def test_it_counts_who_was_there_and_the_votes(client, cast, session):
    found = page(client, cast, session).context["page"]
    assert [each.value for each in found.attendance] == ["5", "3", "3", "1", "1"]
    assert [each.result for each in found.votes] == ["5/5 tán thành: thông qua"] * 2


def test_it_holds_no_name_and_no_word(client, cast, session):
    main = page(client, cast, session).content.decode().partition("<main")[2]
    people = [cast.author, cast.colleague, cast.deputy, cast.former, cast.secretary]
    assert [each for each in people if each.full_name in main] == []
    assert WORDING not in main
    assert "Chỉ ra với" not in main


@pytest.mark.parametrize("status", ["", "draft"])
def test_before_the_minutes_are_passed_there_is_nothing(client, cast, status):
    made = held(cast, minutes_status=status)
    assert page(client, cast, made).status_code == 404


def test_staff_other_cells_and_the_cell_itself_have_no_such_page(client, cast, session):
    for person in ("staff", "stranger", "secretary", "author", "administrator"):
        assert page(client, cast, session, person).status_code == 404


def test_the_dates_lead_its_leaders_there(client, cast, session):
    url = reverse("meetings:outcome", args=[session.pk])
    dates = reverse("meetings:dates")
    client.force_login(cast.committee_secretary)
    assert url in client.get(dates).content.decode()
    client.force_login(cast.staff)
    assert url not in client.get(dates).content.decode()
    Minutes.objects.update(status="draft")
    client.force_login(cast.committee_secretary)
    assert url not in client.get(dates).content.decode()


def test_open_votes_have_no_totals_yet(client, cast, session):
    vote(session, status="open")
    assert len(page(client, cast, session).context["page"].votes) == 2


@pytest.mark.parametrize("number", [1, 30])
def test_it_asks_as_often_for_many(client, cast, session, number):
    for _each in range(number):
        make_member(cast.cell)
        vote(session, subject="other")
    page(client, cast, session)
    with CaptureQueriesContext(connection) as captured:
        page(client, cast, session)
    asked = [q["sql"] for q in captured if not q["sql"].startswith(NOT_COUNTED)]
    pages = [sql for sql in asked if "session" not in sql.split("FROM")[0].lower()]
    assert len(pages) <= 14
