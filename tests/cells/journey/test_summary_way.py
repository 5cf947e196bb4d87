"""Freezing, passing and opening again through the pages, and what is bound."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cells.canonical import content_hash
from cells.journey.pass_summary import Addition, content_of
from cells.journey.reopen_summary import reopen_reviews
from cells.models import AuditEntry, CellSummary, SelfReview
from cells.reviews.services import withdraw_decision
from cells.summaries.figures import figures_of
from reports.contexts.cell_summary_facts import cell_summary_document
from tests.cells.summaries import scene
from tests.factories import NOW, TODAY, Cast, accept, file_review
from tests.html_forms import form_of

HUGE = "9" * 5000


pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def cast(db):
    cast = Cast()
    scene.accept_two(cast)
    scene.word(cast)
    scene.measure(cast)
    return cast


@pytest.fixture
def secretary(client, cast):
    client.force_login(cast.secretary)
    return client


def url(cast, name):
    return reverse(f"journey:{name}", args=[scene.summary_of(cast).pk])


def versions(cast):
    summary = scene.summary_of(cast)
    return summary.cell_round.version, summary.version


# --- Freezing -----------------------------------------------------------------


def test_the_page_asks_for_a_reason_and_names_nobody(cast, secretary):
    response = secretary.get(url(cast, "freeze"))
    main = response.content.decode().partition("<main")[2]
    assert "Còn thiếu 3 bản" in main
    assert "2/5 bản được tính vào số liệu." in main
    assert "Chốt rồi, muốn sửa số liệu phải mở lại và ghi lý do." in main
    people = [cast.author, cast.colleague, cast.former, cast.deputy]
    assert [who.full_name for who in people if who.full_name in main] == []


@pytest.mark.parametrize("reason", ["", "  \n", "x" * 2001])
def test_without_a_reason_nothing_is_frozen(reason, cast, secretary):
    fields = {"version": versions(cast)[0], "reason": reason}
    response = secretary.post(url(cast, "freeze"), fields)
    assert response.status_code == 422
    assert form_of(response, url(cast, "freeze"))["reason"] == [reason]
    assert scene.summary_of(cast).status == "draft"


@pytest.mark.parametrize("version", ["", "0", "x", HUGE])
def test_a_broken_version_freezes_nothing(version, cast, secretary):
    fields = {"version": version, "reason": "Lý do"}
    response = secretary.post(url(cast, "freeze"), fields)
    assert response.status_code == 422
    assert form_of(response, url(cast, "freeze"))["reason"] == ["Lý do"]


def test_frozen_through_the_page_and_said_in_the_paper(cast, secretary):
    fields = {"version": versions(cast)[0], "reason": "Ba đồng chí đi công tác."}
    assert secretary.post(url(cast, "freeze"), fields).status_code == 302
    summary = scene.summary_of(cast)
    assert (summary.status, summary.counted_reviews) == ("before_cell", 2)
    paper = cell_summary_document(summary)
    assert (paper.unfinished, paper.missing_reason) == (3, "Ba đồng chí đi công tác")
    again = secretary.post(url(cast, "freeze"), fields)
    assert again.status_code == 409


def test_without_missing_reports_no_reason_is_asked(cast, secretary):
    SelfReview.objects.filter(cell_round=cast.cell_round).exclude(
        status="accepted"
    ).update(status="not_filed")
    response = secretary.get(url(cast, "freeze"))
    assert "reason" not in form_of(response, url(cast, "freeze"))
    fields = {"version": versions(cast)[0]}
    assert secretary.post(url(cast, "freeze"), fields).status_code == 302
    assert scene.summary_of(cast).missing_reports_reason == ""


def test_an_unfinished_measure_is_named_by_its_place(cast, secretary):
    scene.measure(cast, person=None)
    fields = {"version": versions(cast)[0], "reason": "Lý do"}
    response = secretary.post(url(cast, "freeze"), fields)
    assert response.status_code == 409
    assert "Biện pháp 2" in response.content.decode()
    assert form_of(response, url(cast, "freeze"))["reason"] == ["Lý do"]


# --- What counts ---------------------------------------------------------------


def withdraw(cast):
    review = SelfReview.objects.get(pk=cast.review_of(cast.author).pk)
    decision = review.submissions.latest("number").decisions.get(withdrawn_at=None)
    withdraw_decision(
        decision=decision,
        reader=cast.secretary,
        reason="Cần xem lại",
        seen_version=review.version,
        now=NOW,
    )


def test_a_withdrawn_decision_does_not_count_and_decided_again_it_does(cast):
    withdraw(cast)
    assert figures_of(scene.summary_of(cast)).counted == 1
    SelfReview.objects.filter(author=cast.author).update(status="guided")
    again = file_review(cast.review_of(cast.author), declared={20: {}})
    accept(again, cast.secretary)
    figures = figures_of(scene.summary_of(cast))
    assert (figures.counted, figures.declarations()) == (2, 2)
    numbers = {code for (code, _level), n in figures.levels.items() if n}
    assert len(numbers) == 2
    assert figures.groups == {2: 1, 3: 1}


# --- Passing ------------------------------------------------------------------


def passing(cast, **changes) -> dict:
    return {
        "version": versions(cast)[1],
        "passed_on": TODAY.isoformat(),
        "text": "Nộp tài liệu muộn, thuộc biểu hiện số 4.",
        "items": "3",
        "agreed": "2",
        "explained": "1",
    } | changes


def test_what_the_cell_added_stands_in_the_paper_after_passing_only(cast, secretary):
    scene.freeze(cast)
    before = cell_summary_document(scene.summary_of(cast))
    assert before.added is None
    assert before.party.draft_marks[0] == "DỰ THẢO"
    assert secretary.post(url(cast, "pass_summary"), passing(cast)).status_code == 302
    after = cell_summary_document(scene.summary_of(cast))
    assert (after.added.items, after.added.agreed, after.added.explained) == (3, 2, 1)
    assert after.added.text.startswith("Nộp tài liệu muộn")
    assert after.party.draft_marks == ()
    assert after.party.number_text == f"Số {5 * chr(160)}-BC/CB"


def test_the_hash_binds_what_was_passed(cast, secretary):
    scene.freeze(cast)
    secretary.post(url(cast, "pass_summary"), passing(cast))
    summary = scene.summary_of(cast)
    assert summary.content == content_of(summary)
    assert summary.content_sha256 == content_hash(content_of(summary))
    assert summary.content["narrative"]["cell_added_items"] == 3
    assert summary.content["lines"][0]["text"] == "Ngại đọc tài liệu dài"
    page = secretary.get(reverse("summaries:detail", args=[summary.pk]))
    assert summary.content_sha256 in page.content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"passed_on": ""},
        {"passed_on": "30/02/2026"},
        {"passed_on": HUGE},
        {"items": "-1"},
        {"items": "1"},
        {"agreed": "hai"},
        {"explained": HUGE},
        {"text": "x" * 10_001},
        {"version": "x"},
    ],
    ids=str,
)
def test_a_refused_passing_keeps_what_was_typed(changes, cast, secretary):
    scene.freeze(cast)
    sent = passing(cast, **changes)
    response = secretary.post(url(cast, "pass_summary"), sent)
    assert response.status_code == 422
    shown = form_of(response, url(cast, "pass_summary"))
    for name in set(sent) - {"version"}:
        assert shown[name] == [sent[name]]
    assert scene.summary_of(cast).status == "before_cell"


def test_a_day_before_the_freezing_is_refused_and_nothing_is_stored(cast, secretary):
    scene.freeze(cast)
    day = (TODAY - timedelta(days=1)).isoformat()
    response = secretary.post(url(cast, "pass_summary"), passing(cast, passed_on=day))
    assert response.status_code == 409
    assert form_of(response, url(cast, "pass_summary"))["items"] == ["3"]
    assert not hasattr(scene.summary_of(cast), "narrative")


def test_an_edit_meanwhile_holds_the_passing_back(cast, secretary):
    scene.freeze(cast)
    sent = passing(cast)
    scene.measure(cast, text="Thêm ở cửa sổ khác")
    assert secretary.post(url(cast, "pass_summary"), sent).status_code == 409
    assert scene.summary_of(cast).status == "before_cell"


# --- Opening again ------------------------------------------------------------


def test_opening_the_reports_removes_the_figures_and_keeps_their_hash(cast, secretary):
    frozen = scene.freeze(cast)
    assert frozen.tallies.exists()
    fields = {"version": versions(cast)[0], "reason": "Một đồng chí nộp thêm"}
    assert secretary.post(url(cast, "reopen_reviews"), fields).status_code == 302
    summary = scene.summary_of(cast)
    assert (summary.status, summary.draft_number) == ("draft", 2)
    assert not summary.tallies.exists()
    assert not summary.group_tallies.exists()
    kept = summary.replaced.get()
    assert (kept.passed_on, kept.reason) == (None, "Một đồng chí nộp thêm")
    page = secretary.get(url(cast, "freeze")).content.decode()
    assert "Một đồng chí nộp thêm" in page
    entry = AuditEntry.objects.get(action="summary.reopen_reviews")
    assert len(entry.details["frozen_sha256"]) == 64
    assert summary.lines.exists()
    assert summary.measures.exists()


def test_opening_the_passed_summary_keeps_the_version_with_its_reason(cast, secretary):
    scene.freeze(cast)
    passed = scene.pass_it(cast, addition=Addition("Thêm"))
    fields = {"version": versions(cast)[1], "reason": "Sửa một biện pháp"}
    assert secretary.post(url(cast, "reopen_summary"), fields).status_code == 302
    summary = scene.summary_of(cast)
    assert (summary.status, summary.passed_on) == ("before_cell", None)
    assert summary.tallies.exists()
    assert cell_summary_document(summary).added is None
    replaced = summary.replaced.get()
    assert replaced.content_sha256 == passed.content_sha256
    page = secretary.get(url(cast, "pass_summary")).content.decode()
    assert "Sửa một biện pháp" in page
    assert passed.content_sha256 in page
    assert form_of(secretary.get(url(cast, "pass_summary")), url(cast, "pass_summary"))[
        "text"
    ] == ["Thêm"]


@pytest.mark.parametrize("name", ["reopen_reviews", "reopen_summary"])
def test_opening_again_needs_a_reason(name, cast, secretary):
    scene.freeze(cast)
    if name == "reopen_summary":
        scene.pass_it(cast)
    version = versions(cast)[name == "reopen_summary"]
    before = CellSummary.objects.filter(pk=scene.summary_of(cast).pk).values().get()
    for reason in ("", " ", "x" * 2001):
        sent = {"version": version, "reason": reason}
        response = secretary.post(url(cast, name), sent)
        assert response.status_code == 422
        assert form_of(response, url(cast, name))["reason"] == [reason]
    after = CellSummary.objects.filter(pk=before["id"]).values().get()
    assert after == before


def test_the_figures_of_a_passed_summary_are_not_opened(cast, secretary):
    scene.freeze(cast)
    scene.pass_it(cast)
    fields = {"version": versions(cast)[0], "reason": "Lý do"}
    assert secretary.post(url(cast, "reopen_reviews"), fields).status_code == 409
    assert scene.summary_of(cast).tallies.exists()


def test_frozen_anew_the_figures_are_those_of_the_day(cast):
    scene.freeze(cast)
    summary = scene.summary_of(cast)
    reopen_reviews(
        cell_round=summary.cell_round,
        by=cast.secretary,
        reason="Lý do",
        seen_version=summary.cell_round.version,
        now=NOW,
    )
    withdraw(cast)
    again = scene.freeze(cast)
    assert (again.counted_reviews, figures_of(again).declarations()) == (1, 1)
