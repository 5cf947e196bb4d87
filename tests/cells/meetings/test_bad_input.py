"""Nonsense at every form of a session: the right status, and what was typed stays."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from cells.models import AgendaItem, Meeting, SpeakerRegistration
from tests.html_forms import form_of
from tests.meeting_scenes import fresh, item_of, planned
from tests.nonsense import HUGE, TYPED, send, stored_form


@pytest.fixture
def secretary(cast, client):
    client.force_login(cast.secretary)
    return client


def url(name, *args) -> str:
    return reverse(f"meetings:{name}", args=args)


def proposal(cast, client) -> dict:
    page = url("plan", cast.cell_round.pk)
    found = form_of(client.get(page), "")
    return {name: values[0] for name, values in found.items()}


def test_the_proposal_can_be_planned_as_it_stands(cast, secretary):
    fields = proposal(cast, secretary)
    assert fields["held_on"] == "2026-10-30"
    assert (fields["starts_at"], fields["minutes"]) == ("13:30", "200")
    assert (fields["expected_number"], fields["chair"]) == ("5", str(cast.secretary.pk))
    response = secretary.post(url("plan", cast.cell_round.pk), fields)
    assert response.url == url("agenda", Meeting.objects.get().pk)


WRONG_FACTS = {
    "held_on": ["", "31/02/2026", "hôm qua", "2026-10-04", "01/01/1999", "9999-12-31"],
    "starts_at": ["", "25:00", "một giờ", "13:75", "\x00", HUGE],
    "place": ["x" * 161],
    "minutes": ["", "0", "-5", "721", HUGE, "hai", "2.5"],
    "chair": ["", "0", HUGE, "abc", "\x00"],
    "clerk": [HUGE, "abc", "CHAIR", "STRANGER"],
    "expected_number": ["", "0", "301", HUGE, "-1", "mười"],
}


@pytest.mark.parametrize("name", WRONG_FACTS)
def test_wrong_facts_are_refused_with_everything_kept(cast, secretary, name):
    fields = proposal(cast, secretary) | {"place": "Phòng họp A2"}
    people = {"CHAIR": cast.secretary.pk, "STRANGER": cast.stranger.pk}
    for wrong in WRONG_FACTS[name]:
        posted = fields | {name: people.get(wrong, wrong)}
        response = send(secretary, url("plan", cast.cell_round.pk), posted)
        assert response.status_code == 422, wrong
        page = response.content.decode()
        assert escape(posted["place"]) in page
        assert 'id="error-summary"' in page
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("name", sorted(set(WRONG_FACTS) - {"expected_number"}))
def test_a_wrong_change_is_refused_with_everything_kept(cast, secretary, name):
    meeting = planned(cast)
    page = url("change", meeting.pk)
    fields = {k: v[0] for k, v in form_of(secretary.get(page), "").items()}
    people = {"CHAIR": cast.secretary.pk, "STRANGER": cast.stranger.pk}
    for wrong in WRONG_FACTS[name]:
        posted = fields | {"place": "Phòng B", name: people.get(wrong, wrong)}
        response = send(secretary, page, posted)
        assert response.status_code == 422, wrong
        assert escape(posted["place"]) in response.content.decode()
    assert fresh(meeting).version == 1


def test_a_date_that_has_passed_meanwhile_may_stay(cast, secretary):
    meeting = planned(cast)
    Meeting.objects.filter(pk=meeting.pk).update(held_on="2026-10-01")
    page = url("change", meeting.pk)
    fields = {k: v[0] for k, v in form_of(secretary.get(page), "").items()}
    assert secretary.post(page, fields | {"place": "Phòng B"}).status_code == 302


@pytest.mark.parametrize("case", TYPED)
def test_a_place_and_a_topic_are_stored_cleanly(cast, secretary, case):
    meeting = planned(cast)
    page = url("change", meeting.pk)
    fields = {k: v[0] for k, v in form_of(secretary.get(page), "").items()}
    typed, stored = TYPED[case][0], stored_form(case)
    assert send(secretary, page, fields | {"place": typed}).status_code == 302
    assert fresh(meeting).place == stored
    send(secretary, url("register", meeting.pk), {"topic": typed})
    topic = SpeakerRegistration.objects.get().topic
    assert topic == " ".join(stored.split())
    assert secretary.get(url("detail", meeting.pk)).status_code == 200


def test_an_older_page_of_a_change_keeps_what_was_typed(cast, secretary):
    meeting = planned(cast)
    page = url("change", meeting.pk)
    fields = {k: v[0] for k, v in form_of(secretary.get(page), "").items()}
    assert secretary.post(page, fields | {"place": "Phòng B"}).status_code == 302
    refused = secretary.post(page, fields | {"place": "Phòng C"})
    assert refused.status_code == 409
    assert "Phòng B" in refused.content.decode()
    again = {k: v[0] for k, v in form_of(refused, "").items()}
    assert again["place"] == "Phòng C"
    assert secretary.post(page, again).status_code == 302
    assert fresh(meeting).place == "Phòng C"


def test_planning_while_somebody_else_did_keeps_the_form(cast, secretary):
    fields = proposal(cast, secretary) | {"place": "Phòng B"}
    meeting = planned(cast)
    refused = secretary.post(url("plan", cast.cell_round.pk), fields)
    assert refused.status_code == 409
    page = refused.content.decode()
    assert "Phòng B" in page
    assert url("detail", meeting.pk) in page


WRONG_REASONS = [
    ({"reason": "", "version": "1"}, 422),
    ({"reason": " \r\n", "version": "1"}, 422),
    ({"reason": "x" * 2001, "version": "1"}, 422),
    ({"reason": "Bão", "version": ""}, 422),
    ({"reason": "Bão", "version": HUGE}, 422),
    ({"reason": "Bão", "version": "9"}, 409),
]


@pytest.mark.parametrize(("posted", "status"), WRONG_REASONS)
def test_a_session_is_cancelled_with_a_reason_only(cast, secretary, posted, status):
    meeting = planned(cast)
    response = secretary.post(url("cancel", meeting.pk), posted)
    assert response.status_code == status
    assert posted["reason"].strip() in response.content.decode()
    assert fresh(meeting).status == "planned"


WRONG_MINUTES = ["", "-1", "601", "hai", HUGE, "2.5", "\x00", "５.５"]


@pytest.mark.parametrize("wrong", WRONG_MINUTES)
@pytest.mark.parametrize("page", ["agenda", "compute"])
def test_wrong_minutes_are_refused_beside_their_item(cast, secretary, page, wrong):
    meeting = planned(cast)
    item, other = item_of(meeting, "opening"), item_of(meeting, "break")
    agenda = url("agenda", meeting.pk)
    found = form_of(secretary.get(agenda), agenda)
    posted = {k: v[0] for k, v in found.items()} | {
        f"m{item.pk}-minutes": wrong, f"m{other.pk}-minutes": "8"
    }  # fmt: skip
    response = send(secretary, url(page, meeting.pk), posted)
    assert response.status_code == 422
    kept = form_of(response, agenda)
    assert kept[f"m{other.pk}-minutes"] == ["8"]
    assert f'href="#m{item.pk}-minutes"' in response.content.decode()
    assert item_of(meeting, "break").minutes == 10


WRONG_PRESSES = [
    {"then": "up:1x"}, {"then": "fly"}, {"then": f"up:{HUGE}"}, {"then": "\x00"},
    {"agenda_version": ""}, {"agenda_version": "abc"}, {"agenda_version": HUGE},
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG_PRESSES)
def test_a_button_that_is_none_changes_nothing(cast, secretary, wrong):
    meeting = planned(cast)
    posted = {"agenda_version": meeting.agenda_version, "then": "stay"} | wrong
    response = send(secretary, url("agenda", meeting.pk), posted)
    assert response.status_code == 422
    assert fresh(meeting).agenda_version == meeting.agenda_version


def test_items_of_another_session_are_not_reached(cast, secretary):
    meeting = planned(cast)
    other = Meeting.objects.create(
        cell_round=cast.other_round,
        planned_by=cast.stranger,
        planned_at=meeting.planned_at,
    )
    theirs = AgendaItem.objects.create(
        meeting=other, position=1, title="Riêng", minutes=5
    )
    for name in ("change_item", "remove_item"):
        page = url(name, meeting.pk, theirs.pk)
        assert secretary.get(page).status_code == 404
        assert secretary.post(page, {"version": 1}).status_code == 404
    posted = {"agenda_version": meeting.agenda_version}
    moved = secretary.post(
        url("agenda", meeting.pk), posted | {"then": f"up:{theirs.pk}"}
    )
    assert moved.status_code == 409
    stolen = posted | {
        f"m{theirs.pk}-minutes": "9", f"m{theirs.pk}-shown": "5",
        f"m{theirs.pk}-version": "1",
    }  # fmt: skip
    assert secretary.post(url("agenda", meeting.pk), stolen).status_code == 409
    assert AgendaItem.objects.get(pk=theirs.pk).minutes == 5


WRONG_ITEMS = {
    "title": ["", " ", "x" * 201],
    "minutes": ["", "-1", "601", HUGE],
    "people": ["x" * 121],
    "person": [HUGE, "abc", "STRANGER"],
    "chaired_by": ["PERSON", "STRANGER"],
    "lead": ["x" * 1001],
    "version": ["", "abc", HUGE],
}


@pytest.mark.parametrize("name", WRONG_ITEMS)
def test_a_wrong_item_is_refused_with_everything_kept(cast, secretary, name):
    meeting = planned(cast)
    item = item_of(meeting, "orientation")
    page = url("change_item", meeting.pk, item.pk)
    fields = {k: v[0] for k, v in form_of(secretary.get(page), "").items()}
    fields |= {"person": cast.author.pk}
    people = {"PERSON": cast.author.pk, "STRANGER": cast.stranger.pk}
    for wrong in WRONG_ITEMS[name]:
        posted = fields | {"lead": "Lời dẫn mới", name: people.get(wrong, wrong)}
        response = send(secretary, page, posted)
        assert response.status_code == 422, wrong
        assert posted["lead"] in response.content.decode()
    assert item_of(meeting, "orientation").version == item.version


WRONG_NEW = [
    {"kind": "members"}, {"kind": ""}, {"after": HUGE}, {"after": "abc"},
    {"title": ""}, {"minutes": "x"},
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG_NEW)
def test_a_wrong_new_item_is_refused(cast, secretary, wrong):
    meeting = planned(cast)
    posted = {"kind": "other", "after": "", "title": "Hát", "minutes": "4"} | wrong
    response = send(secretary, url("add_item", meeting.pk), posted)
    assert response.status_code == 422
    assert meeting.items.count() == 14


WRONG_ATTENDANCE = [
    {"expected_number": ""}, {"expected_number": "0"}, {"expected_number": HUGE},
    {"secretary_absent_reason": "x" * 201}, {"version": ""}, {"edited": "all"},
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG_ATTENDANCE)
def test_a_wrong_attendance_computes_nothing(cast, secretary, wrong):
    meeting = planned(cast)
    posted = {
        "expected_number": "18", "version": 1, "agenda_version": 1
    } | wrong  # fmt: skip
    response = send(secretary, url("compute", meeting.pk), posted)
    assert response.status_code == 422
    assert fresh(meeting).expected_number == 15


def test_an_item_that_somebody_removed_is_not_found(cast, secretary):
    meeting = planned(cast)
    item = item_of(meeting, "break")
    page = url("remove_item", meeting.pk, item.pk)
    assert secretary.post(page, {"version": "9"}).status_code == 409
    assert secretary.post(page, {"version": item.version}).status_code == 302
    assert secretary.post(page, {"version": item.version}).status_code == 404
