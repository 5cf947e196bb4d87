"""What came with a transfer: seen and reported in the new cell, dark to the old one."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from cells.models import ProgressReport, RemediationPlan
from cells.plans.services import start_plan
from cells.supervision.due import everything_due
from cells.workflow import WorkflowError
from cells.worklist.waiting import items_for
from tests.factories import NOW, make_member, open_round
from tests.plan_scenes import (
    accepted_report,
    approved_plan,
    changed_plan,
    edit_of,
    write,
)
from tests.plan_scenes import fresh as fresh_plan
from tests.supervision_scenes import (
    WORDS,
    accept,
    evaluate,
    month,
    send,
    sent,
    started,
    written,
)
from tests.transfer_scenes import MOVED_AT, MOVED_ON, again, leave, moved_plan

MARK = "DẤU-RIÊNG"
AFTER = MOVED_AT + timedelta(hours=1)
NOVEMBER = month(MOVED_ON)


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(AFTER, tick=False):
        yield


def carried(cast) -> RemediationPlan:
    with time_machine.travel(NOW, tick=False):
        plan = approved_plan(cast, cast.author)
    return moved_plan(cast, plan)


def get(client, person, name, *args):
    client.force_login(person)
    return client.get(reverse(name, args=args))


def board(client, person, state="all") -> list:
    client.force_login(person)
    url = f"{reverse('supervision:board')}?state={state}"
    page = client.get(url).context["page"]
    return [row for group in page.groups for row in group.rows]


def reported(cast, plan):
    report = started(cast, plan=plan, period=NOVEMBER, now=AFTER)
    return send(written(report, now=AFTER), now=AFTER)


def test_author_and_new_secretary_open_it_and_nobody_else(cast, client):
    plan = carried(cast)
    answers = {
        person: get(client, getattr(cast, person), "supervision:plan", plan.pk)
        for person in (
            "author",
            "stranger",
            "secretary",
            "deputy",
            "colleague",
            "committee_secretary",
            "administrator",
        )
    }
    codes = {person: answer.status_code for person, answer in answers.items()}
    assert codes == {
        "author": 200,
        "stranger": 200,
        "secretary": 404,
        "deputy": 404,
        "colleague": 404,
        "committee_secretary": 404,
        "administrator": 404,
    }
    assert "Viết 4 bài thu hoạch" in answers["stranger"].content.decode()
    assert MARK not in answers["stranger"].content.decode()


def test_members_of_the_new_cell_read_title_product_and_dates(cast, client):
    plan = carried(cast)
    other = make_member(cast.other_cell)
    assert get(client, other, "supervision:plan", plan.pk).status_code == 403
    for page in ("plans:cell", "supervision:board"):
        text = get(client, other, page).content.decode()
        assert "Viết 4 bài thu hoạch" in text
        assert MARK not in text
        assert "Biểu hiện số 3" not in text


def test_the_old_cell_has_it_on_no_board(cast, client):
    carried(cast)
    assert board(client, cast.secretary) == board(client, cast.colleague) == []
    [row] = board(client, cast.stranger)
    assert (row.title, row.who) == ("Viết 4 bài thu hoạch", cast.author.full_name)
    assert [row.title for row in board(client, cast.author)] == [row.title]


def test_a_sheet_of_it_is_sent_accepted_and_evaluated_in_the_new_cell(cast, client):
    plan = carried(cast)
    report = reported(cast, plan)
    assert report.supervisor_organisation == cast.other_cell
    assert get(client, cast.secretary, "supervision:report", report.pk).status_code == (
        404
    )
    page = get(client, cast.stranger, "supervision:meeting").context["page"]
    assert [member.name for member in page.members] == [cast.author.full_name]
    accept(cast, report, now=AFTER, by=cast.stranger)
    evaluate(cast, plan, by=cast.stranger, now=AFTER, period=NOVEMBER)
    assert [row.is_over for row in board(client, cast.stranger, "over")] == [True]


def test_it_waits_for_the_author_and_its_sheets_for_the_new_secretary(cast):
    plan = carried(cast)
    titles = [item.url for item in items_for(cast.author.mandates, MOVED_ON)]
    assert reverse("supervision:plan", args=[plan.pk]) in titles
    reported(cast, plan)
    meeting = reverse("supervision:meeting")
    for person, waits in ((cast.stranger, True), (cast.secretary, False)):
        urls = [item.url for item in items_for(person.mandates, MOVED_ON)]
        assert (meeting in urls) is waits


def test_what_was_sent_before_stays_with_the_old_cell_and_is_closed(cast, client):
    with time_machine.travel(NOW, tick=False):
        report = sent(cast)
    moved_plan(cast, report.plan)
    page = get(client, cast.secretary, "supervision:report", report.pk)
    assert WORDS in page.content.decode()
    assert page.context["page"].accept_url == ""
    with pytest.raises(WorkflowError, match="không ở thời gian báo cáo"):
        accept(cast, report, now=AFTER)
    assert get(client, cast.stranger, "supervision:report", report.pk).status_code == (
        404
    )
    assert reverse("supervision:meeting") not in [
        item.url for item in items_for(cast.secretary.mandates, MOVED_ON)
    ]


def test_the_plan_that_moved_takes_no_sheet_and_says_where_it_is(cast, client):
    plan = again(carried(cast).carried_from)
    with pytest.raises(WorkflowError, match="không ở thời gian báo cáo"):
        started(cast, plan=plan, period=NOVEMBER, now=AFTER)
    assert not ProgressReport.objects.exists()
    page = get(client, cast.secretary, "supervision:plan", plan.pk)
    assert cast.other_cell.name in page.context["page"].note
    assert page.context["page"].finish_url == page.context["page"].oral_url == ""
    assert get(client, cast.secretary, "plans:queue").status_code == 200


def test_an_unapproved_change_stays_the_authors_after_the_move(cast, client):
    with time_machine.travel(NOW, tick=False):
        plan = changed_plan(cast, cast.author)
        item = plan.items.order_by("position").first()
        write(plan, edit_of(item, solution="DẤU-NHÁP", change_reason="Lùi lịch"))
    moved_plan(cast, fresh_plan(plan))
    seen = get(client, cast.secretary, "plans:detail", plan.pk).content.decode()
    assert "Viết 4 bài thu hoạch" in seen
    assert "DẤU-NHÁP" not in seen
    own = get(client, cast.author, "plans:detail", plan.pk).content.decode()
    assert "DẤU-NHÁP" in own


@pytest.mark.parametrize(
    "name", ["detail", "write", "send", "change", "discard", "approve", "recall"]
)
def test_pages_of_writing_and_approving_know_no_carried_plan(cast, client, name):
    plan = carried(cast)
    for person in (cast.author, cast.stranger):
        assert get(client, person, f"plans:{name}", plan.pk).status_code == 404
    assert (
        get(client, cast.author, "reports:remediation_plan_pdf", plan.pk).status_code
        == 404
    )


def test_ways_in_lead_to_the_lines_that_came(cast, client):
    plan = carried(cast)
    url = reverse("supervision:plan", args=[plan.pk])
    for name in ("plans:current", "supervision:mine"):
        assert get(client, cast.author, name).url == url
    page = get(client, cast.stranger, "plans:queue").context["page"]
    assert [row.url for row in page.others] == [url]
    assert "Viết 4 bài thu hoạch" in get(client, cast.author, "home").content.decode()


def test_a_plan_of_a_round_of_the_new_cell_stands_beside_it(cast, client):
    came = carried(cast)
    type(cast.other_round).objects.update(status="reviews_closed")
    new_round = open_round(cast.other_cell, cast.stranger, now=AFTER)
    assert new_round.self_reviews.filter(author=cast.author).exists()
    assert RemediationPlan.objects.filter(author=cast.author).count() == 2
    page = get(client, cast.author, "supervision:plan", came.pk)
    assert page.status_code == 200


def test_no_plan_is_begun_in_a_cell_that_one_has_left(cast):
    with time_machine.travel(NOW, tick=False):
        accepted_report(cast, cast.author)
    leave(cast.author)
    with pytest.raises(WorkflowError, match="không còn sinh hoạt"):
        start_plan(cell_round=cast.cell_round, author=cast.author, now=AFTER)


def test_who_left_for_no_cell_is_off_board_reminders_and_meeting(cast, client):
    with time_machine.travel(NOW, tick=False):
        plan = approved_plan(cast, cast.author)
    late = plan.items.first().due_on + timedelta(days=3)
    assert len(everything_due(late)) == 1
    leave(cast.author)
    assert everything_due(late) == []
    assert board(client, cast.secretary) == []
    page = get(client, cast.secretary, "supervision:plan", plan.pk)
    assert "không còn sinh hoạt tại chi bộ" in page.content.decode()
    assert get(client, cast.secretary, "supervision:meeting").context[
        "page"
    ].members == ([])
