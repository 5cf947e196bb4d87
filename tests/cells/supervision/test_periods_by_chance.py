"""Months, quarters and years of a plan, for days drawn by chance."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import example, given
from hypothesis import strategies as st

from cells.models import ProgressReport
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
from tests.factories import NOW, Cast
from tests.supervision_scenes import started

D = date
days = st.dates(min_value=D(2024, 1, 1), max_value=D(2040, 12, 31))
spans = st.sampled_from(list(Span))
lengths = st.integers(min_value=0, max_value=800)
due_days_of_month = st.integers(min_value=1, max_value=28)


def every_day(first: date, last: date):
    return [first + timedelta(n) for n in range((last - first).days + 1)]


@given(first=days, length=lengths, span=spans)
@example(first=D(2027, 12, 31), length=1, span=Span.QUARTER)  # over New Year
@example(first=D(2028, 2, 29), length=0, span=Span.MONTH)
@example(first=D(2028, 1, 31), length=60, span=Span.MONTH)  # ends of months
def test_every_day_lies_in_exactly_one_period_of_each_length(first, length, span):
    last = first + timedelta(length)
    periods = [p for p in reporting_periods(first, last) if p.span == span]
    whole = [day for p in periods for day in every_day(p.starts_on, p.ends_on)]
    assert whole == every_day(periods[0].starts_on, periods[-1].ends_on)
    assert set(every_day(first, last)) <= set(whole)
    # None is told of that the plan does not touch.
    assert all(p.starts_on <= last and p.ends_on >= first for p in periods)


@given(first=days, length=lengths, due_day=due_days_of_month)
@example(first=D(2026, 12, 31), length=1, due_day=25)
@example(first=D(2028, 2, 28), length=2, due_day=28)
def test_due_days_rise_and_lie_within_their_periods(first, length, due_day):
    periods = reporting_periods(first, first + timedelta(length))
    due = [p.due_on(due_day) for p in periods]
    assert due == sorted(due)
    assert {day.day for day in due} == {due_day}
    assert all(
        p.starts_on <= day <= p.ends_on for p, day in zip(periods, due, strict=True)
    )
    for span in Span:
        own = [p.due_on(due_day) for p in periods if p.span == span]
        assert own == sorted(set(own))


@given(day=days)
@example(day=D(2028, 2, 29))
@example(day=D(2027, 2, 28))
@example(day=D(2026, 12, 31))
def test_a_longer_period_is_its_shorter_ones(day):
    month, quarter, year = (period_of(span, day) for span in Span)
    assert year.contains(quarter)
    assert quarter.contains(month)
    for longer, number in ((quarter, 3), (year, 12)):
        months = months_of(longer)
        assert len(months) == number
        assert month in months
        assert (months[0].starts_on, months[-1].ends_on) == (
            longer.starts_on,
            longer.ends_on,
        )
        assert sum((m.ends_on - m.starts_on).days + 1 for m in months) == (
            (longer.ends_on - longer.starts_on).days + 1
        )


@given(day=days, span=spans)
@example(day=D(2028, 2, 29), span=Span.MONTH)
def test_a_period_is_found_by_its_first_day_alone(day, span):
    period = period_of(span, day)
    assert period_starting(span, period.starts_on) == period
    if day != period.starts_on:
        assert period_starting(span, day) is None
    assert period_of(span, period.ends_on) == period
    assert period_of(span, period.ends_on + timedelta(1)) != period


@given(first=days, length=lengths, span=spans)
def test_a_missed_period_keeps_its_place_between_its_neighbours(first, length, span):
    """Whatever was reported or not, the periods of a plan are the same, one by one."""
    last = first + timedelta(length)
    periods = periods_between(span, first, last)
    in_a_year = {Span.MONTH: 12, Span.QUARTER: 4, Span.YEAR: 1}[span]
    numbers = [p.year * in_a_year + p.number for p in periods]
    assert numbers == list(range(numbers[0], numbers[0] + len(periods)))
    assert periods_back(span, last, len(periods)) == periods[::-1]


@given(approved_on=days, due_day=due_days_of_month)
@example(approved_on=D(2028, 2, 26), due_day=25)
@example(approved_on=D(2028, 2, 29), due_day=28)
@example(approved_on=D(2026, 12, 31), due_day=1)
def test_the_first_month_can_still_be_reported_in_time(approved_on, due_day):
    first = first_day(approved_on, due_day)
    assert first >= approved_on
    assert period_of(Span.MONTH, first).due_on(due_day) >= approved_on
    assert first == approved_on or (first.day == 1 and approved_on.day > due_day)


@given(
    due_days=st.lists(days, min_size=1, max_size=8),
    on=days,
    is_open=st.booleans(),
    moved_on=st.none() | days,
)
def test_reporting_ends_at_a_transfer_and_never_before_what_is_due(
    due_days, on, is_open, moved_on
):
    last = last_day(due_days, on=on, is_open=is_open, moved_on=moved_on)
    without = last_day(due_days, on=on, is_open=is_open)
    assert without == (max(*due_days, on) if is_open else max(due_days))
    assert last == (min(without, moved_on) if moved_on else without)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["month", "quarter", "year"])
def test_a_plan_has_one_sheet_of_each_kind_and_start(kind):
    report = started(Cast())
    twin = ProgressReport.objects.get(pk=report.pk)
    ProgressReport.objects.filter(pk=report.pk).update(kind=kind)
    twin.pk, twin.kind, twin.created_at = None, kind, NOW
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)
    twin.starts_on = D(2027, 1, 1)
    twin.save(force_insert=True)
    assert ProgressReport.objects.filter(plan=report.plan, kind=kind).count() == 2
