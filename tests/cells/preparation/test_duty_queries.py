"""How often the pages of duties ask the database, whatever the number of rows."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cells.models import Condition
from tests.duties_scenes import conditions, own_duty, seeded, talk_of
from tests.factories import NOW, make_member

NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
# Pinned: who adds a query says so here.
HUB = {"member": 11, "leader": 12}
FORMS = {"add": 5, "change": 7, "talks": 6, "aims": 4}


def queries(client, url) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200
    asked = [query["sql"] for query in captured.captured_queries]
    return len([sql for sql in asked if not sql.startswith(NOT_COUNTED)])


def crowd(cast, number):
    """As many duties, people, conditions and talks."""
    seeded(cast)
    first = conditions(cast)[0]
    for place in range(number):
        member = make_member(cast.cell)
        own_duty(cast, cast.author, cast.deputy, member)
        talk_of(cast, member, planned_on=date(2026, 10, 20))
        Condition.objects.create(
            cell_round=cast.cell_round, position=50 + place, text=f"Ghế {place}"
        )
    Condition.objects.exclude(pk=first.pk).update(met_at=NOW, met_by=cast.secretary)
    return own_duty(cast, cast.author)


@pytest.mark.parametrize("number", [1, 30])
def test_pages_ask_as_often_for_thirty_rows_as_for_one(cast, client, number):
    duty = crowd(cast, number)
    pk = cast.cell_round.pk
    hub = reverse("journey:preparation", args=[pk])
    client.force_login(cast.author)
    asked = {"member": queries(client, hub)}
    client.force_login(cast.secretary)
    asked["leader"] = queries(client, hub)
    assert asked == HUB
    forms = {
        "add": reverse("preparation:duty_add", args=[pk]),
        "change": reverse("preparation:duty", args=[duty.pk]),
        "talks": reverse("preparation:talks", args=[pk]),
        "aims": reverse("preparation:session_aims", args=[pk]),
    }
    assert {name: queries(client, url) for name, url in forms.items()} == FORMS
