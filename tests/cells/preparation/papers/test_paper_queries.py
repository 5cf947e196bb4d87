"""How often the pages of papers ask the database, whatever the number of rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cells.models import PaperVersion
from cells.preparation.models.papers import PaperKind
from tests.cells.summaries.scene import accept_more, accept_two, freeze
from tests.factories import NOW
from tests.papers_scenes import drafted, plan_session, shown

NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
# Pinned: who adds a query says so here.
PAGES = {
    "list": 6,
    "list of a member": 5,
    "write": 11,
    "versions": 5,
    "templates": 5,
    "preview": 8,
}
AUTOSAVE = 8
# What is compared with the last draft differs from paper to paper.
WRITING = {
    "session_plan": 11,
    "notice": 8,
    "invitation": 8,
    "running_order": 9,
    "programme": 9,
    "speaking_guide": 11,
    "draft_conclusions": 7,
}
BUDGET = 12


def queries(client, method, url, *args, **kwargs) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = getattr(client, method)(url, *args, **kwargs)
    assert response.status_code == 200
    asked = [query["sql"] for query in captured.captured_queries]
    return len([sql for sql in asked if not sql.startswith(NOT_COUNTED)])


def signed_in(client, member):
    client.force_login(member)
    client.get(reverse("password_change"))


def add_versions(paper, number, by):
    PaperVersion.objects.bulk_create(
        PaperVersion(
            paper=paper,
            number=place + 2,
            text=f"Bản {place}",
            origin="saved",
            saved_by=by,
            saved_at=NOW,
        )
        for place in range(number)
    )


@pytest.mark.parametrize("number", [1, 30])
def test_pages_ask_as_often_for_thirty_versions_as_for_one(number, cast, client):
    paper = shown(cast)
    if number > 1:
        for kind in PaperKind:
            add_versions(drafted(cast, kind), number, cast.deputy)
    signed_in(client, cast.secretary)
    addresses = {
        "list": reverse("preparation:papers", args=[cast.cell_round.pk]),
        "write": reverse("preparation:paper", args=[paper.pk]),
        "versions": reverse("preparation:paper_versions", args=[paper.pk]),
        "templates": reverse("preparation:paper_templates", args=[cast.cell.pk]),
        "preview": reverse("reports:session_paper", args=[paper.pk]),
    }
    asked = {
        name: queries(client, "get", address) for name, address in addresses.items()
    }
    saved = queries(
        client,
        "post",
        addresses["write"],
        {"p1-version": paper.version, "p1-text": "Một"},
        headers={"accept": "application/json"},
    )
    assert saved == AUTOSAVE
    signed_in(client, cast.author)
    asked["list of a member"] = queries(client, "get", addresses["list"])
    assert asked == PAGES


def test_no_kind_of_paper_asks_more_than_a_page_may(cast, client):
    plan_session(cast)
    accept_two(cast)
    accept_more(cast, 9)
    freeze(cast)
    signed_in(client, cast.secretary)
    asked = {
        kind: queries(
            client, "get", reverse("preparation:paper", args=[drafted(cast, kind).pk])
        )
        for kind in PaperKind
    }
    assert asked == WRITING
    assert max(asked.values()) <= BUDGET
