"""The self-review saves itself, field by field, and says so."""

import re

import pytest
from playwright.sync_api import expect

from cells.reviews.services import recall_self_review
from tests.browser.writing_page import (
    Sent,
    answer,
    choose,
    deed,
    expect_saved,
    expect_state,
    general,
    has_unsaved,
    hold_saves,
    say,
    state,
    wait_for,
    write_path,
)
from tests.factories import NOW, file_review

only_wide = pytest.mark.parametrize("width", [1280])


@pytest.fixture
def review(cast):
    return cast.review_of(cast.author)


@pytest.fixture
def page(open_page, cast, review):
    return open_page(cast.author, write_path(review))


def test_every_field_saves_itself_and_the_counts_follow(page, review):
    sent = Sent(page)
    choose(page, 3, "occasionally")
    expect(page.locator("#answered-count")).to_have_text("1")
    page.locator("input[name=a3-parts]").first.check()
    page.locator("#a3-remedy").fill("Mỗi tuần đọc một chuyên đề.")
    deed(page, 3).fill("Quý II tôi mới đọc 2 trong 4 chuyên đề.")
    expect_saved(page)
    stored = answer(review, 3)
    assert stored.frequency == "occasionally"
    assert stored.marked_parts == [1]
    assert stored.remedy == "Mỗi tuần đọc một chuyên đề."
    assert stored.deed == "Quý II tôi mới đọc 2 trong 4 chuyên đề."
    assert "a3-deed" in sent.bodies[-1]
    assert "a2-" not in sent.bodies[-1]
    assert "-seen" not in sent.bodies[-1]
    counts = page.locator("[data-group-answered]").all_text_contents()
    assert set(counts) == {"1"}
    assert page.locator("#progress-bar").get_attribute("value") == "1"
    saved_at = say("Saved at %(time)s", time="").strip()
    expect(state(page)).to_contain_text(saved_at)


@only_wide
def test_it_saves_a_second_after_the_last_key_and_at_once_when_left(page, review):
    choose(page, 1)
    expect_saved(page)
    sent = Sent(page)
    deed(page).press_sequentially("Tháng 6 tôi", delay=20)
    page.wait_for_timeout(500)
    assert len(sent) == 0
    deed(page).press_sequentially(" nghỉ họp", delay=20)
    wait_for(page, lambda: len(sent) == 1)
    expect_saved(page)
    deed(page).press_sequentially(" một lần.", delay=20)
    deed(page).blur()
    wait_for(page, lambda: len(sent) == 2)
    expect_saved(page)
    assert answer(review, 1).deed == "Tháng 6 tôi nghỉ họp một lần."


@only_wide
def test_what_is_typed_and_undone_is_no_edit(page, review):
    choose(page, 1)
    expect_saved(page)
    sent = Sent(page)
    deed(page).press_sequentially("abc", delay=10)
    for _letter in "abc":
        deed(page).press("Backspace")
    page.wait_for_timeout(1500)
    assert len(sent) == 0
    expect_saved(page)


@only_wide
def test_one_request_is_underway_and_later_changes_are_merged(page, review):
    held = hold_saves(page)
    choose(page, 1)
    wait_for(page, lambda: len(held) == 1)
    expect_state(page, "saving")
    choose(page, 2)
    deed(page, 2).press_sequentially("Việc ở mục 2", delay=10)
    page.wait_for_timeout(1500)
    choose(page, 4, "none")
    assert len(held) == 1
    assert has_unsaved(page)
    held[0].continue_()
    wait_for(page, lambda: len(held) == 2)
    assert "a2-deed" in held[1].request.post_data
    assert "a4-frequency" in held[1].request.post_data
    held[1].continue_()
    expect_saved(page)
    assert len(held) == 2
    assert answer(review, 2).deed == "Việc ở mục 2"


@only_wide
def test_a_focused_field_is_never_written_into(page, review):
    choose(page, 1)
    expect_saved(page)
    held = hold_saves(page)
    deed(page).press_sequentially("Trước ", delay=10)
    wait_for(page, lambda: len(held) == 1)
    deed(page).press_sequentially("và sau", delay=10)
    held[0].continue_()
    wait_for(page, lambda: answer(review, 1).deed == "Trước")
    deed(page).press_sequentially(" khi lưu", delay=10)
    wait_for(page, lambda: len(held) == 2)
    held[1].continue_()
    expect_saved(page)
    expect(deed(page)).to_be_focused()
    expect(deed(page)).to_have_value("Trước và sau khi lưu")
    assert answer(review, 1).deed == "Trước và sau khi lưu"


@only_wide
def test_it_speaks_at_most_once_in_ten_seconds(page):
    page.evaluate(
        """() => {
          window.spoken = 0;
          new MutationObserver(() => (window.spoken += 1)).observe(
            document.getElementById("saved-spoken"), { childList: true });
        }"""
    )
    for number in range(1, 6):
        choose(page, number, "none")
        expect_saved(page)
    assert page.evaluate("window.spoken") == 1
    assert page.locator("#saved-spoken").get_attribute("role") == "status"


@only_wide
def test_the_general_part_saves_itself(open_page, cast, review):
    page = open_page(cast.author, write_path(review, 4))
    page.locator("#general-strengths").fill("Hoàn thành 3 bài giảng.")
    page.locator("#general-proposals").fill("Xin góp ý về cách dạy.")
    page.locator("#general-proposals").blur()
    expect_saved(page)
    assert general(review).strengths == "Hoàn thành 3 bài giảng."
    assert general(review).proposals == "Xin góp ý về cách dạy."


@only_wide
def test_text_that_is_too_long_is_named_and_the_rest_is_saved(page, review):
    choose(page, 1)
    deed(page).fill("x" * 10_001)
    choose(page, 2, "none")
    error = page.locator("#a1-deed-error")
    expect(error).to_be_visible()
    expect_state(page, "error")
    assert deed(page).get_attribute("aria-invalid") == "true"
    assert answer(review, 2).frequency == "none"
    assert answer(review, 1).deed == ""
    deed(page).fill("Ngắn hơn.")
    expect_saved(page)
    expect(error).to_have_count(0)
    assert answer(review, 1).deed == "Ngắn hơn."


@only_wide
def test_the_warning_of_an_empty_deed_follows_what_is_typed(page):
    warning = page.locator("#answer-1 .field-warning")
    choose(page, 1)
    expect(warning).to_have_count(0)
    deed(page).focus()
    choose(page, 2, "none")
    expect(warning).to_be_visible()
    deed(page).press_sequentially("Có", delay=10)
    expect(warning).to_have_count(0)
    deed(page).fill("")
    choose(page, 2, "rarely")
    expect(warning).to_be_visible()
    choose(page, 1, "none")
    expect(warning).to_have_count(0)


@only_wide
def test_a_link_saves_first_and_then_leads_on(page, review):
    choose(page, 1)
    deed(page).press_sequentially("Gõ xong là bấm ngay", delay=5)
    page.locator(".site-menu a").first.click()
    page.wait_for_url(re.compile(r":\d+/$"))
    assert answer(review, 1).deed == "Gõ xong là bấm ngay"


@only_wide
def test_a_tab_saves_first_and_back_returns_without_a_conflict(page, review):
    choose(page, 1)
    deed(page).press_sequentially("Lần một", delay=5)
    page.locator(".group-tab").nth(1).click()
    page.wait_for_url("**/write/2/")
    assert answer(review, 1).deed == "Lần một"
    page.go_back()
    page.wait_for_url("**/write/1/")
    expect(deed(page)).to_have_value("Lần một")
    deed(page).press("End")
    deed(page).press_sequentially(", lần hai", delay=5)
    expect_saved(page)
    assert answer(review, 1).deed == "Lần một, lần hai"


@only_wide
def test_what_is_unsent_goes_out_when_the_page_is_hidden_or_closed(page, review):
    choose(page, 1)
    expect_saved(page)
    deed(page).press_sequentially("Đóng máy", delay=5)
    page.goto("/")
    wait_for(page, lambda: answer(review, 1).deed == "Đóng máy")


@only_wide
def test_nothing_is_stored_on_the_device(page):
    choose(page, 1)
    deed(page).fill("Không lưu trên máy")
    expect_saved(page)
    kept = page.evaluate(
        """async () => [
          localStorage.length, sessionStorage.length,
          (await indexedDB.databases()).length, (await caches.keys()).length,
        ]"""
    )
    assert kept == [0, 0, 0, 0]


@only_wide
def test_a_report_filed_elsewhere_keeps_the_text_on_the_page(page, review):
    submission = file_review(review)
    choose(page, 1)
    deed(page).fill("Viết sau khi nộp")
    expect_state(page, "error")
    expect(deed(page)).to_have_value("Viết sau khi nộp")
    assert has_unsaved(page)
    review.refresh_from_db()
    assert submission.number == 1
    recall_self_review(review=review, seen_version=review.version, now=NOW)
    deed(page).press("End")
    deed(page).press_sequentially(".")
    expect(page.locator("#answer-1 .conflict")).to_be_visible()


@pytest.mark.parametrize("width", [390])
def test_the_next_item_is_gone_to_on_the_same_page(page):
    choose(page, 1, "none")
    expect_saved(page)
    page.locator("#next-unanswered").click()
    expect(page.locator("#a2-label")).to_be_focused()
    expect(page.locator("#a2-frequency")).to_be_in_viewport()
