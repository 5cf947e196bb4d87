"""A session is planned, changed and cancelled; what must always hold."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from cells.meetings.agenda import agenda_rows, meeting_of
from cells.meetings.models import ItemStatus, MeetingStatus
from cells.meetings.services import (
    ExpectedAttendance,
    cancel_meeting,
    change_meeting,
    plan_meeting,
    register_to_speak,
)
from cells.models import (
    AgendaItem,
    AuditEntry,
    CellRound,
    Mandate,
    Meeting,
    Notification,
)
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.meeting_scenes import begun, facts, fresh, item_of, planned, registered


def change(cast, meeting, **values):
    change_meeting(
        meeting=meeting,
        facts=facts(cast, **values),
        seen_version=meeting.version,
        by=cast.secretary,
        now=NOW,
    )
    return fresh(meeting)


def cancel(cast, meeting):
    cancel_meeting(
        meeting=meeting,
        reason="Bão số 10",
        seen_version=meeting.version,
        by=cast.secretary,
        now=NOW,
    )


def test_a_planned_session_has_its_facts_and_the_common_running_order(cast):
    meeting = planned(cast)
    assert (meeting.status, meeting.held_on) == ("planned", date(2026, 10, 30))
    rows = agenda_rows(meeting)
    assert (len(rows), sum(row.minutes for row in rows)) == (14, 200)
    assert rows[0].person == cast.colleague.full_name
    assert rows[-1].person == cast.secretary.full_name
    assert meeting_of(cast.cell_round) == meeting


def test_the_secretarys_item_is_led_by_the_deputy(cast):
    item = item_of(planned(cast), "secretary")
    assert (item.person, item.chaired_by) == (cast.secretary, cast.deputy)


def test_without_a_deputy_another_chair_leads_it_or_nobody_yet(cast):
    Mandate.objects.filter(member=cast.deputy).delete()
    meeting = planned(cast)
    item = item_of(meeting, "secretary")
    assert (item.chaired_by, "một đồng chí khác" in item.people) == (None, True)
    cancel(cast, meeting)
    other = planned(cast, chair=cast.author)
    assert item_of(other, "secretary").chaired_by == cast.author


def test_a_cell_without_secretary_says_so_and_all_present_have_a_turn(cast):
    Mandate.objects.filter(member=cast.secretary).delete()
    with translation.override("vi"):
        meeting = planned(cast, chair=cast.deputy)
    assert meeting.secretary_absent_reason == "Chi bộ chưa có Bí thư đương nhiệm."
    assert not meeting.items.filter(kind="secretary").exists()
    assert item_of(meeting, "members").minutes == 8 * 6


def test_a_round_has_one_session_until_it_is_cancelled(cast):
    first = planned(cast)
    with pytest.raises(WorkflowError):
        planned(cast)
    assert Meeting.objects.count() == 1
    cancel(cast, first)
    second = planned(cast)
    assert meeting_of(cast.cell_round) == second


def test_a_further_sitting_continues_the_first(cast):
    first = planned(cast)
    Meeting.objects.create(
        cell_round=cast.cell_round,
        continues=first,
        planned_by=cast.secretary,
        planned_at=NOW,
    )
    assert meeting_of(cast.cell_round) == first


@pytest.mark.parametrize(
    ("status", "possible"),
    [("open", True), ("reviews_closed", True), ("closed", False), ("cancelled", False)],
)
def test_a_session_is_planned_while_the_round_runs(cast, status, possible):
    CellRound.objects.filter(pk=cast.cell_round.pk).update(
        status=status, closed_at=NOW, cancelled_at=NOW, cancel_reason="Nhập thừa"
    )
    if possible:
        planned(cast)
    else:
        with pytest.raises(WorkflowError):
            planned(cast)
    assert Meeting.objects.exists() == possible


def test_chair_and_clerk_are_two_people(cast):
    with pytest.raises(WorkflowError):
        planned(cast, clerk=cast.secretary)
    meeting = planned(cast)
    with pytest.raises(WorkflowError):
        change(cast, meeting, chair=cast.colleague)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(clerk=cast.secretary)


def test_changing_stores_the_facts_and_raises_the_version(cast):
    meeting = planned(cast)
    changed = change(cast, meeting, place="Hội trường", starts_at=time(8, 0))
    assert (changed.place, changed.version) == ("Hội trường", 2)
    assert agenda_rows(changed)[1].starts_text == "08:05"


def test_the_new_clerk_stands_in_the_items_of_the_clerk(cast):
    meeting = planned(cast)
    item_of(meeting, "orientation")
    AgendaItem.objects.filter(meeting=meeting, kind="orientation").update(
        person=cast.colleague
    )
    changed = change(cast, meeting, clerk=cast.author)
    assert item_of(changed, "opening").person == cast.author
    assert item_of(changed, "minutes").person == cast.author
    # Chosen by hand for an item that is not the clerk's by role.
    assert item_of(changed, "orientation").person == cast.colleague


def test_an_older_page_changes_nothing(cast):
    meeting = planned(cast)
    older = fresh(meeting)
    change(cast, meeting, place="Hội trường")
    with pytest.raises(WorkflowError):
        change(cast, older, place="Phòng khách")
    with pytest.raises(WorkflowError):
        cancel(cast, older)
    assert (fresh(meeting).place, fresh(meeting).status) == ("Hội trường", "planned")


@pytest.mark.parametrize("status", ["running", "ended"])
def test_a_session_that_began_is_not_changed(cast, status):
    meeting = begun(planned(cast), status)
    with pytest.raises(WorkflowError):
        change(cast, meeting, place="Hội trường")


def test_cancelling_keeps_everything_and_tells_whom_it_concerns(cast):
    planned(cast)
    meeting = fresh(registered(cast, cast.author))
    cancel(cast, meeting)
    stored = fresh(meeting)
    assert (stored.status, stored.cancel_reason) == ("cancelled", "Bão số 10")
    assert stored.items.count() == 14
    told = Notification.objects.filter(kind="meeting_cancelled")
    assert {each.recipient for each in told} == {cast.author, cast.colleague}
    assert told[0].facts == {"date": "30/10/2026", "meeting": meeting.pk}
    with pytest.raises(WorkflowError):
        cancel(cast, stored)


def test_of_a_round_that_is_over_nothing_is_changed(cast):
    meeting = planned(cast)
    CellRound.objects.filter(pk=cast.cell_round.pk).update(
        status="closed", closed_at=NOW
    )
    for act in (
        lambda: change(cast, fresh(meeting), place="Hội trường"),
        lambda: cancel(cast, fresh(meeting)),
        lambda: registered_in(cast, meeting),
    ):
        with pytest.raises(WorkflowError):
            act()
    assert (fresh(meeting).status, fresh(meeting).version) == ("planned", 1)


def test_of_a_cancelled_session_nothing_is_changed(cast):
    meeting = planned(cast)
    cancel(cast, meeting)
    with pytest.raises(WorkflowError):
        change(cast, fresh(meeting), place="Hội trường")
    with pytest.raises(WorkflowError):
        registered_in(cast, meeting)


def registered_in(cast, meeting):
    register_to_speak(meeting=fresh(meeting), member=cast.author, topic="", now=NOW)


def test_the_trace_holds_no_typed_text(cast):
    meeting = planned(cast)
    meeting = change(cast, meeting, place="Hội trường bí mật")
    cancel(cast, meeting)
    entries = AuditEntry.objects.filter(action__startswith="meeting.")
    assert {each.action for each in entries} == {
        "meeting.plan", "meeting.change", "meeting.cancel"
    }  # fmt: skip
    assert "Hội trường" not in str([each.details for each in entries])
    assert "Bão" not in str([each.details for each in entries])


NOT_COMPLETE = [
    {"held_on": None}, {"starts_at": None}, {"place": ""}, {"chair": None},
    {"clerk": None},
]  # fmt: skip


@pytest.mark.parametrize("lacking", NOT_COMPLETE)
def test_what_is_convened_has_day_hour_place_chair_and_clerk(cast, lacking):
    meeting = planned(cast)
    rows = Meeting.objects.filter(pk=meeting.pk)
    rows.update(status="convened")
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**lacking)


WRONG = [
    {"status": "unknown"}, {"minutes": 0}, {"expected_number": 0},
    {"status": "cancelled"},
]  # fmt: skip


@pytest.mark.parametrize("values", WRONG)
def test_the_database_refuses_what_must_not_be(cast, values):
    meeting = planned(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(**values)


WRONG_ITEMS = [
    {"status": "unknown"},
    {"kind": "unknown"},
    {"minutes": -1},
    {"position": 2},
]


@pytest.mark.parametrize("values", WRONG_ITEMS)
def test_the_database_refuses_wrong_items(cast, values):
    item = planned(cast).items.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaItem.objects.filter(pk=item.pk).update(**values)


def test_one_item_runs_at_a_time(cast):
    first, second, *_rest = planned(cast).items.all()
    AgendaItem.objects.filter(pk=first.pk).update(status="running")
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaItem.objects.filter(pk=second.pk).update(status="running")


def test_every_state_is_known_from_the_beginning():
    assert MeetingStatus.values == [
        "planned", "convened", "running", "ended", "cancelled"
    ]  # fmt: skip
    assert ItemStatus.values == ["waiting", "running", "done", "skipped"]


def test_each_cell_has_its_own_session(cast):
    planned(cast)
    plan_meeting(
        cell_round=cast.other_round,
        facts=facts(cast, chair=cast.stranger, clerk=None),
        attendance=ExpectedAttendance(3),
        by=cast.stranger,
        now=NOW,
    )
    assert Meeting.objects.count() == 2
