"""A vote on what the cell points out, and what a vote leaves in the trace."""

import pytest

from cells.models import AuditEntry, CellFinding, Meeting
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.live_scenes import running
from tests.votes_scenes import (
    QUESTION,
    WORDING,
    again,
    counted,
    finding,
    put,
    taken_back,
)

pytestmark = pytest.mark.usefixtures("_in_english")


@pytest.fixture
def meeting(cast):
    """Under way with five who have a vote, all present."""
    return running(cast)


def test_a_finding_is_voted_on_in_its_own_words(meeting, cast):
    pointed_out = finding(meeting, cast.author)
    put_finding(meeting, cast, pointed_out, question="Câu khác hẳn")
    vote = CellFinding.objects.get().vote
    assert WORDING in vote.question
    assert cast.author.full_name in vote.question
    assert "(indicator 3)" in vote.question


def put_finding(meeting, cast, pointed_out, **values):
    values = {"question": ""} | values
    return put(
        meeting, cast.secretary, subject="finding", finding=pointed_out, **values
    )


def test_a_vote_on_a_finding_needs_one(meeting, cast):
    with pytest.raises(WorkflowError, match="Choose what the cell points out"):
        put(meeting, cast.secretary, subject="finding")


def test_no_vote_on_what_was_withdrawn_or_carried(meeting, cast):
    pointed_out = finding(meeting, cast.author)
    CellFinding.objects.update(withdrawn_at=NOW, withdraw_reason="Nhầm")
    with pytest.raises(WorkflowError, match="withdrawn"):
        put_finding(meeting, cast, pointed_out)
    CellFinding.objects.update(withdrawn_at=None, withdraw_reason="")
    counted(put_finding(meeting, cast, pointed_out), cast.secretary, 5)
    with pytest.raises(WorkflowError, match="carried it already"):
        put_finding(meeting, cast, pointed_out)


def test_a_finding_of_another_meeting_is_not_voted_on(meeting, cast):
    pointed_out = finding(meeting, cast.author)
    other = Meeting.objects.create(
        cell_round=cast.other_round, planned_by=cast.stranger, planned_at=NOW
    )
    CellFinding.objects.update(meeting=other)
    with pytest.raises(WorkflowError):
        put_finding(meeting, cast, pointed_out)


def test_what_was_not_carried_may_be_voted_on_anew(meeting, cast):
    pointed_out = finding(meeting, cast.author)
    first = counted(put_finding(meeting, cast, pointed_out), cast.secretary, 2, 3)
    second = counted(put_finding(meeting, cast, pointed_out), cast.secretary, 4)
    assert CellFinding.objects.get().vote == second
    assert again(first).status == "closed"
    assert not again(first).carried


def test_the_trace_holds_no_word_and_no_figure(meeting, cast):
    pointed_out = finding(meeting, cast.author)
    before = set(AuditEntry.objects.values_list("pk", flat=True))
    first = put_finding(meeting, cast, pointed_out)
    counted(first, cast.secretary, 5)
    taken_back(put(meeting, cast.secretary), cast.secretary, reason="DẤU-LÝ-DO")
    entries = AuditEntry.objects.exclude(pk__in=before)
    assert [each.action for each in entries.order_by("pk")] == [
        "meeting.open_vote",
        "meeting.close_vote",
        "meeting.open_vote",
        "meeting.cancel_vote",
    ]
    told = str(list(entries.values()))
    for word in ("DẤU", QUESTION, cast.author.full_name, "in_favour"):
        assert word not in told
