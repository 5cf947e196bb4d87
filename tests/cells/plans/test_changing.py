"""A change voids the approval until the next one; a closed round stands still."""

from datetime import timedelta

import pytest

from cells.journey.close_round import close_cell_round
from cells.journey.freeze_summary import freeze_figures
from cells.journey.pass_summary import pass_summary
from cells.models import (
    CellRound,
    ProductKind,
)
from cells.plans.approved_content import (
    hash_now,
    is_in_force,
    items_of,
    newest_approval,
)
from cells.plans.product_kinds import load_product_kinds
from cells.plans.proposed_lines import proposed_lines
from cells.plans.services import (
    add_item,
    approve_plan,
    change_plan,
    discard_change,
    recall_plan,
    remove_item,
    return_plan,
    send_plan,
    start_plan,
)
from cells.reviews.services import withdraw_decision
from cells.workflow import WorkflowError
from tests.factories import NOW, TODAY
from tests.plan_scenes import (
    REASON,
    accepted_report,
    approved,
    approved_plan,
    changed_plan,
    edit_of,
    fresh,
    give_back,
    send,
    sent_plan,
    started_plan,
    whole_values,
    write,
    written_plan,
)

pytestmark = pytest.mark.usefixtures("_in_english")


def test_a_change_needs_a_reason_and_voids_the_approval(cast):
    plan = approved_plan(cast, cast.author)
    with pytest.raises(WorkflowError, match="Say why the approved plan"):
        change_plan(plan=plan, reason="  ", seen_version=plan.version, now=NOW)
    change_plan(plan=plan, reason="Lùi lịch", seen_version=plan.version, now=NOW)
    approval = newest_approval(fresh(plan))
    assert not is_in_force(approval)
    assert approval.replaced_at is None
    assert fresh(plan).change_reason == "Lùi lịch"


def test_each_changed_line_says_why_also_after_a_return(cast):
    plan = changed_plan(cast, cast.author)
    item = items_of(plan)[0]
    write(plan, edit_of(item, product_quantity=5))
    with pytest.raises(WorkflowError, match="Say why this line is changed"):
        send(fresh(plan))
    item = items_of(plan)[0]
    write(plan, edit_of(item, change_reason="Thêm một bài"))
    send(fresh(plan))
    sent = fresh(plan)
    give_back(sent, by=cast.secretary, reason="Xem lại")
    item = items_of(plan)[0]
    write(fresh(plan), edit_of(item, change_reason=""))
    with pytest.raises(WorkflowError, match="Say why this line is changed"):
        send(fresh(plan))


def test_a_renewed_approval_replaces_the_former_one_and_keeps_its_copy(cast):
    plan = changed_plan(cast, cast.author)
    former = newest_approval(plan)
    item = items_of(plan)[0]
    later = item.due_on + timedelta(days=30)
    write(plan, edit_of(item, due_on=later, change_reason="Lùi lịch"))
    send(fresh(plan))
    plan = approved(cast, fresh(plan), now=NOW + timedelta(hours=1))
    former.refresh_from_db()
    newest = newest_approval(plan)
    assert newest.pk != former.pk
    assert former.replaced_at == NOW + timedelta(hours=1)
    assert former.content["lines"][0]["due_on"] == item.due_on.isoformat()
    assert newest.content["lines"][0]["due_on"] == later.isoformat()
    assert (is_in_force(former), is_in_force(newest)) == (False, True)
    assert plan.change_reason == ""


def test_a_dropped_change_puts_every_line_back(cast):
    plan = changed_plan(cast, cast.author)
    approval = newest_approval(plan)
    first, last = items_of(plan)
    write(plan, edit_of(first, **whole_values(title="Khác", product_quantity=9)))
    remove_item(plan=plan, item_id=last.pk, seen_version=last.version, now=NOW)
    add_item(plan=plan, proposal=f"self-{first.indicator_id}", now=NOW)
    discard_change(plan=fresh(plan), seen_version=fresh(plan).version, now=NOW)
    plan = fresh(plan)
    assert (plan.status, plan.change_reason) == ("approved", "")
    assert [item.pk for item in items_of(plan)] == [first.pk, last.pk]
    assert items_of(plan)[1].no_measure_reason == REASON
    assert hash_now(plan) == approval.content_sha256
    assert is_in_force(newest_approval(plan))


def test_a_dropped_change_finds_the_cells_own_kind_and_no_others(cast):
    name = "Bài thu hoạch"
    plan = started_plan(cast, cast.author)
    own = ProductKind.objects.create(organisation=cast.cell, name="Vở kịch", unit="vở")
    ProductKind.objects.create(organisation=cast.other_cell, name=name, unit="tập")
    first, last = items_of(plan)
    write(
        plan,
        edit_of(first, **whole_values(product_kind_id=own.pk)),
        edit_of(last, **whole_values()),
    )
    send(fresh(plan))
    plan = approved(cast, fresh(plan))
    change_plan(plan=plan, reason="Thử", seen_version=plan.version, now=NOW)
    discard_change(plan=fresh(plan), seen_version=fresh(plan).version, now=NOW)
    kinds = [item.product_kind for item in items_of(fresh(plan))]
    common = ProductKind.objects.get(organisation=None, name=name)
    assert kinds == [own, common]


def test_after_recall_a_changed_plan_is_changed_still(cast):
    plan = changed_plan(cast, cast.author)
    send(plan)
    recall_plan(plan=fresh(plan), seen_version=fresh(plan).version, now=NOW)
    assert fresh(plan).status == "changed"


def test_a_withdrawn_decision_voids_no_approved_plan(cast):
    submission = accepted_report(cast, cast.author)
    plan = start_plan(cell_round=cast.cell_round, author=cast.author, now=NOW)
    plan = approve_whole(cast, plan)
    review = submission.review
    review.refresh_from_db()
    withdraw_decision(
        decision=submission.decisions.get(),
        reader=cast.secretary,
        reason="Nhầm",
        seen_version=review.version,
        now=NOW,
    )
    assert proposed_lines(cast.cell_round, cast.author.pk) == []
    assert is_in_force(newest_approval(fresh(plan)))


def approve_whole(cast, plan):
    load_product_kinds()
    write(plan, *[edit_of(item, **whole_values()) for item in items_of(plan)])
    send(fresh(plan))
    return approved(cast, fresh(plan))


@pytest.mark.parametrize("state", ["send", "recall", "return", "approve", "change"])
def test_in_a_closed_round_nothing_moves(cast, state):
    plan = {"send": written_plan, "change": approved_plan}.get(state, sent_plan)(
        cast, cast.author
    )
    CellRound.objects.filter(pk=cast.cell_round.pk).update(
        status="closed", closed_at=NOW
    )
    seen = {"plan": plan, "seen_version": plan.version, "now": NOW}
    by = seen | {"approver": cast.secretary}
    act = {
        "send": lambda: send_plan(**seen),
        "recall": lambda: recall_plan(**seen),
        "return": lambda: return_plan(reason="x", notes={}, **by),
        "approve": lambda: approve_plan(shown=hash_now(plan), **by),
        "change": lambda: change_plan(reason="x", **seen),
    }[state]
    with pytest.raises(WorkflowError, match="round is over"):
        act()
    assert fresh(plan).status == plan.status


def test_a_change_is_not_dropped_in_a_closed_round(cast):
    plan = changed_plan(cast, cast.author)
    CellRound.objects.filter(pk=cast.cell_round.pk).update(
        status="closed", closed_at=NOW
    )
    with pytest.raises(WorkflowError, match="round is over"):
        discard_change(plan=plan, seen_version=plan.version, now=NOW)


def test_a_round_with_a_plan_is_not_closed_while_it_is_supervised(cast):
    approved_plan(cast, cast.author)
    cell_round = CellRound.objects.get(pk=cast.cell_round.pk)
    by = {"by": cast.secretary, "now": NOW}
    seen = {"seen_version": cell_round.version}
    freeze_figures(cell_round=cell_round, reason="Thử", **seen, **by)
    summary = cell_round.summary
    summary.refresh_from_db()
    seen = {"seen_version": summary.version}
    pass_summary(summary=summary, passed_on=TODAY, **seen, **by)
    with pytest.raises(WorkflowError, match="1 plan has not ended"):
        close_cell_round(
            cell_round=cell_round,
            by=cast.secretary,
            seen_version=cell_round.version,
            now=NOW,
        )
