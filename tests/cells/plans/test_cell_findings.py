"""What the cell pointed out is mended in the plan like what one found oneself."""

import pytest
from django.urls import reverse
from django.utils import translation

from cells.journey.step_facts import plan_facts
from cells.models import CellFinding, Meeting, Minutes, RemediationPlan
from cells.plans.approved_content import items_of
from cells.plans.product_kinds import load_product_kinds
from cells.plans.proposed_lines import proposed_lines
from cells.plans.services import add_item, change_plan, send_plan, start_plan
from cells.plans.services.sending import what_keeps_it
from cells.plans.shown import approvals_of, as_it_stands
from cells.workflow import WorkflowError
from cells.worklist.waiting import items_for
from reports.contexts.remediation_plan_facts import remediation_plan_document
from tests.factories import NOW, TODAY, Cast, file_review
from tests.joining_scenes import WORDING, finding, held
from tests.plan_scenes import (
    accepted_report,
    approved,
    approved_plan,
    edit_of,
    fresh,
    started_plan,
    whole_values,
    write,
)

pytestmark = pytest.mark.usefixtures("_in_english")


@pytest.fixture
def cast(db):
    return Cast()


def keys(cast) -> list[tuple[int, str]]:
    found = proposed_lines(cast.cell_round, cast.author.pk)
    return [(each.indicator.number, each.source) for each in found]


def start(cast) -> RemediationPlan:
    return start_plan(cell_round=cast.cell_round, author=cast.author, now=NOW)


def waiting(member) -> list[str]:
    """In English also after a page was asked for in Vietnamese."""
    with translation.override("en"):
        return [item.title for item in items_for(member.mandates, TODAY)]


def test_a_finding_stands_beside_the_own_ones_by_indicator(cast):
    accepted_report(cast, cast.author)
    session = held(cast)
    finding(session, cast.author, 5)
    finding(session, cast.author, 4)
    finding(session, cast.colleague, 6)
    assert keys(cast) == [(3, "self"), (4, "cell"), (5, "self"), (5, "cell")]
    lines = [(i.indicator.number, i.source) for i in items_of(start(cast))]
    assert lines == keys(cast)


def test_a_finding_alone_begins_a_plan_without_any_report(cast):
    file_review(cast.review_of(cast.author))
    with pytest.raises(WorkflowError, match="A plan begins once"):
        start(cast)
    finding(held(cast), cast.author)
    assert [(i.source, i.title) for i in items_of(start(cast))] == [("cell", "")]


@pytest.mark.parametrize(
    "broken", ["not carried", "draft minutes", "no minutes", "withdrawn", "no vote"]
)
def test_what_does_not_count_proposes_nothing(cast, broken):
    status = {"draft minutes": "draft", "no minutes": ""}.get(broken, "passed")
    row = finding(
        held(cast, minutes_status=status),
        cast.author,
        carried=broken != "not carried",
    )
    if broken == "withdrawn":
        CellFinding.objects.update(withdrawn_at=NOW, withdraw_reason="Nhầm người")
    if broken == "no vote":
        CellFinding.objects.filter(pk=row.pk).update(vote=None)
    assert keys(cast) == []
    with pytest.raises(WorkflowError, match="A plan begins once"):
        start(cast)


def test_two_findings_on_one_indicator_are_two_lines(cast):
    session = held(cast, minutes_status="locked")
    finding(session, cast.author, answer="reserves", answer_text="Tôi đi học")
    finding(session, cast.author, wording="Chưa nộp phiếu dự giờ")
    lines = proposed_lines(cast.cell_round, cast.author.pk)
    answers = {line.deed: line.answer for line in lines}
    assert answers == {
        WORDING: "Reserves an opinion: Tôi đi học",
        "Chưa nộp phiếu dự giờ": "",
    }
    assert len({line.anchor for line in lines}) == 2
    items = items_of(start(cast))
    assert {item.finding.wording for item in items} == set(answers)


def test_an_open_finding_keeps_the_plan_from_being_sent(cast, client):
    plan = started_plan(cast, cast.author)
    write(plan, *[edit_of(item, **whole_values()) for item in items_of(plan)])
    finding(held(cast), cast.author)
    plan = fresh(plan)
    [lack] = what_keeps_it(plan, items_of(plan))
    assert lack.text.startswith("Indicator 3, pointed out by the cell, needs a line")
    with pytest.raises(WorkflowError, match="pointed out by the cell"):
        send_plan(plan=plan, seen_version=plan.version, now=NOW)
    client.force_login(cast.author)
    page = client.get(reverse("plans:read_through", args=[plan.pk]))
    link = next(each for each in page.context["page"].missing)
    writing = client.get(reverse("plans:write", args=[plan.pk])).content.decode()
    assert f'id="{link.url.partition("#")[2]}"' in writing


def test_the_line_of_a_finding_is_added_through_the_page(cast, client):
    plan = started_plan(cast, cast.author)
    row = finding(held(cast), cast.author, 3)
    client.force_login(cast.author)
    url = reverse("plans:write", args=[plan.pk])
    item = items_of(plan)[0]
    client.post(
        url,
        {
            f"p{item.pk}-version": item.version,
            "page_id": "a",
            "then": f"add-cell-{row.reference.hex}",
        },
    )
    assert plan.items.get(source="cell").indicator == row.indicator


def test_pages_say_who_found_it_and_never_who_said_it(cast, client):
    accepted_report(cast, cast.author)
    finding(
        held(cast, chair=cast.secretary, clerk=cast.colleague),
        cast.author,
        answer="explains",
        answer_text="Do lịch giảng trùng",
    )
    client.force_login(cast.author)
    begin = client.get(reverse("plans:current")).content.decode()
    plan = start(cast)
    page = client.get(reverse("plans:write", args=[plan.pk])).content.decode()
    for html in (begin, page):
        main = html.partition("<main")[2]
        assert "Chi bộ chỉ ra" in main
        assert WORDING in main
        assert "Do lịch giảng trùng" in main
        assert cast.colleague.full_name not in main


def test_the_paper_names_the_source_and_nobody(cast):
    load_product_kinds()
    accepted_report(cast, cast.author)
    finding(held(cast), cast.author)
    plan = fresh(start(cast))
    write(plan, *[edit_of(item, **whole_values()) for item in items_of(plan)])
    shown = as_it_stands(plan, approvals_of(plan))
    rows = remediation_plan_document(plan, shown).rows
    assert [(row.number, row.source) for row in rows] == [
        (3, "tự soi"),
        (3, "chi bộ chỉ ra"),
        (5, "tự soi"),
    ]


def test_without_either_no_plan_is_needed_with_either_one_is(cast, client):
    accepted_report(cast, cast.author, declared={})
    client.force_login(cast.author)
    text = "không phải lập kế hoạch"
    url = reverse("plans:current")
    assert text in client.get(url).content.decode()
    finding(held(cast), cast.author)
    assert text not in client.get(url).content.decode()


def test_a_member_without_a_report_finds_the_way_to_the_plan(cast, client):
    cast.review_of(cast.author).delete()
    finding(held(cast), cast.author)
    client.force_login(cast.author)
    page = client.get(reverse("plans:current")).context["page"]
    assert page.start_url == reverse("plans:start")
    client.post(page.start_url)
    assert RemediationPlan.objects.get().author == cast.author


# --- After the approval -------------------------------------------------------


def test_after_the_approval_it_waits_until_a_change_takes_it_in(cast, client):
    plan = approved_plan(cast, cast.author)
    title = "The plan has to be added to"
    assert title not in waiting(cast.author)
    row = finding(held(cast), cast.author)
    assert fresh(plan).status == "approved"
    assert title in waiting(cast.author)
    assert title not in waiting(cast.colleague)
    client.force_login(cast.author)
    html = client.get(reverse("plans:detail", args=[plan.pk])).content.decode()
    assert WORDING in html
    plan = fresh(plan)
    change_plan(plan=plan, reason="Chi bộ chỉ ra", seen_version=plan.version, now=NOW)
    assert title not in waiting(cast.author)
    plan = taken_in(cast, fresh(plan), row)
    assert plan.status == "approved"
    assert title not in waiting(cast.author)


def taken_in(cast, plan, row):
    item = add_item(plan=plan, proposal=f"cell-{row.reference.hex}", now=NOW)
    write(plan, edit_of(item, **whole_values(change_reason="Chi bộ chỉ ra")))
    plan = fresh(plan)
    send_plan(plan=plan, seen_version=plan.version, now=NOW)
    return approved(cast, fresh(plan))


def test_the_approver_reads_what_is_to_be_added_colleagues_do_not(cast, client):
    plan = approved_plan(cast, cast.author)
    finding(held(cast), cast.author)
    url = reverse("plans:detail", args=[plan.pk])
    client.force_login(cast.secretary)
    assert WORDING in client.get(url).content.decode()
    client.force_login(cast.colleague)
    assert client.get(url).status_code == 403
    assert WORDING not in client.get(reverse("plans:cell")).content.decode()


def test_a_line_whose_minutes_were_opened_again_says_so(cast, client):
    finding(held(cast), cast.author)
    plan = start(cast)
    Minutes.objects.update(status="draft")
    client.force_login(cast.author)
    html = client.get(reverse("plans:write", args=[plan.pk])).content.decode()
    assert "đã được mở lại" in html.partition("<main")[2]


# --- What waits, and the facts of the step ------------------------------------


def test_a_plan_of_a_finding_alone_waits_for_its_author(cast):
    title = "Draw up your remediation plan"
    session = held(cast)
    assert title not in waiting(cast.author)
    finding(session, cast.author)
    assert waiting(cast.author).count(title) == 1
    start(cast)
    assert title not in waiting(cast.author)


def test_report_and_finding_together_wait_once(cast):
    accepted_report(cast, cast.author, declared={})
    finding(held(cast), cast.author)
    title = "Draw up your remediation plan"
    assert waiting(cast.author).count(title) == 1


def test_the_step_counts_each_member_once(cast):
    accepted_report(cast, cast.author)
    session = held(cast)
    assert plan_facts(cast.cell_round, TODAY).to_begin == 1
    finding(session, cast.author)
    finding(session, cast.colleague)
    finding(session, cast.deputy, carried=False)
    assert plan_facts(cast.cell_round, TODAY).to_begin == 2


def test_the_step_counts_approved_plans_that_lack_a_finding(cast):
    approved_plan(cast, cast.author)
    assert plan_facts(cast.cell_round, TODAY).to_add_to == 0
    finding(held(cast), cast.author)
    facts = plan_facts(cast.cell_round, TODAY)
    assert (facts.to_begin, facts.to_add_to) == (0, 1)


def test_findings_of_another_round_are_another_matter(cast):
    session = held(cast)
    Meeting.objects.filter(pk=session.pk).update(cell_round=cast.other_round)
    session.refresh_from_db()
    finding(session, cast.author)
    assert keys(cast) == []
