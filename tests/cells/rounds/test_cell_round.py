"""What the database holds true of rounds, and taking a round that must be open."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from cells.models import CellRound
from cells.rounds.services import take_open_cell_round
from cells.workflow import WorkflowError
from tests.factories import NOW, TODAY, make_round
from tests.rounds_scenes import round_facts


def refused(constraint):
    return pytest.raises(IntegrityError, match=constraint)


def test_a_cell_has_one_open_round(cast):
    review_round = make_round(cast.cell, cast.secretary)
    with pytest.raises(IntegrityError), transaction.atomic():
        CellRound.objects.create(round=review_round, cell=cast.cell, opened_at=NOW)
    CellRound.objects.filter(pk=cast.cell_round.pk).update(status="reviews_closed")
    CellRound.objects.create(round=review_round, cell=cast.cell, opened_at=NOW)


@pytest.mark.parametrize(
    ("field", "value", "constraint"),
    [
        ("period_from", TODAY.replace(year=2030), "reviewround_period_in_order"),
        ("reading_on", TODAY.replace(year=2030), "reviewround_dates_in_order"),
        ("supervised_until", TODAY, "reviewround_dates_in_order"),
        ("status", "lost", "reviewround_status_is_known"),
    ],
)
def test_a_round_in_disorder_is_not_stored(field, value, constraint, cast):
    with refused(constraint), transaction.atomic():
        make_round(cast.cell, cast.secretary, **{field: value})


def test_a_closed_round_is_dated(cast):
    with refused("cellround_closed_is_dated"), transaction.atomic():
        CellRound.objects.filter(pk=cast.cell_round.pk).update(status="closed")


def test_an_open_round_can_be_taken(cast):
    take_open_cell_round(cast.cell_round)


@pytest.mark.parametrize("status", ["reviews_closed", "cancelled", "closed"])
def test_another_cannot(status, cast):
    CellRound.objects.filter(pk=cast.cell_round.pk).update(**round_facts(status))
    with pytest.raises(WorkflowError):
        take_open_cell_round(cast.cell_round)


def test_the_day_of_the_closing_is_the_day_in_viet_nam(cast):
    """18:00 in UTC is one o'clock of the next day there."""
    CellRound.objects.filter(pk=cast.cell_round.pk).update(
        status="closed", closed_at=NOW.replace(hour=18)
    )
    with translation.override("vi"), pytest.raises(WorkflowError, match="06/10/2026"):
        take_open_cell_round(cast.cell_round)
