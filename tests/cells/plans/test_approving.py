"""A plan is returned with a reason, or approved as it was shown."""

import pytest
from django.db import IntegrityError, transaction

from cells.models import (
    Approval,
    AuditEntry,
)
from cells.organisation.models import Role
from cells.plans.approved_content import (
    hash_now,
    is_in_force,
    items_of,
    newest_approval,
)
from cells.plans.services import (
    approve_plan,
    pass_up_plan,
)
from cells.workflow import WorkflowError
from tests.factories import NOW, give_office
from tests.plan_scenes import (
    approved_plan,
    fresh,
    give_back,
    sent_plan,
    started_plan,
    told,
)

pytestmark = pytest.mark.usefixtures("_in_english")


def test_a_return_says_why_at_a_line_or_for_all(cast):
    plan = sent_plan(cast, cast.author)
    item = items_of(plan)[0]
    foreign = items_of(started_plan(cast, cast.colleague))[0]
    for words in (
        {"reason": " ", "notes": {}},
        {"reason": "", "notes": {item.pk: " "}},
    ):
        with pytest.raises(WorkflowError, match="Say what is to be corrected"):
            give_back(plan, by=cast.secretary, **words)
    given = give_back(
        plan, by=cast.secretary, reason="", notes={item.pk: "Rõ hơn", foreign.pk: "x"}
    )
    assert list(given.notes.values_list("item", "text")) == [(item.pk, "Rõ hơn")]
    assert fresh(plan).status == "returned"
    assert told(cast.author) == ["plan_returned"]


def test_an_approval_binds_what_was_shown(cast):
    plan = approved_plan(cast, cast.author)
    approval = newest_approval(plan)
    assert plan.status == "approved"
    assert approval.content_sha256 == hash_now(plan)
    assert is_in_force(approval)
    assert (approval.office, approval.approved_by) == ("secretary", cast.secretary)
    assert len(approval.token) == 32
    assert told(cast.author) == ["plan_approved"]
    entry = AuditEntry.objects.get(action="plan.approve")
    assert entry.details == {"sha256": approval.content_sha256}


def test_another_content_than_shown_is_not_approved(cast):
    plan = sent_plan(cast, cast.author)
    with pytest.raises(WorkflowError, match="changed since it was shown"):
        approve_plan(
            plan=plan,
            approver=cast.secretary,
            shown="0" * 64,
            seen_version=plan.version,
            now=NOW,
        )
    assert fresh(plan).status == "sent"
    assert not Approval.objects.exists()


def test_the_database_refuses_an_approval_of_the_own_plan(cast):
    plan = sent_plan(cast, cast.author)
    give_office(cast.author, cast.cell, Role.DEPUTY)
    with pytest.raises(IntegrityError), transaction.atomic():
        approve_plan(
            plan=plan,
            approver=cast.author,
            shown=hash_now(plan),
            seen_version=plan.version,
            now=NOW,
        )
    assert fresh(plan).status == "sent"


def test_the_database_refuses_a_return_of_the_own_plan(cast):
    plan = sent_plan(cast, cast.author)
    with pytest.raises(IntegrityError), transaction.atomic():
        give_back(plan, by=cast.author, reason="x")
    assert fresh(plan).status == "sent"


def test_the_deputy_passes_the_secretarys_plan_up(cast):
    plan = sent_plan(cast, cast.secretary)
    assert plan.approver_office == "deputy"
    pass_up_plan(plan=plan, deputy=cast.deputy, seen_version=plan.version, now=NOW)
    plan = fresh(plan)
    assert (plan.approver_office, plan.version) == ("committee", 3)
    assert plan.approver_organisation == cast.committee
    assert told(cast.committee_secretary) == ["plan_sent"]


def test_a_members_plan_is_not_passed_up(cast):
    plan = sent_plan(cast, cast.author)
    with pytest.raises(WorkflowError, match="Only the secretary's plan"):
        pass_up_plan(plan=plan, deputy=cast.deputy, seen_version=plan.version, now=NOW)
