"""The pages of remarks ask as often with 300 rows as with one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cells.meetings.pages.findings import findings_panel
from cells.meetings.pages.points import points_panel
from cells.meetings.pages.remarks import remarks_panel
from cells.models import Attendance, CellFinding, DiscussionPoint, Remark
from tests.remarks_scenes import (
    answered,
    finding,
    kept_item,
    loaded,
    point,
    remark,
    running,
    solution,
)


@pytest.fixture
def meeting(cast):
    meeting = running(cast)
    for member in (
        cast.secretary,
        cast.deputy,
        cast.author,
        cast.colleague,
        cast.former,
    ):
        Attendance.objects.create(
            meeting=meeting, member=member, standing="official",
            presence="present", was_present=True,
        )  # fmt: skip
    return meeting


def asked(act) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        act()
    return len([q for q in queries if "SAVEPOINT" not in q["sql"]])


def many(meeting, cast, count: int) -> None:
    """Copies of one of each, in the order of the clock."""
    models = (
        (Remark, remark(meeting, cast)),
        (CellFinding, finding(meeting, cast)),
        (DiscussionPoint, point(meeting, cast, solution=solution(cast))),
    )
    for model, row in models:
        if model is not DiscussionPoint:
            answered(row, cast.author)
        model.objects.bulk_create(copies(model, row, count))


def copies(model, row, count: int) -> list:
    from uuid import uuid4  # noqa: PLC0415

    names = [field.attname for field in model._meta.fields if field.name != "id"]
    facts = {name: getattr(row, name) for name in names}
    facts.pop("measure_id", None)
    return [
        model(**facts | {"page_id": uuid4()} | fresh_reference(facts, uuid4()))
        for _ in range(count - 1)
    ]


def fresh_reference(facts: dict, value) -> dict:
    return {"reference": value} if "reference" in facts else {}


PAGES = {"remarks": "colleague", "about_me": "author", "kept_items": "secretary"}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_the_same_with_one_and_three_hundred(cast, meeting, client, name):
    if name == "kept_items":
        kept_item(cast)
    client.force_login(getattr(cast, PAGES[name]))
    page = reverse(f"meetings:{name}", args=[meeting.pk])
    many(meeting, cast, 1)
    client.get(page)  # the session and the opening are known afterwards
    few = asked(lambda: client.get(page))
    many(meeting, cast, 300)
    assert asked(lambda: client.get(page)) == few
    assert few <= 12


def test_the_panels_ask_six_times_for_all_that_they_show(cast, meeting):
    def panels():
        now = loaded(meeting)
        user = cast.colleague
        for build in (remarks_panel, points_panel, findings_panel):
            build(now, user)

    many(meeting, cast, 1)
    cast.colleague.mandates  # noqa: B018 – asked once a request
    few = asked(panels)
    many(meeting, cast, 300)
    assert asked(panels) == few
    # The meeting, items, turns, people, the 27, and one for each list; kept items.
    assert few <= 9
