"""Two people mark, assign, change or put down the same duties at the same moment."""

import time
from random import Random

import pytest

from cells.models import AuditEntry, Duty, DutyAssignment, Notification, Preparation
from cells.preparation.services.aims import save_aims
from cells.preparation.services.duties import (
    assign_duty,
    change_duty,
    mark_duty_done,
    seed_duties,
    take_back_mark,
)
from cells.preparation.suggestions import suggested_duties
from cells.saving import Edit, Saved
from cells.workflow import WorkflowError
from tests.duties_scenes import VALUES, fresh, own_duty
from tests.factories import NOW, Cast
from tests.races.together import together

TIMES = 25


@pytest.fixture
def cast():
    return Cast()


def refusals(results) -> list:
    """Nothing but a plain refusal may come out of a race."""
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    return errors


def test_of_two_marks_exactly_one_stands(cast):
    duty = own_duty(cast, cast.author, cast.colleague)
    for _ in range(TIMES):
        version = fresh(duty).version

        def mark(by, row, version=version):
            mark_duty_done(duty=row, seen_version=version, by=by, now=NOW)

        first, second = fresh(duty), fresh(duty)
        results = together(
            lambda row=first: mark(cast.author, row),
            lambda row=second: mark(cast.colleague, row),
        )
        assert len(refusals(results)) == 1
        winner = cast.author if results[0] is None else cast.colleague
        assert fresh(duty).done_by == winner
        assert fresh(duty).version == version + 1
        take_back_mark(
            duty=fresh(duty), seen_version=version + 1, by=cast.secretary, now=NOW
        )
    assert AuditEntry.objects.filter(action="duty.done").count() == TIMES


def test_nobody_is_assigned_twice_and_a_stale_form_takes_nobody_away(cast):
    chance = Random(7)
    for number in range(TIMES):
        duty = own_duty(cast)
        pause = chance.uniform(0, 2) / 500
        first, second = fresh(duty), fresh(duty)

        def assign(row=first, pause=pause):
            time.sleep(pause)
            assign_duty(
                duty=row,
                member_id=cast.author.pk,
                seen_version=1,
                by=cast.secretary,
                now=NOW,
            )

        def change(row=second):
            change_duty(
                duty=row,
                values=VALUES,
                member_ids=[cast.author.pk, cast.colleague.pk],
                seen_version=1,
                by=cast.deputy,
                now=NOW,
            )

        results = together(assign, change)
        refusals(results)
        people = set(DutyAssignment.objects.filter(duty=duty).values_list("member"))
        changed = results[1] is None
        expected = {cast.author.pk} | ({cast.colleague.pk} if changed else set())
        assert {pk for (pk,) in people} == expected
        assert fresh(duty).version == 2, number
        told = Notification.objects.filter(recipient=cast.author, kind="duty_given")
        assert told.count() == number + 1


def test_the_list_put_down_by_two_stands_once(cast):
    def seed(by):
        return seed_duties(cell_round=cast.cell_round, by=by, now=NOW)

    added = together(lambda: seed(cast.secretary), lambda: seed(cast.deputy))
    assert refusals(added) == []
    assert sorted(added) == [0, len(suggested_duties())]
    assert Duty.objects.count() == len(suggested_duties())


def test_of_two_first_saves_of_the_aims_one_is_kept_and_one_is_shown(cast):
    def save(by, words):
        edit = Edit(
            key=0,
            values={"aims": words, "session_form": "", "form_details": ""},
            seen_version=1,
        )
        outcome, row = save_aims(
            cell_round=cast.cell_round, edit=edit, page=words, sequence=1, by=by,
            now=NOW,
        )  # fmt: skip
        return outcome, row.aims

    results = together(
        lambda: save(cast.secretary, "một"), lambda: save(cast.deputy, "hai")
    )
    assert refusals(results) == []
    stored = Preparation.objects.get().aims
    assert {outcome for outcome, _aims in results} == {Saved.STORED, Saved.CONFLICT}
    assert [aims for _outcome, aims in results] == [stored, stored]
