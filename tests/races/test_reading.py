"""Two presses of “Tôi đã đọc”, confirming against withdrawing, marking against both."""

import pytest

from cells.models import AuditEntry, Material, ReadingAttendance, ReadingConfirmation
from cells.preparation.services.materials import withdraw_material
from cells.preparation.services.reading import confirm_reading
from cells.workflow import WorkflowError
from tests.factories import NOW, Cast
from tests.materials_scenes import fresh, reading_meeting, text_material
from tests.races.together import together

PAIRS = 40


@pytest.fixture
def cast():
    return Cast()


def errors_of(results) -> list:
    """Nothing but a plain refusal may come out of a race."""
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    return errors


def test_pressed_twice_at_once_it_is_one_confirmation(cast):
    for number in range(1, PAIRS + 1):
        material = text_material(cast)

        def press(material=material):
            return confirm_reading(material=material, member=cast.author, now=NOW)

        assert errors_of(together(press, press)) == []
        assert material.confirmations.count() == 1
        traces = AuditEntry.objects.filter(action="material.confirm")
        assert traces.count() == number


def test_what_is_withdrawn_is_not_confirmed_afterwards(cast):
    for _ in range(PAIRS):
        material = text_material(cast)
        confirming, withdrawing = fresh(material), fresh(material)
        confirmed, withdrawn = together(
            lambda row=confirming: confirm_reading(
                material=row, member=cast.author, now=NOW
            ),
            lambda row=withdrawing: withdraw_material(
                material=row, seen_version=1, by=cast.secretary, now=NOW
            ),
        )
        errors_of([confirmed])
        assert withdrawn is None
        was_confirmed = isinstance(confirmed, ReadingConfirmation)
        assert material.confirmations.exists() == was_confirmed
        assert Material.objects.get(pk=material.pk).is_withdrawn


def test_marked_while_confirming_there_is_one_confirmation(cast):
    for _ in range(PAIRS):
        material = text_material(cast)
        results = together(
            lambda row=material: confirm_reading(
                material=fresh(row), member=cast.author, now=NOW
            ),
            lambda row=material: reading_meeting(cast, [row], [cast.author]),
        )
        assert errors_of(results) == []
        assert material.confirmations.count() == 1
        marks = ReadingAttendance.objects.filter(meeting__materials=material)
        assert marks.count() == 1
