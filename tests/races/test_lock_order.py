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
from cells.models import CellRound, Meeting, ProgressReport
from cells.plans.services import change_plan, discard_change
from cells.ratings.services import open_ratings
from cells.supervision.services import (
    accept_together,
    evaluate_line,
    recall_progress,
    send_progress,
)
from cells.workflow import WorkflowError
from tests import supervision_scenes as sheets
from tests.factories import NOW, TODAY, Cast, open_round
from tests.live_scenes import convened, ended, fresh, further, note
from tests.plan_scenes import fresh as fresh_plan
from tests.races.together import together
from tests.ratings_scenes import YEAR, rules

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


def test_sheets_plan_and_evaluation_wait_in_no_circle(cast):
    """All together, one sent and one taken back, a line evaluated, the plan changed."""
    first, second = sheets.sent(cast), sheets.sent(cast, cast.colleague)
    plan = first.plan
    for _round in range(ROUNDS):
        both = [(each, each.version) for each in map(sheets.fresh, (first, second))]
        own, changing = sheets.fresh(second), fresh_plan(plan)
        results = together(
            lambda seen=both: accept_together(
                seen=seen[::-1], by=cast.secretary, told_on=TODAY, now=NOW
            ),
            lambda own=own: recall_progress(
                report=own, seen_version=own.version, now=NOW
            ),
            lambda: evaluate_line(
                plan=fresh_plan(plan),
                plan_line=plan.items.first().pk,
                period=sheets.MONTH,
                result="partly",
                why="Đã xem",
                by=cast.secretary,
                now=NOW,
            ),
            lambda plan=changing: change_plan(
                plan=plan, reason="Lùi lịch", seen_version=plan.version, now=NOW
            ),
        )
        refused(results)
        as_before(cast, plan, second)


def as_before(cast, plan, second) -> None:
    """The next round begins where the first began."""
    changed = fresh_plan(plan)
    assert changed.status == "changed"
    discard_change(plan=changed, seen_version=changed.version, now=NOW)
    if (recalled := sheets.fresh(second)).status == "draft":
        send_progress(report=recalled, seen_version=recalled.version, now=NOW)
    ProgressReport.objects.update(
        status="sent", accepted_by=None, accepted_at=None, told_on=None
    )


def test_ratings_are_opened_while_the_round_follows_the_memberships(cast):
    rules()
    meeting = ended(cast)
    for _round in range(ROUNDS):
        going_on = fresh(meeting)
        results = together(
            lambda: open_ratings(
                cell=cast.cell, period=YEAR, by=cast.secretary, now=NOW
            ),
            lambda: follow_memberships(cell=cast.cell, now=NOW),
            lambda m=going_on: resume_meeting(
                meeting=m, seen_version=m.version, by=cast.secretary, now=NOW
            ),
        )
        assert refused(results) == []
        running = fresh(meeting)
        end_meeting(
            meeting=running, seen_version=running.version, by=cast.secretary, now=NOW
        )
