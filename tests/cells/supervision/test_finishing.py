"""A plan ends once each line was evaluated and no sheet waits; then all is closed."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from cells.models import Evaluation, RemediationPlan
from cells.supervision.services import finish_plan, open_progress, withdraw_acceptance
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.plan_scenes import acts, approved_plan, changed_plan, told
from tests.supervision_scenes import (
    accept,
    accepted,
    evaluate,
    oral,
    returned,
    sent,
    started,
)
from tests.transfer_scenes import MOVED_AT, again, evaluated, moved_plan

THREE = {3: {}, 5: {}, 7: {}}


def finish(plan, by, *, version=None, now=NOW) -> RemediationPlan:
    plan = again(plan)
    finish_plan(plan=plan, by=by, seen_version=version or plan.version, now=now)
    return again(plan)


def post(client, person, plan, **body):
    client.force_login(person)
    return client.post(reverse("supervision:finish", args=[plan.pk]), body)


def page(client, person, plan, name="plan"):
    client.force_login(person)
    return client.get(reverse(f"supervision:{name}", args=[plan.pk])).context["page"]


@pytest.mark.parametrize("result", ["met", "partly", "not_met"])
def test_any_last_evaluation_of_each_line_is_enough(cast, result):
    plan = approved_plan(cast, cast.author, declared=THREE)
    evaluated(cast, plan, result)
    plan = finish(plan, cast.secretary)
    assert (plan.status, plan.ended_at) == ("finished", NOW)
    assert acts(plan)[-1] == "plan.finish"
    assert told(cast.author)[-1] == "plan_finished"


def test_a_line_without_an_evaluation_keeps_it_open(cast):
    plan = approved_plan(cast, cast.author, declared=THREE)
    evaluate(cast, plan, line=plan.items.order_by("position").first().pk)
    with pytest.raises(WorkflowError, match="Còn 1 nội dung chưa được đánh giá"):
        finish(plan, cast.secretary)
    assert again(plan).status == "approved"


@pytest.mark.parametrize("make", [sent, oral])
def test_a_sheet_without_an_answer_keeps_it_open(cast, make):
    report = make(cast)
    evaluated(cast, report.plan)
    with pytest.raises(WorkflowError, match="Còn 1 báo cáo"):
        finish(report.plan, cast.secretary)


@pytest.mark.parametrize("make", [started, returned, accepted])
def test_other_sheets_do_not_keep_it_open(cast, make):
    report = make(cast)
    evaluated(cast, report.plan)
    assert finish(report.plan, cast.secretary).status == "finished"


def test_nobody_finishes_the_own_plan_nor_one_that_is_being_changed(cast):
    plan = changed_plan(cast, cast.author)
    evaluated(cast, plan)
    with pytest.raises(WorkflowError, match="của mình"):
        finish(plan, cast.author)
    with pytest.raises(WorkflowError, match="trạng thái hiện nay"):
        finish(plan, cast.secretary)


def test_after_the_end_nothing_is_reported_evaluated_or_taken_back(cast):
    report = accepted(cast)
    plan = report.plan
    evaluated(cast, plan)
    finish(plan, cast.secretary)
    plan = again(plan)
    with pytest.raises(WorkflowError, match="không ở thời gian báo cáo"):
        evaluate(cast, plan)
    with pytest.raises(WorkflowError, match="không ở thời gian báo cáo"):
        started(cast, plan=plan)
    with pytest.raises(WorkflowError, match="không ở thời gian báo cáo"):
        withdraw_acceptance(
            report=report,
            by=cast.secretary,
            reason="Nhầm",
            seen_version=report.version,
            now=NOW,
        )
    assert Evaluation.objects.count() == 1


def test_what_came_with_a_transfer_is_finished_by_the_new_secretary(cast):
    came = moved_plan(cast, approved_plan(cast, cast.author))
    item = came.items.get()
    evaluate(cast, came, line=item.pk, by=cast.stranger, now=MOVED_AT)
    later = MOVED_AT + timedelta(hours=1)
    assert finish(came, cast.stranger, now=later).status == "finished"


def test_the_page_says_what_is_missing_and_has_no_button(cast, client):
    plan = approved_plan(cast, cast.author)
    shown = page(client, cast.secretary, plan, "finish")
    assert len(shown.lacks) == 1
    answer = post(client, cast.secretary, plan, version=plan.version)
    assert answer.status_code == 409
    evaluated(cast, plan)
    assert page(client, cast.secretary, plan, "finish").lacks == []
    answer = post(client, cast.secretary, plan, version=plan.version)
    assert answer.url == reverse("supervision:plan", args=[plan.pk])


@pytest.mark.parametrize("version", ["", "x", "0", "-1", "\x00", "9" * 40])
def test_without_a_version_the_page_comes_again(cast, client, version):
    plan = approved_plan(cast, cast.author)
    evaluated(cast, plan)
    assert post(client, cast.secretary, plan, version=version).status_code == 422


def test_a_stale_page_does_not_finish(cast, client):
    plan = approved_plan(cast, cast.author)
    evaluated(cast, plan)
    RemediationPlan.objects.filter(pk=plan.pk).update(version=plan.version + 1)
    answer = post(client, cast.secretary, plan, version=plan.version)
    assert answer.status_code == 409
    assert again(plan).status == "approved"


def test_a_finished_plan_shows_its_end_and_offers_nothing(cast, client):
    plan = accepted(cast).plan
    evaluated(cast, plan)
    assert page(client, cast.secretary, plan).finish_url
    finish(plan, cast.secretary)
    for person in (cast.author, cast.secretary):
        shown = page(client, person, plan)
        assert shown.note
        assert shown.finish_url == shown.oral_url == shown.periods.next_url == ""
        assert [line.evaluate_url for line in shown.lines] == [""]


def test_opening_a_sheet_of_a_finished_plan_still_leaves_its_trace(cast, client):
    report = accepted(cast)
    evaluated(cast, report.plan)
    finish(report.plan, cast.secretary)
    open_progress(report=report, by=cast.secretary, now=NOW)
    client.force_login(cast.secretary)
    url = reverse("supervision:report", args=[report.pk])
    assert client.get(url).context["page"].withdraw_url == ""


def test_accepting_goes_on_until_the_end(cast):
    report = sent(cast)
    evaluated(cast, report.plan)
    accept(cast, report)
    assert finish(report.plan, cast.secretary).status == "finished"


def test_of_a_plan_that_ended_no_period_is_owed(cast, client):
    plan = accepted(cast).plan
    evaluated(cast, plan, "met")
    assert [row for row in page(client, cast.author, plan).periods.rows if not row.url]
    finish(plan, cast.secretary)
    with time_machine.travel(NOW + timedelta(days=200), tick=False):
        [row] = page(client, cast.author, plan).periods.rows
    assert row.url
    assert not row.is_overdue
