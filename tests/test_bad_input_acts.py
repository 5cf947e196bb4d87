"""Filing, deciding and signing in with nonsense, twice, or too late.

The test client raises what a view lets through, so an unexpected error fails here.
"""

import pytest
from django.urls import reverse
from django.utils.html import escape

from cells.models import (
    CellRound,
    Decision,
    Guidance,
    IndicatorAnswer,
    SelfReview,
    Submission,
)
from tests.factories import (
    NOW,
    PASSWORD,
    accept,
    answer_all,
    file_review,
    make_member,
    shown_hash,
)
from tests.html_forms import form_of
from tests.nonsense import (
    HUGE,
    SCRIPT,
    row,
    send,
    stored,
)

pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def review(cast):
    return answer_all(cast.review_of(cast.author))


@pytest.fixture
def author(client, cast):
    client.force_login(cast.author)
    return client


@pytest.fixture
def url(review):
    return reverse("reviews:write", args=[review.pk, 1])


# --- Addresses ---------------------------------------------------------------


NUMBERED = [
    "reviews/{}/", "reviews/{}/write/1/", "reviews/{}/file/", "reviews/filed/{}/",
    "reviews/filed/{}/decide/", "rounds/{}/", "summaries/{}/",
    "documents/cell-summary/{}.pdf", "documents/cell-summary/{}/",
    "documents/members-copy/{}.pdf", "documents/members-copy/{}/",
    "documents/administration/cell-summary/{}.pdf",
    "summaries/{}/narrative/", "summaries/{}/lines/", "summaries/{}/measures/",
    "summaries/{}/behind/3/often/", "rounds/summary/{}/freeze/",
    "rounds/summary/{}/pass/", "rounds/summary/{}/reopen/",
    "rounds/summary/{}/reopen-reports/",
    "reviews/{}/paper/", "reviews/{}/help/", "reviews/{}/entry/1/",
    "reviews/{}/entry/read-through/", "reviews/{}/code/", "reviews/scans/{}/",
    "documents/indicator-sheet/{}.pdf", "documents/own-indicator-sheet/{}.pdf",
    "documents/self-review/{}.pdf", "documents/self-review-draft/{}.pdf",
    "documents/paper-entry/{}.pdf",
]  # fmt: skip


@pytest.mark.parametrize("pk", ["0", HUGE, "9" * 5000], ids=["0", "huge", "endless"])
def test_a_number_that_nobody_has_is_not_found(pk, cast, client):
    client.force_login(cast.secretary)
    for path in NUMBERED:
        for method in (client.get, client.post):
            assert method("/" + path.format(pk)).status_code == 404, path


def test_ids_of_another_cell_are_not_found(cast, client):
    other = file_review(cast.review_of(cast.stranger))
    client.force_login(cast.secretary)
    for name, pk in (
        ("reviews:mine", other.review_id),
        ("reviews:file", other.review_id),
        ("reviews:recall", other.review_id),
        ("reviews:submission", other.pk),
        ("reviews:decide", other.pk),
        ("journey:cell_round", cast.other_round.pk),
        ("summaries:detail", cast.other_round.summary.pk),
        ("reports:cell_summary_pdf", cast.other_round.summary.pk),
    ):
        for method in (client.get, client.post):
            assert method(reverse(name, args=[pk]), {"version": 1}).status_code == 404
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    "query", ["next=%ED%A0%80", "next=//evil.example", "page=\x00"]
)
def test_a_strange_query_breaks_nothing(query, author):
    assert author.get(f"/?{query}").status_code == 200
    assert author.get(f"{reverse('sign_in')}?{query}").status_code in (200, 302)


# --- Filing, taking back, deciding -------------------------------------------

NUMBERS = ["", "abc", "-1", "0", HUGE, "\x00", "1; DROP"]


@pytest.mark.parametrize("shown", ["", "x", "g" * 64, "0" * 64, "\ud800" * 64])
def test_filing_with_nonsense_files_nothing_and_says_so(shown, author, review):
    url = reverse("reviews:file", args=[review.pk])
    for version in NUMBERS:
        response = send(author, url, {"version": version, "shown": shown})
        assert response.status_code == 422, version
        assert response.context["page"].form_error in response.content.decode()
    assert not Submission.objects.exists()


def test_filing_something_else_than_was_shown_is_refused(author, review):
    url = reverse("reviews:file", args=[review.pk])
    version = SelfReview.objects.get(pk=review.pk).version
    response = author.post(url, {"version": version, "shown": "0" * 64})
    assert response.status_code == 409
    assert response.context["page"].form_error in response.content.decode()
    assert not Submission.objects.exists()


def test_filing_an_unfinished_report_names_each_item_with_a_link(author, review):
    IndicatorAnswer.objects.filter(review=review, indicator__number__in=[2, 11]).update(
        frequency=None
    )
    url = reverse("reviews:file", args=[review.pk])
    fields = {"version": SelfReview.objects.get(pk=review.pk).version}
    response = author.post(url, fields | {"shown": shown_hash(review)})
    assert response.status_code == 409
    body = response.content.decode()
    assert f"/reviews/{review.pk}/write/1/#answer-2" in body
    assert f"/reviews/{review.pk}/write/2/#answer-11" in body


def test_the_button_pressed_twice_files_once_and_leads_to_the_report(author, review):
    page = author.get(reverse("reviews:read_through", args=[review.pk]))
    url = reverse("reviews:file", args=[review.pk])
    fields = form_of(page, url)
    mine = reverse("reviews:mine", args=[review.pk])
    for _ in range(2):
        assert author.post(url, fields).url == mine
    assert Submission.objects.count() == 1


def test_the_back_button_after_filing_leads_to_the_filed_report(author, review, url):
    file_review(review)
    mine = reverse("reviews:mine", args=[review.pk])
    through = reverse("reviews:read_through", args=[review.pk])
    assert author.get(url).url == author.get(through).url == mine


def test_taking_back_with_nonsense_takes_nothing_back(cast, author, review):
    file_review(review)
    url = reverse("reviews:recall", args=[review.pk])
    for version in [*NUMBERS, "77"]:
        response = send(author, url, {"version": version})
        assert response.status_code == (409 if version == "77" else 422), version
        assert response.context["page"].form_error in response.content.decode()
    assert cast.review_of(cast.author).status == "filed"


@pytest.fixture
def reading(cast, client, review):
    """The secretary before a filed report: the client and where to decide."""
    file_review(cast.review_of(cast.secretary))
    submission = file_review(review)
    client.force_login(cast.secretary)
    return client, reverse("reviews:decide", args=[submission.pk])


def test_deciding_with_nonsense_decides_nothing(reading):
    client, url = reading
    for version in [*NUMBERS, "77"]:
        response = send(client, url, {"version": version, "outcome": "accept"})
        assert response.status_code == (409 if version == "77" else 422), version
        assert escape(response.context["page"].form_error) in shown_text(response)
    assert not Decision.objects.exists()


DECISIONS = [
    {},
    {"outcome": ""},
    {"outcome": "approve"},
    {"outcome": "\x00"},
    {"outcome": "guide"},
    {"outcome": "guide", "due_on": "31/02/2030"},
    {"outcome": "guide", "due_on": HUGE},
    {"outcome": "request_rewrite", "due_on": ""},
    {"outcome": "accept", "note": "x" * 3001},
    {"outcome": "accept", "g3-text": "x" * 3001, "g3-version": "0"},
]


def test_a_wrong_decision_is_refused_with_everything_kept(reading, review):
    client, url = reading
    version = SelfReview.objects.get(pk=review.pk).version
    typed = {"version": version, "note": "Đã gõ rất lâu"}
    for fields in DECISIONS:
        response = send(client, url, typed | fields)
        assert response.status_code == 422, fields
        assert escape(response.context["page"].form_error) in shown_text(response)
        for text in ((typed | fields)["note"], fields.get("g3-text", "")):
            assert text in shown_text(response), fields
    assert not Decision.objects.exists()


@pytest.mark.parametrize("version", [*NUMBERS, "9" * 5000, "٣", "²"])
def test_a_wrong_version_of_a_guidance_breaks_nothing(version, reading):
    client, url = reading
    fields = {"g3-text": "Nêu việc cụ thể", "g3-version": version, "then": "save"}
    response = send(client, url, fields)
    assert response.status_code in (302, 409, 422)
    if response.status_code != 302:
        assert "Nêu việc cụ thể" in shown_text(response)


def test_guidance_at_an_item_that_is_not_there_is_left_aside(reading):
    client, url = reading
    for number in ("0", "28", "999", HUGE):
        fields = {f"g{number}-text": "lạ", f"g{number}-version": "0", "then": "save"}
        assert send(client, url, fields).status_code == 302
    assert not Guidance.objects.exists()


def shown_text(response) -> str:
    return response.content.decode()


def test_taking_back_what_was_never_filed_changes_nothing(author, review):
    url = reverse("reviews:recall", args=[review.pk])
    response = author.post(url, {"version": 1})
    assert response.status_code in (302, 409)
    assert SelfReview.objects.get(pk=review.pk).status == "draft"


# --- A round that is over ----------------------------------------------------


@pytest.fixture
def closed(cast, review):
    """Everything was filed and accepted in time; the round is closed now."""
    own = file_review(cast.review_of(cast.secretary))
    accept(own, cast.deputy)
    filed = file_review(cast.review_of(cast.colleague))
    CellRound.objects.filter(pk=cast.cell_round.pk).update(
        status="closed", closed_at=NOW
    )
    return filed


def test_in_a_closed_round_the_text_stays_on_the_page(closed, author, review, url):
    response = author.post(url, row(deed="Gõ muộn"))
    assert response.status_code == 409
    assert form_of(response, url)["a1-deed"] == ["Gõ muộn"]
    general = reverse("reviews:write_general", args=[review.pk])
    fields = {"general-version": 1, "general-strengths": "Gõ muộn"}
    response = author.post(general, fields)
    assert response.status_code == 409
    assert form_of(response, general)["general-strengths"] == ["Gõ muộn"]
    assert stored(review).deed == ""


def test_in_a_closed_round_nothing_is_filed_taken_back_or_decided(
    closed, cast, client, review
):
    client.force_login(cast.author)
    version = SelfReview.objects.get(pk=review.pk).version
    shown = {"version": version, "shown": shown_hash(review)}
    filing = client.post(reverse("reviews:file", args=[review.pk]), shown)
    client.force_login(cast.colleague)
    seen = {"version": cast.review_of(cast.colleague).version}
    recall = client.post(reverse("reviews:recall", args=[closed.review_id]), seen)
    client.force_login(cast.secretary)
    decide = client.post(
        reverse("reviews:decide", args=[closed.pk]), seen | {"outcome": "accept"}
    )
    for response in (filing, recall, decide):
        assert response.status_code == 409
        assert response.context["page"].form_error in response.content.decode()
    assert Submission.objects.count() == 2
    assert Decision.objects.count() == 1


# --- Accounts ----------------------------------------------------------------


@pytest.mark.parametrize(
    "username", ["", "x" * 5000, "\x00", "a\ud800", SCRIPT, "' OR 1=1 --", "tên có dấu"]
)
def test_a_strange_name_does_not_sign_in(username, client, db):
    response = send(
        client, reverse("sign_in"), {"username": username, "password": "x\x00"}
    )
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize("kept", ["x", "\x00", "a:b:c", "e" * 4000])
def test_a_forged_kept_text_is_dropped(kept, client, db):
    member = make_member()
    member.set_password(PASSWORD)
    member.save()
    fields = {"username": member.username, "password": PASSWORD, "kept": kept}
    assert send(client, reverse("sign_in"), fields).status_code == 302


def test_a_language_that_does_not_exist_changes_nothing(author):
    for language in ["", "xx", "\x00", "vi<", "../vi"]:
        fields = {"language": language, "next": "//evil.example/"}
        response = send(author, reverse("set_language"), fields)
        assert response.status_code in (204, 302), language
        assert "evil" not in response.headers.get("Location", "")


@pytest.mark.parametrize("password", ["", "x", "1" * 40, "\x00" * 12, "a\ud800" * 9])
def test_a_bad_password_is_refused_with_a_sentence(password, author):
    fields = {"old_password": "nhầm", "password1": password, "password2": password}
    response = send(author, reverse("password_change"), fields)
    assert response.status_code in (200, 422)
    assert response.context["form"].errors
