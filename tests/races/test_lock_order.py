"""Those who take cell, round and meeting take them in one order, and wait in no circle.

An order turned round shows as a deadlock, which PostgreSQL answers with an error.
"""

import pytest

from cells.journey.authors_follow_memberships import follow_memberships
from cells.meetings.services.running import (
    Reasons,
    end_meeting,
    resume_meeting,
    start_meeting,
)
from cells.models import CellRound, Meeting
from cells.workflow import WorkflowError
from tests.factories import NOW, Cast, open_round
from tests.live_scenes import convened, ended, fresh, further, note
from tests.races.together import together

ROUNDS = 12


@pytest.fixture
def cast():
    return Cast()


def refused(results) -> list:
    """Nothing but a plain refusal may come out of a race."""
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    return errors


def in_the_next_round(meeting, cast) -> Meeting:
    """The figures of the first round are frozen, and the cell has another round."""
    CellRound.objects.filter(pk=meeting.cell_round_id).update(status="reviews_closed")
    second = further(meeting)
    second.cell_round = open_round(cast.cell, cast.secretary, title="Đợt sau")
    second.continues = None
    second.save()
    return second


def starting(meeting, by):
    loaded = fresh(meeting)
    return lambda: start_meeting(
        meeting=loaded,
        reasons=Reasons("Đã quá giờ", "Chưa lập xong"),
        seen_version=loaded.version,
        by=by,
        now=NOW,
    )


def test_of_the_sessions_of_two_rounds_of_a_cell_one_begins(cast):
    first = convened(cast)
    note(first, cast.colleague)
    second = in_the_next_round(fresh(first), cast)
    for _round in range(ROUNDS):
        results = together(
            starting(first, cast.secretary), starting(second, cast.secretary)
        )
        assert len(refused(results)) == 1
        running = Meeting.objects.filter(status="running")
        assert running.count() == 1
        for meeting in running:
            meeting.turns.all().delete()
        running.update(status="convened", started_at=None, projector_token="")


def test_a_session_goes_on_while_the_round_follows_the_memberships(cast):
    meeting = ended(cast)
    for _round in range(ROUNDS):
        going_on = fresh(meeting)
        results = together(
            lambda m=going_on: resume_meeting(
                meeting=m, seen_version=m.version, by=cast.secretary, now=NOW
            ),
            lambda: follow_memberships(cell=cast.cell, now=NOW),
        )
        assert refused(results) == []
        running = fresh(meeting)
        assert running.status == "running"
        end_meeting(
            meeting=running, seen_version=running.version, by=cast.secretary, now=NOW
        )
