"""A meeting begins, ends and goes on: what is needed, and what happens."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cells.meetings.services.running import (
    ReasonMissingError,
    Reasons,
    end_meeting,
    resume_meeting,
    start_meeting,
)
from cells.models import Meeting, Vote
from cells.organisation.models import Standing
from cells.workflow import WorkflowError
from tests.cells.summaries.scene import freeze
from tests.factories import NOW, make_member
from tests.live_scenes import (
    convened,
    ended,
    fresh,
    further,
    go_to,
    note,
    running,
    turn_of,
    with_speaker,
)
from tests.meeting_scenes import planned
from tests.remarks_scenes import minutes_passed

REASONS = Reasons(below_quorum="Đã quá giờ", no_summary="Chưa lập xong")


def start(meeting, by, *, reasons=REASONS, now=NOW, version=None):
    start_meeting(
        meeting=fresh(meeting),
        reasons=reasons,
        seen_version=version or fresh(meeting).version,
        by=by,
        now=now,
    )


def end(meeting, by, *, now=NOW):
    meeting = fresh(meeting)
    end_meeting(meeting=meeting, seen_version=meeting.version, by=by, now=now)


def resume(meeting, by, *, now=NOW):
    meeting = fresh(meeting)
    resume_meeting(meeting=meeting, seen_version=meeting.version, by=by, now=now)


def noted(cast, **facts) -> Meeting:
    meeting = convened(cast)
    note(meeting, cast.colleague, **facts)
    return fresh(meeting)


# --- Beginning ---


def test_it_begins_with_a_clock_a_projector_and_the_order_of_speaking(cast):
    meeting = noted(cast)
    start(meeting, cast.secretary)
    meeting = fresh(meeting)
    assert (meeting.status, meeting.started_at) == ("running", NOW)
    assert len(meeting.projector_token) == 43
    assert meeting.turns.first().member == cast.secretary
    assert not meeting.items.exclude(status="waiting").exists()


def test_the_secretary_is_first_the_others_by_given_name_and_who_is_away_has_none(cast):
    make_member(cast.cell, full_name="Trần Thị Ánh", standing=Standing.PROBATIONARY)
    make_member(cast.cell, full_name="Lê Văn Tạm", standing=Standing.TEMPORARY)
    meeting = noted(cast, away=[cast.former])
    start(meeting, cast.secretary)
    names = [turn.member.full_name for turn in meeting.turns.all()]
    others = [each.full_name for each in (cast.deputy, cast.colleague)]
    assert names == [
        cast.secretary.full_name,
        "Trần Thị Ánh",
        *others,
        cast.author.full_name,
    ]


def test_the_secretarys_turn_has_the_minutes_of_its_item(cast):
    meeting = running(cast)
    assert turn_of(meeting, cast.secretary).minutes == 14
    assert turn_of(meeting, cast.author).minutes == 6


def test_without_attendance_it_does_not_begin(cast):
    meeting = convened(cast)
    note(meeting, cast.colleague, nothing=[cast.author])
    with pytest.raises(WorkflowError, match=r"điểm danh|Attendance"):
        start(meeting, cast.secretary)
    assert fresh(meeting).status == "convened"


def test_the_exempt_need_not_be_noted(cast):
    make_member(cast.cell, standing=Standing.EXEMPT)
    meeting = noted(cast)
    start(meeting, cast.secretary)
    assert fresh(meeting).status == "running"


def test_below_the_quorum_the_chair_says_why(cast):
    meeting = noted(cast, away=[cast.author, cast.deputy, cast.former])
    with pytest.raises(ReasonMissingError) as refused:
        start(meeting, cast.secretary, reasons=Reasons(no_summary="Chưa xong"))
    assert set(refused.value.fields) == {"below_quorum"}
    assert fresh(meeting).status == "convened"
    start(meeting, cast.secretary)
    assert fresh(meeting).below_quorum_reason == REASONS.below_quorum


def test_a_reason_that_is_not_needed_is_not_stored(cast):
    freeze(cast)
    meeting = noted(cast)
    start(meeting, cast.secretary)
    meeting = fresh(meeting)
    assert (meeting.below_quorum_reason, meeting.no_summary_reason) == ("", "")


def test_without_the_summary_before_the_cell_the_chair_says_why(cast):
    meeting = noted(cast)
    with pytest.raises(ReasonMissingError) as refused:
        start(meeting, cast.secretary, reasons=Reasons())
    assert set(refused.value.fields) == {"no_summary"}
    assert meeting.turns.count() == 0


@pytest.mark.parametrize("days", [-1, 1])
def test_it_begins_on_its_day(cast, days):
    meeting = noted(cast)
    with pytest.raises(WorkflowError):
        start(meeting, cast.secretary, now=NOW + timedelta(days=days))


def test_a_stale_page_does_not_begin_it(cast):
    meeting = noted(cast)
    with pytest.raises(WorkflowError):
        start(meeting, cast.secretary, version=meeting.version + 1)


def test_one_meeting_of_a_cell_runs_at_a_time(cast):
    first = running(cast)
    second = further(first)
    with pytest.raises(WorkflowError, match=r"kết thúc|end it"):
        start(second, cast.secretary)


def test_a_planned_meeting_does_not_begin(cast):
    meeting = planned(cast)
    with pytest.raises(WorkflowError):
        start(meeting, cast.secretary)


# --- The page ---


def url_of(meeting, name="start"):
    return reverse(f"meetings:{name}", args=[meeting.pk])


def test_the_page_says_what_is_lacking_in_figures(cast, client):
    meeting = noted(cast, away=[cast.author])
    client.force_login(cast.secretary)
    page = client.get(url_of(meeting)).content.decode()
    assert "4/5" in page
    assert 'name="no_summary"' in page
    assert 'name="below_quorum"' not in page


def test_a_missing_reason_keeps_the_other_one(cast, client):
    meeting = noted(cast, away=[cast.author, cast.deputy, cast.former])
    client.force_login(cast.secretary)
    typed = {"version": meeting.version, "below_quorum": "Đã <b>quá</b> giờ"}
    answer = client.post(url_of(meeting), typed)
    assert answer.status_code == 422
    assert "Đã &lt;b&gt;quá&lt;/b&gt; giờ" in answer.content.decode()
    assert answer.context["page"].field_errors[0].id == "no_summary"


def test_too_late_keeps_the_reason(cast, client):
    meeting = noted(cast)
    client.force_login(cast.secretary)
    typed = {"version": 99, "no_summary": "Chưa lập xong"}
    answer = client.post(url_of(meeting), typed)
    assert answer.status_code == 409
    assert "Chưa lập xong" in answer.content.decode()


def test_the_press_leads_to_the_live_page(cast, client):
    meeting = noted(cast)
    client.force_login(cast.secretary)
    typed = {"version": meeting.version, "no_summary": "Chưa lập xong"}
    assert client.post(url_of(meeting), typed).url == url_of(meeting, "live")
    assert client.post(url_of(meeting), typed).status_code == 409


# --- Ending and going on ---


def test_it_ends_and_the_projector_with_it(cast):
    meeting = ended(cast)
    assert (meeting.status, meeting.ended_at) == ("ended", NOW)
    assert meeting.projector_token == ""


def test_it_does_not_end_while_an_item_runs(cast):
    meeting = running(cast)
    go_to(meeting, "opening")
    with pytest.raises(WorkflowError):
        end(meeting, cast.secretary)


def test_it_does_not_end_while_somebody_speaks(cast):
    meeting = with_speaker(cast, cast.author)
    meeting.items.filter(status="running").update(status="done")
    with pytest.raises(WorkflowError):
        end(meeting, cast.secretary)


def test_it_does_not_end_while_a_vote_is_open(cast):
    meeting = running(cast)
    Vote.objects.create(
        meeting=meeting,
        page_id="9" * 32,
        subject="other",
        question="Nhất trí?",
        rule="more_than_half",
        opened_by=cast.secretary,
        opened_at=NOW,
    )
    with pytest.raises(WorkflowError):
        end(meeting, cast.secretary)


def test_the_page_of_the_end_names_what_is_open(cast, client):
    meeting = running(cast)
    go_to(meeting, "opening")
    client.force_login(cast.secretary)
    answer = client.get(url_of(meeting, "end"))
    assert len(answer.context["obstacles"]) == 1
    typed = {"version": meeting.version}
    assert client.post(url_of(meeting, "end"), typed).status_code == 409


def test_it_goes_on_the_same_day_with_another_projector(cast):
    meeting = running(cast)
    before = meeting.projector_token
    end(meeting, cast.secretary)
    resume(meeting, cast.secretary, now=NOW + timedelta(hours=1))
    meeting = fresh(meeting)
    assert (meeting.status, meeting.ended_at) == ("running", None)
    assert meeting.projector_token not in {"", before}


def test_it_does_not_go_on_another_day(cast):
    meeting = ended(cast)
    with pytest.raises(WorkflowError):
        resume(meeting, cast.secretary, now=NOW + timedelta(days=1))


def test_it_does_not_go_on_once_the_minutes_are_passed(cast):
    meeting = ended(cast)
    minutes_passed(meeting, cast)
    with pytest.raises(WorkflowError):
        resume(meeting, cast.secretary)
