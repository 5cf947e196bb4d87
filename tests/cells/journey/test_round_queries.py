"""The pages of rounds ask the database as often for thirty rows as for one."""

import pytest
from django.urls import reverse

from cells.journey.authors_follow_memberships import follow_memberships
from cells.models import Membership
from cells.organisation.models import Role, Standing
from tests.cells.summaries import scene
from tests.cells.test_queries import PAGE_BUDGET, queries
from tests.cells.test_queries import PAGES as PINNED
from tests.factories import (
    NOW,
    answer_all,
    make_cell,
    make_member,
    make_officer,
)
from tests.rounds_scenes import (
    committee_draft,
    end_open_rounds,
    excused,
    issue,
    put_round,
)

PAGES = {"list": 5, "form": 6, "draft": 12, "issued": 12, "cancel": 5}
KEPT = 7


pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.mark.parametrize("number", [1, 30])
def test_a_committees_pages(number, cast, client):
    end_open_rounds(cast.cell)
    for place in range(number):
        cell = make_cell(cast.committee, f"Chi bộ thứ {place}", f"CB-X{place}")
        make_officer(cell, Role.SECRETARY, cell=cell)
        make_member(cell, standing=Standing.EXEMPT)
        committee_draft(cast, title=f"Đợt thứ {place}")
    draft = committee_draft(cast, spared=[cast.other_cell])
    issued = committee_draft(cast, title="Đợt đã mở")
    issue(issued, cast.staff)
    client.force_login(cast.staff)
    client.get(reverse("password_change"))
    cell_round = issued.cell_rounds.get(cell=cast.cell)
    urls = {
        "list": reverse("journey:committee_rounds"),
        "form": reverse("journey:new_committee_round"),
        "draft": reverse("journey:committee_round", args=[draft.pk]),
        "issued": reverse("journey:committee_round", args=[issued.pk]),
        "cancel": reverse("journey:cancel_in_cell", args=[issued.pk, cell_round.pk]),
    }
    asked = {name: queries(client, "get", url) for name, url in urls.items()}
    assert asked == PAGES
    assert max(asked.values()) <= PAGE_BUDGET


@pytest.mark.parametrize("number", [1, 30])
def test_the_cells_page_with_many_excused(number, cast, client):
    members = [make_member(cast.cell) for _ in range(number)]
    follow_memberships(cell=cast.cell, now=NOW)
    for member in members:
        excused(cast.review_of(member))
    assert Membership.objects.filter(standing="exempt").count() == number
    client.force_login(cast.secretary)
    client.get(reverse("password_change"))
    url = reverse("journey:cell_round", args=[cast.cell_round.pk])
    assert queries(client, "get", url) == PINNED["rounds"]


def test_the_kept_copy(cast, client):
    review = answer_all(cast.review_of(cast.author), declared={3: {}, 14: {}})
    put_round(cast.cell_round, "cancelled")
    client.force_login(cast.author)
    client.get(reverse("password_change"))
    url = reverse("reviews:kept", args=[review.pk])
    assert queries(client, "get", url) == KEPT


@pytest.mark.parametrize("number", [1, 10])
def test_the_cells_page_when_plans_are_due(number, cast, client):
    """What is missing in the fourth step takes three queries more."""
    scene.accept_two(cast)
    scene.accept_more(cast, number)
    scene.freeze(cast)
    scene.pass_it(cast)
    client.force_login(cast.secretary)
    client.get(reverse("password_change"))
    url = reverse("journey:cell_round", args=[cast.cell_round.pk])
    assert queries(client, "get", url) == PINNED["rounds"] + 3 <= PAGE_BUDGET
