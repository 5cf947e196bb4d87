"""A lost connection, an expired login, another account: nothing typed is lost."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from cells.models import IndicatorAnswer
from tests.browser.writing_page import (
    Sent,
    answer,
    choose,
    deed,
    expect_saved,
    expect_state,
    has_unsaved,
    hold_saves,
    say,
    state,
    wait_for,
    write_path,
)
from tests.factories import PASSWORD

only_wide = pytest.mark.parametrize("width", [1280])
OFFLINE = (
    "The connection is lost. What you write is kept on this page and will be sent by "
    "itself when the network is back."
)


@pytest.fixture
def review(cast):
    return cast.review_of(cast.author)


@pytest.fixture
def page(open_page, cast, review):
    page = open_page(cast.author, write_path(review))
    choose(page, 1)
    expect_saved(page)
    return page


def end_session(page):
    Session.objects.all().delete()


def lock_session(page):
    for stored in Session.objects.all():
        values = stored.get_decoded() | {"seen_at": 1}
        stored.session_data = Session.objects.encode(values)
        stored.save()


def lose_cookies(page):
    page.context.clear_cookies()


def come_back(page):
    """The window gets the focus again."""
    page.bring_to_front()
    page.evaluate("window.dispatchEvent(new Event('focus'))")


def test_a_cut_connection_keeps_the_text_and_sends_it_when_it_is_back(page, review):
    page.context.set_offline(True)
    deed(page).fill("Viết khi mất mạng")
    expect_state(page, "offline")
    expect(state(page)).to_have_text(say(OFFLINE))
    assert has_unsaved(page)
    deed(page).press("End")
    deed(page).press_sequentially(", viết tiếp", delay=10)
    page.locator("#a1-remedy").fill("Thêm biện pháp")
    assert answer(review, 1).deed == ""
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    page.context.set_offline(False)
    expect_saved(page)
    stored = answer(review, 1)
    assert stored.deed == "Viết khi mất mạng, viết tiếp"
    assert stored.remedy == "Thêm biện pháp"


@only_wide
def test_buttons_and_links_do_not_lead_away_from_unsent_text(page):
    page.context.set_offline(True)
    deed(page).fill("Chưa gửi được")
    expect_state(page, "offline")
    address = page.url
    page.locator(".group-tab").nth(1).click()
    page.locator(".site-menu a").first.click()
    page.wait_for_timeout(300)
    assert page.url == address
    expect(deed(page)).to_have_value("Chưa gửi được")


@only_wide
def test_it_tries_again_by_itself_without_being_told(page, review):
    held = hold_saves(page)
    deed(page).fill("Máy chủ chưa trả lời")
    wait_for(page, lambda: len(held) == 1)
    held[0].abort()
    expect_state(page, "offline")
    wait_for(page, lambda: len(held) == 2)
    held[1].fulfill(status=502, content_type="text/html", body="<h1>Bad gateway</h1>")
    expect(state(page)).to_have_text(
        say(
            "Not saved yet. What you write is kept on this page and will be sent again "
            "by itself."
        )
    )
    wait_for(page, lambda: len(held) == 3)
    held[2].continue_()
    expect_saved(page)
    assert answer(review, 1).deed == "Máy chủ chưa trả lời"


@only_wide
def test_a_silent_server_is_given_up_after_twenty_seconds(open_page, cast, review):
    page = open_page(cast.author)
    page.clock.install()
    page.goto(write_path(review))
    held = hold_saves(page)
    choose(page, 1)
    page.clock.run_for(1_000)
    wait_for(page, lambda: len(held) == 1)
    page.clock.run_for(19_500)
    expect_state(page, "offline")
    page.clock.run_for(2_500)
    wait_for(page, lambda: len(held) == 2)
    held[1].continue_()
    expect_saved(page)
    assert answer(review, 1).frequency == "rarely"


@only_wide
def test_a_lost_answer_is_no_conflict(page, review):
    def store_but_lose_the_answer(route):
        route.fetch()
        route.abort()

    page.route("**/write/**", store_but_lose_the_answer, times=1)
    deed(page).fill("Đã lưu mà không biết")
    wait_for(page, lambda: answer(review, 1).deed == "Đã lưu mà không biết")
    deed(page).press("End")
    deed(page).press_sequentially(" và viết tiếp", delay=10)
    expect_saved(page)
    assert answer(review, 1).deed == "Đã lưu mà không biết và viết tiếp"
    expect(page.locator(".conflict")).to_have_count(0)


@pytest.mark.parametrize(
    ("width", "end"),
    [(1280, end_session), (390, lock_session), (1280, lose_cookies)],
    ids=["ended", "locked", "lost"],
)
def test_an_expired_login_asks_for_the_password_in_place(page, review, cast, end):
    end(page)
    deed(page).fill("Viết khi hết phiên")
    dialog = page.locator("#sign-in-again")
    expect(dialog).to_be_visible()
    expect_state(page, "expired")
    name = dialog.locator("[name=username]")
    expect(name).to_have_value(cast.author.username)
    expect(name).not_to_be_editable()
    password = dialog.locator("[name=password]")
    expect(password).to_be_focused()
    password.fill("sai mật khẩu")
    password.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text(
        say("The user name or the password is not right.")
    )
    password.fill(PASSWORD)
    password.press("Enter")
    expect(dialog).not_to_be_visible()
    expect_saved(page)
    expect(deed(page)).to_have_value("Viết khi hết phiên")
    assert answer(review, 1).deed == "Viết khi hết phiên"
    page.locator("button[value=next]").click()
    page.wait_for_url("**/write/2/")


@only_wide
def test_keys_that_are_being_pressed_never_reach_the_password(page):
    end_session(page)
    deed(page).press_sequentially("Câu này dài, ", delay=10)
    deed(page).press_sequentially("gõ chậm", delay=400)
    assert not page.locator("#sign-in-again").is_visible()
    expect(deed(page)).to_have_value("Câu này dài, gõ chậm")
    expect(page.locator("#sign-in-again")).to_be_visible()


@only_wide
def test_an_expired_login_may_be_renewed_in_a_second_window(page, review, cast):
    end_session(page)
    deed(page).fill("Đăng nhập ở cửa sổ khác")
    dialog = page.locator("#sign-in-again")
    with page.expect_popup() as popup:
        dialog.locator("a[target=_blank]").click()
    second = popup.value
    second.locator("#id_username").fill(cast.author.username)
    second.locator("#id_password").fill(PASSWORD)
    second.locator("#id_password").press("Enter")
    second.wait_for_selector(".site-header")
    come_back(page)
    expect(dialog).not_to_be_visible()
    expect_saved(page)
    assert answer(review, 1).deed == "Đăng nhập ở cửa sổ khác"


@only_wide
def test_later_leaves_the_text_and_a_way_to_sign_in(page, review):
    end_session(page)
    deed(page).fill("Để sau đã")
    dialog = page.locator("#sign-in-again")
    dialog.locator("[data-later]").click()
    expect(dialog).not_to_be_visible()
    assert has_unsaved(page)
    page.locator("#sign-in-again-open").click()
    dialog.locator("[name=password]").fill(PASSWORD)
    dialog.locator("[name=password]").press("Enter")
    expect_saved(page)
    assert answer(review, 1).deed == "Để sau đã"


@only_wide
def test_another_member_signed_in_meanwhile_gets_nothing(page, review, cast, sign_in):
    sign_in(page.context, cast.colleague)
    deed(page).fill("Chữ của tôi")
    expect_state(page, "expired")
    expect(state(page)).to_contain_text(cast.author.full_name)
    expect(page.locator("#sign-in-again")).not_to_be_visible()
    assert not IndicatorAnswer.objects.filter(deed="Chữ của tôi").exists()
    page.locator("#sign-in-again-open").click()
    page.locator("#sign-in-again [name=password]").fill(PASSWORD)
    page.locator("#sign-in-again [name=password]").press("Enter")
    expect_saved(page)
    assert answer(review, 1).deed == "Chữ của tôi"


@only_wide
def test_a_stale_token_is_replaced_once(page, review):
    page.context.clear_cookies(name="csrftoken")
    sent = Sent(page)
    deed(page).fill("Mã cũ")
    expect_saved(page)
    assert len(sent) == 2
    assert answer(review, 1).deed == "Mã cũ"
