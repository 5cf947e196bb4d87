"""Two recorders with bad connections; a remark against the end and the minutes."""

import time
from collections import Counter
from contextlib import nullcontext
from random import Random
from uuid import UUID

import pytest
from django.db import OperationalError

from cells.canonical import content_hash
from cells.meetings.minutes_content import content_now
from cells.meetings.services.minutes import draft_minutes
from cells.meetings.services.minutes_passing import pass_minutes
from cells.meetings.services.remarks import record_remark
from cells.meetings.services.running import end_meeting
from cells.models import AuditEntry, Meeting, Minutes, Remark
from cells.workflow import WorkflowError
from tests.factories import NOW, Cast
from tests.races.together import pauses, together
from tests.remarks_scenes import loaded, running, values, vote_on_minutes

EACH = 250  # remarks of one recorder
PAIRS = 40


class TimedOutError(Exception):
    """The client heard nothing: the request or its answer was lost."""


@pytest.fixture
def cast():
    return Cast()


def page_ids(chance: Random, count: int) -> list[UUID]:
    return [UUID(int=chance.getrandbits(128), version=4) for _ in range(count)]


def record(meeting, cast, by, page_id, deed):
    return record_remark(
        meeting=meeting,
        values=values(cast, deed=deed),
        page_id=page_id,
        by=by,
        now=NOW,
    )


def over_a_bad_line(chance: Random, act):
    """``act`` happens and is heard of, or one of the two does not."""
    fate = chance.random()
    if fate < 0.15:
        raise TimedOutError  # the request never arrived
    done = act()
    if fate < 0.4:
        raise TimedOutError  # stored, but the client has given up waiting
    return done


def recorder(cast, pk: int, by, seed: int) -> dict[UUID, str]:
    """Each remark is sent until an answer comes: page id → the words acknowledged."""
    chance, acknowledged = Random(seed), {}
    for number, page_id in enumerate(page_ids(chance, EACH)):
        deed = f"Việc {seed}-{number}"
        while page_id not in acknowledged:
            meeting = Meeting.objects.select_related("cell_round").get(pk=pk)
            send = lambda m=meeting, p=page_id, d=deed: record(m, cast, by, p, d)  # noqa: E731
            try:
                acknowledged[page_id] = over_a_bad_line(chance, send).deed
            except (TimedOutError, OperationalError):
                continue
    return acknowledged


def test_what_two_recorders_were_told_is_stored_once_each(cast):
    meeting = running(cast)
    told = together(
        lambda: recorder(cast, meeting.pk, cast.colleague, 1),
        lambda: recorder(cast, meeting.pk, cast.secretary, 2),
    )
    assert [each for each in told if not isinstance(each, dict)] == []
    acknowledged = told[0] | told[1]
    stored = dict(Remark.objects.values_list("page_id", "deed"))
    assert len(acknowledged) == 2 * EACH
    assert stored == acknowledged
    assert Remark.objects.count() == 2 * EACH
    acts = AuditEntry.objects.filter(action="meeting.record_remark")
    traced = Counter(acts.values_list("target_id", flat=True))
    assert (len(traced), max(traced.values())) == (2 * EACH, 1)
    assert loaded(meeting).live_number == 2 * EACH


def test_one_page_sent_four_times_at_once_is_one_remark(cast):
    meeting = running(cast)
    for page_id in page_ids(Random(3), 10):
        pages = [loaded(meeting) for _ in range(4)]
        sends = [
            lambda m=page, p=page_id: record(m, cast, cast.colleague, p, "A")
            for page in pages
        ]
        rows = together(*sends)
        assert {getattr(row, "pk", row) for row in rows} == {rows[0].pk}
    assert Remark.objects.count() == 10


def refusals(results) -> int:
    """Nothing but a plain refusal may come out of a race."""
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    return len(errors)


def test_a_remark_against_the_end_is_recorded_before_it_or_refused(cast):
    meeting, chance, outcomes = running(cast), Random(5), set()
    ids = page_ids(chance, PAIRS)
    for number, (page_id, pause) in enumerate(
        zip(ids, pauses(chance, PAIRS, 0.006), strict=True)
    ):
        writing, ending = loaded(meeting), loaded(meeting)

        def say(m=writing, p=page_id, d=f"Việc {number}", wait=pause):
            time.sleep(max(0, wait))
            return record(m, cast, cast.colleague, p, d)

        def end(m=ending, wait=pause):
            time.sleep(max(0, -wait))
            end_meeting(meeting=m, seen_version=m.version, by=cast.secretary, now=NOW)

        said, ended = together(say, end)
        assert ended is None, ended
        refusals([said])
        was_said = isinstance(said, Remark)
        assert Remark.objects.filter(page_id=page_id).exists() == was_said
        outcomes.add(was_said)
        Meeting.objects.filter(pk=meeting.pk).update(status="running", ended_at=None)
    assert outcomes == {True, False}


def test_against_the_minutes_a_remark_is_recorded_before_they_pass_or_refused(cast):
    meeting, chance, outcomes = running(cast), Random(7), Counter()
    vote = vote_on_minutes(meeting, cast)
    ids = page_ids(chance, PAIRS)
    for page_id, pause in zip(ids, pauses(chance, PAIRS, 0.01), strict=True):
        draft_minutes(meeting=loaded(meeting), by=cast.colleague, now=NOW)
        outcomes[against_passing(cast, meeting, vote, page_id, pause)] += 1
        Minutes.objects.all().update(
            status="draft", passed_at=None, passed_by_vote=None,
            content=None, content_sha256="",
        )  # fmt: skip
    assert set(outcomes) == {"recorded", "refused"}, outcomes


def in_content(minutes) -> set[str]:
    parts = minutes.content["parts"]
    return {part["reference"] for part in parts if part["kind"] == "remark"}


def against_passing(cast, meeting, vote, page_id, pause) -> str:
    """What was acknowledged is in what was passed, or passing was refused; once the
    minutes are passed nothing is recorded."""
    stored = Minutes.objects.select_related("meeting__cell_round__cell")
    minutes = stored.get(meeting=meeting)
    shown = content_hash(content_now(minutes))
    writing = loaded(meeting)

    def say():
        time.sleep(max(0, pause))
        return record(writing, cast, cast.colleague, page_id, "Việc cụ thể")

    def pass_them():
        time.sleep(max(0, -pause))
        return pass_minutes(
            minutes=minutes, vote=vote, is_read_out=True, shown=shown,
            seen_version=minutes.version, by=cast.secretary, now=NOW,
        )  # fmt: skip

    said, passed = together(say, pass_them)
    refusals([said, passed])
    was_said = isinstance(said, Remark)
    assert Remark.objects.filter(page_id=page_id).exists() == was_said
    is_passed = stored.get(pk=minutes.pk).status == "passed"
    assert is_passed == isinstance(passed, Minutes)
    assert was_said != is_passed  # recorded before: the draft does not say it
    if is_passed:
        passed_remarks = in_content(stored.get(pk=minutes.pk))
        recorded = Remark.objects.filter(meeting=meeting, status="recorded")
        assert passed_remarks == {str(row.reference) for row in recorded}
    with pytest.raises(WorkflowError) if is_passed else nullcontext():
        record(loaded(meeting), cast, cast.colleague, UUID(int=page_id.int + 1), "Sau")
    return "recorded" if was_said else "refused"
