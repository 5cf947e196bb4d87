"""Lines cover what the cell pointed out one by one, also on the same indicator."""

import pytest
from django.utils import translation

from cells.models import RemediationPlan
from cells.plans.approved_content import items_of
from cells.plans.product_kinds import load_product_kinds
from cells.plans.services import (
    add_item,
    change_plan,
    discard_change,
    remove_item,
    send_plan,
    start_plan,
)
from cells.worklist.waiting import items_for
from tests.factories import NOW, TODAY, Cast
from tests.joining_scenes import finding, held
from tests.plan_scenes import approved, edit_of, fresh, whole_values, write

TITLE = "The plan has to be added to"


@pytest.fixture
def cast(db):
    load_product_kinds()
    return Cast()


def waiting(member) -> list[str]:
    with translation.override("en"):
        return [item.title for item in items_for(member.mandates, TODAY)]


def approved_with_a_line_each(cast) -> RemediationPlan:
    plan = start_plan(cell_round=cast.cell_round, author=cast.author, now=NOW)
    write(plan, *[edit_of(item, **whole_values()) for item in items_of(plan)])
    return sent_and_approved(cast, fresh(plan))


def sent_and_approved(cast, plan) -> RemediationPlan:
    send_plan(plan=plan, seen_version=plan.version, now=NOW)
    return approved(cast, fresh(plan))


def test_a_second_finding_on_an_indicator_still_asks_for_its_line(cast):
    """The first one has its line; the second came after the approval."""
    first = finding(held(cast, minutes_status="locked"), cast.author)
    plan = approved_with_a_line_each(cast)
    assert TITLE not in waiting(cast.author)
    second = finding(first.meeting, cast.author, wording="Chưa nộp phiếu dự giờ")
    assert TITLE in waiting(cast.author)
    change_plan(plan=plan, reason="Chi bộ chỉ ra", seen_version=plan.version, now=NOW)
    item = add_item(plan=plan, proposal=f"cell-{second.reference.hex}", now=NOW)
    write(plan, edit_of(item, **whole_values(change_reason="Chi bộ chỉ ra")))
    plan = sent_and_approved(cast, fresh(plan))
    assert TITLE not in waiting(cast.author)
    lines = {item.finding_id for item in items_of(plan)}
    assert lines == {first.pk, second.pk}


def test_a_line_put_back_is_again_for_its_finding(cast):
    row = finding(held(cast), cast.author)
    plan = approved_with_a_line_each(cast)
    change_plan(plan=plan, reason="Thử", seen_version=plan.version, now=NOW)
    [item] = items_of(plan)
    remove_item(plan=plan, item_id=item.pk, seen_version=item.version, now=NOW)
    plan = fresh(plan)
    discard_change(plan=plan, seen_version=plan.version, now=NOW)
    assert [each.finding for each in items_of(fresh(plan))] == [row]
