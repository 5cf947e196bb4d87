"""How often the pages of supervision ask the database, whatever the number of rows."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cells.models import (
    Approval,
    Evaluation,
    Member,
    Membership,
    PlanItem,
    ProgressComment,
    ProgressLine,
    ProgressReport,
    RemediationPlan,
)
from tests.factories import LONG_AGO, NOW, TODAY
from tests.plan_scenes import approved_plan
from tests.supervision_scenes import at, measure, sent, started

NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
BUDGET = 12


def queries(client, url, **kwargs) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url, **kwargs)
    assert response.status_code == 200
    asked = [query["sql"] for query in captured.captured_queries]
    return len([sql for sql in asked if not sql.startswith(NOT_COUNTED)])


def signed_in(client, member):
    client.force_login(member)
    client.get(reverse("password_change"))


def crowd(cast, number: int, lines: int) -> None:
    """``number`` members with approved plans of ``lines`` lines and a sheet each."""
    pattern = approved_plan(cast, cast.author)
    content = pattern.approvals.get().content
    measured = next(line for line in content["lines"] if not line["reason"])
    for n in range(number):
        member = Member.objects.create(username=f"m{n}", full_name=f"Lê Văn {n:03}")
        Membership.objects.create(
            member=member, cell=cast.cell, standing="official", started_on=LONG_AGO
        )
        plan = RemediationPlan.objects.create(
            cell_round=cast.cell_round,
            author=member,
            status="approved",
            approver_office="secretary",
            approver_organisation=cast.cell,
            created_at=NOW,
        )
        items = [
            PlanItem.objects.create(
                plan=plan, position=position, source="self", title="Việc"
            )
            for position in range(lines)
        ]
        Approval.objects.create(
            plan=plan,
            author=member,
            approved_by=cast.secretary,
            approved_at=NOW,
            office="secretary",
            content=content | {"lines": [measured] * lines},
            item_ids=[item.pk for item in items],
            content_sha256="0" * 64,
            token=f"{n:032}",
        )
        add_sheet(cast, plan, items)


def add_sheet(cast, plan, items) -> None:
    report = ProgressReport.objects.create(
        plan=plan,
        author=plan.author,
        kind="month",
        starts_on=TODAY.replace(day=1),
        status="sent",
        supervisor_office="secretary",
        supervisor_organisation=cast.cell,
        created_at=NOW,
        sent_at=NOW,
    )
    ProgressComment.objects.create(report=report)
    ProgressLine.objects.bulk_create(
        ProgressLine(
            report=report, plan_line=item.pk, position=1, title="Việc", quantity=1
        )
        for item in items
    )
    Evaluation.objects.create(
        plan=plan,
        author=plan.author,
        plan_line=items[0].pk,
        indicator_code="x",
        kind="month",
        starts_on=TODAY,
        result="partly",
        why="Vì",
        evaluated_by=cast.secretary,
        evaluated_at=NOW,
    )


@pytest.mark.parametrize(("number", "lines"), [(1, 1), (100, 4)])
def test_a_board_of_a_hundred_members_and_four_hundred_lines(
    number, lines, cast, client
):
    crowd(cast, number, lines)
    measure(cast, due_on=TODAY + timedelta(days=3))
    signed_in(client, cast.secretary)
    url = reverse("supervision:board")
    asked = queries(client, url)
    page = client.get(url).context["page"]
    rows = [row for group in page.groups for row in group.rows]
    assert len(rows) == number * lines + 2
    assert asked == 12 <= BUDGET
    signed_in(client, cast.colleague)
    assert queries(client, url) <= BUDGET


@pytest.mark.parametrize("number", [1, 30])
def test_the_meeting_sheet_asks_as_often_for_thirty_members_as_for_one(
    number, cast, client
):
    crowd(cast, number, 2)
    signed_in(client, cast.secretary)
    url = reverse("supervision:meeting")
    client.get(url)  # the first opening of the day is an act
    assert queries(client, url) == 12 <= BUDGET


@pytest.mark.parametrize("number", [1, 30])
def test_a_sheet_asks_as_often_for_thirty_lines_as_for_one(number, cast, client):
    report = started(cast)
    ProgressLine.objects.bulk_create(
        ProgressLine(report=report, plan_line=900 + n, position=n, title="Việc")
        for n in range(number)
    )
    signed_in(client, cast.author)
    write = reverse("supervision:write", args=[report.pk])
    plan = reverse("supervision:plan", args=[report.plan_id])
    asked = {"write": queries(client, write), "plan": queries(client, plan)}
    assert asked == {"write": 8, "plan": 12}
    signed_in(client, cast.secretary)
    client.get(plan)  # the first opening of the day is an act
    assert queries(client, plan) == 12 <= BUDGET


def test_reading_a_sheet_keeps_the_budget(cast, client):
    report = sent(cast)
    signed_in(client, cast.secretary)
    url = reverse("supervision:report", args=[report.pk])
    client.get(url)
    assert queries(client, url) <= BUDGET


@pytest.mark.parametrize("number", [1, 30])
def test_the_call_list_asks_as_often_for_thirty_members_as_for_one(
    number, cast, client
):
    crowd(cast, number, 2)
    with time_machine.travel(at(date(2027, 4, 2)), tick=False):
        signed_in(client, cast.secretary)
        url = reverse("call_list")
        page = client.get(url)
        assert len(page.context["page"].people) >= number
        assert queries(client, url) == 11 <= BUDGET
