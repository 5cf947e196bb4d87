"""Points of the discussion; a solution found in the room is a measure of the cell."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cells.meetings.services.points import PointValues, record_point, strike_point
from cells.models import CellMeasure, CellSummary, DiscussionPoint
from cells.summaries.services import remove_measure
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.remarks_scenes import (
    ended,
    loaded,
    minutes_passed,
    number,
    point,
    running,
    solution,
)


@pytest.fixture
def meeting(cast):
    return running(cast)


def strike(row, cast, reason="Ghi nhầm", seen=1):
    strike_point(
        point=row, reason=reason, seen_version=seen, by=cast.colleague, now=NOW
    )


def test_a_point_names_its_item_and_who_said_it_or_nobody(cast, meeting):
    item = meeting.items.get(kind="discussion")
    point(meeting, cast, text=" Khoa chưa có phiếu ", item=item, by=cast.former)
    point(meeting, cast, text="Việc chung")
    named, common = DiscussionPoint.objects.order_by("pk")
    assert (named.text, named.item, named.by) == (
        "Khoa chưa có phiếu",
        item,
        cast.former,
    )
    assert (common.item, common.by, common.measure) == (None, None, None)


def test_the_same_page_records_one_point_and_one_measure(cast, meeting):
    page = uuid4()
    rows = {
        record_point(
            meeting=loaded(meeting),
            values=PointValues("Lập phiếu"),
            solution=solution(cast),
            page_id=page,
            by=cast.colleague,
            now=NOW,
        ).pk
        for _ in range(3)
    }
    assert len(rows) == 1
    assert CellMeasure.objects.count() == 1


def test_a_solution_becomes_a_measure_with_all_that_it_needs(cast, meeting):
    fifth = number(meeting, 5)
    row = point(meeting, cast, solution=solution(cast, indicators=[fifth]))
    measure = CellMeasure.objects.get()
    assert row.measure == measure
    assert measure.summary == cast.cell_round.summary
    assert (measure.person, str(measure.due_on)) == (cast.author, "2026-12-01")
    assert (measure.product, list(measure.indicators.all())) == (
        "01 mẫu phiếu",
        [fifth],
    )


@pytest.mark.parametrize(
    "lacks", [{"person": None}, {"due_on": None}, {"product": " "}]
)
def test_half_a_solution_is_none(cast, meeting, lacks):
    with pytest.raises(WorkflowError):
        point(meeting, cast, solution=solution(cast, **lacks))
    assert not DiscussionPoint.objects.exists()
    assert not CellMeasure.objects.exists()


def test_the_point_and_its_measure_come_together_or_not_at_all(cast, meeting):
    CellSummary.objects.filter(cell_round=cast.cell_round).update(
        status="passed",
        passed_on="2026-10-05",
        frozen_at=NOW,
        counted_reviews=0,
        content={},
        content_sha256="0" * 64,
    )
    with pytest.raises(WorkflowError):
        point(meeting, cast, solution=solution(cast))
    with pytest.raises(WorkflowError):
        point(meeting, cast, text=" ")
    with pytest.raises(WorkflowError):
        point(meeting, cast, by=cast.stranger)
    assert not DiscussionPoint.objects.exists()
    assert point(meeting, cast)


def test_a_solution_takes_round_summary_and_meeting_in_this_order(cast, meeting):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        point(meeting, cast, solution=solution(cast))
    updates = [q["sql"] for q in queries if q["sql"].startswith("UPDATE")]
    tables = [sql.split('"')[1] for sql in updates]
    order = ["cells_cellround", "cells_cellsummary", "cells_meeting"]
    assert [tables.index(table) for table in order] == sorted(
        tables.index(table) for table in order
    )


def test_a_struck_solution_leaves_the_summary_with_it(cast, meeting):
    row = point(meeting, cast, solution=solution(cast))
    with pytest.raises(WorkflowError):
        strike(row, cast, reason=" ")
    strike(row, cast)
    row.refresh_from_db()
    assert (row.struck_at, row.strike_reason, row.measure) == (NOW, "Ghi nhầm", None)
    assert not CellMeasure.objects.exists()
    with pytest.raises(WorkflowError):
        strike(row, cast, seen=2)


def test_a_measure_taken_out_of_the_summary_leaves_the_point(cast, meeting):
    row = point(meeting, cast, solution=solution(cast))
    remove_measure(measure=row.measure, seen_version=1, by=cast.secretary, now=NOW)
    row.refresh_from_db()
    assert (row.text, row.measure) == ("Lập phiếu góp ý", None)


def test_after_the_end_points_are_struck_until_the_minutes_pass(cast, meeting):
    one, other = point(meeting, cast), point(meeting, cast)
    meeting = ended(meeting)
    with pytest.raises(WorkflowError):
        point(meeting, cast)
    strike(one, cast)
    minutes_passed(meeting, cast)
    with pytest.raises(WorkflowError):
        strike(other, cast)


def test_a_point_is_struck_whose_measure_was_removed_meanwhile(cast, meeting):
    point(meeting, cast, solution=solution(cast))
    row = DiscussionPoint.objects.select_related("measure__summary").get()
    measure = CellMeasure.objects.get()
    remove_measure(
        measure=measure, seen_version=measure.version, by=cast.secretary, now=NOW
    )
    strike(row, cast)
    row.refresh_from_db()
    assert row.struck_at
