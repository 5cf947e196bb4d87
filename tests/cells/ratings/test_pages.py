"""Bad input on the pages of ratings, the saving page, and what papers say."""

import io
from datetime import date

import pytest
from django.urls import reverse
from pypdf import PdfReader

from cells.models import OrganisationPreferences, RatingAnswer
from cells.ratings.services import commend
from cells.supervision.reporting_periods import Span, period_of
from tests.factories import NOW
from tests.ratings_scenes import (
    NOTE,
    decided,
    fresh,
    not_rated,
    plan_with,
    proposed,
    rating_of,
    remarked,
    sent,
    written,
)

AS_SCRIPT = {"accept": "application/json"}


def url(name, rating):
    return reverse(f"ratings:{name}", args=[rating.pk])


def whole(**changed):
    facts = {
        "general-version": 1, "general-strengths": "", "general-task_points": "",
        "general-level": "",
    }  # fmt: skip
    return facts | changed


def test_the_page_saves_itself_row_by_row(cast, client):
    rating = rating_of(cast, cast.author)
    row = rating.answers.first()
    client.force_login(cast.author)
    data = {f"c{row.pk}-version": 1, f"c{row.pk}-answer": "met", f"c{row.pk}-note": "a"}
    answer = client.post(url("write", rating), data, headers=AS_SCRIPT)
    assert answer.status_code == 200
    assert answer.json()["rows"][str(row.pk)]["outcome"] == "stored"
    assert (answer.json()["answered"], answer.json()["total"]) == (1, 18)
    stale = client.post(
        url("write", rating), data | {f"c{row.pk}-note": "b"}, headers=AS_SCRIPT
    )
    assert stale.status_code == 409
    assert "conflict" in stale.json()["rows"][str(row.pk)]
    row.refresh_from_db()
    assert row.note == "a"


def test_a_stale_page_shows_both_texts_without_a_script(cast, client):
    rating = written(cast, cast.author)
    row = rating.answers.first()
    client.force_login(cast.author)
    data = {
        f"c{row.pk}-version": 1,
        f"c{row.pk}-answer": "met",
        f"c{row.pk}-note": "MỚI",
    }
    page = client.post(url("write", rating), data)
    assert page.status_code == 409
    assert NOTE in page.content.decode()
    assert "MỚI" in page.content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("general-task_points", "71"),
        ("general-task_points", "nhiều"),
        ("general-task_points", "-1"),
        ("general-level", "best"),
        ("general-strengths", "x" * 10_001),
        ("general-version", "0"),
    ],
)
def test_bad_input_keeps_what_was_typed(cast, client, field, value):
    rating = rating_of(cast, cast.author)
    client.force_login(cast.author)
    data = whole(**{"general-shortcomings": "GIỮ LẠI", field: value})
    page = client.post(url("write", rating), data)
    assert page.status_code == 422
    assert "GIỮ LẠI" in page.content.decode()


def test_more_tasks_done_than_given_is_refused(cast, client):
    rating = rating_of(cast, cast.author)
    client.force_login(cast.author)
    counts = {"general-tasks_total": "3", "general-tasks_on_time": "3"}
    data = whole(**counts, **{"general-tasks_late": "1"})
    assert client.post(url("write", rating), data).status_code == 422


def test_nul_and_broken_characters_are_stored_as_text(cast, client):
    rating = rating_of(cast, cast.author)
    row = rating.answers.first()
    client.force_login(cast.author)
    note = "một\x00hai\ud800ba".encode("utf-8", "surrogatepass").decode(
        "utf-8", "surrogatepass"
    )
    data = {f"c{row.pk}-version": "1", f"c{row.pk}-note": note.replace("\ud800", "�")}
    assert client.post(url("write", rating), data).status_code == 302
    assert RatingAnswer.objects.get(pk=row.pk).note == "mộthai�ba"


def test_answers_of_another_member_are_not_touched(cast, client):
    rating, other = rating_of(cast, cast.author), rating_of(cast, cast.colleague)
    row = other.answers.first()
    client.force_login(cast.author)
    data = {f"c{row.pk}-version": "1", f"c{row.pk}-answer": "met"}
    assert client.post(url("write", rating), data).status_code == 422
    assert RatingAnswer.objects.get(pk=row.pk).answer == ""


def proposal_data(rating, **changed):
    return {
        "version": rating.version, "proposed_level": "good",
        "meeting_on": "2026-10-05", "vote_mode": "secret", "votes_entitled": "5",
        "votes_excellent": "0", "votes_good": "4", "votes_done": "0",
        "votes_not_done": "0", "votes_against": "0", "votes_blank": "1",
        "answer_by": "2026-10-12",
    } | changed  # fmt: skip


def test_a_proposal_with_cautions_is_shown_again_until_they_are_seen(cast, client):
    rating = remarked(cast, cast.author, points=30)
    client.force_login(cast.secretary)
    data = proposal_data(rating)
    page = client.post(url("propose", rating), data)
    assert page.status_code == 422
    words = page.content.decode()
    assert 'name="seen" value="points"' in words
    assert 'name="seen" value="self_level"' in words
    assert "Quy định số 366-QĐ/TW" in words
    assert fresh(rating).status == "remarked"
    done = client.post(
        url("propose", rating), data | {"seen": ["points", "self_level"]}
    )
    assert done.status_code == 302
    assert fresh(rating).cautions_seen == ["points", "self_level"]


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"meeting_on": "31/02/2026"}, 422),
        ({"votes_good": "vài"}, 422),
        ({"vote_mode": ""}, 422),
        ({"version": "999"}, 409),
        ({"votes_good": "9"}, 409),
        ({"seen": "no_such"}, 422),
    ],
)
def test_a_bad_proposal_is_refused(cast, client, changed, status):
    rating = remarked(cast, cast.author)
    client.force_login(cast.secretary)
    page = client.post(url("propose", rating), proposal_data(rating, **changed))
    assert page.status_code == status
    assert fresh(rating).status == "remarked"


def test_a_late_act_keeps_the_text(cast, client):
    rating = sent(cast, cast.author)
    client.force_login(cast.secretary)
    client.get(url("remark", rating))
    data = {"version": 999, "text": "LỜI NHẬN XÉT"}
    page = client.post(url("remark", rating), data)
    assert page.status_code == 409
    assert "LỜI NHẬN XÉT" in page.content.decode()


def words_of(response) -> str:
    reader = PdfReader(io.BytesIO(response.content))
    return " ".join(page.extract_text() for page in reader.pages).replace("\n", " ")


def test_the_dossier_on_paper(cast, client):
    plan_with(cast, cast.author, ["met", "not_met"])
    rating = proposed(cast, cast.author)
    client.force_login(cast.author)
    paper = client.get(reverse("reports:rating_dossier_pdf", args=[rating.pk]))
    words = words_of(paper)
    assert "HỒ SƠ" in words
    assert "DỰ THẢO" in words
    assert "50%" in words
    assert "ho-so-xep-loai-2026" in paper["Content-Disposition"]
    assert cast.author.full_name not in paper["Content-Disposition"]


def test_the_list_on_paper(cast, client):
    rating = decided(cast, cast.author)
    commend(rating=rating, grounds="Hai sáng kiến", by=cast.secretary, now=NOW)
    not_rated(cast, cast.colleague)
    client.force_login(cast.secretary)
    paper = client.get(reverse("reports:rating_list_pdf", args=[cast.cell.pk, "2026"]))
    words = words_of(paper)
    assert "DANH SÁCH" in words
    assert "Hoàn thành tốt nhiệm vụ" in words
    assert "kiểm điểm vào kỳ sinh hoạt gần nhất" in words
    assert "Hai sáng kiến" in words


@pytest.mark.parametrize("period", ["2025", "2026-q9", "abc"])
def test_a_list_that_is_not_there_is_not_found(cast, client, period):
    decided(cast, cast.author)
    client.force_login(cast.secretary)
    place = reverse("reports:rating_list_pdf", args=[cast.cell.pk, period])
    assert client.get(place).status_code == 404


def test_figures_link_to_what_they_rest_on_for_member_and_handler_alone(cast, client):
    plan = plan_with(cast, cast.author, ["met", "not_met"])
    rating = proposed(cast, cast.author)
    link = reverse("supervision:plan", args=[plan.pk])
    for person, sees in (
        (cast.author, True), (cast.secretary, True), (cast.committee_secretary, False)
    ):  # fmt: skip
        client.force_login(person)
        page = client.get(url("detail", rating)).content.decode()
        assert (link in page) == sees
        assert (f"{link}#line-" in page) == sees
        assert not sees or client.get(link).status_code == 200


def test_the_dossier_of_a_quarter(cast, client):
    OrganisationPreferences.objects.create(
        organisation=cast.committee, rate_quarters=True
    )
    quarter = period_of(Span.QUARTER, date(2026, 7, 1))
    rating = rating_of(cast, cast.author, period=quarter)
    client.force_login(cast.author)
    page = client.get(url("detail", rating)).content.decode()
    assert "quý 3/2026" in page
    assert "Quy định số 366-QĐ/TW" in page
    assert client.get(url("write", rating)).status_code == 200
    client.force_login(cast.secretary)
    listed = client.get(f"{reverse('ratings:cell')}?period=2026-q3").content.decode()
    assert cast.author.full_name in listed


def test_opening_a_rating_is_the_main_act_only_while_none_is_open(cast, client):
    client.force_login(cast.secretary)
    link = f'href="{reverse("ratings:open")}"'
    before = client.get(reverse("ratings:cell")).content.decode()
    assert f'class="btn btn-primary" {link}' in before
    rating_of(cast, cast.author)
    after = client.get(reverse("ratings:cell")).content.decode()
    assert f'class="btn" {link}' in after
    assert "btn-primary" not in after
