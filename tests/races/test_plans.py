"""Sending against saving, approving against changing, two approvers, two windows."""

import time
from random import Random

import pytest

from cells.models import Approval, RemediationPlan
from cells.plans.approved_content import hash_now, is_in_force, items_of
from cells.plans.services import (
    approve_plan,
    change_plan,
    open_plan,
    recall_plan,
    send_plan,
    start_plan,
)
from cells.saving import Saved
from cells.workflow import WorkflowError
from tests.factories import NOW, Cast
from tests.plan_scenes import (
    accepted_report,
    approved_plan,
    edit_of,
    fresh,
    sent_plan,
    write,
    written_plan,
)
from tests.races.together import pauses, together

PAIRS = 100


@pytest.fixture
def cast():
    return Cast()


def expected_errors(results) -> list:
    """Nothing but a plain refusal may come out of a race."""
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    return errors


def send_and_save(plan, number: int, pause: float) -> tuple[bool, str]:
    """One save and one sending at the same moment: (acknowledged, title sent)."""
    title = f"Lần ghi {number}"
    item = items_of(plan)[0]
    edit, saving, sending = edit_of(item, title=title), fresh(plan), fresh(plan)

    def save():
        time.sleep(max(0, pause))
        return write(saving, edit, page="p", sequence=number)[item.pk][0]

    def send():
        time.sleep(max(0, -pause))
        send_plan(plan=sending, seen_version=sending.version, now=NOW)

    saved, sent = together(save, send)
    assert sent is None, sent
    expected_errors([saved])
    return saved == Saved.STORED, items_of(plan)[0].title == title


def test_what_was_acknowledged_is_sent_and_nothing_else(cast):
    plan = written_plan(cast, cast.author)
    chance, outcomes = Random(5), []
    for number, pause in enumerate(pauses(chance, PAIRS, 0.008), start=1):
        outcomes.append(send_and_save(fresh(plan), number, pause))
        sent = fresh(plan)
        recall_plan(plan=sent, seen_version=sent.version, now=NOW)
    assert [pair for pair in outcomes if pair[0] != pair[1]] == []
    assert {acknowledged for acknowledged, _sent in outcomes} == {True, False}


def approve(cast, plan, shown):
    return approve_plan(
        plan=plan,
        approver=cast.secretary,
        shown=shown,
        seen_version=plan.version,
        now=NOW,
    )


def test_an_approval_never_covers_what_was_taken_back_and_edited(cast):
    chance, outcomes = Random(7), set()
    plan = sent_plan(cast, cast.author)
    for _ in range(30):
        outcomes.add(approve_against_edit(cast, fresh(plan), chance.uniform(-4, 4)))
        begin_again(plan)
    assert outcomes <= {"approved", "edited"}


def approve_against_edit(cast, plan, milliseconds) -> str:
    approving, taking_back = fresh(plan), fresh(plan)
    shown, item = hash_now(plan), items_of(plan)[0]

    def approve_it():
        time.sleep(max(0, milliseconds / 1000))
        return approve(cast, approving, shown)

    def edit():
        time.sleep(max(0, -milliseconds / 1000))
        version = taking_back.version
        recall_plan(plan=taking_back, seen_version=version, now=NOW)
        write(fresh(plan), edit_of(item, title=f"{item.title}."))
        now = fresh(plan)
        send_plan(plan=now, seen_version=now.version, now=NOW)

    approved, _edited = together(approve_it, edit)
    assert len(expected_errors([approved, _edited])) == 1
    if isinstance(approved, Approval):
        assert is_in_force(Approval.objects.get(pk=approved.pk))
        return "approved"
    assert not Approval.objects.exists()
    return "edited"


def begin_again(plan):
    Approval.objects.all().delete()
    RemediationPlan.objects.filter(pk=plan.pk).update(status="sent")


def test_of_two_approvers_exactly_one_wins(cast):
    plan = sent_plan(cast, cast.author)
    shown = hash_now(plan)
    stale = [fresh(plan) for _ in range(4)]
    results = together(
        *[lambda seen=seen: approve(cast, seen, shown) for seen in stale]
    )
    assert len(expected_errors(results)) == 3
    assert Approval.objects.filter(plan=plan).count() == 1
    assert fresh(plan).version == plan.version + 1


def test_of_approving_and_returning_exactly_one_wins(cast):
    from tests.plan_scenes import give_back  # noqa: PLC0415

    for member in (cast.author, cast.colleague, cast.former):
        plan = sent_plan(cast, member)
        shown, one, other = hash_now(plan), fresh(plan), fresh(plan)
        results = together(
            lambda one=one, shown=shown: approve(cast, one, shown),
            lambda other=other: give_back(other, by=cast.secretary, reason="Sửa"),
        )
        assert len(expected_errors(results)) == 1
        assert fresh(plan).status in {"approved", "returned"}


def test_opening_against_recall_has_one_consistent_outcome(cast):
    chance, outcomes = Random(9), set()
    plan = sent_plan(cast, cast.author)
    for _ in range(30):
        outcomes.add(open_against_recall(cast, plan, chance.uniform(-4, 4) / 1000))
        RemediationPlan.objects.filter(pk=plan.pk).update(
            status="sent", first_opened_at=None
        )
    assert outcomes <= {"opened", "taken back"}


def open_against_recall(cast, plan, pause) -> str:
    opening, recalling = fresh(plan), fresh(plan)

    def open_it():
        time.sleep(max(0, pause))
        open_plan(plan=opening, approver=cast.secretary, now=NOW)

    def recall():
        time.sleep(max(0, -pause))
        recall_plan(plan=recalling, seen_version=recalling.version, now=NOW)

    opened, recalled = together(open_it, recall)
    assert len(expected_errors([opened, recalled])) == 1
    stored = fresh(plan)
    facts = (stored.status, stored.first_opened_at is not None)
    assert facts == (("sent", True) if opened is None else ("draft", False))
    return "opened" if opened is None else "taken back"


def test_a_plan_begun_in_two_windows_is_one_plan(cast):
    accepted_report(cast, cast.author)
    results = together(
        *[
            lambda: (
                start_plan(
                    cell_round=type(cast.cell_round).objects.get(pk=cast.cell_round.pk),
                    author=cast.author,
                    now=NOW,
                ).pk
            )
        ]
        * 3
    )
    expected_errors(results)
    assert RemediationPlan.objects.count() == 1
    assert RemediationPlan.objects.get().items.count() == 2


def test_a_change_pressed_twice_opens_once(cast):
    plan = approved_plan(cast, cast.author)
    stale = [fresh(plan) for _ in range(3)]
    results = together(
        *[
            lambda seen=seen: change_plan(
                plan=seen, reason="Lùi", seen_version=seen.version, now=NOW
            )
            for seen in stale
        ]
    )
    assert len(expected_errors(results)) == 2
    assert fresh(plan).status == "changed"
