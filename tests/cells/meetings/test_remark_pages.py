"""The panels of the live page, without a script and with it."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.html import escape

from cells.models import CellFinding, CellMeasure, DiscussionPoint, Remark
from tests.html_forms import form_of
from tests.remarks_scenes import (
    DEED,
    PERSON,
    ended,
    number,
    presents,
    remark,
    running,
)

JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def meeting(cast):
    return running(cast)


@pytest.fixture
def clerk(cast, client):
    client.force_login(cast.colleague)
    return client


def url(name, *args) -> str:
    return reverse(f"meetings:{name}", args=args)


def live(meeting, panel) -> str:
    return f"{url('live', meeting.pk)}#live-{panel}"


def posted(cast, **changed) -> dict:
    return {
        "page_id": uuid4(), "subject": cast.author.pk, "author": cast.former.pk,
        "indicator": "", "deed": DEED, "happened": "", "effect": "", "proposal": "",
    } | changed  # fmt: skip


def text_of(response) -> str:
    return response.content.decode()


def test_the_form_is_set_to_who_presents_and_records(cast, meeting, clerk):
    presents(meeting, cast.author)
    page = clerk.get(url("live", meeting.pk))
    action = url("record_remark", meeting.pk)
    fields = {k: v[0] for k, v in form_of(page, action).items()}
    assert fields["subject"] == str(cast.author.pk)
    assert fields["author"] == ""
    assert "Phê bình việc, không phê bình người: việc gì" in text_of(page)
    fields |= {"author": cast.former.pk, "deed": DEED}
    sent = clerk.post(action, fields)
    assert (sent.status_code, sent.url) == (302, live(meeting, "remarks"))
    shown = text_of(clerk.get(url("live", meeting.pk)))
    assert DEED in shown
    assert Remark.objects.get().recorded_by == cast.colleague
    clerk.post(action, fields)  # the same page once more
    assert Remark.objects.count() == 1


def test_the_script_hears_of_it_in_json(cast, meeting, clerk):
    action = url("record_remark", meeting.pk)
    fields = posted(cast)
    for _ in range(2):
        answer = clerk.post(action, fields, **JSON)
        assert (answer.status_code, answer.json()) == (201, {"outcome": "recorded"})
    wrong = clerk.post(action, fields | {"page_id": uuid4(), "deed": ""}, **JSON)
    assert wrong.status_code == 422
    assert list(wrong.json()["errors"]) == ["deed"]
    held = clerk.post(action, posted(cast, deed=PERSON), **JSON)
    assert held.status_code == 422
    again = posted(cast, deed=PERSON, looked_at=held.json()["held"])
    assert clerk.post(action, again, **JSON).status_code == 201
    ended(meeting)
    late = clerk.post(action, posted(cast), **JSON)
    assert late.status_code == 409
    assert late.json()["message"]
    assert clerk.post(action, fields, **JSON).status_code == 201  # recorded before
    assert Remark.objects.count() == 2


def test_held_back_everything_typed_stays_and_a_second_press_records(
    cast, meeting, clerk
):
    action = url("record_remark", meeting.pk)
    fields = posted(cast, deed=PERSON, effect="Lớp học trễ", happened="Ngày 12/8")
    first = clerk.post(action, fields)
    page = text_of(first)
    assert first.status_code == 422
    assert "Ý kiến này nói về con người. Thử viết lại về một việc" in page
    assert not Remark.objects.exists()
    again = {k: v[0] for k, v in form_of(first, action).items()}
    assert (again["deed"], again["effect"]) == (PERSON, "Lớp học trễ")
    other = clerk.post(action, again | {"deed": PERSON + " Tham lam."})
    assert other.status_code == 422
    assert clerk.post(action, again).status_code == 302
    assert Remark.objects.get().is_about_person


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("deed", ""), ("deed", "x" * 3001), ("subject", ""), ("subject", "STRANGER"),
        ("subject", "abc"), ("author", "SUBJECT"), ("author", "9" * 40),
        ("indicator", "9" * 40), ("indicator", "abc"), ("happened", "x" * 201),
        ("page_id", ""), ("page_id", "abc"), ("looked_at", "x" * 65),
        ("effect", "x" * 3001), ("proposal", "x" * 3001),
    ],
)  # fmt: skip
def test_a_wrong_remark_is_refused_with_everything_kept(
    cast, meeting, clerk, name, wrong
):
    people = {"STRANGER": cast.stranger.pk, "SUBJECT": cast.author.pk}
    action = url("record_remark", meeting.pk)
    fields = posted(cast, proposal="Đề nghị «gửi» sớm") | {
        name: people.get(wrong, wrong)
    }
    response = clerk.post(action, fields)
    assert response.status_code == 422
    kept = form_of(response, action)
    for field in ("deed", "proposal", "happened", "effect"):
        assert kept[field] == [fields[field]]
    assert not Remark.objects.exists()


def test_too_late_what_was_typed_still_stands(cast, meeting, clerk):
    ended(meeting)
    for name, fields in {
        "record_remark": posted(cast),
        "record_point": {"page_id": uuid4(), "text": "Lập <phiếu>"},
        "record_finding": {
            "page_id": uuid4(), "subject": cast.author.pk,
            "indicator": number(meeting, 5).pk, "wording": "Nể <nang>",
        },
    }.items():  # fmt: skip
        response = clerk.post(url(name, meeting.pk), fields)
        assert response.status_code == 409, name
        typed = list(fields.values())[-1] if name != "record_remark" else DEED
        assert escape(typed) in text_of(response)


def test_a_solution_is_recorded_from_the_page(cast, meeting, clerk):
    action = url("record_point", meeting.pk)
    fields = {
        "page_id": uuid4(), "text": "Lập phiếu góp ý", "person": cast.author.pk,
        "due_on": "2026-12-01", "product": "01 mẫu phiếu",
        "indicators": [number(meeting, 5).pk, number(meeting, 6).pk],
    }  # fmt: skip
    for lack in ("person", "due_on", "product"):
        refused = clerk.post(action, fields | {lack: ""})
        assert refused.status_code == 422
        assert form_of(refused, action)["text"] == ["Lập phiếu góp ý"]
    for wrong in ("2026-10-04", "31/02/2026", "mai", "\x00"):
        assert clerk.post(action, fields | {"due_on": wrong}).status_code == 422
    assert not DiscussionPoint.objects.exists()
    assert clerk.post(action, fields).url == live(meeting, "points")
    assert CellMeasure.objects.get().indicators.count() == 2
    assert "01 mẫu phiếu" in text_of(clerk.get(url("live", meeting.pk)))


def test_one_press_makes_a_finding_of_a_remark(cast, meeting, clerk):
    row = remark(meeting, cast, indicator=number(meeting, 5))
    action = url("point_out", meeting.pk, row.pk)
    for _ in range(2):
        assert clerk.post(action).url == live(meeting, "findings")
    found = CellFinding.objects.get()
    assert (found.subject, found.indicator, found.wording) == (
        row.subject, row.indicator, DEED
    )  # fmt: skip
    assert found.answer == ""


def test_without_an_indicator_it_is_asked_for_first(cast, meeting, clerk):
    row = remark(meeting, cast)
    action = url("point_out", meeting.pk, row.pk)
    assert clerk.post(action).status_code == 422
    assert clerk.post(action, **JSON).json()["errors"]["indicator"]
    fields = {k: v[0] for k, v in form_of(clerk.get(action), "").items()}
    fields |= {"indicator": number(meeting, 5).pk, "wording": "Lời chi bộ"}
    assert clerk.post(action, fields).status_code == 302
    assert CellFinding.objects.get().wording == "Lời chi bộ"


def test_the_list_shows_twenty_and_the_page_the_rest_by_member(cast, meeting, clerk):
    for count in range(35):
        remark(meeting, cast, deed=f"Việc thứ {count:02}.")
    remark(meeting, cast, subject=cast.deputy, deed="Việc của phó bí thư")
    page = text_of(clerk.get(url("live", meeting.pk)))
    assert page.count('class="record"') == 20
    assert "36 ý kiến" in page
    listed = url("remarks", meeting.pk)
    everything = text_of(clerk.get(listed))
    assert everything.count('class="record"') == 30
    second = text_of(clerk.get(listed, {"page": 2, "member": cast.author.pk}))
    assert second.count('class="record"') == 5
    one = text_of(clerk.get(listed, {"member": cast.deputy.pk}))
    assert ("Việc của phó bí thư" in one, "Việc thứ" in one) == (True, False)
    for nonsense in ("abc", "9" * 40, "", "-1"):
        answer = clerk.get(listed, {"member": nonsense, "page": nonsense})
        assert answer.status_code == 200
