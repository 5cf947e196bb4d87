"""What stands on the work list, and in what words."""

from datetime import date

import pytest
from django.urls import reverse

from cells.organisation.mandates import mandates_of
from cells.supervision.waiting import item_of, rows_for
from cells.waiting_item import asked_at_once
from tests.factories import TODAY
from tests.plan_scenes import approved_plan, sent_plan
from tests.supervision_scenes import MAKERS, accepted, started


def items(member, on=TODAY):
    return [item_of(row) for row in asked_at_once(rows_for(mandates_of(member), on))]


@pytest.mark.parametrize(
    ("state", "of_author", "of_secretary"),
    [
        ("draft", ["plan"], 0),
        ("sent", [], 1),
        ("returned", ["write"], 0),
        ("oral", ["report"], 0),
        ("accepted", [], 0),
    ],
)
def test_each_state_waits_for_whom_it_waits(cast, state, of_author, of_secretary):
    report = MAKERS[state](cast)
    places = {
        "plan": reverse("supervision:plan", args=[report.plan_id]),
        "write": reverse("supervision:write", args=[report.pk]),
        "report": reverse("supervision:report", args=[report.pk]),
    }
    assert [item.url for item in items(cast.author)] == [places[p] for p in of_author]
    assert len(items(cast.secretary)) == of_secretary
    assert items(cast.colleague) == items(cast.stranger) == []


def test_a_new_month_waits_again(cast):
    accepted(cast)
    [item] = items(cast.author, on=date(2026, 11, 2))
    assert item.due_on == date(2026, 11, 25)


def test_a_plan_that_was_never_approved_asks_for_no_report(cast):
    sent_plan(cast, cast.author)
    assert items(cast.author) == []


def test_the_home_page_shows_it(cast, client):
    started(cast)
    client.force_login(cast.author)
    assert reverse("supervision:board") in client.get("/").content.decode()


def test_the_plan_shows_periods_and_progress(cast, client):
    report = accepted(cast, quantity=3)
    client.force_login(cast.author)
    page = client.get(reverse("plans:detail", args=[report.plan_id]))
    text = page.content.decode()
    assert 'value="3" max="4"' in text
    assert reverse("supervision:report", args=[report.pk]) in text
    plan = approved_plan(cast, cast.colleague)
    client.force_login(cast.author)
    assert client.get(reverse("plans:detail", args=[plan.pk])).status_code == 403
