"""A plan begins, and its lines are written."""

import pytest

from cells.models import (
    CellRound,
    Mandate,
    PlanItem,
    RemediationPlan,
)
from cells.plans.approved_content import (
    items_of,
)
from cells.plans.services import (
    add_item,
    remove_item,
    start_plan,
)
from cells.saving import Saved
from cells.workflow import WorkflowError
from tests.factories import NOW, accept, file_review
from tests.plan_scenes import (
    accepted_report,
    acts,
    edit_of,
    sent_plan,
    started_plan,
    write,
)

pytestmark = pytest.mark.usefixtures("_in_english")


def test_a_plan_starts_with_one_empty_line_for_each_finding(cast):
    plan = started_plan(cast, cast.author)
    lines = [(i.indicator.number, i.source, i.title) for i in items_of(plan)]
    assert lines == [(3, "self", ""), (5, "self", "")]
    assert (plan.status, plan.approver_office) == ("draft", "secretary")
    assert acts(plan) == ["plan.start"]


def test_starting_again_is_the_same_plan(cast):
    plan = started_plan(cast, cast.author)
    again = start_plan(cell_round=cast.cell_round, author=cast.author, now=NOW)
    assert (again.pk, RemediationPlan.objects.count()) == (plan.pk, 1)


@pytest.mark.parametrize("declared", [None, {}])
def test_without_an_accepted_finding_there_is_no_plan(cast, declared):
    if declared is None:
        file_review(cast.review_of(cast.author), declared={3: {}})
    else:
        accepted_report(cast, cast.author, declared=declared)
    with pytest.raises(WorkflowError, match="A plan begins once"):
        start_plan(cell_round=cast.cell_round, author=cast.author, now=NOW)
    assert not RemediationPlan.objects.exists()


def test_after_the_figures_were_frozen_a_plan_still_starts(cast):
    accepted_report(cast, cast.author)
    CellRound.objects.update(status="reviews_closed")
    assert start_plan(cell_round=cast.cell_round, author=cast.author, now=NOW)


@pytest.mark.parametrize("office", ["deputy", "committee"])
def test_the_secretarys_own_plan_goes_to_the_deputy_else_above(cast, office):
    if office == "committee":
        Mandate.objects.filter(member=cast.deputy).delete()
    submission = file_review(cast.review_of(cast.secretary), declared={3: {}})
    accept(submission, cast.deputy if office == "deputy" else cast.committee_secretary)
    plan = start_plan(cell_round=cast.cell_round, author=cast.secretary, now=NOW)
    assert plan.approver_office == office


def test_a_line_is_stored_once_and_a_stale_one_is_shown_not_stored(cast):
    plan = started_plan(cast, cast.author)
    item = items_of(plan)[0]
    first, second = edit_of(item, title="Một"), edit_of(item, title="Hai")
    assert write(plan, first, page="a", sequence=1)[item.pk][0] == Saved.STORED
    assert write(plan, second, page="b", sequence=1)[item.pk][0] == Saved.CONFLICT
    assert PlanItem.objects.get(pk=item.pk).title == "Một"


def test_lines_of_another_plan_are_not_touched(cast):
    plan = started_plan(cast, cast.author)
    other = started_plan(cast, cast.colleague)
    foreign = items_of(other)[0]
    assert write(plan, edit_of(foreign, title="Chiếm")) == {}
    assert PlanItem.objects.get(pk=foreign.pk).title == ""


def test_what_was_sent_is_not_edited(cast):
    plan = sent_plan(cast, cast.author)
    with pytest.raises(WorkflowError, match="not with you now"):
        write(plan, edit_of(items_of(plan)[0], title="Muộn"))


def test_a_line_is_added_for_a_finding_only(cast):
    plan = started_plan(cast, cast.author)
    third, _fifth = items_of(plan)
    added = add_item(plan=plan, proposal=f"self-{third.indicator_id}", now=NOW)
    assert (added.position, added.indicator) == (3, third.indicator)
    with pytest.raises(WorkflowError, match="not among your findings"):
        add_item(plan=plan, proposal=f"cell-{third.indicator_id}", now=NOW)


def test_a_line_that_changed_meanwhile_is_not_removed(cast):
    plan = started_plan(cast, cast.author)
    item = items_of(plan)[0]
    write(plan, edit_of(item, title="Mới"))
    with pytest.raises(WorkflowError, match="another window"):
        remove_item(plan=plan, item_id=item.pk, seen_version=1, now=NOW)
    remove_item(plan=plan, item_id=item.pk, seen_version=2, now=NOW)
    assert len(items_of(plan)) == 1
