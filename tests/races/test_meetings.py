"""Two people plan at once, move items at once, register twice at once."""

import pytest

from cells.meetings.services import (
    DOWN,
    UP,
    Edited,
    ExpectedAttendance,
    MinutesEdit,
    Move,
    compute_agenda,
    plan_meeting,
    register_to_speak,
    save_agenda,
)
from cells.models import CellRound, Meeting, SpeakerRegistration
from cells.workflow import WorkflowError
from tests.factories import NOW, Cast
from tests.meeting_scenes import facts, fresh, item_of, planned
from tests.races.together import together


@pytest.fixture
def cast():
    return Cast()


def refused(results) -> list:
    """Nothing but a plain refusal may come out of a race."""
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    return errors


def move(cast, meeting, kind, way):
    save_agenda(
        meeting=meeting,
        edits=[],
        move=Move(item_of(meeting, kind).pk, way),
        seen_agenda_version=meeting.agenda_version,
        by=cast.secretary,
        now=NOW,
    )


def numbered_without_gaps(meeting) -> bool:
    places = list(meeting.items.values_list("position", flat=True))
    return places == list(range(1, len(places) + 1))


def test_two_people_who_plan_at_once_plan_one_session(cast):
    def plan(by):
        return plan_meeting(
            cell_round=CellRound.objects.get(pk=cast.cell_round.pk),
            facts=facts(cast),
            attendance=ExpectedAttendance(15, True, True),
            by=by,
            now=NOW,
        )

    results = together(
        *[lambda by=by: plan(by) for by in (cast.secretary, cast.deputy)]
    )
    assert len(refused(results)) == 1
    meeting = Meeting.objects.get()
    assert meeting.items.count() == 14
    assert numbered_without_gaps(meeting)


def test_of_two_moves_on_one_page_exactly_one_happens(cast):
    meeting = planned(cast)
    for _ in range(10):
        seen = [fresh(meeting), fresh(meeting)]
        results = together(
            lambda one=seen[0]: move(cast, one, "discussion", UP),
            lambda other=seen[1]: move(cast, other, "opening", DOWN),
        )
        assert len(refused(results)) == 1
        assert numbered_without_gaps(meeting)
        assert meeting.items.count() == 14


def test_a_move_and_another_number_leave_one_whole_order(cast):
    meeting = planned(cast)
    for number in range(16, 24):
        seen = [fresh(meeting), fresh(meeting)]
        results = together(
            lambda one=seen[0]: move(cast, one, "discussion", UP),
            lambda other=seen[1], number=number: compute_agenda(
                meeting=other,
                attendance=ExpectedAttendance(number, True, True),
                edited=Edited.ASK,
                seen_version=other.version,
                seen_agenda_version=other.agenda_version,
                by=cast.deputy,
                now=NOW,
            ),
        )
        assert len(refused(results)) == 1
        assert numbered_without_gaps(meeting)
        stored = fresh(meeting)
        turns = item_of(stored, "members").minutes
        turns += item_of(stored, "members_continued").minutes
        assert turns == (stored.expected_number - 1) * 6


def test_of_two_numbers_at_one_item_none_is_lost_silently(cast):
    meeting = planned(cast)
    for number in range(21, 31):
        item = item_of(meeting, "discussion")

        def save(minutes, item=item):
            return save_agenda(
                meeting=fresh(meeting),
                edits=[MinutesEdit(item.pk, minutes, item.version)],
                move=None,
                seen_agenda_version=1,
                by=cast.secretary,
                now=NOW,
            )

        results = together(lambda n=number: save(n), lambda n=number: save(100 + n))
        assert len(refused(results)) == 1
        stored = number if results[0] is True else 100 + number
        assert item_of(meeting, "discussion").minutes == stored


def test_a_registration_pressed_twice_stands_once(cast):
    meeting = planned(cast)
    results = together(
        *[
            lambda: register_to_speak(
                meeting=fresh(meeting), member=cast.author, topic="Một", now=NOW
            )
        ]
        * 3
    )
    assert refused(results) == []
    assert SpeakerRegistration.objects.count() == 1
