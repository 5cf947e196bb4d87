"""A vote against its result, against ending the session, and two presses at once."""

import time
import uuid
from random import Random

import pytest

from cells.meetings.services.running import end_meeting, resume_meeting
from cells.meetings.services.votes import cancel_vote, close_vote, open_vote
from cells.models import Meeting, Vote
from cells.workflow import WorkflowError
from tests.factories import NOW, Cast
from tests.live_scenes import running
from tests.meeting_scenes import fresh
from tests.races.together import together
from tests.votes_scenes import again, counted, put

PAIRS = 30


@pytest.fixture
def cast():
    return Cast()


@pytest.fixture
def meeting(cast, on_the_day):
    return running(cast)


def expected_errors(results) -> list:
    """Nothing but a plain refusal may come out of a race."""
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    return errors


def opening(meeting, cast, page_id=None):
    seen = fresh(meeting)
    page = page_id or uuid.uuid4()
    return lambda: (
        open_vote(
            meeting=seen,
            subject="other",
            question="Câu hỏi",
            mode="card",
            page_id=page,
            by=cast.secretary,
            now=NOW,
        ).pk
    )


def ending(meeting, cast):
    seen = fresh(meeting)
    return lambda: end_meeting(
        meeting=seen, seen_version=seen.version, by=cast.secretary, now=NOW
    )


def begin_again(meeting, cast):
    seen = fresh(meeting)
    if seen.status == "ended":
        resume_meeting(
            meeting=seen, seen_version=seen.version, by=cast.secretary, now=NOW
        )
    for vote in Vote.objects.filter(status="open"):
        counted(vote, cast.secretary, 5)


def after(pause, act):
    def run():
        time.sleep(max(0, pause))
        return act()

    return run


def test_no_session_ends_over_an_open_vote(cast, meeting):
    chance, outcomes = Random(3), set()
    for _ in range(PAIRS):
        pause = chance.uniform(-4, 4) / 500
        opened, ended = together(
            after(pause, opening(meeting, cast)), after(-pause, ending(meeting, cast))
        )
        errors = expected_errors([opened, ended])
        is_open = Vote.objects.filter(status="open").exists()
        status = Meeting.objects.get(pk=meeting.pk).status
        assert len(errors) == 1
        assert (is_open, status) in {(True, "running"), (False, "ended")}
        outcomes.add(status)
        begin_again(meeting, cast)
    assert outcomes <= {"running", "ended"}


def test_of_two_questions_one_is_put_to_the_vote(cast, meeting):
    for _ in range(10):
        results = together(*[opening(meeting, cast) for _ in range(3)])
        assert len(expected_errors(results)) == 2
        assert Vote.objects.filter(status="open").count() == 1
        begin_again(meeting, cast)


def test_one_page_sent_several_times_is_one_vote(cast, meeting):
    for number in range(1, 11):
        page = uuid.uuid4()
        results = together(*[opening(meeting, cast, page) for _ in range(3)])
        assert expected_errors(results) == []
        assert len(set(results)) == 1
        assert Vote.objects.count() == number
        begin_again(meeting, cast)


def test_of_two_results_one_stands_and_cancelling_is_another(cast, meeting):
    for _ in range(10):
        vote = put(meeting, cast.secretary, tellers=[cast.author])
        results = together(
            closing(vote, cast.secretary, 5),
            closing(vote, cast.author, 3),
            cancelling(vote, cast.secretary),
        )
        assert len(expected_errors(results)) == 2
        stored = again(vote)
        assert stored.version == vote.version + 1
        expected = {("closed", 5), ("closed", 3), ("cancelled", None)}
        assert (stored.status, stored.in_favour) in expected


def closing(vote, by, in_favour):
    seen = again(vote)
    return lambda: (
        close_vote(
            vote=seen,
            in_favour=in_favour,
            against=0,
            blank=0,
            seen_version=seen.version,
            by=by,
            now=NOW,
        ).pk
    )


def cancelling(vote, by):
    seen = again(vote)
    return lambda: cancel_vote(
        vote=seen, reason="Nêu lại", seen_version=seen.version, by=by, now=NOW
    )
