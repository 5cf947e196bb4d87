"""How often the pages of plans ask the database, whatever the number of lines."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cells.models import PlanItem
from cells.plans.approved_content import items_of
from tests.plan_scenes import (
    approved,
    edit_of,
    fresh,
    send,
    started_plan,
    whole_values,
    write,
)

NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
# Pinned: who adds a query says so here.
PAGES = {"write": 11, "read through": 12, "sent, opened": 11, "queue": 5, "cell": 5}
AUTOSAVE = 9


def queries(client, method, url, *args, **kwargs) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = getattr(client, method)(url, *args, **kwargs)
    assert response.status_code == 200
    asked = [query["sql"] for query in captured.captured_queries]
    return len([sql for sql in asked if not sql.startswith(NOT_COUNTED)])


def plan_of(cast, number):
    """A plan with ``number`` whole lines beside the two it began with."""
    plan = started_plan(cast, cast.author)
    first = items_of(plan)[0]
    PlanItem.objects.bulk_create(
        PlanItem(
            plan=plan, position=n + 3, indicator=first.indicator, source=first.source
        )
        for n in range(number)
    )
    write(plan, *[edit_of(item, **whole_values()) for item in items_of(plan)])
    return fresh(plan)


def signed_in(client, member):
    client.force_login(member)
    client.get(reverse("password_change"))


@pytest.mark.parametrize("number", [1, 30])
def test_pages_ask_as_often_for_thirty_lines_as_for_one(number, cast, client):
    plan = plan_of(cast, number)
    arguments = [plan.pk]
    signed_in(client, cast.author)
    asked = {
        "write": queries(client, "get", reverse("plans:write", args=arguments)),
        "read through": queries(
            client, "get", reverse("plans:read_through", args=arguments)
        ),
    }
    item = items_of(plan)[0]
    one = {f"p{item.pk}-version": item.version, f"p{item.pk}-title": "Một"}
    saved = queries(
        client,
        "post",
        reverse("plans:write", args=arguments),
        one,
        headers={"accept": "application/json"},
    )
    assert saved == AUTOSAVE
    write(plan, edit_of(PlanItem.objects.get(pk=item.pk), **whole_values()))
    send(fresh(plan))
    signed_in(client, cast.secretary)
    detail = reverse("plans:detail", args=arguments)
    client.get(detail)
    asked["sent, opened"] = queries(client, "get", detail)
    asked["queue"] = queries(client, "get", reverse("plans:queue"))
    approved(cast, fresh(plan))
    signed_in(client, cast.colleague)
    asked["cell"] = queries(client, "get", reverse("plans:cell"))
    assert asked == PAGES
