"""Aims and form of a session: saved as they are typed, nothing preset or lost."""

import pytest
from django.urls import reverse

from cells.models import AuditEntry, CellRound, Preparation
from cells.preparation.models.preparation import SessionForm
from cells.preparation.session_plan import form_of as chosen_form
from cells.preparation.session_plan import preparation_of
from cells.preparation.suggestions import shelved_forms
from tests.factories import NOW
from tests.html_forms import form_of
from tests.nonsense import TYPED, send, stored_form

PAGE = "11111111-1111-1111-1111-111111111111"
OTHER_PAGE = "22222222-2222-2222-2222-222222222222"
JSON = {"accept": "application/json"}


@pytest.fixture
def url(cast):
    return reverse("preparation:session_aims", args=[cast.cell_round.pk])


@pytest.fixture
def secretary(cast, client):
    client.force_login(cast.secretary)
    return client


def typed(version=1, **values):
    fields = {"version": version, "aims": "", "session_form": "", "form_details": ""}
    return {f"general-{name}": value for name, value in (fields | values).items()}


def save(client, url, *, page=PAGE, sequence=1, version=1, **values):
    data = typed(version, **values) | {"page_id": page, "sequence": sequence}
    return client.post(url, data, headers=JSON)


def test_the_shelf_holds_the_five_forms_each_explained(secretary, url):
    assert [form.code for form in shelved_forms()] == SessionForm.values
    text = secretary.get(url).content.decode()
    for form in shelved_forms():
        assert form.name in text
        assert len(form.how) >= 2
        for sentence in form.how:
            assert sentence in text
    assert "là gợi ý của phần mềm" in text


def test_no_form_is_chosen_for_anybody(cast, secretary, url):
    assert form_of(secretary.get(url), url)["general-session_form"] == [""]
    assert chosen_form(preparation_of(cast.cell_round)) is None
    assert not Preparation.objects.exists()  # opening the page makes nothing


def test_a_save_by_hand_and_by_the_script_store_the_same(cast, secretary, url):
    answer = secretary.post(
        url, typed(aims="Sửa việc trễ hạn.", session_form="story") | {"then": "back"}
    )
    assert answer.url == reverse("journey:preparation", args=[cast.cell_round.pk])
    answer = save(secretary, url, version=2, aims="Khác", session_form="video")
    assert answer.status_code == 200
    assert answer.json()["rows"]["0"]["outcome"] == "stored"
    row = Preparation.objects.get()
    assert (row.aims, row.session_form, row.version) == ("Khác", "video", 3)


def test_a_page_goes_on_saving_and_a_late_one_changes_nothing(secretary, url):
    save(secretary, url, sequence=1, aims="một")
    save(secretary, url, sequence=3, aims="ba")
    late = save(secretary, url, sequence=2, aims="hai")
    assert late.json()["rows"]["0"]["outcome"] == "superseded"
    assert Preparation.objects.get().aims == "ba"


@pytest.mark.parametrize("as_script", [True, False])
def test_two_leaders_never_overwrite_each_other(cast, client, url, as_script):
    client.force_login(cast.secretary)
    save(client, url, aims="Của bí thư", session_form="story")
    client.force_login(cast.deputy)
    if as_script:
        answer = save(client, url, page=OTHER_PAGE, aims="Của phó")
        conflict = answer.json()["rows"]["0"]["conflict"]
        assert conflict["fields"]["aims"] == "Của bí thư"
    else:
        answer = client.post(url, typed(aims="Của phó"))
        text = answer.content.decode()
        assert "Của bí thư" in text
        assert form_of(answer, url)["general-aims"] == ["Của phó"]
    assert answer.status_code == 409
    assert Preparation.objects.get().aims == "Của bí thư"


def test_of_two_pages_before_the_first_save_the_second_is_a_conflict(cast, client, url):
    client.force_login(cast.deputy)
    assert save(client, url, page=OTHER_PAGE, aims="trước").status_code == 200
    client.force_login(cast.secretary)
    assert save(client, url, aims="sau").status_code == 409
    mine = save(client, url, aims="sau")
    version = mine.json()["rows"]["0"]["version"]
    kept = typed(aims="sau") | {
        "general-keep": "mine", "general-stored_version": version
    }  # fmt: skip
    assert client.post(url, kept).status_code == 302
    assert Preparation.objects.get().aims == "sau"


@pytest.mark.parametrize(
    "bad",
    [{"session_form": "dance"}, {"aims": "x" * 10_001}, {"form_details": "y" * 10_001}],
)
def test_bad_input_is_refused_and_everything_typed_stays(secretary, url, bad):
    values = {"aims": "Mục đích", "form_details": "Chi tiết"} | bad
    answer = secretary.post(url, typed(**values))
    assert answer.status_code == 422
    kept = form_of(answer, url)
    assert kept["general-aims"] == [values["aims"]]
    assert kept["general-form_details"] == [values["form_details"]]
    assert save(secretary, url, **values).status_code == 422
    assert not Preparation.objects.exists()


@pytest.mark.parametrize("case", TYPED)
def test_strange_text_is_stored_clean(secretary, url, case):
    answer = send(secretary, url, typed(aims=TYPED[case][0]), headers=JSON)
    assert answer.status_code == 200
    assert Preparation.objects.get().aims == stored_form(case)


def test_after_the_round_the_typed_text_comes_back(secretary, url):
    CellRound.objects.update(status="closed", closed_at=NOW)
    answer = secretary.post(url, typed(aims="Còn đây"))
    assert answer.status_code == 409
    assert form_of(answer, url)["general-aims"] == ["Còn đây"]
    assert save(secretary, url, aims="Còn đây").status_code == 409
    assert secretary.get(url).status_code == 302
    assert not Preparation.objects.exists()


def test_the_first_save_is_recorded_once_and_without_words(secretary, url):
    save(secretary, url, sequence=1, aims="Mục đích riêng")
    save(secretary, url, sequence=2, aims="Mục đích riêng hơn")
    assert AuditEntry.objects.filter(action="preparation.begin").count() == 1
    assert "riêng" not in str(list(AuditEntry.objects.values()))


def test_colleagues_do_not_open_the_page(cast, client, url):
    client.force_login(cast.colleague)
    assert client.get(url).status_code == 403
    assert save(client, url, aims="x").status_code == 403
