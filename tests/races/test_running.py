"""Begin twice at once, end while an item begins, invite twice, write twice."""

import pytest

from cells.meetings.services.presentations import Presentation, write_presentation
from cells.meetings.services.running import Reasons, end_meeting, start_meeting
from cells.meetings.services.script import move_on
from cells.meetings.services.turns import invite
from cells.models import Meeting, Turn
from cells.workflow import WorkflowError
from tests.factories import NOW, Cast
from tests.live_scenes import (
    convened,
    fresh,
    further,
    note,
    running,
    seen,
    turn_of,
    with_speaker,
)
from tests.meeting_scenes import item_of
from tests.races.together import together

ROUNDS = 10


@pytest.fixture
def cast():
    return Cast()


def refused(results) -> list:
    """Nothing but a plain refusal may come out of a race."""
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    return errors


def starting(meeting, by):
    loaded = fresh(meeting)

    def start():
        start_meeting(
            meeting=loaded,
            reasons=Reasons("Đã quá giờ", "Chưa lập xong"),
            seen_version=loaded.version,
            by=by,
            now=NOW,
        )

    return start


def test_two_presses_begin_one_session_once(cast):
    meeting = convened(cast)
    note(meeting, cast.colleague)
    results = together(*(starting(meeting, cast.secretary) for _ in range(2)))
    assert len(refused(results)) == 1
    assert Turn.objects.filter(meeting=meeting).count() == 5


def test_of_two_sessions_of_a_cell_one_begins(cast):
    first = convened(cast)
    note(first, cast.colleague)
    second = further(fresh(first))
    results = together(
        starting(first, cast.secretary), starting(second, cast.secretary)
    )
    assert len(refused(results)) == 1
    assert Meeting.objects.filter(status="running").count() == 1


def test_a_session_never_ends_with_an_item_under_way(cast):
    meeting = running(cast)
    opening = item_of(meeting, "opening")
    for _round in range(ROUNDS):
        ending, beginning = fresh(meeting), fresh(meeting)
        at_hand = seen(opening)

        def end(loaded=ending):
            end_meeting(
                meeting=loaded,
                seen_version=loaded.version,
                by=cast.secretary,
                now=NOW,
            )

        def begin(loaded=beginning, item=at_hand):
            move_on(
                meeting=loaded,
                finished=None,
                begun_next=item,
                by=cast.secretary,
                now=NOW,
            )

        assert len(refused(together(end, begin))) == 1
        opening.refresh_from_db()
        is_over = fresh(meeting).status == "ended"
        assert is_over != (opening.status == "running")
        meeting.items.update(status="waiting", running_since=None)
        Meeting.objects.filter(pk=meeting.pk).update(status="running", ended_at=None)


def test_two_presses_invite_one_comrade_after_one(cast):
    meeting = with_speaker(cast, cast.author)
    speaking = seen(turn_of(meeting, cast.author))
    following = [seen(turn_of(meeting, each)) for each in (cast.former, cast.colleague)]

    def inviting(next_one):
        loaded = fresh(meeting)

        def press():
            invite(
                meeting=loaded,
                finished=speaking,
                invited=next_one,
                by=cast.secretary,
                now=NOW,
            )

        return press

    assert len(refused(together(*map(inviting, following)))) == 1
    assert Turn.objects.filter(meeting=meeting, status="running").count() == 1


def test_of_two_summaries_one_is_stored_and_the_other_refused(cast):
    meeting = with_speaker(cast, cast.author)
    turn = turn_of(meeting, cast.author)

    def writing(text, by):
        loaded = Turn.objects.get(pk=turn.pk)
        loaded.meeting = fresh(meeting)

        def write():
            write_presentation(
                turn=loaded,
                texts=Presentation(text, ""),
                seen_version=turn.version,
                by=by,
                now=NOW,
            )
            return text

        return write

    results = together(
        writing("Bản một", cast.colleague), writing("Bản hai", cast.deputy)
    )
    assert len(refused(results)) == 1
    turn.refresh_from_db()
    assert turn.summary in results
