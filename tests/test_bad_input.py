"""Whatever is sent: a clear sentence, everything typed kept, never a broken page.

The test client raises what a view lets through, so an unexpected error fails here.
"""

import unicodedata
from urllib.parse import quote

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse
from django.utils.html import escape

from cells.models import (
    CellRound,
    Decision,
    GeneralPart,
    IndicatorAnswer,
    Member,
    ReviewRound,
    SelfReview,
    Submission,
)
from tests.factories import (
    NOW,
    PASSWORD,
    Cast,
    accept,
    answer_all,
    file_review,
    make_member,
    shown_hash,
)
from tests.html_forms import form_of

SCRIPT = "<script>alert('x')</script><b>&amp;</b>"
URLENCODED = "application/x-www-form-urlencoded"
HUGE = "9" * 40

# What is typed → what is stored and shown.
TYPED = {
    "NFD": (unicodedata.normalize("NFD", "Tự phê bình"), "Tự phê bình"),
    "CRLF": ("một\r\nhai\r\n\r\nba", "một\nhai\n\nba"),
    "control characters": ("a\x00b\x07c\x1b[31md\x7f", "abc[31md"),
    "override of direction": ("tên\u202egnp.exe", "têngnp.exe"),
    "a lone surrogate": ("a\ud800b", "a\ufffdb"),
    "HTML": (SCRIPT, SCRIPT),
    "template code": ("{{ user.password }}{% csrf_token %}", None),
    "SQL": ("'; DROP TABLE cells_selfreview; --", None),
    "percent signs": ("100% %s %(n)s", None),
    "emoji": ("👍🏽 tốt", None),
}


def stored_form(case):
    typed, stored = TYPED[case]
    return typed if stored is None else stored


def encoded(fields) -> str:
    """As a browser or a script would send it, half characters included."""
    return "&".join(
        f"{quote(name)}={quote(str(value).encode('utf-8', 'surrogatepass'))}"
        for name, value in fields.items()
    )


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def cast(db):
    return Cast()


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


def stored(review, number=1):
    return IndicatorAnswer.objects.get(review=review, indicator__number=number)


def send(client, url, fields, **kwargs):
    return client.post(url, encoded(fields), content_type=URLENCODED, **kwargs)


def row(number=1, **values):
    fields = {"version": 2, "frequency": "rarely"} | values
    return {f"a{number}-{name}": value for name, value in fields.items()}


def shows(response, sentence_of=None) -> str:
    body = response.content.decode()
    assert "Traceback" not in body
    return body


# --- What is typed into a report ------------------------------------------------------


@pytest.mark.parametrize("case", TYPED)
def test_a_text_is_stored_in_one_spelling_and_shown_as_text(case, author, review, url):
    typed, expected = TYPED[case][0], stored_form(case)
    assert send(author, url, row(deed=typed)).status_code == 302
    assert stored(review).deed == expected
    page = author.get(url)
    assert form_of(page, url)["a1-deed"] == [expected]
    assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize("case", TYPED)
def test_the_general_part_too(case, author, review):
    url = reverse("reviews:write_general", args=[review.pk])
    fields = {"general-version": 1, "general-strengths": TYPED[case][0]}
    assert send(author, url, fields).status_code == 302
    found = GeneralPart.objects.get(review=review)
    assert found.strengths == stored_form(case)
    shown = form_of(author.get(url), url)["general-strengths"]
    assert shown == [stored_form(case)]


def test_a_script_gets_the_same_treatment(author, review, url):
    script = {"accept": "application/json"}
    response = send(author, url, row(deed="a\ud800b\r\n"), headers=script)
    assert response.status_code == 200
    assert stored(review).deed == "a\ufffdb"


def test_html_is_text_on_every_page_that_shows_it(cast, client, review):
    IndicatorAnswer.objects.filter(review=review, indicator__number=1).update(
        frequency="often", marked_parts=[1], deed=SCRIPT, remedy=SCRIPT
    )
    GeneralPart.objects.filter(review=review).update(direction=SCRIPT)
    Member.objects.filter(pk=cast.author.pk).update(full_name=SCRIPT, position=SCRIPT)
    ReviewRound.objects.update(title=SCRIPT, legal_basis=SCRIPT, aims=SCRIPT)
    client.force_login(cast.author)
    bodies = [
        client.get(address).content.decode()
        for address in (
            "/",
            reverse("reviews:write", args=[review.pk, 1]),
            reverse("reviews:write_general", args=[review.pk]),
            reverse("reviews:read_through", args=[review.pk]),
        )
    ]
    review = SelfReview.objects.get(pk=review.pk)
    file_review(cast.review_of(cast.secretary))
    from_author = file_shown(review)
    client.force_login(cast.secretary)
    for address in (
        "/",
        reverse("reviews:submission", args=[from_author.pk]),
        reverse("journey:cell_round", args=[cast.cell_round.pk]),
        reverse("summaries:detail", args=[cast.cell_round.summary.pk]),
    ):
        bodies.append(client.get(address).content.decode())
    assert [body for body in bodies if "<script>alert" in body] == []
    assert all(escape(SCRIPT) in body or "&lt;script&gt;" in body for body in bodies[1:])


def file_shown(review):
    from cells.reviews.services import file_self_review  # noqa: PLC0415

    return file_self_review(
        review=review, seen_version=review.version, shown=shown_hash(review), now=NOW
    )


# --- What a report refuses ---------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["deed", "cause_subjective", "cause_objective", "remedy"]
)
def test_a_text_that_is_too_long_stays_on_the_page(name, author, review, url):
    text = "Một việc dài. " * 800
    response = author.post(url, row(**{name: text}))
    assert response.status_code == 422
    assert form_of(response, url)[f"a1-{name}"] == [text]
    assert "10000" in shows(response).replace(".", "").replace(",", "")
    assert getattr(stored(review), name) == ""


def test_one_that_is_too_long_does_not_hold_back_the_others(author, review, url):
    response = author.post(url, row(1, deed="x" * 10_001) | row(2, deed="Một việc"))
    assert response.status_code == 422
    assert stored(review, 2).deed == "Một việc"
    assert form_of(response, url)["a1-deed"] == ["x" * 10_001]


def test_a_long_general_part_stays_on_the_page(author, review):
    url = reverse("reviews:write_general", args=[review.pk])
    fields = {"general-version": 1, "general-strengths": "x" * 10_001}
    response = author.post(url, fields | {"general-direction": "Sửa trước"})
    assert response.status_code == 422
    shown = form_of(response, url)
    assert shown["general-strengths"] == ["x" * 10_001]
    assert shown["general-direction"] == ["Sửa trước"]


WRONG = {
    "frequency": ["always", "NONE", "1", "rarely ", "\x00"],
    "parts": ["99", "-1", "abc", HUGE, "1.0"],
    "version": ["", "0", "-1", "abc", HUGE, "1.5", "٣x"],
    "keep": ["yours", "<b>"],
    "stored_version": ["abc", "-4", HUGE],
    "seen": ["x" * 17, "\x00"],
}


@pytest.mark.parametrize(
    ("name", "value"), [(n, v) for n, values in WRONG.items() for v in values]
)
def test_a_wrong_value_is_refused_and_the_text_stays(name, value, author, review, url):
    response = send(author, url, row(deed="Đã gõ rất lâu") | {f"a1-{name}": value})
    assert response.status_code == 422
    shown = form_of(response, url)
    assert shown["a1-deed"] == ["Đã gõ rất lâu"]
    assert response.context["page"].errors
    assert stored(review).deed == ""


@pytest.mark.parametrize("value", ["", "abc", HUGE])
def test_after_a_wrong_version_the_page_can_still_be_saved(value, author, review, url):
    """The page carries a version that never overwrites a text unseen."""
    response = send(author, url, row(deed="Đã gõ rất lâu") | {"a1-version": value})
    again = author.post(url, form_of(response, url))
    assert again.status_code in (302, 409)
    if again.status_code == 409:
        chosen = form_of(again, url) | {"a1-keep": ["mine"]}
        assert author.post(url, chosen).status_code == 302
    assert stored(review).deed == "Đã gõ rất lâu"


@pytest.mark.parametrize("value", ["abc", "-1", HUGE, "", "\x00"])
def test_a_page_that_counts_badly_is_no_page(value, author, review, url):
    fields = row(deed="Một việc") | {"page_id": value, "sequence": value}
    assert send(author, url, fields).status_code == 302
    assert stored(review).deed == "Một việc"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"a28-version": 1, "a28-deed": "x"},
        {"a999-version": 1},
        {"a0-version": 1},
        {"a01-version": 1},
        {f"a{HUGE}-version": 1},
        {"a1-deed": "x"},
        {"deed": "x"},
    ],
)
def test_an_indicator_that_is_not_there_is_said_to_be_none(fields, author, review, url):
    assert author.post(url, fields).status_code == 422
    script = author.post(url, fields, headers={"accept": "application/json"})
    assert (script.status_code, script.json()["reason"]) == (422, "empty")
    assert set(review.answers.values_list("deed", "version")) == {("", 2)}


def test_a_foreign_indicator_beside_an_own_one_is_left_aside(author, review, url):
    response = author.post(url, row(deed="Một việc") | row(28, deed="lạ"))
    assert response.status_code == 302
    assert stored(review).deed == "Một việc"


@pytest.mark.parametrize("group", [0, 5, 99, HUGE])
def test_a_group_that_does_not_exist_stores_nothing(group, author, review):
    url = f"/reviews/{review.pk}/write/{group}/"
    assert author.get(url).status_code == 404
    assert author.post(url, row(deed="Một việc")).status_code == 404
    assert stored(review).deed == ""


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ('{"a1-version": 2, "a1-deed": "\\ud800"}', "application/json"),
        ("[", "application/json"),
        ("%ED%A0%80=%ED%A0%80&%00=1&a1-version", URLENCODED),
        ("a1-version=2&a1-deed=%FF%FE", "text/plain"),
        ("", URLENCODED),
    ],
)
def test_a_body_that_is_no_form_is_no_answer(body, content_type, author, review, url):
    assert author.post(url, body, content_type=content_type).status_code == 422
    assert stored(review).version == 2


@pytest.mark.parametrize(
    "content_type", ["multipart/form-data", "multipart/form-data; boundary=\x01"]
)
def test_a_broken_upload_is_a_bad_request(content_type, author, url):
    assert author.post(url, b"x", content_type=content_type).status_code in (400, 422)


def test_too_many_fields_or_too_much_text_is_a_bad_request(author, url):
    many = {f"a1-x{n}": "1" for n in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    assert author.post(url, many).status_code == 400
    much = encoded({"a1-deed": "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)})
    assert author.post(url, much, content_type=URLENCODED).status_code == 400


# --- Addresses -----------------------------------------------------------------------------


@pytest.mark.parametrize("pk", ["0", HUGE, "9" * 5000])
@pytest.mark.parametrize(
    "path",
    ["reviews/{}/", "reviews/{}/write/1/", "reviews/{}/file/", "reviews/filed/{}/",
     "reviews/filed/{}/decide/", "rounds/{}/", "summaries/{}/",
     "documents/cell-summary/{}.pdf"],
)  # fmt: skip
def test_a_number_that_nobody_has_is_not_found(path, pk, cast, client):
    client.force_login(cast.secretary)
    for method in (client.get, client.post):
        assert method("/" + path.format(pk)).status_code == 404


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


@pytest.mark.parametrize("query", ["next=%ED%A0%80", "next=//evil.example", "page=\x00"])
def test_a_strange_query_breaks_nothing(query, author):
    assert author.get(f"/?{query}").status_code == 200
    assert author.get(f"{reverse('sign_in')}?{query}").status_code in (200, 302)


# --- Filing, taking back, deciding --------------------------------------------------------------

NUMBERS = ["", "abc", "-1", "0", HUGE, "\x00", "1; DROP"]


@pytest.mark.parametrize("version", NUMBERS)
@pytest.mark.parametrize("shown", ["", "x", "g" * 64, "0" * 64, "\ud800" * 64])
def test_filing_with_nonsense_files_nothing_and_says_so(version, shown, author, review):
    url = reverse("reviews:file", args=[review.pk])
    response = send(author, url, {"version": version, "shown": shown})
    assert response.status_code == 422
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
    IndicatorAnswer.objects.filter(
        review=review, indicator__number__in=[2, 11]
    ).update(frequency=None)
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


@pytest.mark.parametrize("version", [*NUMBERS, "77"])
def test_taking_back_with_nonsense_takes_nothing_back(version, cast, author, review):
    file_review(review)
    url = reverse("reviews:recall", args=[review.pk])
    response = send(author, url, {"version": version})
    assert response.status_code == (409 if version == "77" else 422)
    assert response.context["page"].form_error
    assert cast.review_of(cast.author).status == "filed"


@pytest.mark.parametrize("version", [*NUMBERS, "77"])
def test_deciding_with_nonsense_decides_nothing(version, cast, client, review):
    file_review(cast.review_of(cast.secretary))
    submission = file_review(review)
    client.force_login(cast.secretary)
    url = reverse("reviews:decide", args=[submission.pk])
    response = send(client, url, {"version": version})
    assert response.status_code == (409 if version == "77" else 422)
    assert response.context["page"].form_error in response.content.decode()
    assert not Decision.objects.exists()


def test_taking_back_what_was_never_filed_changes_nothing(author, review):
    url = reverse("reviews:recall", args=[review.pk])
    response = author.post(url, {"version": 1})
    assert response.status_code in (302, 409)
    assert SelfReview.objects.get(pk=review.pk).status == "draft"


# --- A round that is over -----------------------------------------------------------------------


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
    decide = client.post(reverse("reviews:decide", args=[closed.pk]), seen)
    for response in (filing, recall, decide):
        assert response.status_code == 409
        assert response.context["page"].form_error in response.content.decode()
    assert Submission.objects.count() == 2
    assert Decision.objects.count() == 1


# --- Opening a round ---------------------------------------------------------------------------------


@pytest.fixture
def secretary(cast, client):
    CellRound.objects.filter(pk=cast.cell_round.pk).update(status="reviews_closed")
    client.force_login(cast.secretary)
    return client


def proposal(client) -> dict:
    url = reverse("journey:open_round")
    fields = next(
        form["fields"] for form in forms_of(client.get(url)) if has_title(form)
    )
    return dict(fields) | {"legal_basis": "Kế hoạch số 45-KH/ĐU, ngày 15/9/2026"}


def forms_of(response):
    from tests.html_forms import Forms  # noqa: PLC0415

    return Forms(response.content.decode()).found


def has_title(form) -> bool:
    return any(name == "title" for name, _value in form["fields"])


def test_the_proposal_can_be_opened_as_it_stands(secretary, cast):
    response = secretary.post(reverse("journey:open_round"), proposal(secretary))
    assert response.status_code == 302
    assert CellRound.objects.filter(cell=cast.cell, status="open").count() == 1


WRONG_ROUND = {
    "title": ["", "x" * 161],
    "year": ["", "abc", "2015", "2101", HUGE, "-5", "\x00", "2026.5"],
    "legal_basis": ["", " \r\n "],
    "reports_on": ["", "31/02/2026", "hôm qua", "2026-13-01", "01/01/1999", HUGE],
    "period_to": ["01/01/1990", "\x00", "9999-99-99"],
    "supervised_until": ["06/10/2026"],
    "meaning_often": ["", "x" * 201],
}


@pytest.mark.parametrize(
    ("name", "value"), [(n, v) for n, values in WRONG_ROUND.items() for v in values]
)
def test_a_wrong_round_is_refused_with_everything_kept(name, value, secretary):
    before = ReviewRound.objects.count()
    typed = proposal(secretary) | {"aims": "Đã gõ rất lâu", name: value}
    response = send(secretary, reverse("journey:open_round"), typed)
    assert response.status_code == 422
    kept = next(dict(f["fields"]) for f in forms_of(response) if has_title(f))
    assert kept["aims"] == "Đã gõ rất lâu"
    assert response.context["form"].errors
    assert ReviewRound.objects.count() == before


@pytest.mark.parametrize("case", TYPED)
def test_the_words_of_a_round_are_stored_in_one_spelling(case, secretary):
    typed = proposal(secretary) | {"aims": f"a {TYPED[case][0]} z"}
    response = send(secretary, reverse("journey:open_round"), typed)
    assert response.status_code == 302
    newest = ReviewRound.objects.order_by("-pk").first()
    assert newest.aims == f"a {stored_form(case)} z"
    assert "<script>alert" not in secretary.get(response.url).content.decode()


def test_a_round_sent_twice_opens_once_and_keeps_what_was_typed(secretary, cast):
    typed = proposal(secretary)
    url = reverse("journey:open_round")
    assert secretary.post(url, typed).status_code == 302
    response = secretary.post(url, typed)
    assert response.status_code == 422
    assert typed["legal_basis"] in response.content.decode()
    assert CellRound.objects.filter(cell=cast.cell, status="open").count() == 1


# --- Accounts ----------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("language", ["", "xx", "\x00", "vi<", "../vi"])
def test_a_language_that_does_not_exist_changes_nothing(language, author):
    fields = {"language": language, "next": "//evil.example/"}
    response = send(author, reverse("set_language"), fields)
    assert response.status_code in (204, 302)
    assert "evil" not in response.headers.get("Location", "")


@pytest.mark.parametrize("password", ["", "x", "1" * 40, "\x00" * 12, "a\ud800" * 9])
def test_a_bad_password_is_refused_with_a_sentence(password, author):
    fields = {"old_password": "nhầm", "password1": password, "password2": password}
    response = send(author, reverse("password_change"), fields)
    assert response.status_code in (200, 422)
    assert response.context["form"].errors
