"""Points, levels and shares, against a table and an independent calculation."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cells.ratings.arithmetic import (
    Points,
    level_at,
    levels_reached,
    most_excellent,
    points_of,
    reaches_percent,
    whole_percent,
)

BOUNDS = (("excellent", 90), ("good", 70), ("done", 50), ("not_done", 0))
ANSWERS = st.sampled_from(["met", "not_met", "not_applicable", ""])


@pytest.mark.parametrize(
    ("points", "level"),
    [
        (100, "excellent"), (90, "excellent"), (89, "good"), (70, "good"),
        (69, "done"), (50, "done"), (49, "not_done"), (0, "not_done"),
    ],
)  # fmt: skip
def test_each_level_begins_at_its_points(points, level):
    assert level_at(points, BOUNDS) == level


def test_a_rule_without_points_reaches_no_level():
    assert levels_reached(Points(80, 0, 100), ()) == ("", "")


@given(
    st.lists(st.tuples(st.integers(0, 10), ANSWERS), max_size=20),
    st.none() | st.integers(0, 70),
)
def test_the_sum_is_what_an_independent_calculation_says(rows, task_points):
    weights = {str(place): weight for place, (weight, _answer) in enumerate(rows)}
    answers = {str(place): answer for place, (_weight, answer) in enumerate(rows)}
    points = points_of(weights, answers, task_points=task_points, most_for_tasks=70)
    lost = sum(weight for weight, answer in rows if answer == "not_met")
    lost += 70 - task_points if task_points is not None else 0
    won = sum(weight for weight, answer in rows if answer == "met")
    won += task_points or 0
    assert points.most == sum(weight for weight, _answer in rows) + 70
    assert points.reached == won
    assert points.highest == points.most - lost
    assert points.reached <= points.highest <= points.most


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 100))
def test_shares_are_those_of_fractions(part, whole, percent):
    part = min(part, whole)
    asked = whole > 0 and Fraction(part, whole) >= Fraction(percent, 100)
    assert reaches_percent(part, whole, percent) == asked
    if whole:
        assert whole_percent(part, whole) == int(Fraction(part * 100, whole))
        assert (whole_percent(part, whole) == 100) == (part == whole)


@given(st.integers(0, 500), st.integers(0, 100))
def test_the_cap_never_lets_more_than_its_share(base, percent):
    most = most_excellent(base, percent)
    assert Fraction(most) <= Fraction(base * percent, 100) < Fraction(most + 1)
