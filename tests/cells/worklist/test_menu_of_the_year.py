"""The entries of supervision and rating in the menu: for whom, where, and alive."""

import pytest
from django.urls import reverse

from cells.worklist.menu import entry_of

MEMBERS = ("author", "secretary", "deputy", "colleague")
BOTH = ("Giám sát", "Xếp loại")


def menu_of(client, user, url="/"):
    client.force_login(user)
    client.get(reverse("password_change"))
    return client.get(url).context["chrome"].menu


@pytest.mark.parametrize("who", MEMBERS)
def test_a_member_finds_both_behind_the_plan(who, cast, client):
    labels = [item.label for item in menu_of(client, getattr(cast, who))]
    place = labels.index("Kế hoạch")
    assert labels[place + 1 : place + 3] == list(BOTH)


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("committee_secretary", {"Giám sát", "Xếp loại"}),
        ("staff", {"Xếp loại"}),
        ("administrator", set()),
    ],
)
def test_offices_without_a_cell_find_what_they_may_open(who, expected, cast, client):
    labels = {item.label for item in menu_of(client, getattr(cast, who))}
    assert labels & set(BOTH) == expected


@pytest.mark.parametrize("who", [*MEMBERS, "committee_secretary", "staff"])
def test_no_entry_leads_nowhere(who, cast, client):
    for item in menu_of(client, getattr(cast, who)):
        assert client.get(item.url, follow=True).status_code == 200, item.label


@pytest.mark.parametrize(
    ("url", "label"), [("supervision:board", "Giám sát"), ("ratings:cell", "Xếp loại")]
)
def test_the_entry_of_the_page_is_marked(url, label, cast, client):
    menu = menu_of(client, cast.secretary, reverse(url))
    assert [item.label for item in menu if item.is_current] == [label]


def test_pages_of_ratings_belong_to_their_entry():
    assert entry_of("ratings:decide") == entry_of("ratings:committee")
    assert entry_of("supervision:write") == "supervision:board"
