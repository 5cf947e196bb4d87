"""A plan is sent when it is whole, and taken back until it is opened."""

import pytest

from cells.models import (
    AuditEntry,
)
from cells.plans.approved_content import (
    items_of,
)
from cells.plans.completeness import not_countable
from cells.plans.services import (
    open_plan,
    recall_plan,
    remove_item,
)
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.plan_scenes import (
    acts,
    edit_of,
    fresh,
    send,
    sent_plan,
    told,
    write,
    written_plan,
)

pytestmark = pytest.mark.usefixtures("_in_english")


def test_a_whole_plan_is_sent_and_its_approver_is_told(cast):
    plan = written_plan(cast, cast.author)
    send(plan)
    plan = fresh(plan)
    assert (plan.status, plan.sent_at, plan.version) == ("sent", NOW, 2)
    assert told(cast.secretary) == ["plan_sent"]
    assert acts(plan)[-1] == "plan.send"


@pytest.mark.parametrize(
    "empty",
    ["title", "shortcoming", "solution", "start_on", "due_on", "product_kind_id",
     "product_quantity", "product_unit"],
)  # fmt: skip
def test_a_line_without_it_is_not_sent_and_nothing_changes(cast, empty):
    plan = written_plan(cast, cast.author)
    item = items_of(plan)[0]
    nothing = None if empty.endswith(("_on", "_id", "quantity")) else ""
    write(plan, edit_of(item, **{empty: nothing}))
    with pytest.raises(WorkflowError) as refused:
        send(plan)
    if empty.startswith("product"):
        assert str(refused.value) == not_countable()
    assert fresh(plan).status == "draft"
    assert fresh(plan).sent_at is None


def test_a_finding_without_line_or_reason_keeps_the_plan(cast):
    plan = written_plan(cast, cast.author)
    last = items_of(plan)[-1]
    remove_item(plan=plan, item_id=last.pk, seen_version=last.version, now=NOW)
    with pytest.raises(WorkflowError, match="Indicator 5 needs a line"):
        send(plan)


def test_a_stale_page_does_not_send(cast):
    plan = written_plan(cast, cast.author)
    with pytest.raises(WorkflowError, match="changed since you opened"):
        send(plan, version=plan.version + 1)


def test_it_is_taken_back_until_it_is_opened(cast):
    plan = sent_plan(cast, cast.author)
    recall_plan(plan=plan, seen_version=plan.version, now=NOW)
    plan = fresh(plan)
    assert plan.status == "draft"
    send(plan)
    open_plan(plan=fresh(plan), approver=cast.secretary, now=NOW)
    with pytest.raises(WorkflowError, match="opened meanwhile"):
        recall_plan(plan=fresh(plan), seen_version=fresh(plan).version, now=NOW)


def test_what_was_taken_back_is_not_opened(cast):
    stale = sent_plan(cast, cast.author)
    recall_plan(plan=fresh(stale), seen_version=stale.version, now=NOW)
    with pytest.raises(WorkflowError, match="taken this plan back"):
        open_plan(plan=stale, approver=cast.secretary, now=NOW)
    assert not AuditEntry.objects.filter(is_opening=True, target_kind="remediationplan")
