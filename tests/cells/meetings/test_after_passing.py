"""The minutes are passed while the session runs: it ends, and nothing is recorded."""

import pytest

from cells.meetings.services.projecting import cover
from cells.meetings.services.running import end_meeting
from cells.meetings.services.script import move_on, skip_item
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.live_scenes import fresh, go_to, running, seen
from tests.meeting_scenes import item_of
from tests.minutes_scenes import passed
from tests.remarks_scenes import remark


@pytest.fixture
def meeting(cast):
    """The minutes are read out and passed in their item; the closing is to come."""
    meeting = running(cast)
    go_to(meeting, "minutes")
    return fresh(passed(cast, meeting).meeting)


def test_the_closing_is_begun_and_the_session_ends(cast, meeting):
    closing = go_to(meeting, "closing")
    assert closing.status == "running"
    move_on(
        meeting=fresh(meeting),
        finished=seen(closing),
        begun_next=None,
        by=cast.secretary,
        now=NOW,
    )
    meeting = fresh(meeting)
    end_meeting(
        meeting=meeting, seen_version=meeting.version, by=cast.secretary, now=NOW
    )
    assert fresh(meeting).status == "ended"


def test_an_item_is_left_out_and_the_projector_covered(cast, meeting):
    skip_item(
        meeting=meeting,
        item=seen(item_of(meeting, "discussion")),
        reason="Không còn thời gian",
        by=cast.secretary,
        now=NOW,
    )
    cover(meeting=fresh(meeting), covered=True, by=cast.secretary, now=NOW)
    assert fresh(meeting).projector_covered


@pytest.mark.parametrize("kind", ["secretary", "members"])
def test_nobody_presents_any_more(cast, meeting, kind):
    with pytest.raises(WorkflowError):
        go_to(meeting, kind)


def test_nothing_is_recorded_any_more(cast, meeting):
    with pytest.raises(WorkflowError):
        remark(meeting, cast)
