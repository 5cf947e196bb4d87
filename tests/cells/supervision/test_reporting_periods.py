"""Months, quarters and years of a plan, by table."""

from datetime import date

import pytest

from cells.supervision.reporting_periods import (
    Span,
    first_day,
    last_day,
    months_of,
    period_of,
    period_starting,
    periods_back,
    periods_between,
    reporting_periods,
)

D = date


@pytest.mark.parametrize(
    ("span", "day", "starts_on", "ends_on", "due_on"),
    [
        ("month", D(2026, 11, 9), D(2026, 11, 1), D(2026, 11, 30), D(2026, 11, 25)),
        ("month", D(2026, 12, 31), D(2026, 12, 1), D(2026, 12, 31), D(2026, 12, 25)),
        ("month", D(2027, 1, 1), D(2027, 1, 1), D(2027, 1, 31), D(2027, 1, 25)),
        ("month", D(2028, 2, 29), D(2028, 2, 1), D(2028, 2, 29), D(2028, 2, 25)),
        ("month", D(2027, 2, 28), D(2027, 2, 1), D(2027, 2, 28), D(2027, 2, 25)),
        ("quarter", D(2026, 11, 9), D(2026, 10, 1), D(2026, 12, 31), D(2026, 12, 25)),
        ("quarter", D(2028, 2, 29), D(2028, 1, 1), D(2028, 3, 31), D(2028, 3, 25)),
        ("year", D(2027, 12, 31), D(2027, 1, 1), D(2027, 12, 31), D(2027, 12, 25)),
    ],
)
def test_a_day_lies_in_one_period_of_each_length(span, day, starts_on, ends_on, due_on):
    period = period_of(Span(span), day)
    found = (period.starts_on, period.ends_on, period.due_on(25))
    assert found == (starts_on, ends_on, due_on)
    assert period_starting(Span(span), starts_on) == period
    assert period_starting(Span(span), ends_on) is None


@pytest.mark.parametrize(
    ("first", "last", "starts"),
    [
        # Over New Year, touching each end by one day.
        (D(2026, 12, 31), D(2027, 1, 1), [D(2026, 12, 1), D(2027, 1, 1)]),
        (D(2028, 2, 29), D(2028, 2, 29), [D(2028, 2, 1)]),
        (D(2028, 1, 31), D(2028, 3, 1), [D(2028, 1, 1), D(2028, 2, 1), D(2028, 3, 1)]),
        (D(2027, 3, 2), D(2027, 3, 1), []),
    ],
)  # fmt: skip
def test_months_between_two_days(first, last, starts):
    assert [p.starts_on for p in periods_between(Span.MONTH, first, last)] == starts


def test_no_month_is_missed_and_none_is_told_twice():
    months = periods_between(Span.MONTH, D(2026, 11, 9), D(2029, 3, 1))
    ends = [period.ends_on.toordinal() for period in months]
    begins = [period.starts_on.toordinal() for period in months]
    assert [end + 1 for end in ends[:-1]] == begins[1:]
    assert len(months) == 29


def test_a_quarter_stands_behind_its_last_month_and_a_year_behind_its_last_quarter():
    found = [
        (period.span.value, period.number, period.year)
        for period in reporting_periods(D(2026, 11, 9), D(2027, 2, 10))
    ]
    assert found == [
        ("month", 11, 2026),
        ("month", 12, 2026),
        ("quarter", 4, 2026),
        ("year", 1, 2026),
        ("month", 1, 2027),
        ("month", 2, 2027),
        ("quarter", 1, 2027),
        ("year", 1, 2027),
    ]


def test_a_quarter_has_three_months_and_a_year_twelve():
    assert len(months_of(period_of(Span.QUARTER, D(2028, 2, 29)))) == 3
    assert len(months_of(period_of(Span.YEAR, D(2028, 2, 29)))) == 12


@pytest.mark.parametrize(
    ("approved_on", "first"),
    [
        (D(2026, 11, 9), D(2026, 11, 9)),
        (D(2026, 11, 25), D(2026, 11, 25)),
        (D(2026, 11, 26), D(2026, 12, 1)),
        (D(2026, 12, 31), D(2027, 1, 1)),
        (D(2028, 2, 29), D(2028, 3, 1)),
    ],
)
def test_a_plan_approved_too_late_in_a_month_begins_with_the_next(approved_on, first):
    assert first_day(approved_on, due_day=25) == first


@pytest.mark.parametrize(
    ("on", "is_open", "moved_on", "last"),
    [
        (D(2027, 1, 5), True, None, D(2027, 6, 30)),
        (D(2027, 8, 5), False, None, D(2027, 6, 30)),
        (D(2027, 8, 5), True, None, D(2027, 8, 5)),
        # A transfer in the middle of the year ends it there.
        (D(2027, 4, 5), True, D(2027, 3, 14), D(2027, 3, 14)),
    ],
)
def test_reporting_ends_with_the_last_due_day(on, is_open, moved_on, last):
    due_days = [D(2027, 3, 31), D(2027, 6, 30)]
    assert last_day(due_days, on=on, is_open=is_open, moved_on=moved_on) == last


def test_the_months_to_look_back_at_cross_the_new_year():
    months = periods_back(Span.MONTH, D(2027, 1, 31), 3)
    starts = [period.starts_on for period in months]
    assert starts == [D(2027, 1, 1), D(2026, 12, 1), D(2026, 11, 1)]
