"""A plan moves with its author: what is open goes on in the new cell, and no more."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, transaction

from cells.models import AuditEntry, PlanItem, RemediationPlan
from cells.plans.services import add_product_kind, change_plan
from cells.supervision.followed_lines import followed_lines
from cells.supervision.schedule import follow
from tests.factories import NOW, TODAY, make_cell
from tests.plan_scenes import (
    approved_plan,
    changed_plan,
    edit_of,
    fresh,
    sent_plan,
    told,
    write,
    written_plan,
)
from tests.supervision_scenes import accepted, evaluate, started
from tests.transfer_scenes import (
    MOVED_AT,
    MOVED_ON,
    again,
    carried_of,
    come,
    evaluated,
    leave,
    moved_plan,
    transfer,
)

MARK = "DẤU-RIÊNG"
THREE = {3: {}, 5: {}, 7: {}}  # the last one ends in “no measure”


def test_open_lines_travel_as_title_product_and_dates_and_nothing_else(cast):
    plan = approved_plan(cast, cast.author)
    came = moved_plan(cast, plan)
    old = plan.items.order_by("position").first()
    [item] = came.items.all()
    travelled = ("title", "start_on", "due_on", "product_kind_id", "product_unit")
    assert [getattr(item, n) for n in travelled] == [getattr(old, n) for n in travelled]
    assert (item.product_quantity, item.carried_line) == (4, old.pk)
    row = PlanItem.objects.filter(pk=item.pk).values().get()
    assert MARK not in str(row)
    assert (row["indicator_id"], row["finding_id"], row["source"]) == (
        None,
        None,
        "carried",
    )


def test_the_old_plan_has_moved_and_the_new_one_is_followed_there(cast):
    plan = approved_plan(cast, cast.author)
    came = moved_plan(cast, plan)
    plan = again(plan)
    assert (plan.status, plan.moved_to, plan.ended_at) == (
        "moved",
        cast.other_cell,
        MOVED_AT,
    )
    assert (came.status, came.cell, came.cell_id) == (
        "carried",
        cast.other_cell,
        cast.other_cell.pk,
    )
    assert (came.approver_office, came.approver_organisation) == (
        "secretary",
        cast.other_cell,
    )
    assert told(cast.author)[-1] == "plan_moved"
    assert told(cast.stranger) == ["plan_carried"]


def test_both_chains_know_of_it_without_a_word_of_the_plan(cast):
    plan = approved_plan(cast, cast.author)
    came = moved_plan(cast, plan)
    for target, action, cell in (
        (plan, "plan.move", cast.cell),
        (came, "plan.carry", cast.other_cell),
    ):
        entry = AuditEntry.objects.get(action=action, target_id=target.pk)
        assert entry.chain.organisation_id == cell.pk
        assert "bài" not in str(entry.details)


def test_what_was_met_stays_and_what_was_not_goes_on(cast):
    plan = approved_plan(cast, cast.author, declared=THREE)
    first, second = plan.items.exclude(title="").order_by("position")
    evaluate(cast, plan, "met", line=first.pk)
    evaluate(cast, plan, "met", line=second.pk)
    evaluate(cast, plan, "partly", line=second.pk)  # the last one counts
    came = moved_plan(cast, plan)
    assert [item.carried_line for item in came.items.all()] == [second.pk]


def test_where_everything_was_met_nothing_is_carried(cast):
    plan = approved_plan(cast, cast.author)
    evaluated(cast, plan)
    assert moved_plan(cast, plan) is None
    assert again(plan).status == "moved"


@pytest.mark.parametrize(("delivered", "owed"), [(1, 3), (4, None), (9, None)])
def test_the_number_of_pieces_is_what_is_still_owed(cast, delivered, owed):
    report = accepted(cast, quantity=delivered)
    came = moved_plan(cast, report.plan)
    assert came.items.get().product_quantity == owed


@pytest.mark.parametrize("make", [written_plan, sent_plan])
def test_a_plan_that_was_never_approved_moves_with_nothing(cast, make):
    plan = make(cast, cast.author)
    assert moved_plan(cast, plan) is None
    assert again(plan).status == "moved"
    assert told(cast.stranger) == []


def test_of_a_plan_being_changed_the_approved_lines_travel(cast):
    plan = changed_plan(cast, cast.author)
    item = plan.items.order_by("position").first()
    write(plan, edit_of(item, title="DẤU-NHÁP", change_reason="Lùi lịch"))
    came = moved_plan(cast, fresh(plan))
    assert [each.title for each in came.items.all()] == ["Viết 4 bài thu hoạch"]


def test_a_kind_of_product_of_the_old_cell_goes_along_by_name(cast):
    kind = add_product_kind(
        cell=cast.cell, name="Chuyên đề mẫu", unit="chuyên đề", by=cast.secretary,
        now=NOW,
    )  # fmt: skip
    plan = approved_plan(cast, cast.author)
    change_plan(plan=plan, reason="Đổi", seen_version=plan.version, now=NOW)
    item = plan.items.order_by("position").first()
    write(fresh(plan), edit_of(item, product_kind_id=kind.pk, change_reason="Đổi"))
    came = moved_plan(cast, fresh(plan))
    assert came.items.get().product_kind.name == "Bài thu hoạch"  # as approved


def test_without_a_round_in_the_new_cell_the_lines_are_followed_all_the_same(cast):
    cell = make_cell(cast.committee, "Chi bộ Hành chính", "CB-9")
    came = moved_plan(cast, approved_plan(cast, cast.author), cell)
    assert came.cell == cell
    assert follow(came, MOVED_ON).periods[0].starts_on == date(2026, 11, 1)
    assert came.approver_organisation == cast.committee  # without a secretary


def test_a_second_transfer_moves_on_and_a_way_back_leads_home(cast):
    plan = approved_plan(cast, cast.author)
    second = moved_plan(cast, plan)
    third = moved_plan(cast, second, cast.cell, on=MOVED_ON + timedelta(days=30))
    assert again(second).status == "moved"
    assert (third.status, third.cell) == ("carried", cast.cell)
    [line] = followed_lines(third, None)
    assert (line.title, line.planned) == ("Viết 4 bài thu hoạch", 4)
    assert RemediationPlan.objects.followed().count() == 1


def test_saving_again_or_the_nightly_run_moves_nothing_twice(cast):
    plan = approved_plan(cast, cast.author)
    moved_plan(cast, plan)
    call_command("follow_memberships", verbosity=0)
    assert RemediationPlan.objects.count() == 2


@pytest.mark.usefixtures("on_the_day")
def test_a_transfer_that_was_entered_ahead_is_met_by_the_nightly_run(cast, capsys):
    plan = approved_plan(cast, cast.author)
    leave(cast.author, last_day=TODAY, now=NOW)
    come(cast.author, cast.other_cell, on=TODAY + timedelta(days=1), now=NOW)
    assert carried_of(plan) is None
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        call_command("follow_memberships")
    assert "1 plans moved" in capsys.readouterr().out
    assert carried_of(plan).cell == cast.other_cell


def test_a_temporary_place_elsewhere_moves_nothing(cast):
    plan = approved_plan(cast, cast.author)
    come(cast.author, cast.other_cell, standing="temporary")
    assert again(plan).status == "approved"


def test_an_exempt_member_of_the_same_cell_keeps_the_plan(cast):
    plan = approved_plan(cast, cast.author)
    leave(cast.author)
    come(cast.author, cast.cell, standing="exempt")
    assert again(plan).status == "approved"


def test_who_leaves_for_no_cell_keeps_the_plan_until_a_cell_is_found(cast):
    plan = approved_plan(cast, cast.author)
    leave(cast.author)
    assert again(plan).status == "approved"
    plans = RemediationPlan.objects.followed()
    assert not plans.of_members(MOVED_ON).exists()
    come(cast.author, cast.other_cell, on=MOVED_ON + timedelta(days=40))
    assert carried_of(plan).cell == cast.other_cell


def test_a_plan_of_a_closed_round_stays(cast):
    plan = approved_plan(cast, cast.author)
    type(cast.cell_round).objects.filter(pk=cast.cell_round.pk).update(
        status="closed", closed_at=NOW
    )
    transfer(cast.author, cast.other_cell)
    assert again(plan).status == "approved"


BAD = [
    {"status": "carried"},
    {"followed_in_id": 1},
    {"status": "moved"},
]


@pytest.mark.parametrize("changes", BAD)
def test_the_database_refuses_a_carried_plan_without_origin(cast, changes):
    plan = started(cast).plan
    with pytest.raises(IntegrityError), transaction.atomic():
        RemediationPlan.objects.filter(pk=plan.pk).update(**changes)


@pytest.mark.parametrize("name", ["shortcoming", "solution", "expected_result"])
def test_the_database_refuses_what_stays_behind(cast, name):
    came = moved_plan(cast, approved_plan(cast, cast.author))
    with pytest.raises(IntegrityError), transaction.atomic():
        came.items.update(**{name: "Lời riêng"})
