"""The path of a round is derived from what stands."""

from datetime import timedelta

import pytest

from cells.journey.five_steps import explained_steps, five_steps, steps_done
from cells.models import CellRound
from tests.factories import TODAY, Cast

DAY = timedelta(days=1)


@pytest.fixture
def cell_round(db):
    return Cast().cell_round


def at(cell_round, *, status="open", summary="draft", on=TODAY):
    cell_round.status = status
    cell_round.summary.status = summary
    return [step.state for step in five_steps(cell_round, on)]


D, C, L = "done", "current", "later"


@pytest.mark.parametrize(
    ("status", "summary", "days", "states"),
    [
        ("open", "draft", 0, [C, L, L, L, L]),
        ("open", "draft", 5, [C, L, L, L, L]),
        ("open", "draft", 6, [D, C, L, L, L]),
        ("open", "draft", 99, [D, C, L, L, L]),
        ("reviews_closed", "before_cell", 6, [D, D, C, L, L]),
        ("reviews_closed", "passed", 6, [D, D, D, C, L]),
        ("reviews_closed", "sent", 37, [D, D, D, D, C]),
        ("reviews_closed", "returned", 37, [D, D, C, L, L]),
        ("closed", "sent", 401, [D, D, D, D, D]),
        ("reviews_closed", "passed", 0, [C, L, L, L, L]),
    ],
)
def test_the_state_of_each_step(status, summary, days, states, cell_round):
    got = at(cell_round, status=status, summary=summary, on=TODAY + days * DAY)
    assert got == states


def test_a_step_is_never_done_before_the_one_before_it(cell_round):
    cell_round.status = "closed"
    for days in range(0, 420, 7):
        done = steps_done(cell_round, TODAY + days * DAY)
        assert done == sorted(done, reverse=True)


def test_reading_the_path_asks_nothing_of_the_database(
    cell_round, django_assert_num_queries
):
    loaded = CellRound.objects.select_related("round", "summary").get(pk=cell_round.pk)
    with django_assert_num_queries(0):
        five_steps(loaded, TODAY)


def test_there_are_five_and_each_is_explained():
    assert [step.number for step in explained_steps()] == [1, 2, 3, 4, 5]
    assert all(step.label and step.text for step in explained_steps())
