"""A private note goes into an answer with one press; nothing is lost by it."""

import pytest
from django.urls import reverse

from cells.models import IndicatorAnswer, SelfReview
from cells.private_notes.reading import opened
from cells.reviews.pages.notes_panel import NOTES_SHOWN
from cells.reviews.services.filing import answers_of
from cells.reviews.services.inserting import insert_text
from cells.saving import Saved
from tests.factories import NOW, answer_all, file_review
from tests.note_scenes import WORDS, make_note, put_tokens

pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def review(cast) -> SelfReview:
    return answer_all(cast.review_of(cast.author), declared={7: {"deed": "Việc cũ."}})


@pytest.fixture
def own(cast, client):
    client.force_login(cast.author)
    return client


def url(review, group=1) -> str:
    return reverse("reviews:write", args=[review.pk, group])


def stored(review, number) -> IndicatorAnswer:
    return review.answers.get(indicator__number=number)


def press(client, review, note, **others):
    """The button of the note, with the untouched item 1 of the page."""
    untouched = {"a1-version": stored(review, 1).version, "a1-frequency": "none"}
    data = untouched | {"then": f"insert-{note.pk}", "page_id": "p1"} | others
    return client.post(url(review), data)


def body(response) -> str:
    return response.content.decode()


def test_a_note_on_an_item_goes_below_what_stands_there(review, own, cast):
    note = make_note(cast.author, number=7)
    assert "Chèn vào mục 7" in body(own.get(url(review)))
    answer = press(own, review, note)
    assert answer.status_code == 302
    assert answer["Location"] == f"{url(review)}#answer-7"
    assert stored(review, 7).deed == f"Việc cũ.\n{WORDS}"
    assert stored(review, 7).frequency == "rarely"
    assert opened(note).text == WORDS


def test_pressed_twice_it_stands_there_once(review, own, cast):
    note = make_note(cast.author, number=7)
    for _press in range(2):
        assert press(own, review, note).status_code == 302
    assert stored(review, 7).deed.count(WORDS) == 1


def test_a_general_note_goes_where_the_author_says(review, own, cast):
    note = make_note(cast.author)
    page = body(own.get(url(review)))
    assert f'name="insert-{note.pk}-item"' in page
    answer = press(own, review, note, **{f"insert-{note.pk}-item": "3"})
    assert answer["Location"] == f"{url(review)}#answer-3"
    assert stored(review, 3).deed == WORDS
    follow = body(own.get(url(review)))
    assert "Đồng chí chọn mức độ ở mục này để thấy nội dung." in follow


@pytest.mark.parametrize("item", ["", "0", "28", "x", "٣", "9" * 30, "\x00"])
def test_a_general_note_without_an_item_is_asked_for_one(review, own, cast, item):
    note = make_note(cast.author)
    answer = press(own, review, note, **{f"insert-{note.pk}-item": item})
    assert answer.status_code == 422
    assert "Đồng chí chọn mục để chèn ghi chép." in body(answer)
    assert not review.answers.filter(deed__contains="Tháng 3")


def test_what_was_typed_on_the_page_is_saved_first(review, own, cast):
    note = make_note(cast.author, number=7)
    typed = {
        "a7-version": stored(review, 7).version,
        "a7-frequency": "often",
        "a7-parts": "1",
        "a7-deed": "Đang gõ dở.",
        "a2-version": stored(review, 2).version,
        "a2-frequency": "none",
        "a2-remedy": "Sẽ sửa",
    }
    assert press(own, review, note, **typed).status_code == 302
    assert stored(review, 7).deed == f"Đang gõ dở.\n{WORDS}"
    assert stored(review, 7).frequency == "often"
    assert stored(review, 2).remedy == "Sẽ sửa"


def test_a_stale_page_overwrites_nothing_and_shows_both_texts(review, own, cast):
    note = make_note(cast.author, number=7)
    old = stored(review, 7).version
    fields = {"a7-frequency": "rarely", "a7-parts": "1"}
    own.post(url(review), {"a7-version": old, "a7-deed": "Cửa sổ một."} | fields)
    late = {"a7-version": old, "a7-deed": "Cửa sổ hai."} | fields
    answer = press(own, review, note, **late)
    page = body(answer)
    assert answer.status_code == 409
    assert "Cửa sổ một." in page
    assert "Cửa sổ hai." in page
    assert stored(review, 7).deed == "Cửa sổ một."
    # A page that did not touch the item adds to what the other one wrote.
    assert press(own, review, note).status_code == 302
    assert stored(review, 7).deed == f"Cửa sổ một.\n{WORDS}"


def test_an_answer_that_changes_in_between_is_a_conflict(review):
    """Another window saves after this request has read the answer."""
    seen = answers_of(review)[6]
    IndicatorAnswer.objects.filter(pk=seen.pk).update(
        deed="Mới", version=seen.version + 1
    )
    outcome, row = insert_text(
        review=review, answer=seen, number=7, text=WORDS, page="", sequence=0, now=NOW
    )
    assert (outcome, row.deed) == (Saved.CONFLICT, "Mới")
    assert stored(review, 7).deed == "Mới"


def test_a_note_that_makes_the_answer_too_long_is_not_inserted(review, own, cast):
    note = make_note(cast.author, "ă" * 4000, number=7)
    long = "b" * 6000
    IndicatorAnswer.objects.filter(pk=stored(review, 7).pk).update(deed=long)
    answer = press(own, review, note)
    assert answer.status_code == 409
    assert "dài quá 10000 ký tự" in body(answer)
    assert stored(review, 7).deed == long


def test_nothing_goes_into_a_report_that_was_filed(review, own, cast):
    note = make_note(cast.author, number=7)
    file_review(cast.review_of(cast.secretary))
    filed = file_review(review)
    before = stored(review, 7).deed
    answer = press(own, review, note)
    assert answer.status_code in {302, 409}
    assert stored(review, 7).deed == before
    assert WORDS not in str(filed.content)


def test_nobody_inserts_anothers_note_or_one_that_is_unreadable(review, own, cast):
    theirs = make_note(cast.colleague, "Việc của người khác", number=7)
    broken = make_note(cast.author, number=7)
    put_tokens(broken.pk, "gAAAA", "gAAAA")
    for note in (theirs, broken):
        answer = press(own, review, note)
        assert answer.status_code == 422
        assert "Ghi chép này không còn hoặc không đọc được." in body(answer)
        assert stored(review, 7).deed == "Việc cũ."
        assert "Việc của người khác" not in body(answer)
    assert own.get(url(review)).status_code == 200


def test_the_panel_shows_this_groups_notes_and_general_ones(review, own, cast):
    make_note(cast.author, "Về mục bảy", number=7)
    make_note(cast.author, "Về mục mười", number=10)
    make_note(cast.author, "Chung chung")
    make_note(cast.colleague, "Của người khác", number=7)
    first, second = body(own.get(url(review))), body(own.get(url(review, 2)))
    for text, page in (("Về mục bảy", first), ("Về mục mười", second)):
        assert text in page
        assert "Chung chung" in page
        assert "Của người khác" not in page
    assert "Về mục mười" not in first
    general = reverse("reviews:write_general", args=[review.pk])
    assert "notes-panel" not in body(own.get(general))


def test_the_panel_shows_six_and_leads_to_all(review, own, cast):
    for n in range(9):
        make_note(cast.author, f"Ghi chép số {n}", number=7)
    page = body(own.get(url(review)))
    assert page.count("data-note-text") == NOTES_SHOWN == 6
    assert "Ghi chép số 8" in page
    answer = own.post(
        url(review),
        {
            "a2-version": stored(review, 2).version,
            "a2-frequency": "none",
            "a2-remedy": "Sửa trước khi rời trang",
            "then": "notes",
        },
    )
    assert answer["Location"] == reverse("private_notes:list")
    assert stored(review, 2).remedy == "Sửa trước khi rời trang"
