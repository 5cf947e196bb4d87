"""A plan approved anew: its sheets follow the newest copy."""

from cells.plans.services import change_plan
from tests.factories import NOW
from tests.plan_scenes import (
    approved,
    approved_plan,
    edit_of,
    fresh,
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
