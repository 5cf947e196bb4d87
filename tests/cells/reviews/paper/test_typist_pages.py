"""The typist's pages: the author's forms, recorded, and closed at the end."""

import pytest
from django.urls import reverse

from cells.models import AuditEntry, GeneralPart, IndicatorAnswer
from cells.reviews.models import Outcome
from tests.cells.reviews.acts import give_back, status_of
from tests.entries_scenes import (
    SECRET,
    confirmed,
    entered,
    entry_of,
    fresh,
    named,
    secretary_filed,
    type_in,
)
from tests.factories import file_review, shown_hash

SCRIPT = {"accept": "application/json"}
ENTRY_PAGES = [("entry", [1]), ("entry_general", []), ("entry_read_through", [])]


@pytest.fixture
def typing(cast, client):
    client.force_login(cast.colleague)
    return named(cast)


def url(review, name="entry", *args):
    return reverse(f"reviews:{name}", args=[review.pk, *args])


def text_of(answer) -> str:
    return answer.content.decode()


def typed(number, deed, **fields):
    return {
        f"a{number}-version": 1,
        f"a{number}-frequency": "rarely",
        f"a{number}-parts": "1",
        f"a{number}-deed": deed,
        "page_id": "p",
    } | fields


def test_the_writing_page_with_links_among_its_own(typing, cast, client):
    page = text_of(client.get(url(typing, "entry", 1)))
    assert f"Bản viết tay của đồng chí {cast.author.full_name}" in page
    for place in ("entry/2/", "entry/4/", "entry/read-through/"):
        assert f"/reviews/{typing.pk}/{place}" in page
    for place in ("write/", "/reader/", "/paper/"):
        assert f"/reviews/{typing.pk}/{place}" not in page


def test_a_page_and_a_script_save(typing, client):
    answer = client.post(url(typing, "entry", 1), typed(3, "từ giấy"))
    assert answer.status_code == 302
    saved = client.post(url(typing, "entry", 1), typed(4, "bằng máy"), headers=SCRIPT)
    assert saved.json()["rows"]["4"]["outcome"] == "stored"
    deeds = IndicatorAnswer.objects.filter(review=typing, indicator__number__in=[3, 4])
    assert {each.deed for each in deeds} == {"từ giấy", "bằng máy"}
    part = {"general-version": 1, "general-strengths": "Một việc tốt"}
    assert client.post(url(typing, "entry_general"), part).status_code == 302
    assert GeneralPart.objects.get(review=typing).strengths == "Một việc tốt"


def test_each_opening_by_the_typist_is_recorded_once_a_day(typing, cast, client):
    for place in ("1", "2"):
        client.get(url(typing, "entry", place))
    client.get(url(typing, "entry_read_through"))
    [opening] = AuditEntry.objects.filter(action="selfreview.open")
    assert (opening.actor, opening.details) == (cast.colleague, {"office": "typist"})
    client.force_login(cast.author)
    page = text_of(client.get(url(typing, "paper")))
    assert f"{cast.colleague.full_name}</span>, để nhập từ bản giấy" in page


def test_a_head_records_nothing_and_a_refused_post_does(typing, client):
    client.head(url(typing, "entry", 1))
    assert not AuditEntry.objects.filter(action="selfreview.open").exists()
    answer = client.post(url(typing, "entry", 1), typed(3, "x" * 10_001))
    assert answer.status_code == 422
    assert "x" * 10_001 in text_of(answer)
    assert AuditEntry.objects.filter(action="selfreview.open").exists()


def test_another_window_of_the_typist_overwrites_nothing(typing, client):
    client.post(url(typing, "entry", 1), typed(3, "một"))
    answer = client.post(url(typing, "entry", 1), typed(3, "hai", page_id="q"))
    assert answer.status_code == 409
    assert "một" in text_of(answer)
    assert "hai" in text_of(answer)


def test_the_entry_ends_with_what_was_read_through(typing, client):
    review = type_in(typing)
    page = text_of(client.get(url(review, "entry_read_through")))
    assert SECRET in page
    assert "Đã nhập xong" in page
    stale = client.post(
        url(review, "entry_enter"), {"version": review.version, "shown": "0" * 64}
    )
    assert stale.status_code == 409
    assert SECRET in text_of(stale)
    post = {"version": review.version, "shown": shown_hash(review)}
    answer = client.post(url(review, "entry_enter"), post)
    assert answer.url == url(review, "paper_help")
    assert status_of(review) == "entered"


def test_what_is_missing_leads_to_its_place_in_the_entry(typing, client):
    client.get(url(typing, "entry", 1))
    page = text_of(client.get(url(typing, "entry_read_through")))
    assert f"/reviews/{typing.pk}/entry/1/#answer-1" in page
    assert f"/reviews/{typing.pk}/write/" not in page


def test_entered_the_writing_pages_lead_to_the_help_page(cast, client):
    review = entered(cast)
    client.force_login(cast.colleague)
    for name, args in ENTRY_PAGES:
        assert client.get(url(review, name, *args)).url == url(review, "paper_help")
    late = client.post(url(review, "entry", 1), typed(3, "quá muộn"))
    assert late.status_code == 409
    assert "quá muộn" in text_of(late)


def test_back_to_typing(cast, client):
    review = entered(cast)
    client.force_login(cast.colleague)
    answer = client.post(url(review, "entry_change"), {"version": review.version})
    assert answer.url == url(review, "entry", 1)
    assert status_of(review) == "draft"
    again = client.post(url(review, "entry_change"), {"version": review.version})
    assert again.status_code == 409


@pytest.mark.parametrize("outcome", [Outcome.GUIDE, Outcome.REQUEST_REWRITE])
def test_guidance_stays_between_author_and_reader(cast, client, outcome):
    secretary_filed(cast)
    submission = file_review(cast.review_of(cast.author), declared={3: {}})
    give_back(submission, cast.secretary, outcome, note="DẤU-NHẮN đọc kỹ lại")
    review = named(cast)
    client.force_login(cast.colleague)
    for group in (1, 2, 3):
        page = text_of(client.get(url(review, "entry", group)))
        assert "Nêu rõ việc ở mục" not in page
        assert "DẤU-NHẮN" not in page
    page = text_of(client.get(url(review, "entry", 1)))
    assert 'name="a3-kept_reason"' in page


# --- Nothing before it and nothing after it ---------------------------------


@pytest.mark.parametrize("person", ["author", "secretary", "deputy", "stranger"])
def test_nobody_else_has_these_pages(typing, cast, client, person):
    type_in(typing)
    client.force_login(getattr(cast, person))
    for name, args in ENTRY_PAGES:
        answer = client.get(url(typing, name, *args))
        assert answer.status_code == 404
        assert client.post(url(typing, name, *args), typed(3, "x")).status_code in {
            404, 405
        }  # fmt: skip


@pytest.mark.parametrize("end", ["confirmed", "taken over", "withdrawn"])
def test_a_former_typist_finds_nothing(cast, client, end):
    review = ended(cast, client, end)
    client.force_login(cast.colleague)
    assert fresh(review).typist is None
    names = [*ENTRY_PAGES, ("paper_help", []), ("paper_code", []), ("mine", [])]
    for name, args in names:
        for method in (client.get, client.post):
            assert method(url(review, name, *args)).status_code == 404
    printed = reverse("reports:paper_entry_print", args=[review.pk])
    assert client.get(printed).status_code == 404
    for path in ("/", reverse("reviews:current")):
        assert SECRET not in text_of(client.get(path, follow=True))
    if end == "confirmed":
        filed = entry_of(review).submission_id
        for name in ("reviews:submission", "reports:self_review"):
            assert client.get(reverse(name, args=[filed])).status_code == 404


def ended(cast, client, end):
    if end == "confirmed":
        return confirmed(cast).review
    review = entered(cast) if end == "taken over" else type_in(named(cast))
    act = "paper_take_over" if end == "taken over" else "paper_take_back"
    client.force_login(cast.author)
    assert client.post(url(review, act), {"version": review.version}).status_code == 302
    return review


def test_a_save_that_comes_after_it_was_taken_back_is_told(typing, cast, client):
    client.force_login(cast.author)
    client.post(url(typing, "paper_take_back"), {"version": typing.version})
    client.force_login(cast.colleague)
    late = client.post(url(typing, "entry", 1), typed(3, "muộn"), headers=SCRIPT)
    assert late.status_code == 404
    assert not IndicatorAnswer.objects.filter(deed="muộn").exists()
