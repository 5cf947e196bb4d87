"""The pages of a session for its chair and for a member, wide and narrow."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser import session_room as room
from tests.browser.looking import visit
from tests.browser.session_room import at
from tests.live_scenes import ask, go_to, running, turn_of
from tests.minutes_scenes import SUMMARY, again, closed, confirm, loaded, pass_them
from tests.remarks_scenes import answered, finding, number, point, remark, vote_on


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def meeting(cast, now):
    """Under way for three minutes; the author speaks, one is on leave."""
    room.fifteen(cast)
    begun = now - timedelta(minutes=3)
    held_on = timezone.localdate(begun)
    meeting = running(cast, away=[cast.former], now=begun, held_on=held_on)
    go_to(meeting, "secretary", now=begun)
    go_to(meeting, "members", now=begun)
    ask(meeting, cast.author, now=begun)
    return loaded(meeting)


@pytest.fixture
def recorded(cast, meeting, now):
    """Two remarks, one of them answered, a carried finding and a point."""
    first = remark(meeting, cast, author=cast.deputy, indicator=number(meeting, 5))
    remark(meeting, cast, author=cast.deputy, deed="Báo cáo quý II nộp muộn", now=now)
    answered(first, cast.author)
    vote_on(finding(meeting, cast), cast, status="closed")
    point(meeting, cast, by=cast.deputy)
    turn = turn_of(meeting, cast.author)
    type(turn).objects.filter(pk=turn.pk).update(summary=SUMMARY)
    return loaded(meeting)


def drafted(open_page, cast, meeting, see):
    """The chair has the minutes drafted on their page."""
    page = open_page(cast.secretary, at("minutes", meeting.pk))
    see(page, "minutes-none")
    room.press(page, "form[action$='/draft/'] button")
    return page


def test_pages_of_the_chair(open_page, cast, recorded, see):
    page = open_page(cast.secretary, at("live", recorded.pk))
    see(page, "chair-live")
    for name in ("attendance", "votes", "remarks", "lessons", "kept_items", "end"):
        visit(page, at(name, recorded.pk), see, f"chair-{name}")
    remark_pk = recorded.remarks.first().pk
    for name in ("change_remark", "strike_remark"):
        visit(page, at(name, recorded.pk, remark_pk), see, f"chair-{name}")
    turn = turn_of(recorded, cast.author)
    visit(page, at("write_turn", recorded.pk, turn.pk), see, "chair-write-turn")


def test_a_vote_of_the_chair(open_page, cast, recorded, see):
    page = open_page(cast.secretary, at("live", recorded.pk))
    page.locator("#vote-new > summary").click()
    page.locator("#vote-new [data-record-button]").click()
    page.locator("#vote-open").wait_for()
    see(page, "chair-voting")
    page.locator(".vote-count [data-record-button]").click()
    page.locator(".vote-count .field-error:visible").first.wait_for()
    see(page, "chair-voting-refused")
    vote = recorded.votes.get(status="open")
    visit(page, at("cancel_vote", recorded.pk, vote.pk), see, "chair-cancel-vote")


def test_the_minutes_of_the_chair(open_page, cast, recorded, see):
    page = drafted(open_page, cast, recorded, see)
    see(page, "chair-minutes-draft")
    closed(recorded, cast.secretary)
    for name in ("minutes_aloud", "pass_minutes"):
        visit(page, at(name, recorded.pk), see, f"chair-{name}")
    pass_them(recorded)
    for name in ("minutes", "reopen_minutes", "name_stand_in"):
        visit(page, at(name, recorded.pk), see, f"chair-passed-{name}")
    confirm(again(recorded), cast.colleague)
    confirm(again(recorded), cast.secretary)
    for name in ("minutes", "add_to_minutes"):
        visit(page, at(name, recorded.pk), see, f"chair-locked-{name}")


def test_pages_of_a_member(open_page, cast, recorded, see):
    page = open_page(cast.author, at("about_me", recorded.pk))
    see(page, "member-about-me")
    page.locator("input[value=reserves]").last.check()
    room.press(page, ".about-me-send button")
    page.locator("#error-summary").wait_for()
    see(page, "member-about-me-refused")
    for name in ("my_turn", "detail", "attendance", "votes", "extract"):
        visit(page, at(name, recorded.pk), see, f"member-{name}")
    drafted(open_page, cast, recorded, see)
    closed(recorded, cast.secretary)
    pass_them(recorded)
    confirm(again(recorded), cast.colleague)
    confirm(again(recorded), cast.secretary)
    for name in ("extract", "about_me", "my_turn", "votes"):
        visit(page, at(name, recorded.pk), see, f"member-locked-{name}")
