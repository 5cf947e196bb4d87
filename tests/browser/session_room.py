"""A session of fifteen members, and its pages as a test handles them."""

import time
from contextlib import contextmanager
from datetime import time as hour_of_day

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from cells.accounts.middleware import SEEN_AT
from cells.models import Meeting, Member
from tests.browser.looking import leave_by
from tests.cells.summaries import scene as summaries
from tests.convening_scenes import fill_the_time
from tests.factories import make_member
from tests.live_scenes import leads_the_secretarys
from tests.meeting_scenes import fresh, planned

PHONE = {"viewport": {"width": 390, "height": 844}}
RECORD = "form[action$='/remarks/record/']"
TO_PERSON = "Đồng chí là người ích kỷ, lười biếng."
NAMES = {
    "secretary": "Trần Quang Huy",
    "deputy": "Nguyễn Thị Hà",
    "colleague": "Vũ Minh Anh",
    "former": "Đỗ Đức Nam",
}
OTHERS = (
    "Bùi Thị Lan", "Đặng Hữu Phước", "Hà Thị Mai", "Lê Văn Khoa", "Lý Thu Trang",
    "Mai Xuân Bách", "Ngô Bảo Châu", "Phạm Hồng Đăng", "Phan Thị Yến", "Tạ Quốc Việt",
)  # fmt: skip


def at(name, *args) -> str:
    return reverse(f"meetings:{name}", args=args)


def fifteen(cast) -> list[Member]:
    """The cast's cell has fifteen members, whose names differ at a glance."""
    for role, name in NAMES.items():
        member = getattr(cast, role)
        Member.objects.filter(pk=member.pk).update(full_name=name)
        member.full_name = name
    return [make_member(cast.cell, full_name=name) for name in OTHERS]


def summary_before_cell(cast) -> None:
    """Two reports are accepted, the figures frozen."""
    summaries.accept_two(cast)
    summaries.word(cast)
    summaries.measure(cast)
    summaries.freeze(cast)


def planned_today(cast, number=15) -> Meeting:
    """Complete, so that the cell can be convened."""
    meeting = planned(
        cast,
        number=number,
        collective=False,
        delegate=False,
        held_on=timezone.localdate(),
        starts_at=hour_of_day(7, 30),
    )
    fill_the_time(meeting)
    leads_the_secretarys(meeting, cast)
    return fresh(meeting)


def press(page, selector, *, inside="main"):
    """A press that leads to another page, or to this one anew."""
    leave_by(page, page.locator(inside).locator(selector).first)


def choose_option(page, selector, text):
    field = page.locator(selector)
    option = field.locator("option").filter(has_text=text).first
    field.select_option(value=option.get_attribute("value"))


# --- What goes on ------------------------------------------------------------------


def go_on(page):
    """The next item, or the end of the last one; whoever leads the item presses."""
    title = page.locator(".now-title")
    before = title.inner_text()
    page.locator("form[action$='/move-on/'] button").click()
    expect(title).not_to_have_text(before)


def go_on_to(page, words, most=8):
    """Press on until the item with these words is under way."""
    title = page.locator(".now-title")
    for _press in range(most):
        if words in title.inner_text():
            return
        go_on(page)
    expect(title).to_contain_text(words)


def invite_next(page) -> str:
    """The comrade whose turn it is begins; returns the name."""
    button = page.locator("form[action$='/invite/'] .btn-primary")
    name = button.inner_text().partition("đồng chí ")[2].strip()
    button.click()
    expect(page.locator(".now-name")).to_have_text(name)
    return name


# --- What is recorded --------------------------------------------------------------


def type_remark(page, deed, *, of, by, indicator="", **texts):
    choose_option(page, "#remark-subject", of.full_name)
    choose_option(page, "#remark-author", by.full_name)
    if indicator:
        choose_option(page, "#remark-indicator", indicator)
    page.locator("#remark-deed").fill(deed)
    for name, text in texts.items():
        page.locator(f"#remark-{name}").fill(text)


def press_record(page):
    page.locator(f"{RECORD} [data-record-button]").click()


def record_remark(page, deed, **facts):
    """Sent; the boxes are empty for the next one, wherever it is by now."""
    type_remark(page, deed, **facts)
    press_record(page)
    expect(page.locator("#remark-deed")).to_have_value("")


def row_of(page, words):
    return page.locator("#live-remarks .record").filter(has_text=words)


def expect_once(page, *texts):
    """Each record stands in the list, and no copy of it."""
    for text in texts:
        expect(row_of(page, text)).to_have_count(1)


def unsent(page):
    return page.locator(".unsent")


@contextmanager
def lost_answers(page):
    """The server records, but its answer never arrives."""
    sent = []

    def lose(route):
        sent.append(route.fetch().status)
        route.abort()

    page.route("**/remarks/record/", lose)
    yield sent
    page.unroute("**/remarks/record/", lose)


def vote(page, subject, *, in_favour, against=0, blank=0):
    """On the live page: put to the vote, counted, carried."""
    closed = page.locator("#vote-new:not([open]) > summary")
    if closed.count():
        closed.click()
    page.locator("#vote-subject").select_option(subject)
    page.locator("#vote-new [data-record-button]").click()
    count(page, in_favour, against, blank)


def count(page, in_favour, against=0, blank=0):
    page.locator("#count-in_favour").fill(str(in_favour))
    page.locator("#count-against").fill(str(against))
    page.locator("#count-blank").fill(str(blank))
    page.locator(".vote-count [data-record-button]").click()
    expect(page.locator("#vote-open")).to_have_count(0)


# --- The session of the browser ----------------------------------------------------


def stored_session(page) -> SessionStore:
    cookies = {each["name"]: each["value"] for each in page.context.cookies()}
    return SessionStore(cookies[settings.SESSION_COOKIE_NAME])


def idle_too_long(page, minutes=24 * 60):
    """Nobody has done anything on this machine for ``minutes``."""
    store = stored_session(page)
    store[SEEN_AT] = int(time.time()) - 60 * minutes
    store.save()


def idle_seconds(page) -> float:
    return time.time() - stored_session(page)[SEEN_AT]


def give_password(page, password, *, is_right=True):
    dialog = page.locator("#sign-in-again")
    dialog.locator("[name=password]").fill(password)
    dialog.locator(".btn-primary").click()
    if is_right:
        expect(dialog).to_be_hidden()
    else:
        expect(dialog.locator("[role=alert]")).not_to_be_empty()
