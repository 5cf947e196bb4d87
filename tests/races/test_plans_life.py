"""Plans that move, end, or lose an acceptance while somebody else acts on them."""

import pytest

from cells.journey.close_round import close_cell_round
from cells.journey.freeze_summary import freeze_figures
from cells.journey.pass_summary import pass_summary
from cells.journey.plans_follow_memberships import move_plans_of
from cells.journey.withdraw_acceptance import withdraw_unrated_acceptance
from cells.models import AuditEntry, CellRound, Membership, RemediationPlan
from cells.organisation.services import save_membership
from cells.ratings.services import propose
from cells.supervision.services import accept_together, finish_plan
from cells.workflow import WorkflowError
from tests.factories import NOW, TODAY, Cast
from tests.plan_scenes import approved_plan, fresh
from tests.races.together import together
from tests.ratings_scenes import ALL_CAUTIONS, proposal, remarked
from tests.ratings_scenes import fresh as fresh_rating
from tests.supervision_scenes import accepted, evaluate, sent
from tests.supervision_scenes import fresh as fresh_sheet
from tests.transfer_scenes import MOVED_AT, MOVED_ON, again, carried_of

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast():
    return Cast()


def refused(results) -> list:
    """Nothing but a plain refusal may come out of a race."""
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    return errors


def members(cast):
    return (cast.author, cast.colleague, cast.former)


def leaves(member) -> None:
    """The old membership is over; what follows is left to the race."""
    Membership.objects.filter(member=member, ended_on=None).update(ended_on=TODAY)


def comes(member, cell):
    row = Membership(member=member, cell=cell, started_on=MOVED_ON)
    return lambda: save_membership(membership=row, by=None, now=MOVED_AT)


def test_an_acceptance_is_never_withdrawn_from_under_a_proposal(cast):
    for member in members(cast):
        report = accepted(cast, member)
        rating = remarked(cast, member)
        sheet, mine = fresh_sheet(report), fresh_rating(rating)
        results = together(
            lambda s=sheet: withdraw_unrated_acceptance(
                report=s, by=cast.secretary, reason="Nhầm", seen_version=s.version,
                now=NOW,
            ),
            lambda r=mine: propose(
                rating=r, proposed=proposal(), cautions_seen=list(ALL_CAUTIONS),
                by=cast.secretary, seen_version=r.version, now=NOW,
            ),
        )  # fmt: skip
        refused(results)
        acts = {
            entry.action: entry.sequence
            for entry in AuditEntry.objects.filter(
                chain__organisation=cast.cell,
                action__in=["progress.withdraw_acceptance", "rating.propose"],
                target_id__in=[report.pk, rating.pk],
            )
        }
        if fresh_rating(rating).status == "proposed" and len(acts) == 2:
            assert acts["progress.withdraw_acceptance"] < acts["rating.propose"]
        if fresh_rating(rating).status != "proposed":
            pytest.fail("nothing but a withdrawal stood in the way of the proposal")


def test_a_plan_is_finished_or_moved_never_both(cast):
    for member in members(cast):
        plan = approved_plan(cast, member)
        evaluate(cast, plan, "not_met")
        leaves(member)
        mine = fresh(plan)
        results = together(
            lambda p=mine: finish_plan(
                plan=p, by=cast.secretary, seen_version=p.version, now=MOVED_AT
            ),
            comes(member, cast.other_cell),
        )
        assert len(refused(results)) <= 1
        stored = again(plan)
        assert (stored.status == "moved") == (carried_of(plan) is not None)
        assert stored.status in ("finished", "moved")


def test_two_runs_at_once_carry_a_plan_once(cast):
    for member in members(cast):
        plan = approved_plan(cast, member)
        leaves(member)
        Membership.objects.create(
            member=member, cell=cast.other_cell, started_on=MOVED_ON
        )
        run = {"member_id": member.pk, "now": MOVED_AT}
        results = together(*[lambda facts=run: move_plans_of(**facts)] * 3)
        assert refused(results) == []
        assert RemediationPlan.objects.filter(carried_from=plan).count() == 1


def test_members_who_change_places_wait_in_no_circle(cast):
    other = cast.stranger
    for _turn in range(6):
        here = Membership.objects.get(member=cast.author, ended_on=None)
        there = Membership.objects.get(member=other, ended_on=None)
        approved_here(cast)
        results = together(*[swapping(row) for row in (here, there)])
        assert refused(results) == []


def approved_here(cast) -> None:
    if not RemediationPlan.objects.filter(author=cast.author).exists():
        approved_plan(cast, cast.author)


def swapping(row):
    """One membership ends today and the next begins, as the clerk saves it."""
    cells = {"CB-1": "CB-2", "CB-2": "CB-1"}
    organisations = type(row.cell).objects
    target = organisations.get(code=cells[row.cell.code])

    def act():
        Membership.objects.filter(pk=row.pk).delete()
        new = Membership(member=row.member, cell=target, started_on=row.started_on)
        save_membership(membership=new, by=None, now=MOVED_AT)

    return act


def test_a_sheet_is_accepted_before_the_move_or_not_at_all(cast):
    for member in members(cast):
        report = sent(cast, member)
        leaves(member)
        sheet = fresh_sheet(report)
        results = together(
            lambda s=sheet: accept_together(
                seen=[(s, s.version)], by=cast.secretary, told_on=TODAY, now=MOVED_AT
            ),
            comes(member, cast.other_cell),
        )
        assert refused(results) == []
        came = carried_of(report.plan)
        owed = 3 if fresh_sheet(report).status == "accepted" else 4
        assert came.items.get().product_quantity == owed


def test_a_round_is_closed_only_under_plans_that_have_ended(cast):
    plan = approved_plan(cast, cast.author)
    evaluate(cast, plan, "not_met")
    passed(cast)
    cell_round = CellRound.objects.get(pk=cast.cell_round.pk)
    mine = fresh(plan)
    results = together(
        lambda: close_cell_round(
            cell_round=cell_round, by=cast.secretary,
            seen_version=cell_round.version, now=MOVED_AT,
        ),
        lambda: finish_plan(
            plan=mine, by=cast.secretary, seen_version=mine.version, now=MOVED_AT
        ),
    )  # fmt: skip
    refused(results)
    assert again(plan).status == "finished"


def passed(cast) -> None:
    cell_round = CellRound.objects.get(pk=cast.cell_round.pk)
    by = {"by": cast.secretary, "now": NOW}
    seen = {"seen_version": cell_round.version}
    freeze_figures(cell_round=cell_round, reason="Thử", **seen, **by)
    summary = cell_round.summary
    summary.refresh_from_db()
    seen = {"seen_version": summary.version}
    pass_summary(summary=summary, passed_on=TODAY, **seen, **by)
