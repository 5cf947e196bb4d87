"""The pages of papers: written by two people, read by the cell, nothing typed lost."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cells.models import CellRound, Paper
from cells.preparation.forms.papers import LONGEST
from cells.preparation.models.papers import PaperKind
from tests.cells.summaries.scene import accept_two, freeze
from tests.factories import NOW
from tests.html_forms import form_of
from tests.nonsense import HUGE, SCRIPT, TYPED, send, stored_form
from tests.papers_scenes import (
    drafted,
    fresh,
    plan_session,
    shown,
    texts,
    told,
    write,
)

JSON = {"accept": "application/json"}


@pytest.fixture
def paper(cast, client):
    client.force_login(cast.secretary)
    return drafted(cast, PaperKind.NOTICE)


def url(paper, name="preparation:paper") -> str:
    return reverse(name, args=[paper.pk])


def posted(paper, text, **more) -> dict:
    fields = {"p1-version": paper.version, "p1-text": text, "then": "stay"}
    return fields | more


def page_of(answer) -> str:
    return answer.content.decode()


def test_the_list_names_every_kind_with_its_state(cast, paper, client):
    write(paper, "Sửa tay", by=cast.deputy)
    page = page_of(client.get(reverse("preparation:papers", args=[cast.cell_round.pk])))
    assert page.count("Chưa soạn") == 6
    assert page.count("Đang soạn") == 1
    line = f"Phiên bản 1, soạn từ số liệu: đồng chí {cast.secretary.full_name}, 10:00"
    assert line in page
    assert page.count("btn-primary") == 1


def test_drafting_from_the_list_leads_to_the_text(cast, client):
    client.force_login(cast.deputy)
    place = reverse("journey:draft_paper", args=[cast.cell_round.pk, "programme"])
    answer = client.post(place)
    paper = Paper.objects.get(kind="programme")
    assert (answer.status_code, answer.url) == (302, url(paper))
    assert client.post(place).url == url(paper)


def test_an_unknown_kind_is_not_found(cast, client):
    client.force_login(cast.secretary)
    for place in (
        f"/rounds/{cast.cell_round.pk}/papers/letter/draft/",
        f"/preparation/paper-templates/{cast.cell.pk}/letter/",
    ):
        assert client.post(place).status_code == 404


def test_a_plain_form_saves_and_each_button_leads_on(paper, client):
    leads = {
        "stay": url(paper),
        "version": url(paper),
        "show": url(paper),
        "preview": url(paper, "reports:session_paper"),
    }
    for number, (then, place) in enumerate(leads.items(), start=1):
        answer = client.post(url(paper), posted(fresh(paper), f"Bản {then}", then=then))
        assert (answer.status_code, answer.url) == (302, place)
        assert (fresh(paper).text, fresh(paper).version) == (f"Bản {then}", number + 1)
    assert [each[1] for each in texts(paper)] == ["drafted", "saved", "shown"]
    assert fresh(paper).shown_version.text == "Bản show"


def test_the_form_of_the_page_posted_as_it_is_changes_nothing(paper, client):
    fields = form_of(client.get(url(paper)), url(paper))
    assert client.post(url(paper), fields).status_code == 302
    assert (fresh(paper).text, fresh(paper).version) == (paper.text, 1)


def test_the_script_is_told_version_and_digest(paper, client):
    data = client.post(url(paper), posted(paper, "Một"), headers=JSON).json()
    row = data["rows"]["1"]
    assert (row["outcome"], row["version"], len(row["seen"])) == ("stored", 2, 16)
    assert data["saved_at"] == "10:00"
    again = client.post(url(paper), posted(paper, "Một"), headers=JSON).json()
    assert again["rows"]["1"]["outcome"] == "unchanged"


def test_of_two_people_the_later_sees_both_texts_and_chooses(cast, paper, client):
    write(fresh(paper), "Của Phó Bí thư", by=cast.deputy)
    answer = client.post(url(paper), posted(paper, "Của Bí thư"))
    page = page_of(answer)
    assert answer.status_code == 409
    assert "Của Phó Bí thư" in page
    assert "Của Bí thư" in page
    assert fresh(paper).text == "Của Phó Bí thư"
    chosen = posted(paper, "Của Bí thư") | {"p1-keep": "mine", "p1-stored_version": 2}
    assert client.post(url(paper), chosen).status_code == 302
    assert fresh(paper).text == "Của Bí thư"


def test_a_script_gets_both_texts_too(cast, paper, client):
    write(fresh(paper), "Của Phó Bí thư", by=cast.deputy)
    answer = client.post(url(paper), posted(paper, "Của Bí thư"), headers=JSON)
    conflict = answer.json()["rows"]["1"]["conflict"]
    assert answer.status_code == 409
    assert [each["text"] for each in conflict["mine"] + conflict["stored"]] == [
        "Của Bí thư",
        "Của Phó Bí thư",
    ]
    assert conflict["fields"] == {"text": "Của Phó Bí thư"}


def test_keeping_the_stored_text_stores_nothing(cast, paper, client):
    write(fresh(paper), "Của Phó Bí thư", by=cast.deputy)
    kept = posted(paper, "Của Bí thư") | {"p1-keep": "stored"}
    assert client.post(url(paper), kept).status_code == 302
    assert (fresh(paper).text, fresh(paper).version) == ("Của Phó Bí thư", 2)


@pytest.mark.parametrize("case", TYPED)
def test_strange_text_is_stored_and_shown_as_text(paper, client, case):
    answer = send(client, url(paper), posted(paper, TYPED[case][0]))
    assert answer.status_code == 302
    assert fresh(paper).text == stored_form(case)
    for name in ("preparation:paper", "reports:session_paper"):
        answer = client.get(url(paper, name))
        assert answer.status_code == 200
        assert SCRIPT not in page_of(answer)
    assert client.get(url(paper, "reports:session_paper_pdf")).status_code == 200


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        ({"p1-text": ""}, ""),
        ({"p1-text": "Đ" * (LONGEST + 1)}, "Đ" * 100),
        ({"p1-version": HUGE}, "Một"),
        ({"p1-version": "x"}, "Một"),
        ({"p1-stored_version": "x"}, "Một"),
        ({"p1-keep": "x"}, "Một"),
    ],
)
def test_what_cannot_be_stored_comes_back_as_typed(paper, client, changed, kept):
    answer = client.post(url(paper), posted(paper, "Một") | changed)
    assert answer.status_code == 422
    assert kept in page_of(answer)
    assert 'role="alert"' in page_of(answer)
    answer = client.post(url(paper), posted(paper, "Một") | changed, headers=JSON)
    assert (answer.status_code, answer.json()["rows"]["1"]["outcome"]) == (
        422,
        "invalid",
    )
    assert fresh(paper).version == 1


def test_a_round_that_is_over_refuses_and_keeps_what_was_typed(cast, paper, client):
    rounds = CellRound.objects.filter(pk=cast.cell_round.pk)
    rounds.update(status="closed", closed_at=paper.saved_at)
    answer = client.post(url(paper), posted(paper, "Đang viết dở"))
    assert (answer.status_code, "Đang viết dở" in page_of(answer)) == (409, True)
    answer = client.post(url(paper), posted(paper, "Đang viết dở"), headers=JSON)
    assert (answer.status_code, answer.json()["reason"]) == (409, "closed")
    assert client.get(url(paper)).url == url(paper, "reports:session_paper")
    preview = page_of(client.get(url(paper, "reports:session_paper")))
    assert f'href="{url(paper)}"' not in preview
    page = page_of(client.get(reverse("preparation:papers", args=[cast.cell_round.pk])))
    assert "Soạn từ số liệu" not in page


def test_unknown_fields_and_open_places_are_named(cast, paper, client):
    write(paper, "Kính gửi «tên lạ».\nTrước ngày (…).", by=cast.secretary)
    page = page_of(client.get(url(paper)))
    assert "<li>«tên lạ»</li>" in page
    assert "<li>Trước ngày (…)</li>" in page
    preview = page_of(client.get(url(paper, "reports:session_paper")))
    assert "số của văn bản, ngày ban hành, Trước ngày (…)" in preview
    assert "«tên lạ»" in preview
    assert "Mẫu gợi ý, chi bộ sửa được" in page
    assert "Mẫu gợi ý, chi bộ sửa được" in preview


def test_drafting_anew_asks_and_then_keeps_the_edited_text(cast, paper, client):
    write(paper, "Sửa tay", by=cast.secretary)
    place = url(paper, "journey:redraft_paper")
    assert "Soạn lại" in page_of(client.get(place))
    assert client.post(place, {"version": 1}).status_code == 409
    assert client.post(place, {"version": "x"}).status_code == 422
    assert client.post(place, {"version": 2}).status_code == 302
    assert fresh(paper).text == paper.text
    assert texts(paper)[1][1:] == ("replaced", "Sửa tay")


def test_an_older_version_is_used_again_from_the_list(cast, paper, client):
    write(paper, "Sửa tay", by=cast.secretary)
    page = page_of(client.get(url(paper, "preparation:paper_versions")))
    use = reverse("preparation:use_paper_version", args=[paper.versions.get().pk])
    assert f'action="{use}"' in page
    assert client.post(use, {"version": 1}).status_code == 409
    assert client.post(use, {"version": ""}).status_code == 422
    assert client.post(use, {"version": 2}).url == url(paper)
    assert fresh(paper).text == paper.text


def test_members_find_what_is_shown_and_nothing_else(cast, client):
    paper, other = shown(cast, PaperKind.PROGRAMME), drafted(cast, PaperKind.NOTICE)
    client.force_login(cast.author)
    page = page_of(client.get(reverse("preparation:papers", args=[cast.cell_round.pk])))
    assert "Chương trình" in page
    assert "Thông báo triệu tập" not in page
    assert "Mẫu văn bản" not in page
    assert client.get(told(cast.author)[0]).status_code == 200
    assert client.get(url(other, "reports:session_paper")).status_code == 404
    write(paper, "Bản đang sửa", by=cast.secretary)
    page = page_of(client.get(url(paper, "reports:session_paper")))
    assert "Bản đang sửa" not in page
    assert "Khai mạc" in page
    assert "ngày ban hành" not in page


def test_nothing_shown_is_said_plainly(cast, client):
    client.force_login(cast.author)
    page = page_of(client.get(reverse("preparation:papers", args=[cast.cell_round.pk])))
    assert "Chưa có văn bản nào để chi bộ đọc." in page


def test_taking_a_paper_back_hides_it_from_members(cast, client):
    paper = shown(cast)
    client.force_login(cast.secretary)
    place = url(paper, "preparation:hide_paper")
    for version in ("x", paper.shown_version_id + 1):
        assert client.post(place, {"version": version}).status_code == 302
        assert fresh(paper).shown_version_id is not None
    client.post(place, {"version": paper.shown_version_id})
    client.force_login(cast.author)
    assert client.get(url(paper, "reports:session_paper")).status_code == 404


def test_a_stranger_s_paper_cannot_be_reached_through_an_own_one(cast, paper, client):
    client.force_login(cast.stranger)
    version = paper.versions.get().pk
    for name, key in [
        ("preparation:paper", paper.pk),
        ("reports:session_paper_pdf", paper.pk),
        ("preparation:use_paper_version", version),
        ("reports:paper_version_pdf", version),
    ]:
        assert client.post(reverse(name, args=[key])).status_code == 404


def test_a_change_of_the_data_or_the_model_is_told_until_it_is_drafted_anew(
    cast, paper, client
):
    told_so = "đã thay đổi từ khi soạn văn bản này (10:00 05/10/2026)"
    write(paper, "Sửa tay", by=cast.secretary)
    assert told_so not in page_of(client.get(url(paper)))
    plan_session(cast)
    assert told_so in page_of(client.get(url(paper)))
    client.post(url(paper, "journey:redraft_paper"), {"version": 2})
    assert told_so not in page_of(client.get(url(paper)))


def test_for_the_conclusions_the_freezing_is_told(cast, client):
    client.force_login(cast.secretary)
    paper = drafted(cast, PaperKind.DRAFT_CONCLUSIONS)
    told_so = "đã thay đổi từ khi soạn văn bản này"
    assert told_so not in page_of(client.get(url(paper)))
    accept_two(cast)
    freeze(cast, now=NOW + timedelta(hours=1))
    assert told_so in page_of(client.get(url(paper)))
