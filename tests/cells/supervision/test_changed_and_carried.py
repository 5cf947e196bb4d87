"""A plan approved anew, and one that came with a transfer in the middle of a year."""

from datetime import date

from cells.models import PlanItem, RemediationPlan
from cells.plans.services import change_plan
from cells.supervision.followed_lines import followed_lines, newest_standing
from cells.supervision.schedule import follow
from tests.factories import NOW, TODAY
from tests.plan_scenes import (
    approved,
    approved_plan,
    edit_of,
    fresh,
    kind_named,
    send,
    write,
)
from tests.supervision_scenes import started


def test_a_sheet_follows_the_newest_approved_copy(cast):
    plan = approved_plan(cast, cast.author)
    change_plan(plan=plan, reason="Lùi lịch", seen_version=plan.version, now=NOW)
    item = plan.items.order_by("position").first()
    write(fresh(plan), edit_of(item, title="Bản mới", change_reason="Lùi lịch"))
    send(fresh(plan))
    plan = approved(cast, fresh(plan))
    assert [line.title for line in started(cast, plan=plan).lines.all()] == ["Bản mới"]


def carried(cast) -> RemediationPlan:
    """What stands of the open lines in the new cell: title, product and dates."""
    approved_plan(cast, cast.author)
    plan = RemediationPlan.objects.create(
        cell_round=cast.other_round,
        author=cast.author,
        status="carried",
        approver_office="secretary",
        approver_organisation=cast.other_cell,
        created_at=NOW,
    )
    PlanItem.objects.create(
        plan=plan,
        position=1,
        source="self",
        title="Viết 4 bài",
        due_on=date(2027, 4, 23),
        product_kind=kind_named("Bài thu hoạch"),
        product_quantity=4,
        product_unit="bài",
        shortcoming="DẤU-RIÊNG",
        solution="DẤU-RIÊNG",
    )
    return plan


def test_open_lines_travel_as_title_product_and_dates_only(cast):
    [line] = followed_lines(carried(cast), newest_standing(carried_of(cast)))
    assert (line.title, line.product) == ("Viết 4 bài", "Bài thu hoạch, 4 bài")
    assert (line.indicator_code, line.solution) == ("", "")
    assert "DẤU-RIÊNG" not in str(line)


def carried_of(cast) -> RemediationPlan:
    return RemediationPlan.objects.get(status="carried")


def test_reporting_goes_on_in_the_new_cell_from_the_day_of_the_transfer(cast):
    plan = carried(cast)
    periods = follow(plan, TODAY).periods
    assert (periods[0].starts_on, periods[-1].ends_on) == (
        date(2026, 10, 1),
        date(2027, 12, 31),
    )
    report = started(cast, plan=plan)
    assert report.supervisor_organisation == cast.other_cell
    assert report.lines.get().planned == 4
