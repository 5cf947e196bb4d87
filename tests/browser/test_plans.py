"""The whole way of a plan, and every page of it wide and narrow."""

import pytest
from playwright.sync_api import expect

from cells.models import Approval, PlanItem, RemediationPlan
from cells.plans.product_kinds import load_product_kinds
from tests.browser.looking import visit
from tests.browser.writing_page import expect_saved, say
from tests.factories import PASSWORD
from tests.plan_scenes import (
    accepted_report,
    approved_plan,
    changed_plan,
    returned_plan,
    sent_plan,
    started_plan,
)


def fill_line(page, item, *, title="Viết 4 bài thu hoạch"):
    p = f"#p{item.pk}"
    page.locator(f"{p}-title").fill(title)
    page.locator(f"{p}-shortcoming").fill("Mới đọc 2 trong 4 chuyên đề.")
    page.locator(f"{p}-solution").fill("Đọc cố định tối thứ Ba và thứ Năm.")
    page.locator(f"{p}-start_on").fill("2026-11-15")
    page.locator(f"{p}-due_on").fill("2027-06-30")
    page.locator(f"{p}-kind").select_option(label="Bài thu hoạch (bài)")
    page.locator(f"{p}-quantity").fill("4")


def press(page, label):
    page.get_by_role("button", name=say(label), exact=True).click()


def lines(plan):
    return list(PlanItem.objects.filter(plan=plan).order_by("position"))


def the_plan(member) -> RemediationPlan:
    return RemediationPlan.objects.get(author=member)


def approve(page):
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_password").press("Enter")
    page.wait_for_url("**/plans/queue/")


def begin_and_write(page, cast):
    """From the work list to a plan that saved itself and was sent."""
    page.get_by_role("link", name=say("Begin the plan")).first.click()
    press(page, "Begin the plan")
    page.wait_for_url("**/write/")
    first, second = lines(the_plan(cast.author))
    fill_line(page, first)
    expect_saved(page)
    page.locator(f"#line-{second.pk} summary").click()
    page.locator(f"#p{second.pk}-no_measure_reason").fill("Việc đã xong.")
    expect_saved(page)
    send(page)
    return first


def send(page):
    press(page, "Save and read the plan through")
    page.wait_for_url("**/read-through/")
    page.locator("form[action$='/send/'] button").click()
    page.wait_for_url("**/plans/*/")


def change_the_date(page, item):
    """The approved plan is opened for a change, and sent with its reasons."""
    page.get_by_role("link", name=say("Change the plan")).click()
    page.locator("#reason").fill("Lớp học lùi lịch.")
    press(page, "Open the lines for the change")
    page.wait_for_url("**/write/")
    void = say("Changed since: this approval is no longer in force.")
    expect(page.locator(".signed")).to_contain_text(void)
    page.locator(f"#p{item.pk}-due_on").fill("2027-09-30")
    page.locator(f"#p{item.pk}-change_reason").fill("Lớp mở tháng 8.")
    expect_saved(page)


def return_at_a_line(page, item):
    line = page.locator(f"#line-{item.pk}")
    line.locator("summary").click()
    line.locator("textarea").fill("Ghi rõ chuyên đề nào.")
    press(page, "Return the plan")
    page.wait_for_url("**/plans/queue/")


def correct_and_send(page, item):
    page.goto("/plans/")
    expect(page.locator(f"#p{item.pk}-note")).to_contain_text("Ghi rõ chuyên đề nào.")
    page.locator(f"#p{item.pk}-solution").fill("Đọc chuyên đề 3 và 4.")
    expect_saved(page)
    send(page)


def test_from_the_accepted_report_to_the_renewed_approval(open_page, cast):
    load_product_kinds()
    accepted_report(cast, cast.author)
    page = open_page(cast.author)
    first = begin_and_write(page, cast)
    plan = the_plan(cast.author)
    detail = f"/plans/{plan.pk}/"
    reader = open_page(cast.secretary, detail)
    return_at_a_line(reader, first)
    correct_and_send(page, first)
    reader.goto(detail)
    approve(reader)
    page.goto(detail)
    in_force = say("The content is unchanged since the approval.")
    expect(page.locator(".signed")).to_contain_text(in_force)
    old = Approval.objects.get(plan=plan)
    change_the_date(page, first)
    checked = open_page(cast.colleague, f"/check/{old.token}")
    expect(checked.locator("h1")).to_have_text(say("Replaced"))
    send(page)
    reader.goto(detail)
    expect(reader.locator(f"#line-{first.pk} del").first).to_have_text("30/06/2027")
    approve(reader)
    newest = Approval.objects.get(plan=plan, replaced_at=None)
    assert newest.pk != old.pk
    checked.goto(f"/check/{newest.token}")
    expect(checked.locator("h1")).to_have_text(say("In force"))
    checked.goto("/plans/cell/")
    expect(checked.locator("main")).to_contain_text("Viết 4 bài thu hoạch")
    expect(checked.locator("main")).not_to_contain_text("chuyên đề")


def test_pages_of_an_author(open_page, cast, see):
    load_product_kinds()
    page = open_page(cast.author)
    visit(page, "/plans/", see, "plan-none")
    accepted_report(cast, cast.author)
    see(open_page(cast.author), "home-plan-to-begin")
    visit(page, "/plans/", see, "plan-start")
    press(page, "Begin the plan")
    page.wait_for_url("**/write/")
    see(page, "plan-write-empty")
    visit(page, page.url.replace("write", "read-through"), see, "plan-missing")
    visit(page, "/plans/cell/", see, "plans-cell-empty")


def test_pages_of_a_returned_and_a_changed_plan(open_page, cast, see):
    plan = returned_plan(cast, cast.author)
    page = open_page(cast.author)
    visit(page, f"/plans/{plan.pk}/write/", see, "plan-write-returned")
    page.locator("input[name$='-quantity']").first.fill("bốn")
    press(page, "Save")
    page.locator(".field-error").first.wait_for()
    see(page, "plan-write-refused")
    changed = changed_plan(cast, cast.colleague)
    page = open_page(cast.colleague)
    visit(page, f"/plans/{changed.pk}/write/", see, "plan-write-changed")
    visit(page, f"/plans/{changed.pk}/discard/", see, "plan-discard")
    item = lines(changed)[0]
    visit(page, f"/plans/{changed.pk}/lines/{item.pk}/remove/", see, "plan-remove")
    visit(page, "/plans/cell/", see, "plans-cell")


def test_pages_of_an_approver(open_page, cast, see):
    plan = sent_plan(cast, cast.author)
    author = open_page(cast.author)
    visit(author, f"/plans/{plan.pk}/", see, "plan-sent-author")
    page = open_page(cast.secretary)
    see(page, "home-plan-to-approve")
    visit(page, "/plans/queue/", see, "plan-queue")
    visit(page, f"/plans/{plan.pk}/", see, "plan-sent-approver")
    page.locator("#id_password").fill("sai mật khẩu")
    page.locator("#id_password").press("Enter")
    page.locator("#password-error").wait_for()
    see(page, "plan-wrong-password")
    visit(page, "/plans/kinds/", see, "plan-kinds")
    approve_it = approved_plan(cast, cast.colleague)
    visit(page, f"/plans/{approve_it.pk}/", see, "plan-approved-approver")
    page = open_page(cast.colleague)
    visit(page, f"/plans/{approve_it.pk}/", see, "plan-approved")
    visit(page, f"/plans/{approve_it.pk}/change/", see, "plan-change")
    token = Approval.objects.get(plan=approve_it).token
    visit(page, f"/check/{token}", see, "check-in-force")


@pytest.mark.parametrize("width", [1280])
def test_two_windows_show_both_texts_of_a_line(open_page, cast, see):
    plan = started_plan(cast, cast.author)
    item = lines(plan)[0]
    path = f"/plans/{plan.pk}/write/"
    first, second = (open_page(cast.author, path) for _ in range(2))
    first.locator(f"#p{item.pk}-title").fill("Bản thứ nhất")
    first.locator(f"#p{item.pk}-kind").select_option(index=1)
    expect_saved(first)
    second.locator(f"#p{item.pk}-title").fill("Bản thứ hai")
    conflict = second.locator(f"#line-{item.pk} .conflict")
    expect(conflict).to_contain_text("Bản thứ nhất")
    see(second, "plan-write-conflict")
    conflict.locator("button[data-keep=stored]").click()
    expect(second.locator(f"#p{item.pk}-title")).to_have_value("Bản thứ nhất")
    expect(second.locator(f"#p{item.pk}-kind")).not_to_have_value("")
    assert not second.evaluate(
        "() => !window.dispatchEvent(new Event('beforeunload', {cancelable: true}))"
    )


@pytest.mark.parametrize("width", [390])
def test_a_plan_is_written_and_sent_without_script(open_page, cast):
    plan = started_plan(cast, cast.author)
    page = open_page(cast.author, f"/plans/{plan.pk}/write/", java_script_enabled=False)
    first, second = lines(plan)
    fill_line(page, first)
    page.locator("#finding-3 button[value^=add-]").click()
    page.wait_for_url("**/write/#line-*")
    added = lines(plan)[-1]
    expect(page.locator(f"#p{first.pk}-title")).to_have_value("Viết 4 bài thu hoạch")
    page.locator(f"button[value=remove-{added.pk}]").click()
    page.wait_for_url("**/remove/")
    page.locator("main form button").click()
    page.wait_for_url("**/write/")
    page.locator(f"#line-{second.pk} summary").click()
    page.locator(f"#p{second.pk}-no_measure_reason").fill("Việc đã xong.")
    send(page)
    assert the_plan(cast.author).status == "sent"
