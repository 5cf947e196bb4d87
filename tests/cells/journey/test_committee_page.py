"""What a committee reads of its rounds: counts and offices, never a person."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cells.models import CellRound, Mandate, Membership, SelfReview
from cells.organisation.models import Role, Standing
from tests.factories import (
    NOW,
    Cast,
    accept,
    file_review,
    make_cell,
    make_committee,
    make_member,
    make_officer,
)
from tests.rounds_scenes import committee_draft, end_open_rounds, issue

pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def cast(db):
    """Both cells of the committee have ended their own rounds."""
    cast = Cast()
    end_open_rounds(cast.cell, cast.other_cell)
    return cast


def page_of(client, person, review_round) -> str:
    client.force_login(person)
    url = reverse("journey:committee_round", args=[review_round.pk])
    return client.get(url).content.decode()


def people_of(*cells) -> list[str]:
    rows = Membership.objects.filter(cell__in=cells).select_related("member")
    return [row.member.full_name for row in rows]


def test_the_preview_says_how_many_write_and_why_others_do_not(cast, client):
    make_member(cast.cell, standing=Standing.EXEMPT)
    make_member(cast.cell, standing=Standing.EXEMPT)
    make_member(cast.cell, standing=Standing.SUSPENDED)
    review_round = committee_draft(cast)
    client.force_login(cast.staff)
    url = reverse("journey:committee_round", args=[review_round.pk])
    page = client.get(url).context["page"]
    rows = {row.name: row for row in page.cells}
    row = rows[cast.cell.name]
    assert (row.must_write, row.obstacle) == (5, "")
    assert "2" in row.not_writing
    assert "1" in row.not_writing
    assert rows[cast.other_cell.name].not_writing == ""
    assert page.issue_url


@pytest.mark.parametrize("issued", [False, True])
def test_a_committee_reads_no_name_of_a_member(issued, cast, client):
    make_member(cast.cell, standing=Standing.EXEMPT)
    review_round = committee_draft(cast)
    if issued:
        issue(review_round, cast.staff)
        review = SelfReview.objects.get(
            cell_round__round=review_round, author=cast.deputy
        )
        file_review(review, declared={3: {}})
    html = page_of(client, cast.staff, review_round)
    assert cast.cell.name in html
    people = people_of(cast.cell, cast.other_cell)
    assert [name for name in people if name in html] == []


def test_without_a_reader_the_office_is_named_and_not_the_person(cast, client):
    Mandate.objects.filter(member__in=[cast.deputy, cast.committee_secretary]).delete()
    review_round = committee_draft(cast)
    html = page_of(client, cast.staff, review_round)
    client.force_login(cast.staff)
    url = reverse("journey:committee_round", args=[review_round.pk])
    rows = {row.name: row for row in client.get(url).context["page"].cells}
    assert cast.cell.name in rows[cast.cell.name].obstacle
    assert not any(each.isdigit() for each in rows[cast.cell.name].obstacle)
    assert rows[cast.other_cell.name].obstacle
    assert cast.secretary.full_name not in html
    Mandate.objects.filter(member=cast.secretary).delete()
    rows = {row.name: row for row in client.get(url).context["page"].cells}
    assert "5" in rows[cast.cell.name].obstacle  # now none of the five has a reader


def test_what_the_preview_calls_an_obstacle_is_what_keeps_the_cell_out(cast, client):
    """The page and the act ask the same question."""
    empty = make_cell(cast.committee, "Chi bộ chưa có người", "CB-3")
    busy = cast.cell
    CellRound.objects.filter(pk=cast.cell_round.pk).update(status="open")
    review_round = committee_draft(cast)
    client.force_login(cast.staff)
    url = reverse("journey:committee_round", args=[review_round.pk])
    foreseen = {r.name for r in client.get(url).context["page"].cells if r.obstacle}
    left_out = {each.cell.name for each in issue(review_round, cast.staff)}
    assert foreseen == left_out == {empty.name, busy.name}


def test_afterwards_each_cell_is_counted(cast, client):
    review_round = committee_draft(cast)
    issue(review_round, cast.staff)
    reviews = SelfReview.objects.filter(cell_round__round=review_round)
    accept(file_review(reviews.get(author=cast.secretary)), cast.deputy)
    file_review(reviews.get(author=cast.author))
    client.force_login(cast.committee_secretary)
    url = reverse("journey:committee_round", args=[review_round.pk])
    rows = {row.name: row for row in client.get(url).context["page"].cells}
    row = rows[cast.cell.name]
    assert (row.must_write, row.filed, row.accepted) == (5, "2", "1")
    assert row.cancel_url == ""
    assert rows[cast.other_cell.name].filed == "0"
    assert rows[cast.other_cell.name].cancel_url


def test_a_deputy_of_the_committee_issues_too(cast, client):
    deputy = make_officer(cast.committee, Role.DEPUTY)
    review_round = committee_draft(cast, by=deputy)
    client.force_login(deputy)
    assert client.get(reverse("journey:committee_rounds")).status_code == 200
    url = reverse("journey:issue_committee_round", args=[review_round.pk])
    assert client.post(url, {"version": 1}).status_code == 302
    assert review_round.cell_rounds.count() == 2


@pytest.mark.parametrize("office", ["committee_member", "former"])
def test_nobody_else_of_the_committee_finds_its_rounds(office, cast, client):
    if office == "former":
        person = make_officer(cast.committee, Role.COMMITTEE_STAFF)
        person.mandate_rows.update(ended_on=NOW.date() - timedelta(days=1))
    else:
        person = make_officer(cast.committee, Role.COMMITTEE_MEMBER)
    review_round = committee_draft(cast)
    client.force_login(person)
    for url in (
        reverse("journey:committee_rounds"),
        reverse("journey:new_committee_round"),
        reverse("journey:committee_round", args=[review_round.pk]),
    ):
        assert client.get(url).status_code == 404


def test_the_list_shows_the_rounds_of_ones_own_committee_alone(cast, client):
    other = make_committee("Đảng bộ khác", "DB-9")
    elsewhere = make_officer(other, Role.COMMITTEE_STAFF)
    committee_draft(cast, title="Đợt của Trường")
    client.force_login(elsewhere)
    url = reverse("journey:committee_rounds")
    assert "Đợt của Trường" not in client.get(url).content.decode()
    client.force_login(cast.staff)
    assert "Đợt của Trường" in client.get(url).content.decode()
    # A cell's own round is the cell's affair.
    assert cast.cell_round.round.title not in client.get(url).content.decode()
