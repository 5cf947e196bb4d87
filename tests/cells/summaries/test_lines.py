"""Lines are worded through the page, by the office that read what is behind them."""

import pytest
from django.urls import reverse

from cells.models import SelfReview, SummaryLine
from cells.reviews.services import withdraw_decision
from cells.summaries.words import lines_of
from tests.cells.summaries import scene
from tests.factories import NOW, Cast, accept, file_review
from tests.html_forms import form_of

HUGE = "9" * 5000


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


# --- Lines --------------------------------------------------------------------


def test_a_ticked_text_is_taken_up_and_waits_no_longer(cast, secretary, url):
    fields = {"kind": "subjective", "text": "Ngại đọc", "sources": [key_of(cast)]}
    assert secretary.post(url("lines"), fields).status_code == 302
    (line,) = lines_of(scene.summary_of(cast))
    assert (line.text, line.numbers, line.members) == ("Ngại đọc", (3,), 1)
    assert line.office == "secretary"
    page = secretary.get(url("lines")).content.decode()
    assert scene.CAUSE not in page
    assert "Ngại đọc" in page


def test_a_line_may_stand_on_indicators_alone(secretary, cast, url):
    fields = {"kind": "objective", "text": "Lịch dày", "numbers": "5; 3"}
    assert secretary.post(url("lines"), fields).status_code == 302
    (line,) = lines_of(scene.summary_of(cast))
    assert (line.kind, line.numbers, line.members) == ("objective", (3, 5), 0)


@pytest.mark.parametrize(
    "changes",
    [
        {"text": ""},
        {"text": " \n "},
        {"text": "x" * 1001},
        {"numbers": "28"},
        {"numbers": "0"},
        {"numbers": "ba"},
        {"numbers": HUGE},
        {"sources": ["1-2-3"]},
        {"sources": [f"{HUGE}-3"]},
        {"kind": "both"},
    ],
    ids=str,
)
def test_a_refused_line_keeps_what_was_typed(changes, cast, secretary, url):
    fields = {
        "kind": "subjective",
        "text": "Câu của dòng",
        "sources": [key_of(cast)],
        "numbers": "4",
    } | changes
    response = secretary.post(url("lines"), fields)
    assert response.status_code == 422
    assert not SummaryLine.objects.exists()
    if "kind" not in changes:
        shown = form_of(response, url("lines"))
        assert shown["text"] == [fields["text"]]
        assert shown["numbers"] == [fields["numbers"]]
        if "sources" not in changes:
            assert shown["sources"] == [key_of(cast)]


def test_of_two_windows_one_takes_the_text_up(cast, secretary, url):
    fields = {"kind": "subjective", "text": "Một", "sources": [key_of(cast)]}
    secretary.post(url("lines"), fields)
    response = secretary.post(url("lines"), fields | {"text": "Hai"})
    assert response.status_code == 422
    assert form_of(response, url("lines"))["text"] == ["Hai"]
    assert SummaryLine.objects.get().text == "Một"


def test_the_deputy_takes_up_no_text_that_the_secretary_reads(cast, client, url):
    client.force_login(cast.deputy)
    fields = {"kind": "subjective", "text": "Lén", "sources": [key_of(cast)]}
    assert client.post(url("lines"), fields).status_code == 422
    own = cast.review_of(cast.secretary).submissions.get()
    fields |= {"text": "Của bản đọc", "sources": [f"{own.pk}-12"]}
    assert client.post(url("lines"), fields).status_code == 302
    assert SummaryLine.objects.get().office == "deputy"


def test_each_office_changes_its_own_lines(cast, client, url):
    own, other = scene.word(cast), scene.word(cast, "Dòng", by=cast.deputy)
    change = {"act": "change", "version": 1, "text": "Khác"}
    client.force_login(cast.deputy)
    assert client.post(url("line", own.pk), change).status_code == 404
    assert client.post(url("line", other.pk), change).status_code == 302
    client.force_login(cast.secretary)
    response = client.post(url("line", other.pk), change | {"version": 2})
    assert response.status_code == 409
    assert client.post(url("line", own.pk), change).status_code == 302
    assert set(SummaryLine.objects.values_list("text", flat=True)) == {"Khác"}


def test_lines_change_places_and_are_taken_out(cast, secretary, url):
    scene.word(cast, "Một")
    fields = {"kind": "subjective", "text": "Hai", "numbers": "3"}
    secretary.post(url("lines"), fields)
    second = SummaryLine.objects.get(text="Hai")
    secretary.post(url("line", second.pk), {"act": "up", "version": 1})
    assert [each.text for each in lines_of(scene.summary_of(cast))] == ["Hai", "Một"]
    secretary.post(url("line", second.pk), {"act": "remove", "version": 1})
    assert [each.text for each in lines_of(scene.summary_of(cast))] == ["Một"]


@pytest.mark.parametrize("act", ["change", "remove"])
def test_a_stale_page_neither_changes_nor_removes_a_line(act, cast, secretary, url):
    line = scene.word(cast)
    SummaryLine.objects.update(version=7)
    fields = {"act": act, "version": 1, "text": "Từ trang cũ"}
    response = secretary.post(url("line", line.pk), fields)
    assert response.status_code == 409
    assert SummaryLine.objects.get().text == "Ngại đọc tài liệu dài"
    if act == "change":
        assert form_of(response, url("lines"))["text"] == ["Từ trang cũ"]


def test_each_line_counts_each_member_once(cast):
    review = cast.review_of(cast.colleague)
    declared = {n: {"cause_subjective": "Ngại"} for n in (3, 5, 9)}
    accept(file_review(review, declared=declared), cast.secretary)
    line = scene.word(cast)
    assert line.sources.count() == 4
    (words,) = lines_of(scene.summary_of(cast))
    assert (words.members, words.numbers) == (2, (3, 5, 9))


def test_a_withdrawn_report_no_longer_stands_behind_a_line(cast):
    scene.word(cast)
    review = cast.review_of(cast.author)
    withdraw_decision(
        decision=review.submissions.get().decisions.get(),
        reader=cast.secretary,
        reason="Nhầm",
        seen_version=SelfReview.objects.get(pk=review.pk).version,
        now=NOW,
    )
    assert lines_of(scene.summary_of(cast))[0].members == 0
