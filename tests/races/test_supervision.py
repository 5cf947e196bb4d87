"""Accepting against editing, all against one, two runs of the reminders at once."""

import time
from datetime import date
from random import Random

import pytest

from cells.models import LineReminder, Notification, ProgressLine, ProgressReport
from cells.supervision.services import (
    accept_progress,
    accept_together,
    recall_progress,
    send_progress,
    send_reminders,
    start_progress,
)
from cells.workflow import WorkflowError
from tests.factories import NOW, TODAY, Cast
from tests.plan_scenes import approved_plan
from tests.plan_scenes import fresh as fresh_plan
from tests.races.together import together
from tests.supervision_scenes import MONTH, at, edit_of, fresh, sent, write

ROUNDS = 25


@pytest.fixture
def cast():
    return Cast()


def refusals(results) -> list:
    """Nothing but a plain refusal may come out of a race."""
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    return errors


def test_what_is_accepted_is_what_was_shown(cast):
    chance, outcomes = Random(3), set()
    report = sent(cast, quantity=1)
    for _ in range(ROUNDS):
        outcomes.add(accept_against_edit(cast, report, chance.uniform(-4, 4) / 1000))
        ProgressReport.objects.filter(pk=report.pk).update(
            status="sent", accepted_by=None, accepted_at=None, first_opened_at=None
        )
        ProgressLine.objects.filter(report=report).update(quantity=1)
    assert outcomes <= {"accepted", "edited"}


def accept_against_edit(cast, report, pause) -> str:
    """The page showed one piece; its author takes the sheet back and writes nine."""
    shown, own = fresh(report), fresh(report)

    def accept():
        time.sleep(max(0, pause))
        accept_progress(
            report=shown, by=cast.secretary, seen_version=shown.version, now=NOW
        )

    def edit():
        time.sleep(max(0, -pause))
        recall_progress(report=own, seen_version=own.version, now=NOW)
        write(own, edit_of(own.lines.get(), quantity=9))
        now = fresh(report)
        send_progress(report=now, seen_version=now.version, now=NOW)

    accepted, edited = together(accept, edit)
    assert len(refusals([accepted, edited])) == 1
    stored, line = fresh(report), report.lines.get()
    if accepted is None:
        assert (stored.status, line.quantity) == ("accepted", 1)
        return "accepted"
    assert (stored.status, line.quantity) == ("sent", 9)
    return "edited"


def test_all_together_against_one_accepts_each_once(cast):
    first, second = sent(cast), sent(cast, cast.colleague)
    for _ in range(ROUNDS):
        seen = [(fresh(each), fresh(each).version) for each in (first, second)]
        one = fresh(first)
        result, single = together(
            lambda seen=seen: accept_together(
                seen=seen, by=cast.secretary, told_on=TODAY, now=NOW
            ),
            lambda one=one: accept_progress(
                report=one, by=cast.secretary, seen_version=one.version, now=NOW
            ),
        )
        refusals([single])
        wins = [each.pk for each in result.accepted].count(first.pk)
        assert wins + (single is None) == 1
        assert second.pk in [each.pk for each in result.accepted]
        versions = [fresh(each).version for each in (first, second)]
        assert versions == [seen[0][1] + 1, seen[1][1] + 1]
        ProgressReport.objects.update(
            status="sent", accepted_by=None, accepted_at=None, told_on=None
        )


def test_two_runs_of_the_reminders_tell_each_thing_once(cast):
    for member in (cast.author, cast.colleague, cast.former):
        approved_plan(cast, member, declared={3: {}, 4: {}, 5: {}})
    now = at(date(2027, 4, 2))
    for _ in range(5):
        results = together(*[lambda: send_reminders(now=now)] * 3)
        assert refusals(results) == []
        assert sum(found["things"] for found in results) == 6
        told = Notification.objects.filter(kind="lines_due")
        assert sorted(told.values_list("recipient", flat=True)) == sorted(
            member.pk for member in (cast.author, cast.colleague, cast.former)
        )
        assert {notice.facts["n"] for notice in told} == {2}
        told.delete()
        LineReminder.objects.all().delete()


def test_a_sheet_begun_in_two_windows_is_one_sheet(cast):
    plan = approved_plan(cast, cast.author)
    stale = [fresh_plan(plan) for _ in range(3)]
    results = together(
        *[
            lambda plan=plan: start_progress(plan=plan, period=MONTH, now=NOW).pk
            for plan in stale
        ]
    )
    refusals(results)
    assert ProgressReport.objects.count() == 1
    assert ProgressLine.objects.count() == 1
