"""Passing the summary against opening its minutes again: never passed on a draft."""

import time
from random import Random

import pytest

from cells.journey.pass_summary import pass_summary
from cells.journey.reopen_summary import reopen_summary
from cells.meetings.services.minutes_passing import reopen_minutes
from cells.models import Minutes, Vote
from cells.workflow import WorkflowError
from tests.cells.summaries import scene
from tests.factories import NOW, Cast
from tests.joining_scenes import held
from tests.races.together import together

PAIRS = 30


@pytest.fixture
def cast():
    cast = Cast()
    scene.accept_two(cast)
    scene.freeze(cast)
    held(cast)
    return cast


def passes(cast, pause: float):
    summary = scene.summary_of(cast)

    def act():
        time.sleep(max(0, pause))
        pass_summary(
            summary=summary, by=cast.secretary, seen_version=summary.version, now=NOW
        )

    return act


def opens_minutes(cast, pause: float):
    minutes = Minutes.objects.select_related("meeting__cell_round").get()

    def act():
        time.sleep(max(0, -pause))
        reopen_minutes(
            minutes=minutes,
            reason="Sửa một đoạn",
            seen_version=minutes.version,
            by=cast.secretary,
            now=NOW,
        )

    return act


def expected_errors(results) -> int:
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    return len(errors)


def put_back(cast) -> None:
    """Passed minutes and a summary before the cell, for the next pair."""
    Minutes.objects.update(
        status="passed",
        passed_at=NOW,
        passed_by_vote=Vote.objects.first(),
        content={"schema": 1},
        content_sha256="0" * 64,
    )
    summary = scene.summary_of(cast)
    if summary.status == "passed":
        reopen_summary(
            summary=summary,
            by=cast.secretary,
            reason="Lần sau",
            seen_version=summary.version,
            now=NOW,
        )


def test_a_summary_never_stands_passed_on_minutes_that_are_a_draft(cast):
    chance, outcomes = Random(11), set()
    for _pair in range(PAIRS):
        pause = chance.uniform(-4, 4) / 500
        results = together(passes(cast, pause), opens_minutes(cast, pause))
        assert expected_errors(results) == 1
        pair = (scene.summary_of(cast).status, Minutes.objects.get().status)
        outcomes.add(pair)
        put_back(cast)
    assert outcomes <= {("passed", "passed"), ("before_cell", "draft")}
