"""Counting members: a pure function of filed contents."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cells.indicators.models import DECLARED, Frequency
from cells.reviews.filed_content import FiledAnswer, FiledContent
from cells.summaries.tally import Figures, count

LEVELS = [frequency.value for frequency in Frequency]


def answer(number, frequency, parts=()) -> FiledAnswer:
    return FiledAnswer(
        code=f"i{number}",
        number=number,
        group=1 + (number - 1) // 9,
        label="",
        text="",
        frequency=frequency,
        parts=[{"number": part, "text": ""} for part in parts],
    )


def report(**declared) -> FiledContent:
    """27 answers: “none”, but ``i3="often"``; a tuple adds marked parts."""
    answers = []
    for number in range(1, 28):
        value = declared.get(f"i{number}", "none")
        frequency, *parts = value if isinstance(value, tuple) else (value,)
        answers.append(answer(number, frequency, parts))
    return FiledContent(
        author={}, cell="", round={}, catalogue={}, groups=[], general={},
        answers=answers,
    )  # fmt: skip


def test_an_empty_cell_counts_nothing():
    figures = count([])
    assert figures == Figures(0)
    assert figures.members("i1", Frequency.NONE) == 0
    assert figures.indicators_declared == 0


def test_each_member_is_counted_once_in_a_group():
    figures = count([report(i1="often", i2="rarely"), report(i10="rarely"), report()])
    assert figures.groups == Counter({1: 1, 2: 1})
    assert figures.declarations() == 3
    assert figures.declarations("rarely") == 2
    assert figures.indicators_declared == 3


def test_none_follows_from_the_counted_reports():
    figures = count([report(i1="often"), report(i1="rarely"), report()])
    shares = [figures.members("i1", level) for level in LEVELS]
    assert shares == [1, 1, 0, 1]
    assert figures.members("i27", "none") == 3


def test_parts_are_counted_by_frequency_and_together():
    figures = count([report(i4=("often", 1, 3)), report(i4=("rarely", 3)), report()])
    assert figures.parts == Counter(
        {("i4", 1, "often"): 1, ("i4", 3, "often"): 1, ("i4", 3, "rarely"): 1}
    )
    assert [figures.part_members("i4", part) for part in (1, 2, 3)] == [1, 0, 2]


def test_parts_left_marked_under_none_do_not_count():
    assert count([report(i4=("none", 1, 2))]) == Figures(1)


REPORTS = st.lists(
    st.lists(st.sampled_from(LEVELS), min_size=27, max_size=27), max_size=8
)


@given(REPORTS)
def test_the_four_numbers_of_a_row_add_up_to_the_counted_reports(cell):
    reports = [
        report(**{f"i{n}": level for n, level in enumerate(levels, start=1)})
        for levels in cell
    ]
    figures = count(reports)
    for number in range(1, 28):
        row = [figures.members(f"i{number}", level) for level in LEVELS]
        assert sum(row) == figures.counted == len(cell)
        assert row == [
            sum(levels[number - 1] == level for levels in cell) for level in LEVELS
        ]
    assert figures.declarations() == sum(
        level in DECLARED for levels in cell for level in levels
    )
    assert max(figures.groups.values(), default=0) <= figures.counted


@given(REPORTS)
def test_a_committee_may_add_the_figures_of_its_cells(cell):
    reports = [
        report(**{f"i{n}": level for n, level in enumerate(levels, start=1)})
        for levels in cell
    ]
    one, other, both = count(reports[:3]), count(reports[3:]), count(reports)
    assert one.levels + other.levels == both.levels
    assert one.groups + other.groups == both.groups
    assert one.counted + other.counted == both.counted


@pytest.mark.parametrize("level", LEVELS)
def test_an_unknown_code_is_nobody(level):
    expected = 1 if level == "none" else 0
    assert count([report()]).members("unknown", level) == expected
