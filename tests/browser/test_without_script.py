"""The whole of writing without JavaScript, by the same rules."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from tests.browser.writing_page import (
    answer,
    choose,
    deed,
    general,
    say,
    write_path,
)
from tests.factories import PASSWORD, answer_all

only_wide = pytest.mark.parametrize("width", [1280])
SAVED = "Everything on this page has been saved."


@pytest.fixture
def review(cast):
    return cast.review_of(cast.author)


@pytest.fixture
def open_plain(open_page, cast):
    def open_it(path):
        return open_page(cast.author, path, java_script_enabled=False)

    return open_it


def press(page, then):
    button = page.locator(f"button[name=then][value={then}]:visible").last
    button.click()


def part(page):
    """The button of another part: a tab, or on a phone a line of the contents."""
    if not page.locator(".group-tabs").is_visible():
        page.locator(".phone-bar a[href='#contents']").click()
    return page


def test_a_member_writes_leaves_by_every_button_and_files(open_plain, review):
    page = open_plain(write_path(review))
    choose(page, 1)
    page.locator("input[name=a1-parts]").first.check()
    deed(page).fill("Việc thứ nhất")
    press(part(page), "group-2")
    page.wait_for_url("**/write/2/")
    choose(page, 10, "none")
    press(page, "next")
    page.wait_for_url("**/write/3/")
    choose(page, 19, "none")
    press(page, "stay")
    expect(page.locator(".messages")).to_contain_text(say(SAVED))
    choose(page, 20, "none")
    press(part(page), "group-4")
    page.wait_for_url("**/write/4/")
    page.locator("#general-strengths").fill("Ưu điểm")
    press(page, "read")
    page.wait_for_url("**/read-through/")
    expect(page.locator("main")).to_contain_text("Việc thứ nhất")
    expect(page.locator("main")).to_contain_text("Ưu điểm")
    assert [answer(review, n).frequency for n in (1, 10, 19, 20)] == [
        "rarely", "none", "none", "none"
    ]  # fmt: skip


def test_it_is_filed_and_taken_back(open_plain, review):
    answer_all(review, declared={3: {"deed": "Một việc có thật."}})
    page = open_plain(f"/reviews/{review.pk}/read-through/")
    page.locator("form[action$='/file/'] button").click()
    page.wait_for_url(f"**/reviews/{review.pk}/")
    page.locator("form[action$='/recall/'] button").click()
    page.wait_for_url("**/write/1/")
    review.refresh_from_db()
    assert review.status == "draft"


@pytest.mark.parametrize("width", [390])
def test_the_next_item_is_the_first_unanswered(open_plain, review):
    page = open_plain(write_path(review, 3))
    choose(page, 19)
    deed(page, 19).fill("Gõ rồi bấm tiếp")
    press(page, "unanswered")
    page.wait_for_url("**/write/1/#answer-1")
    assert answer(review, 19).deed == "Gõ rồi bấm tiếp"


@only_wide
def test_a_missing_deed_is_led_to(open_plain, review):
    answer_all(review, declared={12: {"deed": ""}})
    page = open_plain(write_path(review))
    choose(page, 2)
    deed(page, 2).fill("Không mất")
    press(page, "item-12")
    page.wait_for_url("**/write/2/#answer-12")
    assert answer(review, 2).deed == "Không mất"


@only_wide
def test_what_is_refused_stays_and_the_rest_is_saved(open_plain, review):
    page = open_plain(write_path(review))
    choose(page, 1)
    deed(page).fill("x" * 10_001)
    choose(page, 2, "none")
    press(page, "next")
    assert page.url.endswith("/write/1/")
    expect(page.locator("#error-summary")).to_be_visible()
    expect(page.locator("#a1-deed-error")).to_be_visible()
    assert deed(page).input_value() == "x" * 10_001
    assert answer(review, 2).frequency == "none"
    deed(page).fill("Ngắn lại")
    press(page, "next")
    page.wait_for_url("**/write/2/")
    assert answer(review, 1).deed == "Ngắn lại"


def meet(open_plain, path, field, texts, prepare=lambda page: None):
    """Both windows are open; the second saves after the first."""
    first, second = open_plain(path), open_plain(path)
    for page, text in zip((first, second), texts, strict=True):
        prepare(page)
        page.locator(field).fill(text)
        press(page, "next" if page is second else "stay")
    return second


@pytest.mark.parametrize(
    ("width", "side", "kept"),
    [(1280, "mine", "Bản thứ hai"), (390, "stored", "Bản thứ nhất")],
)
def test_both_texts_are_shown_and_one_is_chosen(open_plain, review, side, kept):
    page = meet(
        open_plain, write_path(review), "#a1-deed", ["Bản thứ nhất", "Bản thứ hai"],
        prepare=choose_first,
    )  # fmt: skip
    conflict = page.locator("#answer-1 .conflict")
    expect(conflict.locator("[data-side=stored]")).to_contain_text("Bản thứ nhất")
    expect(conflict.locator("[data-side=mine]")).to_contain_text("Bản thứ hai")
    expect(deed(page)).to_have_value("Bản thứ hai")
    expect(conflict.locator("button[data-keep]").first).not_to_be_visible()
    assert answer(review, 1).deed == "Bản thứ nhất"
    page.locator(f"#a1-keep-{side}").check()
    press(page, "stay")
    expect(page.locator(".conflict")).to_have_count(0)
    expect(deed(page)).to_have_value(kept)
    assert answer(review, 1).deed == kept


def choose_first(page):
    choose(page, 1)


@only_wide
def test_without_a_choice_both_texts_stay(open_plain, review):
    page = meet(
        open_plain, write_path(review), "#a1-deed", ["Bản thứ nhất", "Bản thứ hai"],
        prepare=choose_first,
    )  # fmt: skip
    press(page, "stay")
    expect(page.locator("#answer-1 .conflict")).to_be_visible()
    expect(deed(page)).to_have_value("Bản thứ hai")
    assert answer(review, 1).deed == "Bản thứ nhất"


@pytest.mark.parametrize(
    ("width", "side", "kept"), [(1280, "mine", "Hai"), (1280, "stored", "Một")]
)
def test_the_general_part_has_the_same_choice(open_plain, review, side, kept):
    path = write_path(review, 4)
    page = meet(open_plain, path, "#general-strengths", ["Một", "Hai"])
    expect(page.locator(".conflict [data-side=stored]")).to_contain_text("Một")
    expect(page.locator("#general-strengths")).to_have_value("Hai")
    page.locator(f"#general-keep-{side}").check()
    press(page, "stay")
    expect(page.locator("#general-strengths")).to_have_value(kept)
    assert general(review).strengths == kept


def test_an_expired_login_keeps_what_was_typed(open_plain, review, cast):
    page = open_plain(write_path(review))
    choose(page, 1)
    deed(page).fill("Viết khi hết phiên")
    Session.objects.all().delete()
    press(page, "next")
    page.locator("#id_username").fill(cast.author.username)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_password").press("Enter")
    expect(page.locator("main")).to_contain_text("Viết khi hết phiên")
    assert answer(review, 1).deed == ""
    page.locator("main form .btn-primary").click()
    page.wait_for_url("**/write/2/")
    assert answer(review, 1).deed == "Viết khi hết phiên"
