"""Dates as people here read and write them."""

from datetime import date, timedelta

import pytest
from django import forms
from django.utils import translation

from cells.dates import days_left, days_tone, short_weekday_date, weekday_date
from cells.models import ReviewRound
from cells.rounds.forms import RoundForm

DAY = date(2026, 10, 5)


def test_a_typed_date_is_day_month_year():
    """Django's own Vietnamese formats read 05/10/2026 as 10 May."""
    with translation.override("vi"):
        assert forms.DateField().clean("05/10/2026") == DAY
        assert forms.DateField(localize=True).clean("5/10/2026") == DAY


@pytest.mark.parametrize("typed", ["05/10/2026", "2026-10-05", "5/10/2026"])
def test_the_dates_of_a_round_too(typed):
    with translation.override("vi"):
        form = RoundForm({"reports_on": typed}, instance=ReviewRound())
        form.is_valid()
        assert form.cleaned_data["reports_on"] == DAY


@pytest.mark.parametrize(
    "typed", ["31/02/2026", "10/13/2026", "hôm qua", "0", "05/10/26x"]
)
def test_what_is_no_date_is_refused_with_a_sentence(typed):
    with translation.override("vi"), pytest.raises(forms.ValidationError):
        forms.DateField().clean(typed)


def test_dates_are_shown_with_the_weekday():
    with translation.override("vi"):
        assert weekday_date(DAY) == "thứ Hai, 05/10/2026"
        assert short_weekday_date(DAY) == "thứ Hai, 05/10"
        assert weekday_date(DAY + timedelta(days=6)) == "Chủ nhật, 11/10/2026".replace(
            "C", "c"
        )


@pytest.mark.parametrize(
    ("days", "tone"),
    [(-1, "danger"), (0, "soon"), (7, "soon"), (8, "neutral")],
)
def test_the_tone_of_a_date(days, tone):
    assert days_tone(DAY + timedelta(days=days), DAY) == tone


def test_how_far_a_date_is():
    with translation.override("en"):
        words = [days_left(DAY + timedelta(days=n), DAY) for n in (-2, -1, 0, 1, 5)]
    assert words == [
        "2 days overdue", "1 day overdue", "due today", "1 day left", "5 days left"
    ]  # fmt: skip
