"""The pages and buttons of duties: bad input, stale pages, who may press."""

import pytest
from django.urls import reverse

from cells.models import CellRound, Duty, DutyAssignment, Notification
from tests.duties_scenes import assign, duty_of, fresh, own_duty, seeded
from tests.factories import NOW
from tests.html_forms import form_of
from tests.nonsense import HUGE, TYPED, send, stored_form

GOOD = {
    "version": 0,
    "title": "Pha trà",
    "product": "Nước đã pha",
    "due_on": "2026-10-28",
}


@pytest.fixture
def add_url(cast):
    return reverse("preparation:duty_add", args=[cast.cell_round.pk])


@pytest.fixture
def secretary(cast, client):
    client.force_login(cast.secretary)
    return client


def change_url(duty):
    return reverse("preparation:duty", args=[duty.pk])


def press(client, name, pk, **data):
    return client.post(reverse(f"preparation:{name}", args=[pk]), data)


# --- Adding and changing ---


def test_a_duty_is_added_with_its_people(cast, secretary, add_url):
    data = GOOD | {"members": [cast.author.pk], "paper_kind": "programme"}
    answer = secretary.post(add_url, data)
    hub = reverse("journey:preparation", args=[cast.cell_round.pk])
    assert (answer.status_code, answer.url) == (302, f"{hub}#duties-title")
    duty = Duty.objects.get()
    assert (duty.title, duty.kind, duty.paper_kind) == (
        "Pha trà", "other", "programme"
    )  # fmt: skip
    assert [each.member for each in duty.assignments.all()] == [cast.author]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "  ", "vài chữ"),
        ("title", "x" * 161, "160"),
        ("product", "y" * 161, "160"),
        ("due_on", "", "19/10/2026"),
        ("due_on", "30/02/2026", "19/10/2026"),
        ("due_on", "0026-10-28", "19/10/2026"),
        ("paper_kind", "poem", "văn bản trong danh sách"),
        ("version", "", "Trang"),
        ("version", HUGE, "Trang"),
    ],
)
def test_bad_input_is_refused_and_everything_typed_stays(
    cast, secretary, add_url, field, value, sentence
):
    typed = GOOD | {"members": [cast.author.pk]} | {field: value}
    answer = secretary.post(add_url, typed)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert sentence in text
    for name in {"title", "product"} - {field}:
        assert GOOD[name] in text
    kept = form_of(answer, "")
    assert kept["members"] == [str(cast.author.pk)]
    if field in ("title", "product"):
        assert kept[field] == [value]
    assert not Duty.objects.exists()


def test_people_of_another_cell_are_refused(cast, secretary, add_url):
    for pk in (cast.stranger.pk, cast.administrator.pk, 999_999, "x", HUGE, "\x00"):
        answer = secretary.post(add_url, GOOD | {"members": [pk]})
        assert answer.status_code == 422
    assert not Duty.objects.exists()


@pytest.mark.parametrize("case", TYPED)
def test_strange_text_is_stored_clean_and_shown_escaped(cast, secretary, add_url, case):
    words, product = TYPED[case][0].replace("\r\n", " "), "Sản phẩm"
    answer = send(secretary, add_url, GOOD | {"title": words, "product": product})
    assert answer.status_code == 302
    expected = stored_form(case).replace("\n", " ")
    assert Duty.objects.get().title == expected.strip()
    page = secretary.get(reverse("journey:preparation", args=[cast.cell_round.pk]))
    assert "<script>alert" not in page.content.decode()


def test_a_changed_duty_keeps_its_kind_and_its_mark(cast, secretary):
    duty = duty_of(cast, "banner")
    answer = secretary.post(
        change_url(duty), GOOD | {"version": 1, "members": [cast.author.pk]}
    )
    assert answer.status_code == 302
    assert answer.url.endswith(f"#duty-{duty.pk}")
    assert (fresh(duty).title, fresh(duty).kind) == ("Pha trà", "banner")


def test_the_duty_of_everybody_offers_no_people_and_takes_none(cast, secretary):
    duty = duty_of(cast, "self_reviews")
    assert "members" not in form_of(secretary.get(change_url(duty)), "")
    answer = secretary.post(
        change_url(duty), GOOD | {"version": 1, "members": [cast.author.pk]}
    )
    assert answer.status_code == 302
    assert not DutyAssignment.objects.exists()


def test_a_stale_change_is_refused_with_both_texts(cast, client):
    duty = own_duty(cast, cast.author)
    client.force_login(cast.secretary)
    client.post(change_url(duty), GOOD | {"version": 1, "title": "Bản của bí thư"})
    client.force_login(cast.deputy)
    mine = GOOD | {"version": 1, "title": "Bản của phó", "members": [cast.deputy.pk]}
    answer = client.post(change_url(duty), mine)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Bản của bí thư" in text
    kept = form_of(answer, "")
    assert kept["title"] == ["Bản của phó"]
    assert kept["members"] == [str(cast.deputy.pk)]
    assert fresh(duty).title == "Bản của bí thư"
    again = client.post(change_url(duty), kept)
    assert again.status_code == 302
    assert fresh(duty).title == "Bản của phó"


def test_a_duty_taken_off_meanwhile_loses_no_typed_word(cast, client):
    duty = own_duty(cast, cast.author)
    client.force_login(cast.deputy)
    press(client, "duty_remove", duty.pk, version=1)
    answer = client.post(change_url(duty), GOOD | {"version": 1, "title": "Còn đây"})
    assert answer.status_code == 409
    assert "vừa được bỏ khỏi danh sách" in answer.content.decode()
    assert form_of(answer, "")["title"] == ["Còn đây"]
    assert fresh(duty).title == "Pha trà"
    assert client.get(change_url(duty)).status_code == 302
    client.force_login(cast.author)
    assert press(client, "duty_done", duty.pk, version=1).status_code == 409


def test_after_the_round_the_typed_text_comes_back(cast, secretary, add_url):
    duty = own_duty(cast, cast.author)
    CellRound.objects.update(status="closed", closed_at=NOW)
    for url, version in ((add_url, 0), (change_url(duty), duty.version)):
        answer = secretary.post(url, GOOD | {"version": version, "title": "Còn đây"})
        assert answer.status_code == 409
        assert form_of(answer, "")["title"] == ["Còn đây"]
        assert secretary.get(url).status_code == 302
    assert Duty.objects.count() == 1


# --- Buttons ---


def test_only_whoever_does_it_and_leaders_mark_it(cast, client):
    duty = own_duty(cast, cast.author)
    for member, code in (
        (cast.colleague, 403),
        (cast.former, 403),
        (cast.author, 302),
    ):
        client.force_login(member)
        assert press(client, "duty_done", duty.pk, version=1).status_code == code
    assert fresh(duty).done_by == cast.author
    client.force_login(cast.colleague)
    assert press(client, "duty_undone", duty.pk, version=2).status_code == 403
    client.force_login(cast.deputy)
    assert press(client, "duty_undone", duty.pk, version=2).status_code == 302
    assert fresh(duty).done_at is None


def test_the_duty_of_everybody_is_not_marked_by_anybody(cast, client):
    duty = duty_of(cast, "self_reviews")
    for member in (cast.secretary, cast.author):
        client.force_login(member)
        assert press(client, "duty_done", duty.pk, version=1).status_code == 403


@pytest.mark.parametrize("name", ["duty_done", "duty_undone", "duty_remove"])
@pytest.mark.parametrize("version", ["", "x", "0", "-1", HUGE, "\x00"])
def test_a_broken_version_changes_nothing(cast, secretary, name, version):
    duty = own_duty(cast, cast.author)
    assert press(secretary, name, duty.pk, version=version).status_code == 422
    assert fresh(duty).version == 1


@pytest.mark.parametrize("name", ["duty_done", "duty_remove"])
def test_a_stale_press_says_so_and_leads_back(cast, secretary, name):
    duty = assign(own_duty(cast, cast.author), cast.colleague, cast.deputy)
    answer = press(secretary, name, duty.pk, version=1)
    assert answer.status_code == 409
    hub = reverse("journey:preparation", args=[cast.cell_round.pk])
    assert hub in answer.content.decode()
    assert (fresh(duty).done_at, fresh(duty).removed_at) == (None, None)


def test_an_assignment_needs_a_member_and_a_duty_of_this_round(cast, secretary):
    duty = duty_of(cast, "banner")
    seeded(cast)
    good = {"member": cast.author.pk, "duty": f"{duty.pk}-1"}
    for change, code in (
        ({"member": ""}, 422),
        ({"member": "\x00"}, 422),
        ({"member": HUGE}, 422),
        ({"duty": ""}, 422),
        ({"duty": f"{duty.pk}"}, 422),
        ({"duty": "1-x"}, 422),
        ({"duty": f"999999-{duty.version}"}, 409),
        ({"duty": f"{duty.pk}-7"}, 409),
        ({"member": cast.stranger.pk}, 409),
    ):
        answer = press(secretary, "duty_assign", cast.cell_round.pk, **good | change)
        assert answer.status_code == code, change
    assert not DutyAssignment.objects.exists()
    assert not Notification.objects.filter(kind="duty_given").exists()
    assert (
        press(secretary, "duty_assign", cast.cell_round.pk, **good).status_code == 302
    )
    assert DutyAssignment.objects.get().member == cast.author


def test_the_list_is_put_down_by_one_press_and_only_once(cast, secretary):
    for _ in range(2):
        answer = press(secretary, "duties_seed", cast.cell_round.pk)
        assert answer.status_code == 302
    assert Duty.objects.count() == 11
