"""A session in a browser that is locked after a while, and in one without script."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cells.models import Meeting, Remark, Turn, Vote
from tests.browser import session_room as room
from tests.browser.looking import leave_by, look
from tests.browser.session_room import at, press
from tests.factories import PASSWORD
from tests.live_scenes import ask, convened, go_to, note, running

DEED = "Phiếu dự giờ ngày 12/8 gửi chậm ba ngày."
LATER = "Sổ đầu bài tuần 7 chưa ghi."

only_wide = pytest.mark.parametrize("width", [1280], ids=["desktop"])


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def meeting(cast, now):
    """Under way; the author speaks."""
    held_on = timezone.localdate(now)
    meeting = running(cast, now=now - timedelta(minutes=2), held_on=held_on)
    go_to(meeting, "secretary", now=now)
    go_to(meeting, "members", now=now)
    ask(meeting, cast.author, now=now)
    return meeting


def test_a_locked_page_keeps_what_was_typed(open_page, cast, meeting):
    """Pressed after the lock: the password is asked for in place, then it arrives."""
    page = open_page(cast.colleague, at("live", meeting.pk))
    room.type_remark(page, DEED, of=cast.author, by=cast.deputy, effect="Tổ phải chờ")
    room.idle_too_long(page)
    room.press_record(page)
    page.locator("#sign-in-again[open]").wait_for()
    look(page, "session-live-sign-in-again")
    expect(room.unsent(page)).to_contain_text(DEED)
    assert not Remark.objects.exists()
    room.give_password(page, "sai mật khẩu", is_right=False)
    room.give_password(page, PASSWORD)
    expect(room.unsent(page)).to_have_count(0)
    room.expect_once(page, DEED)
    assert Remark.objects.get().effect == "Tổ phải chờ"


@only_wide
def test_the_lock_is_told_while_somebody_types(open_page, cast, meeting):
    """The page says so by itself; the words stay in their boxes."""
    page = open_page(cast.colleague, at("live", meeting.pk))
    room.idle_too_long(page)
    room.type_remark(page, LATER, of=cast.author, by=cast.deputy)
    locked = page.locator("#live-locked")
    expect(locked).to_be_visible()
    look(page, "session-live-locked")
    expect(page.locator("#remark-deed")).to_have_value(LATER)
    locked.locator("[data-sign-in]").click()
    room.give_password(page, PASSWORD)
    expect(locked).to_be_hidden()
    expect(page.locator("#remark-deed")).to_have_value(LATER)
    room.press_record(page)
    room.expect_once(page, LATER)
    assert Remark.objects.count() == 1


@only_wide
def test_a_page_in_use_is_not_locked(open_page, cast, meeting, settings):
    """Who types is somebody who acts, though nothing is sent but questions for news."""
    settings.IDLE_MINUTES = 30
    page = open_page(cast.colleague, at("live", meeting.pk))
    room.idle_too_long(page, minutes=20)
    page.locator("#remark-deed").press_sequentially("Đang gõ")
    page.wait_for_event("requestfinished", lambda sent: "acted=1" in sent.url)
    assert room.idle_seconds(page) < 60


@pytest.fixture
def plain(open_page, cast):
    """A page of somebody whose browser runs no script."""

    def open_it(member, path):
        return open_page(member, path, java_script_enabled=False)

    return open_it


@pytest.mark.parametrize("width", [390], ids=["phone"])
def test_without_script_the_chair_leads_and_records(plain, cast, now):
    """Begins, goes through the order, invites, records, votes; nothing is lost."""
    meeting = convened(cast, now=now, held_on=timezone.localdate(now))
    note(meeting, cast.colleague, now=now)
    page = plain(cast.secretary, at("start", meeting.pk))
    page.locator("#no_summary").fill("Chưa kịp lập")
    press(page, ".start-panel .btn-primary")
    assert Meeting.objects.get(pk=meeting.pk).status == "running"
    begin_the_members_item(page, plain, cast, meeting)
    name = invite(page)
    assert Turn.objects.get(meeting=meeting, status="running").member.full_name == name
    record(page, cast)
    page.locator("#remark-deed").fill(room.TO_PERSON)
    press(page, f"{room.RECORD} [data-record-button]")
    expect(page.locator(f"{room.RECORD} [data-held]")).to_be_visible()
    expect(page.locator("#remark-deed")).to_have_value(room.TO_PERSON)
    assert Remark.objects.count() == 1
    page.goto(at("live", meeting.pk))
    vote(page)


def begin_the_members_item(page, plain, cast, meeting):
    move_on = "form[action$='/move-on/'] button"
    while "Bí thư tự phê bình trước" not in page.locator(".now-title").inner_text():
        press(page, move_on)
    deputy = plain(cast.deputy, at("live", meeting.pk))
    press(deputy, move_on)
    page.reload()


def invite(page) -> str:
    button = page.locator("form[action$='/invite/'] .btn-primary")
    name = button.inner_text().partition("đồng chí ")[2].strip()
    leave_by(page, button)
    expect(page.locator(".now-name")).to_have_text(name)
    return name


def record(page, cast):
    speaker = Turn.objects.get(status="running").member
    others = (cast.author, cast.colleague)
    by = next(each for each in others if each != speaker)
    room.type_remark(page, DEED, of=speaker, by=by)
    press(page, f"{room.RECORD} [data-record-button]")
    room.expect_once(page, DEED)
    room.type_remark(page, "", of=speaker, by=by)


def vote(page):
    page.locator("#vote-new > summary").click()
    page.locator("#vote-subject").select_option("other")
    page.locator("#vote-question").fill("Thông qua chương trình")
    press(page, "#vote-new [data-record-button]")
    for name, number in (("in_favour", "9"), ("against", "0"), ("blank", "0")):
        page.locator(f"#count-{name}").fill(number)
    press(page, ".vote-count [data-record-button]")
    expect(page.locator("#count-in_favour")).to_have_value("9")
    expect(page.locator(".vote-count .record-error")).to_be_visible()
    page.locator("#count-in_favour").fill("5")
    press(page, ".vote-count [data-record-button]")
    expect(page.locator("#vote-open")).to_have_count(0)
    stored = Vote.objects.get()
    assert (stored.in_favour, stored.carried) == (5, True)
