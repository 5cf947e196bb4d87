"""Two windows on one report: both texts are shown, nothing is overwritten."""

import pytest
from playwright.sync_api import expect

from tests.browser.writing_page import (
    answer,
    choose,
    deed,
    expect_saved,
    expect_state,
    general,
    has_unsaved,
    write_path,
)

only_wide = pytest.mark.parametrize("width", [1280])


@pytest.fixture
def review(cast):
    return cast.review_of(cast.author)


@pytest.fixture
def first(open_page, cast, review):
    return open_page(cast.author, write_path(review))


@pytest.fixture
def second(first, open_page, cast, review):
    return open_page(cast.author, write_path(review))


@pytest.fixture
def conflict(first, second):
    """Both windows wrote on item 1; the second came too late."""
    choose(first, 1, "rarely")
    deed(first).fill("Bản của cửa sổ thứ nhất")
    expect_saved(first)
    choose(second, 2, "none")
    deed_field = second.locator("#a1-deed")
    choose(second, 1, "often")
    deed_field.fill("Bản của cửa sổ thứ hai")
    box = second.locator("#answer-1 .conflict")
    expect(box).to_be_visible()
    return box


def test_both_texts_are_shown_and_nothing_is_overwritten(conflict, second, review):
    expect_state(second, "conflict")
    expect(conflict.locator("[data-side=stored]")).to_contain_text(
        "Bản của cửa sổ thứ nhất"
    )
    assert answer(review, 1).deed == "Bản của cửa sổ thứ nhất"
    assert answer(review, 2).frequency == "none"
    expect(deed(second)).to_have_value("Bản của cửa sổ thứ hai")
    assert has_unsaved(second)
    second.locator("#to-conflict").click()
    expect(conflict).to_be_focused()
    expect(conflict).to_be_in_viewport()
    assert conflict.locator("input[type=radio]").count() == 0
    assert second.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )


@only_wide
def test_the_text_of_this_window_may_be_kept(conflict, second, review):
    conflict.locator("[data-keep=mine]").click()
    expect_saved(second)
    expect(conflict).to_have_count(0)
    assert answer(review, 1).deed == "Bản của cửa sổ thứ hai"
    assert answer(review, 1).frequency == "often"
    deed(second).press("End")
    deed(second).press_sequentially(", viết tiếp", delay=5)
    expect_saved(second)
    assert answer(review, 1).deed == "Bản của cửa sổ thứ hai, viết tiếp"


@only_wide
def test_the_stored_text_may_be_kept(conflict, second, review):
    conflict.locator("[data-keep=stored]").click()
    expect(conflict).to_have_count(0)
    expect(deed(second)).to_have_value("Bản của cửa sổ thứ nhất")
    expect(second.locator("input[name=a1-frequency][value=rarely]")).to_be_checked()
    expect_saved(second)
    deed(second).press("End")
    deed(second).press_sequentially(", viết tiếp", delay=5)
    expect_saved(second)
    assert answer(review, 1).deed == "Bản của cửa sổ thứ nhất, viết tiếp"


@only_wide
def test_a_choice_made_too_late_shows_the_newer_text(conflict, first, second, review):
    deed(first).fill("Lại vừa sửa")
    expect_saved(first)
    conflict.locator("[data-keep=mine]").click()
    expect(conflict.locator("[data-side=stored]")).to_contain_text("Lại vừa sửa")
    assert answer(review, 1).deed == "Lại vừa sửa"
    conflict.locator("[data-keep=mine]").click()
    expect_saved(second)
    assert answer(review, 1).deed == "Bản của cửa sổ thứ hai"


@only_wide
def test_a_button_does_not_lead_away_from_an_open_choice(conflict, second):
    address = second.url
    second.locator("button[value=next]").click()
    expect(conflict).to_be_focused()
    assert second.url == address


@only_wide
def test_the_same_text_in_both_windows_is_no_conflict(first, second, review):
    for page in (first, second):
        choose(page, 1, "none")
        expect_saved(page)
    expect(second.locator(".conflict")).to_have_count(0)
    choose(first, 2, "none")
    expect_saved(first)
    choose(second, 3, "none")
    expect_saved(second)
    assert answer(review, 2).frequency == answer(review, 3).frequency == "none"


@only_wide
def test_an_untouched_row_that_is_stale_is_left_alone(first, second, review):
    choose(first, 1, "rarely")
    expect_saved(first)
    second.locator("button[value=next]").click()
    second.wait_for_url("**/write/2/")
    assert answer(review, 1).frequency == "rarely"


@only_wide
def test_the_general_part_has_the_same_choice(open_page, cast, review):
    first = open_page(cast.author, write_path(review, 4))
    second = open_page(cast.author, write_path(review, 4))
    for page, text in ((first, "Thứ nhất"), (second, "Thứ hai")):
        page.locator("#general-strengths").fill(text)
        page.locator("#general-strengths").blur()
    box = second.locator(".conflict")
    expect(box).to_be_visible()
    assert general(review).strengths == "Thứ nhất"
    box.locator("[data-keep=stored]").click()
    expect(second.locator("#general-strengths")).to_have_value("Thứ nhất")
    expect_saved(second)
