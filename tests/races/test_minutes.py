"""Passing the minutes against a remark, an edit, a vote; two who confirm at once."""

import time
from random import Random

import pytest

from cells.canonical import content_hash
from cells.meetings.minutes_content import hash_now
from cells.meetings.services.minutes import draft_minutes
from cells.meetings.services.minutes_passing import reopen_minutes
from cells.models import Remark, Vote
from cells.workflow import WorkflowError
from tests.factories import Cast
from tests.minutes_scenes import (
    AFTER,
    again,
    closed,
    confirm,
    drafted,
    edit,
    part,
    pass_them,
    passed,
    write,
)
from tests.races.together import together
from tests.remarks_scenes import loaded, remark
from tests.votes_scenes import put

ROUNDS = 20


@pytest.fixture
def cast():
    return Cast()


def refusals(results) -> list:
    """Nothing but a plain refusal may come out of a race."""
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    return errors


def after(pause: float, act):
    def run():
        time.sleep(max(0, pause))
        return act()

    return run


def against_passing(minutes, act, pause: float) -> None:
    """By a page that was shown before: exactly one of the two happens."""
    shown = again(minutes)
    facts = {"shown": hash_now(shown), "seen_version": shown.version}
    results = together(
        after(-pause, lambda: pass_them(minutes, **facts)),
        after(pause, act),
    )
    assert len(refusals(results)) == 1, results
    stored = again(minutes)
    if stored.status == "passed":
        assert content_hash(stored.content) == stored.content_sha256


def open_again(cast, minutes):
    """A draft that says what is recorded by now."""
    minutes = again(minutes)
    if minutes.status == "passed":
        reopen_minutes(
            minutes=minutes,
            reason="Lần nữa",
            seen_version=minutes.version,
            by=cast.secretary,
            now=AFTER,
        )
    draft_minutes(meeting=loaded(minutes.meeting), by=cast.colleague, now=AFTER)


def test_no_remark_slips_past_the_page_that_was_shown(cast):
    minutes, chance = drafted(cast), Random(3)
    closed(minutes.meeting, cast.colleague)
    for number in range(ROUNDS):
        before, meeting = Remark.objects.count(), loaded(minutes.meeting)
        against_passing(
            minutes,
            lambda m=meeting, n=number: remark(m, cast, deed=f"Việc {n}"),
            chance.uniform(-4, 4) / 500,
        )
        was_recorded = Remark.objects.count() > before
        stored = again(minutes)
        assert (stored.status == "passed") != was_recorded
        if stored.content:
            kinds = [part["kind"] for part in stored.content["parts"]]
            assert kinds.count("remark") == Remark.objects.count()
        open_again(cast, minutes)


def test_an_edit_is_in_what_is_passed_or_refused(cast):
    minutes, chance = drafted(cast), Random(5)
    closed(minutes.meeting, cast.colleague)
    for number in range(ROUNDS):
        row, stale = part(minutes, "opening"), again(minutes)
        words = f"Lần {number}"

        def save(row=row, stale=stale, words=words):
            return write(stale, edit(row, words), page="", sequence=0)

        results = together(
            after(chance.uniform(-4, 4) / 500, lambda s=stale: pass_them(s)), save
        )
        refusals(results)
        stored = again(minutes)
        if stored.status == "passed":
            row.refresh_from_db()
            assert stored.content["parts"][0]["text"] == row.text
        open_again(cast, minutes)


def test_no_vote_is_open_in_passed_minutes(cast):
    minutes, chance = drafted(cast), Random(7)
    closed(minutes.meeting, cast.colleague)
    for _ in range(ROUNDS):
        meeting = loaded(minutes.meeting)
        against_passing(
            minutes,
            lambda m=meeting: put(m, cast.secretary),
            chance.uniform(-4, 4) / 500,
        )
        is_open = Vote.objects.filter(status="open").exists()
        assert (again(minutes).status == "passed") != is_open
        Vote.objects.filter(status="open").delete()
        open_again(cast, minutes)


def test_two_who_confirm_at_once_lock_them_once(cast):
    minutes = passed(cast)
    results = together(
        lambda: confirm(minutes, cast.secretary),
        lambda: confirm(minutes, cast.colleague),
    )
    refusals(results)
    stored = again(minutes)
    given = stored.confirmations.count()
    assert (stored.status == "locked") == (given == 2)
