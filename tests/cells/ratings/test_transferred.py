"""The cell at the end of the period rates, also by what was evaluated before."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from cells.models import Rating, RemediationPlan
from cells.ratings.plan_results import plan_results
from cells.ratings.services import open_ratings
from cells.supervision.reporting_periods import Span, period_of
from tests.plan_scenes import approved_plan
from tests.ratings_scenes import proposed, rules
from tests.supervision_scenes import at, evaluate, month
from tests.transfer_scenes import MOVED_ON, evaluated, moved_plan, transfer

THREE = {3: {}, 5: {}, 7: {}}
YEAR = period_of(Span.YEAR, date(2027, 1, 1))
END = at(date(2027, 12, 28))
LATE = date(2027, 5, 10)


@pytest.fixture(autouse=True)
def _at_the_end_of_the_year():
    with time_machine.travel(END, tick=False):
        yield


def results(cast, cell, period=YEAR):
    return plan_results(cast.author, cell, period, due_day=25)


def scene(cast):
    """Two lines: one met before the transfer in 2027, one not met after it."""
    plan = approved_plan(cast, cast.author, declared=THREE)
    first = plan.items.order_by("position").first()
    evaluate(cast, plan, line=first.pk, now=at(LATE), period=month(date(2027, 5, 1)))
    came = moved_plan(cast, plan, on=LATE)
    evaluate(
        cast, came, "not_met", line=came.items.get().pk, by=cast.stranger, now=END,
        period=month(date(2027, 12, 1)),
    )  # fmt: skip
    return plan, came


def test_each_line_counts_once_in_the_new_cell(cast):
    scene(cast)
    found = results(cast, cast.other_cell)
    assert (found.lines, found.met, found.not_met) == (2, 1, 1)


def test_the_old_cell_sees_nothing_of_what_came_after(cast):
    scene(cast)
    found = results(cast, cast.cell)
    assert (found.lines, found.met, found.not_met) == (2, 1, 0)
    assert found.not_evaluated == 1


def test_what_came_after_midnight_of_the_last_day_is_of_the_next_period(cast):
    _plan, came = scene(cast)
    first_hour = datetime(2027, 12, 31, 18, tzinfo=UTC)  # 1 January in Vietnam
    RemediationPlan.objects.filter(pk=came.pk).update(created_at=first_hour)
    assert results(cast, cast.other_cell).not_met == 0


def test_of_another_cell_the_title_alone_is_named(cast):
    plan = approved_plan(cast, cast.author)
    evaluated(cast, plan, "not_met", now=at(LATE))
    transfer(cast.author, cast.other_cell, on=LATE + timedelta(days=400))
    [line] = results(cast, cast.cell).lines_not_met
    assert (line.number, line.plan_id) == (3, plan.pk)
    [line] = results(cast, cast.other_cell).lines_not_met
    assert (line.title, line.number) == ("Viết 4 bài thu hoạch", 0)
    assert (line.plan_id, line.line_id) == (0, 0)


def test_a_line_not_met_that_came_names_no_indicator(cast):
    _plan, came = scene(cast)
    found = results(cast, cast.other_cell)
    [line] = found.lines_not_met
    assert (line.title, line.number) == ("Viết 4 bài thu hoạch", 0)
    assert found.plan_ids == (came.pk,)


def test_a_period_that_ended_before_the_transfer_is_read_as_it_was(cast):
    plan = approved_plan(cast, cast.author)
    evaluated(cast, plan, now=at(date(2026, 10, 6)))
    transfer(cast.author, cast.other_cell, on=LATE)
    year = period_of(Span.YEAR, date(2026, 1, 1))
    assert results(cast, cast.cell, year).met == 1


def test_everything_met_before_the_transfer_counts_in_the_new_cell(cast):
    plan = approved_plan(cast, cast.author, declared=THREE)
    for item in plan.items.exclude(title=""):
        evaluate(cast, plan, line=item.pk, now=at(LATE), period=month(date(2027, 5, 1)))
    assert moved_plan(cast, plan, on=LATE) is None
    found = results(cast, cast.other_cell)
    assert (found.lines, found.met) == (2, 2)


def test_months_after_the_move_are_no_missed_sheets_of_the_old_plan(cast):
    approved_plan(cast, cast.author)
    before = results(cast, cast.cell)
    transfer(cast.author, cast.other_cell, on=date(2027, 2, 10))
    old = results(cast, cast.cell)
    both = results(cast, cast.other_cell)
    assert (before.sheets_due, old.sheets_due, both.sheets_due) == (4, 1, 4)


def test_the_cell_at_the_end_of_the_period_opens_the_rating(cast):
    rules()
    approved_plan(cast, cast.author)
    transfer(cast.author, cast.other_cell, on=LATE)
    for cell, by in ((cast.cell, cast.secretary), (cast.other_cell, cast.stranger)):
        open_ratings(cell=cell, period=YEAR, by=by, now=END)
    assert Rating.objects.get(member=cast.author).cell == cast.other_cell


def test_who_was_proposed_before_the_transfer_is_not_rated_twice(cast):
    with time_machine.travel(at(date(2026, 10, 5)), tick=False):
        rating = proposed(cast, cast.author)
    transfer(cast.author, cast.other_cell, on=MOVED_ON)
    year = period_of(Span.YEAR, date(2026, 1, 1))
    open_ratings(cell=cast.other_cell, period=year, by=cast.stranger, now=END)
    assert Rating.objects.get(member=cast.author).pk == rating.pk
