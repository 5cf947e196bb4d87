"""What somebody might try with a vote on the minutes or with their confirmation."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cells.meetings.services.minutes_passing import votes_on
from cells.models import AuditEntry, Meeting, MinutesConfirmation
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.minutes_scenes import (
    again,
    closed,
    confirm,
    drafted,
    edit,
    locked,
    part,
    pass_them,
    passed,
    write,
)


def test_text_written_after_the_vote_stays_in_the_trace(cast):
    minutes = drafted(cast)
    closed(minutes.meeting, cast.colleague)
    write(minutes, edit(part(minutes, "opening"), "Viết sau khi biểu quyết"))
    pass_them(minutes)
    details = AuditEntry.objects.get(action="minutes.pass").details
    assert details["edited_after_vote"] is True


def test_text_that_the_cell_voted_on_is_no_matter_of_the_trace(cast):
    minutes = drafted(cast)
    vote = closed(minutes.meeting, cast.colleague)
    write(minutes, edit(part(minutes, "opening"), "Viết trước khi biểu quyết"))
    type(vote).objects.update(closed_at=NOW + timedelta(hours=3))
    pass_them(minutes)
    assert "edited" not in str(AuditEntry.objects.get(action="minutes.pass").details)


def test_the_vote_of_another_session_passes_nothing(cast):
    minutes = drafted(cast)
    other = Meeting.objects.create(
        cell_round=minutes.meeting.cell_round,
        continues=minutes.meeting,
        planned_by=cast.secretary,
        planned_at=NOW,
    )
    vote = closed(other, cast.colleague)
    assert vote not in votes_on(minutes)
    with pytest.raises(WorkflowError):
        pass_them(minutes, vote=vote)


def test_nobody_else_who_was_there_confirms(cast):
    minutes = passed(cast)
    for person in (cast.author, cast.deputy, cast.former):
        with pytest.raises(WorkflowError):
            confirm(minutes, person)
    assert not MinutesConfirmation.objects.exists()


def test_nobody_confirms_twice(cast):
    minutes = passed(cast)
    confirm(minutes, cast.colleague)
    with pytest.raises(WorkflowError):
        confirm(minutes, cast.colleague)
    assert again(minutes).status == "passed"


@pytest.mark.parametrize(
    "name", ["draft_minutes", "confirm_minutes", "pass_minutes", "agenda", "add_item"]
)
def test_the_clerk_acts_on_nothing_after_the_lock(cast, client, name):
    minutes = locked(cast)
    client.force_login(cast.colleague)
    answer = client.post(reverse(f"meetings:{name}", args=[minutes.meeting_id]))
    assert answer.status_code == 403
