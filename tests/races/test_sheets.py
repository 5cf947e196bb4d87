"""Words against a draft, evaluations at once, an acceptance taken from under a year."""

import time
from random import Random

import pytest

from cells.models import (
    AuditEntry,
    Evaluation,
    ProgressComment,
    ProgressLine,
    ProgressReport,
)
from cells.saving import Saved
from cells.supervision.reporting_periods import Span, period_of
from cells.supervision.services import (
    accept_progress,
    evaluate_line,
    record_oral,
    return_progress,
    send_progress,
    withdraw_acceptance,
)
from cells.supervision.standing import newest_evaluations
from cells.workflow import WorkflowError
from tests.factories import NOW, TODAY, Cast
from tests.plan_scenes import approved_plan
from tests.plan_scenes import fresh as fresh_plan
from tests.races.together import together
from tests.supervision_scenes import (
    MONTH,
    accepted,
    edit_of,
    fresh,
    sent,
    started,
    write,
    written,
)

ROUNDS = 25
YEAR = period_of(Span.YEAR, TODAY)


@pytest.fixture
def cast():
    return Cast()


def refusals(results) -> list:
    """Nothing but a plain refusal may come out of a race."""
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    return errors


def test_words_recorded_over_a_draft_lose_nothing_that_was_acknowledged(cast):
    plan = approved_plan(cast, cast.author)
    chance, met = Random(7), set()
    for number in range(ROUNDS):
        report = started(cast, plan=plan)
        typed = f"Lần gõ {number}"
        met.add(oral_against_typing(cast, report, typed, chance.uniform(-4, 4) / 1000))
        ProgressLine.objects.filter(report=report).delete()
        ProgressComment.objects.filter(report=report).delete()
        ProgressReport.objects.filter(pk=report.pk).delete()
    assert met <= {Saved.STORED, "refused"}


def oral_against_typing(cast, report, typed, pause):
    """What the author had saved is kept beside what the secretary writes down."""
    line, own, plan = report.lines.get(), fresh(report), fresh_plan(report.plan)

    def save():
        time.sleep(max(0, pause))
        return write(own, edit_of(line, obstacles=typed), page="p", sequence=1)

    def record():
        time.sleep(max(0, -pause))
        return say(cast, plan, "Đã nói")

    saved, recorded = together(save, record)
    refusals([saved])
    assert not isinstance(recorded, BaseException), recorded
    stored = fresh(report)
    assert (stored.status, stored.lines.get().obstacles) == ("oral", "Đã nói")
    if isinstance(saved, WorkflowError):
        assert stored.kept_draft is None
        return "refused"
    assert stored.kept_draft["lines"][str(line.plan_line)]["obstacles"] == typed
    return saved[line.pk][0]


def say(cast, plan, words):
    ids = plan.approvals.get(replaced_at=None).item_ids
    return record_oral(
        plan=plan,
        period=MONTH,
        values={pk: {"quantity": 2, "obstacles": words} for pk in ids},
        comment="",
        told_on=TODAY,
        by=cast.secretary,
        now=NOW,
    )


def test_a_sheet_is_sent_by_its_author_or_recorded_never_both(cast):
    plan = approved_plan(cast, cast.author)
    for _round in range(ROUNDS):
        report = written(started(cast, plan=plan))
        own, of_secretary = fresh(report), fresh_plan(plan)
        results = together(
            lambda own=own: send_progress(
                report=own, seen_version=own.version, now=NOW
            ),
            lambda plan=of_secretary: say(cast, plan, "Đã nói"),
        )
        assert len(refusals(results)) == 1
        stored = fresh(report)
        words = {"sent": report.lines.get().obstacles, "oral": "Đã nói"}
        assert stored.lines.get().obstacles == words[stored.status]
        ProgressReport.objects.update(status="draft", sent_at=None, kept_draft=None)


def test_two_evaluations_at_once_both_stand_and_the_newest_counts(cast):
    plan = approved_plan(cast, cast.author)
    line = plan.items.order_by("position").first().pk
    for number in range(1, ROUNDS + 1):
        results = together(
            *[
                lambda result=result: evaluate_line(
                    plan=fresh_plan(plan),
                    plan_line=line,
                    period=MONTH,
                    result=result,
                    why="Đã xem sản phẩm",
                    by=cast.secretary,
                    now=NOW,
                )
                for result in ("met", "partly")
            ]
        )
        assert refusals(results) == []
        rows = list(Evaluation.objects.filter(plan=plan).order_by("pk"))
        assert len(rows) == 2 * number
        assert {row.result for row in rows[-2:]} == {"met", "partly"}
        assert newest_evaluations([plan.pk]) == {(plan.pk, line): rows[-1]}


def test_of_accepting_and_returning_one_stands(cast):
    report = sent(cast)
    for _round in range(ROUNDS):
        one, other = fresh(report), fresh(report)
        results = together(
            lambda one=one: accept_progress(
                report=one, by=cast.secretary, seen_version=one.version, now=NOW
            ),
            lambda other=other: return_progress(
                report=other,
                by=cast.secretary,
                reason="Nêu rõ",
                seen_version=other.version,
                now=NOW,
            ),
        )
        assert len(refusals(results)) == 1
        stored = fresh(report)
        is_returned = results[1] is None
        assert stored.status == ("returned" if is_returned else "accepted")
        assert stored.replies.count() == is_returned
        stored.replies.all().delete()
        ProgressReport.objects.update(status="sent", accepted_by=None, accepted_at=None)


def test_no_acceptance_is_taken_from_under_an_accepted_year(cast):
    month = accepted(cast)
    year = sent(cast, plan=month.plan, period=YEAR)
    for _round in range(ROUNDS):
        before = AuditEntry.objects.order_by("-pk").first().pk
        withdraw_against_the_year(cast, fresh(month), fresh(year))
        acts = list(
            AuditEntry.objects.filter(pk__gt=before)
            .order_by("pk")
            .values_list("action", "target_id")
        )
        states = fresh(month).status, fresh(year).status
        taken, given = ("progress.withdraw_acceptance", month.pk), (
            "progress.accept", year.pk
        )  # fmt: skip
        assert acts in ([given], [taken, given])
        assert states == ("accepted" if acts == [given] else "sent", "accepted")
        ProgressReport.objects.filter(pk=year.pk).update(
            status="sent", accepted_by=None, accepted_at=None
        )
        ProgressReport.objects.filter(pk=month.pk).update(
            status="accepted", accepted_by=cast.secretary, accepted_at=NOW
        )


def withdraw_against_the_year(cast, month, year) -> None:
    withdrawn, given = together(
        lambda: withdraw_acceptance(
            report=month,
            by=cast.secretary,
            reason="Nhầm số",
            seen_version=month.version,
            now=NOW,
        ),
        lambda: accept_progress(
            report=year, by=cast.secretary, seen_version=year.version, now=NOW
        ),
    )
    assert given is None, given
    refusals([withdrawn])
