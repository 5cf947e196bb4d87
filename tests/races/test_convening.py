"""Two who convene, leave against noting presence, an invitation against the letter."""

import pytest

from cells.meetings.services import ask_leave, convene
from cells.models import Attendance, Notification
from cells.workflow import WorkflowError
from tests.convening_scenes import (
    ON_THE_DAY,
    convened,
    fill_the_time,
    note,
    row_of,
)
from tests.factories import NOW, Cast
from tests.meeting_scenes import fresh, planned
from tests.races.together import together

TIMES = 20


@pytest.fixture
def cast():
    return Cast()


def refused(results) -> list:
    """Nothing but a plain refusal may come out of a race."""
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    return errors


def test_the_cell_is_convened_once(cast):
    meeting = planned(cast)
    fill_the_time(meeting)
    pages = [fresh(meeting) for _page in range(4)]

    def press(page):
        return lambda: convene(meeting=page, seen_version=1, by=cast.secretary, now=NOW)

    results = together(*map(press, pages))
    assert len(refused(results)) == len(pages) - 1
    assert fresh(meeting).version == 2
    assert Attendance.objects.filter(meeting=meeting).count() == 5
    assert Notification.objects.filter(kind="meeting_convened").count() == 5


def test_leave_and_noting_presence_have_one_outcome(cast):
    meeting = convened(cast)
    for _time in range(TIMES):
        Attendance.objects.filter(meeting=meeting).update(
            presence="expected", was_present=False, leave_reason=""
        )
        asked, noted = together(
            lambda: ask_leave(
                meeting=fresh(meeting), member=cast.author, reason="Ốm", now=ON_THE_DAY
            ),
            lambda: note(meeting, cast.secretary, **{cast.author.username: "present"}),
        )
        refused([asked, noted])
        row = row_of(meeting, cast.author)
        if isinstance(noted, WorkflowError):  # the row was changed under the page
            assert (row.presence, row.leave_reason) == ("on_leave", "Ốm")
        else:
            assert (row.presence, row.was_present) == ("present", True)
