"""A page that asks for news by itself keeps nobody signed in who does nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.cells.accounts.people import JSON, is_signed_in
from tests.cells.accounts.refusals import kept_in, sign_in_with
from tests.live_scenes import running

pytestmark = pytest.mark.usefixtures("clock")
EVERY = 3  # seconds


@pytest.fixture
def meeting(cast):
    return running(cast)


def poll(client, meeting, **query):
    url = reverse("meetings:live_news", args=[meeting.pk])
    return client.get(url, {"since": meeting.live_number} | query, headers=JSON)


def sign_in(client, cast):
    client.force_login(cast.colleague)
    client.get("/")


def polls(client, meeting, clock, *, minutes, every=EVERY) -> set[int]:
    """Nobody does anything: the answers to a poll every three seconds."""
    got = set()
    for _each in range(minutes * 60 // every):
        clock.shift(timedelta(seconds=every))
        got.add(poll(client, meeting).status_code)
    return got


def test_a_session_of_200_minutes_logs_nobody_out_who_acts(
    cast, client, clock, meeting
):
    """Every twentieth poll is asked for here: 4,000 of them say nothing more."""
    sign_in(client, cast)
    for _ten_minutes in range(20):
        assert polls(client, meeting, clock, minutes=10, every=20 * EVERY) == {204}
        assert poll(client, meeting, acted="1").status_code == 204
    assert client.get("/").status_code == 200


def test_polls_alone_do_not_count(cast, client, clock, meeting):
    sign_in(client, cast)
    assert polls(client, meeting, clock, minutes=29) == {204}
    assert polls(client, meeting, clock, minutes=2) == {204, 401}
    assert poll(client, meeting, acted="1").status_code == 401
    assert poll(client, meeting).json() == {"reason": "locked"}
    assert is_signed_in(client)


def test_what_is_posted_to_the_locked_page_comes_back_after_the_password(
    cast, client, clock, meeting
):
    sign_in(client, cast)
    polls(client, meeting, clock, minutes=31, every=20 * EVERY)
    turn = meeting.turns.first()
    url = reverse("meetings:write_turn", args=[meeting.pk, turn.pk])
    typed = {"version": turn.version, "summary": "Còn nể nang khi góp ý."}
    page = client.post(url, typed, headers={"origin": "http://testserver"})
    assert page.status_code == 401
    shown = sign_in_with(client, kept_in(page), cast.colleague)
    assert shown.context["typed"] == ["Còn nể nang khi góp ý."]


def test_other_pages_count_as_acts_whatever_they_say(cast, client, clock, meeting):
    sign_in(client, cast)
    clock.shift(timedelta(minutes=20))
    client.get("/", {"acted": "0"})
    clock.shift(timedelta(minutes=20))
    assert client.get("/").status_code == 200


def test_a_page_that_always_says_so_keeps_nobody_signed_in_for_ever(
    cast, client, meeting, clock, settings
):
    sign_in(client, cast)
    got = []
    for _each in range(settings.SESSION_COOKIE_AGE // 1200 + 1):
        clock.shift(timedelta(minutes=20))
        got.append(poll(client, meeting, acted=1).status_code)
    assert got[-1] == 401
    # The one before meets the limit to the second: either answer is right.
    assert set(got[:-2]) == {204}
    sign_in_with(client, "", cast.colleague)
    assert poll(client, meeting, acted=1).status_code == 204
