"""Measures and words are written through the pages; nothing typed is lost."""

import pytest
from django.urls import reverse

from cells.models import CellMeasure, SummaryNarrative
from tests.cells.summaries import scene
from tests.factories import TODAY, Cast
from tests.html_forms import form_of

HUGE = "9" * 5000
SCRIPT = {"accept": "application/json"}


pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def cast(db):
    cast = Cast()
    scene.accept_two(cast)
    return cast


@pytest.fixture
def secretary(client, cast):
    client.force_login(cast.secretary)
    return client


@pytest.fixture
def url(cast):
    def find(name, *more):
        return reverse(f"summaries:{name}", args=[scene.summary_of(cast).pk, *more])

    return find


def key_of(cast, number=3) -> str:
    submission = cast.review_of(cast.author).submissions.get()
    return f"{submission.pk}-{number}"


# --- Measures -----------------------------------------------------------------


MEASURE = {
    "text": "Đọc chung",
    "due_on": "2026-12-31",
    "product": "4 biên bản",
    "numbers": "3",
}


def test_a_measure_takes_up_remedies_and_may_be_unfinished(cast, secretary, url):
    fields = {"text": "Đọc chung", "sources": [key_of(cast)]}
    assert secretary.post(url("measures"), fields).status_code == 302
    measure = CellMeasure.objects.get()
    assert (measure.person, measure.due_on, measure.product) == (None, None, "")
    page = secretary.get(url("measures")).content.decode()
    assert "Còn thiếu: người phụ trách, thời hạn, sản phẩm." in page
    assert scene.REMEDY not in page


def test_a_measure_is_written_changed_moved_and_taken_out(cast, secretary, url):
    fields = MEASURE | {"person": cast.colleague.pk}
    for text in ("Một", "Hai"):
        secretary.post(url("measures"), fields | {"text": text})
    first, second = CellMeasure.objects.order_by("pk")
    assert (second.person, second.due_on.year) == (cast.colleague, 2026)
    place = url("measure_place", second.pk)
    secretary.post(place, {"act": "up", "version": 1})
    ordered = CellMeasure.objects.order_by("position").values_list("text", flat=True)
    assert list(ordered) == ["Hai", "Một"]
    change = url("measure", first.pk)
    secretary.post(change, fields | {"text": "Một mới", "version": 1})
    assert CellMeasure.objects.get(pk=first.pk).text == "Một mới"
    response = secretary.post(change, fields | {"text": "Cũ", "version": 1})
    assert response.status_code == 409
    assert form_of(response, change)["text"] == ["Cũ"]
    secretary.post(url("measure_place", first.pk), {"act": "remove", "version": 2})
    assert CellMeasure.objects.get() == second


@pytest.mark.parametrize(
    "changes",
    [
        {"text": ""},
        {"due_on": "31/02/2026"},
        {"due_on": HUGE},
        {"person": "0"},
        {"person": HUGE},
        {"product": "x" * 201},
        {"numbers": "-3"},
    ],
    ids=str,
)
def test_a_refused_measure_keeps_what_was_typed(changes, cast, secretary, url):
    fields = MEASURE | {"person": str(cast.colleague.pk)} | changes
    response = secretary.post(url("measures"), fields)
    assert response.status_code == 422
    assert not CellMeasure.objects.exists()
    shown = form_of(response, url("measures"))
    for name in set(fields) - {"person"}:
        assert shown[name] == [fields[name]]


def test_nobody_of_another_cell_is_in_charge(cast, secretary, url):
    fields = MEASURE | {"person": cast.stranger.pk}
    assert secretary.post(url("measures"), fields).status_code == 422


# --- Narrative ----------------------------------------------------------------


def typed(**fields) -> dict:
    return {f"general-{name}": value for name, value in fields.items()}


def test_the_words_save_themselves_and_a_stale_save_shows_both(cast, secretary, url):
    first = typed(version=1, general_assessment="Một", members_read="4")
    answer = secretary.post(url("narrative"), first | {"page_id": "a"}, headers=SCRIPT)
    assert answer.json()["rows"]["0"]["outcome"] == "stored"
    other = typed(version=1, general_assessment="Hai", members_read="4")
    answer = secretary.post(url("narrative"), other | {"page_id": "b"}, headers=SCRIPT)
    row = answer.json()["rows"]["0"]
    assert (answer.status_code, row["outcome"]) == (409, "conflict")
    assert [fact["text"] for fact in row["conflict"]["mine"]] == ["Hai"]
    assert [fact["text"] for fact in row["conflict"]["stored"]] == ["Một"]
    response = secretary.post(url("narrative"), other)
    assert response.status_code == 409
    assert form_of(response, url("narrative"))["general-general_assessment"] == ["Hai"]
    kept = other | typed(keep="mine", stored_version=2)
    assert secretary.post(url("narrative"), kept).status_code == 302
    stored = SummaryNarrative.objects.get()
    assert (stored.general_assessment, stored.members_read) == ("Hai", 4)


@pytest.mark.parametrize(
    "fields",
    [
        {"reading_from": "2026-10-05", "reading_to": "2026-10-01"},
        {"reading_from": "hôm qua"},
        {"last_plan_items": "3", "last_plan_met": "4"},
        {"members_read": "-1"},
        {"members_read": "30001"},
        {"members_read": HUGE},
        {"proposals": "x" * 10_001},
        {"version": "x"},
    ],
    ids=str,
)
def test_refused_words_stay_on_the_page(fields, secretary, url):
    sent = typed(**{"version": "1", "common_deeds": "Việc"} | fields)
    response = secretary.post(url("narrative"), sent)
    assert response.status_code == 422
    shown = form_of(response, url("narrative"))
    for name, value in sent.items():
        if not name.endswith("version"):
            assert shown[name] == [value]
    answer = secretary.post(url("narrative"), sent, headers=SCRIPT)
    assert answer.json()["rows"]["0"]["outcome"] == "invalid"
    assert not SummaryNarrative.objects.exists()


def test_once_passed_nothing_is_written_any_more(cast, secretary, url):
    line, measure = scene.word(cast), scene.measure(cast)
    scene.freeze(cast)
    passed = scene.pass_it(cast)
    posts = {
        url("narrative"): typed(version=1, proposals="Muộn"),
        url("lines"): {"kind": "subjective", "text": "Muộn", "numbers": "3"},
        url("line", line.pk): {"act": "change", "version": 1, "text": "Muộn"},
        url("measures"): MEASURE,
        url("measure", measure.pk): MEASURE | {"version": 1},
        url("measure_place", measure.pk): {"act": "remove", "version": 1},
    }
    for address, fields in posts.items():
        assert secretary.post(address, fields).status_code == 409, address
    answer = secretary.post(url("narrative"), posts[url("narrative")], headers=SCRIPT)
    assert (answer.status_code, answer.json()["reason"]) == (409, "closed")
    again = scene.summary_of(cast)
    assert (again.version, again.content_sha256) == (
        passed.version,
        passed.content_sha256,
    )
    assert again.passed_on == TODAY
