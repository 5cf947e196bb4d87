"""The cell is convened: what must be there, who is invited, what a change tells."""

from datetime import time, timedelta

import pytest
from django.urls import reverse

from cells.meetings.services import cancel_meeting, change_meeting, convene
from cells.models import (
    AgendaItem,
    AuditEntry,
    Meeting,
    Membership,
    Notification,
)
from cells.workflow import WorkflowError
from tests.convening_scenes import convened, fill_the_time, invited_guest
from tests.factories import LONG_AGO, NOW, TODAY, make_member
from tests.html_forms import form_of
from tests.meeting_scenes import HELD_ON, begun, facts, fresh, planned


def ready(cast, **values) -> Meeting:
    meeting = planned(cast, **values)
    fill_the_time(meeting)
    return fresh(meeting)


def call(cast, meeting, version=None):
    convene(
        meeting=fresh(meeting),
        seen_version=version or meeting.version,
        by=cast.secretary,
        now=NOW,
    )
    return fresh(meeting)


def change(cast, meeting, **values):
    length = fresh(meeting).minutes
    change_meeting(
        meeting=fresh(meeting),
        facts=facts(cast, **{"minutes": length} | values),
        seen_version=fresh(meeting).version,
        by=cast.secretary,
        now=NOW,
    )
    return fresh(meeting)


def told(kind) -> set:
    return {each.recipient for each in Notification.objects.filter(kind=kind)}


def test_everybody_of_the_day_is_invited_and_has_a_row(cast):
    later = make_member()
    Membership.objects.create(member=later, cell=cast.cell, started_on=HELD_ON)
    gone = make_member()
    Membership.objects.create(
        member=gone, cell=cast.cell, started_on=LONG_AGO,
        ended_on=HELD_ON - timedelta(days=1),
    )  # fmt: skip
    temporary = make_member(cast.cell, standing="temporary")
    suspended = make_member(cast.cell, standing="suspended")
    meeting = call(cast, ready(cast))
    assert (meeting.status, meeting.convened_at, meeting.version) == (
        "convened", NOW, 2,
    )  # fmt: skip
    members = {cast.secretary, cast.deputy, cast.author, cast.colleague, cast.former}
    rows = {row.member: row for row in meeting.attendances.all()}
    assert set(rows) == members | {later, temporary, suspended}
    assert rows[temporary].standing == "temporary"
    assert {row.presence for row in rows.values()} == {"expected"}
    # The suspended take no part in meetings.
    assert told("meeting_convened") == members | {later, temporary}
    notice = Notification.objects.filter(kind="meeting_convened").first()
    assert notice.path == f"/meetings/{meeting.pk}/"
    assert notice.facts == {"date": "30/10/2026", "meeting": meeting.pk}


LACKS = [
    {"held_on": None}, {"starts_at": None}, {"place": ""}, {"clerk": None},
    {"chair": None}, {"minutes": 199}, {"held_on": TODAY - timedelta(days=1)},
]  # fmt: skip


@pytest.mark.parametrize("lacking", LACKS)
def test_what_is_lacking_is_named_and_nobody_is_invited(cast, lacking):
    meeting = ready(cast)
    Meeting.objects.filter(pk=meeting.pk).update(**lacking)
    with pytest.raises(WorkflowError, match="còn thiếu"):
        call(cast, fresh(meeting))
    assert fresh(meeting).status == "planned"
    assert not fresh(meeting).attendances.exists()
    assert not Notification.objects.filter(kind="meeting_convened").exists()


def test_somebody_else_leads_while_the_secretary_presents(cast):
    meeting = ready(cast)
    AgendaItem.objects.filter(meeting=meeting, kind="secretary").update(chaired_by=None)
    with pytest.raises(WorkflowError, match="điều hành"):
        call(cast, meeting)


def test_an_older_page_convenes_nobody(cast):
    meeting = ready(cast)
    change(cast, meeting, place="Hội trường")
    with pytest.raises(WorkflowError):
        call(cast, meeting, version=1)
    assert fresh(meeting).status == "planned"


@pytest.mark.parametrize("status", ["convened", "running", "ended", "cancelled"])
def test_the_cell_is_convened_once(cast, status):
    meeting = begun(ready(cast), status, cancel_reason="Bão số 10")
    with pytest.raises(WorkflowError):
        call(cast, meeting)


def test_the_trace_names_the_act_and_nothing_typed(cast):
    meeting = call(cast, ready(cast))
    entry = AuditEntry.objects.get(action="meeting.convene")
    assert (entry.actor_id, entry.details) == (cast.secretary.pk, {"members": 5})
    assert meeting.place not in str(entry.details)


CHANGES = [
    {"held_on": HELD_ON + timedelta(days=1)}, {"starts_at": time(8, 0)},
    {"place": "Hội trường"}, {"chair": "deputy"}, {"clerk": "author"},
    {"minutes": 180},
]  # fmt: skip


@pytest.mark.parametrize("changed", CHANGES)
def test_a_change_of_a_convened_session_is_told_to_everybody(cast, changed):
    meeting = convened(cast)
    values = {
        name: getattr(cast, value) if name in {"chair", "clerk"} else value
        for name, value in changed.items()
    }
    meeting = change(cast, meeting, **values)
    assert (meeting.status, meeting.calendar_sequence) == ("convened", 1)
    assert len(told("meeting_changed")) == 5
    assert change(cast, meeting, **values).calendar_sequence == 1  # nothing changed
    assert Notification.objects.filter(kind="meeting_changed").count() == 5


def test_a_change_while_it_is_planned_is_told_to_nobody(cast):
    meeting = change(cast, ready(cast), place="Hội trường")
    assert (meeting.calendar_sequence, told("meeting_changed")) == (0, set())


@pytest.mark.parametrize("lacking", [{"place": ""}, {"clerk": None}])
def test_a_convened_session_stays_complete(cast, lacking):
    meeting = convened(cast)
    with pytest.raises(WorkflowError):
        change(cast, meeting, **lacking)
    assert fresh(meeting).version == 2


def test_another_day_invites_those_of_that_day(cast):
    later = make_member()
    day = HELD_ON + timedelta(days=1)
    Membership.objects.create(member=later, cell=cast.cell, started_on=day)
    Membership.objects.filter(member=cast.author).update(ended_on=HELD_ON)
    meeting = change(cast, convened(cast), held_on=day)
    assert later in told("meeting_changed")
    assert cast.author not in {row.member for row in meeting.attendances.all()}


def test_cancelling_tells_everybody_invited(cast):
    meeting = convened(cast)
    cancel_meeting(
        meeting=meeting, reason="Bão số 10", seen_version=2, by=cast.secretary, now=NOW
    )
    assert fresh(meeting).calendar_sequence == 1
    members = {cast.deputy, cast.author, cast.colleague, cast.former}
    assert told("meeting_cancelled") == members
    assert invited_guest_is_refused(cast, fresh(meeting))


def invited_guest_is_refused(cast, meeting) -> bool:
    with pytest.raises(WorkflowError):
        invited_guest(cast, meeting)
    return True


def test_the_page_of_a_change_keeps_a_convened_session_complete(cast, client):
    meeting = convened(cast)
    client.force_login(cast.secretary)
    url = reverse("meetings:change", args=[meeting.pk])
    page = client.get(url)
    assert "mọi người được mời đều được báo" in page.content.decode()
    fields = {name: values[0] for name, values in form_of(page, "").items()}
    for name in ("place", "clerk", "held_on", "starts_at"):
        response = client.post(url, fields | {name: ""})
        assert response.status_code == 422, name
    assert client.post(url, fields | {"place": "Hội trường"}).status_code == 302
    assert fresh(meeting).calendar_sequence == 1
    response = client.post(url, fields | {"place": "Nơi đã gõ"})
    assert response.status_code == 409
    assert "Nơi đã gõ" in response.content.decode()


def test_it_is_convened_in_the_page(cast, client):
    meeting = ready(cast)
    client.force_login(cast.secretary)
    detail = reverse("meetings:detail", args=[meeting.pk])
    url = reverse("meetings:convene", args=[meeting.pk])
    assert f'href="{url}"' in client.get(detail).content.decode()
    assert "5 đồng chí" in client.get(url).content.decode()
    Meeting.objects.filter(pk=meeting.pk).update(place="")
    assert f'href="{url}"' not in client.get(detail).content.decode()
    response = client.post(url, {"version": "1"})
    assert response.status_code == 409
    assert "còn thiếu: địa điểm" in response.content.decode()
    Meeting.objects.filter(pk=meeting.pk).update(place="Phòng họp A2")
    for wrong in ("", "abc", "9" * 40):
        assert client.post(url, {"version": wrong}).status_code == 422
    assert client.post(url, {"version": "1"}).status_code == 302
    assert fresh(meeting).status == "convened"
    assert client.get(url).url == detail


def test_another_length_says_that_the_running_order_does_not_fill_it(cast, client):
    meeting = convened(cast)
    client.force_login(cast.secretary)
    url = reverse("meetings:change", args=[meeting.pk])
    fields = {k: v[0] for k, v in form_of(client.get(url), "").items()}
    longer = fields | {"minutes": str(meeting.minutes + 30)}
    told = client.post(url, longer, follow=True).content.decode()
    assert "còn 30 phút" in told
    version = {"version": str(fresh(meeting).version)}
    told = client.post(url, fields | version, follow=True).content.decode()
    assert "còn 30 phút" not in told
