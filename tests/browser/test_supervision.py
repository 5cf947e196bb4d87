"""A month is sent, given back and accepted; the pages on which that is done."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cells.models import LineReminder, ProgressLine, ProgressReport
from cells.supervision.reporting_periods import Span, period_of
from tests import supervision_scenes as sheets
from tests.browser.looking import leave_by, visit
from tests.browser.writing_page import (
    expect_saved,
    expect_state,
    hold_saves,
    say,
    wait_for,
)
from tests.factories import TODAY
from tests.plan_scenes import approved_plan

QUARTER = period_of(Span.QUARTER, TODAY)
WORDS = "Đã viết xong 1 bài thu hoạch."


def at(name, *args) -> str:
    return reverse(f"supervision:{name}", args=args)


def of_the_meeting(report) -> str:
    """The sheet of all members for the period of ``report``."""
    return f"{at('meeting')}?period={report.kind}:{report.starts_on.isoformat()}"


def press(page, label, **words):
    leave_by(page, page.get_by_role("button", name=say(label, **words), exact=True))


def field(page, line, name):
    return page.locator(f"#p{line.pk}-{name}")


def only_sheet() -> tuple[ProgressReport, ProgressLine]:
    report = ProgressReport.objects.get()
    return report, report.lines.get()


@pytest.fixture
def plan(cast):
    return approved_plan(cast, cast.author)


@pytest.fixture
def month(cast, plan):
    """Begun, nothing written."""
    return sheets.started(cast, plan=plan)


# --- The way of one sheet -----------------------------------------------------


@pytest.mark.parametrize("width", [390], ids=["phone"])
def test_a_member_reports_a_month_on_a_phone(open_page, cast, plan):
    page = open_page(cast.author, at("plan", plan.pk))
    leave_by(page, page.locator("main form[action$='/start/'] button").first)
    report, line = only_sheet()
    field(page, line, "quantity").fill("1")
    field(page, line, "evidence_words").fill("Biên bản sinh hoạt tháng 10")
    field(page, line, "next_steps").fill(WORDS)
    expect_saved(page)
    leave_by(page, page.locator("#write-form button[value=read]"))
    expect(page.locator("main")).to_contain_text(WORDS)
    leave_by(page, page.locator("form[action$='/send/'] button"))
    report.refresh_from_db()
    assert (report.status, report.lines.get().quantity) == ("sent", 1)


def test_the_secretary_returns_one_and_accepts_the_others_together(open_page, cast):
    first, second = sheets.sent(cast), sheets.sent(cast, cast.colleague)
    page = open_page(cast.secretary, at("report", first.pk))
    page.locator("#reason").fill("Nêu rõ bài thu hoạch nào.")
    leave_by(page, page.locator("#reason ~ * button, form:has(#reason) p button").last)
    first.refresh_from_db()
    assert first.status == "returned"
    author = open_page(cast.author, at("write", first.pk))
    expect(author.locator("main")).to_contain_text("Nêu rõ bài thu hoạch nào.")
    page.goto(of_the_meeting(first))
    expect(page.locator("main")).to_contain_text(sheets.WORDS)
    page.locator("form[action$='/accept/'] input[name=told_on]").fill("2026-10-05")
    leave_by(page, page.locator("form[action$='/accept/'] button"))
    second.refresh_from_db()
    assert (second.status, second.accepted_by_id) == ("accepted", cast.secretary.pk)


# --- It saves itself ----------------------------------------------------------


@pytest.mark.parametrize("width", [390], ids=["phone"])
def test_what_is_typed_while_the_connection_is_cut_arrives_later(
    open_page, cast, month
):
    page = open_page(cast.author, at("write", month.pk))
    line = month.lines.get()
    field(page, line, "quantity").fill("1")
    expect_saved(page)
    page.context.set_offline(True)
    field(page, line, "obstacles").fill(WORDS)
    expect_state(page, "offline")
    page.context.set_offline(False)
    expect_saved(page)
    line.refresh_from_db()
    assert (line.quantity, line.obstacles) == (1, WORDS)


@pytest.mark.parametrize("width", [1280], ids=["desktop"])
def test_two_windows_show_both_texts_of_a_line(open_page, cast, month, see):
    path, line = at("write", month.pk), month.lines.get()
    first, second = (open_page(cast.author, path) for _ in range(2))
    field(first, line, "obstacles").fill("Bản thứ nhất")
    expect_saved(first)
    field(second, line, "obstacles").fill("Bản thứ hai")
    conflict = second.locator(f"#line-{line.pk} .conflict")
    expect(conflict).to_contain_text("Bản thứ nhất")
    see(second, "sheet-conflict")
    conflict.locator("button[data-keep=mine]").click()
    expect_saved(second)
    line.refresh_from_db()
    assert line.obstacles == "Bản thứ hai"


@pytest.mark.parametrize("width", [1280], ids=["desktop"])
def test_a_save_that_meets_the_sending_is_told_and_kept(open_page, cast, month):
    """Sent in another window: nothing is stored, the typed text stays on the page."""
    page, line = open_page(cast.author, at("write", month.pk)), month.lines.get()
    held = hold_saves(page)
    field(page, line, "next_steps").fill("Gõ sau khi đã gửi")
    wait_for(page, lambda: held)
    sheets.send(sheets.written(month))
    held[0].continue_()
    expect_state(page, "error")
    expect(field(page, line, "next_steps")).to_have_value("Gõ sau khi đã gửi")
    line.refresh_from_db()
    assert line.next_steps == ""


# --- Its pages, wide and narrow -----------------------------------------------


def test_pages_of_a_member(open_page, cast, month, see):
    plan, line = month.plan, month.lines.get()
    page = open_page(cast.author)
    see(page, "home-plan-followed")
    visit(page, at("board"), see, "board-member")
    visit(page, at("plan", plan.pk), see, "progress-plan")
    visit(page, at("write", month.pk), see, "sheet-write")
    visit(page, at("report", month.pk), see, "sheet-incomplete")
    visit(page, at("add_evidence", month.pk, line.pk), see, "sheet-evidence")
    press(page, "Attach")
    see(page, "sheet-evidence-refused")
    sheets.evidence(month)
    sent = sheets.send(sheets.written(month))
    visit(page, at("report", sent.pk), see, "sheet-sent")
    quarter = sheets.started(cast, plan=plan, period=QUARTER)
    visit(page, at("write", quarter.pk), see, "sheet-quarter")
    visit(page, at("ideas"), see, "ideas-none")


def test_pages_of_a_supervisor(open_page, cast, see):
    report = sheets.sent(cast)
    plan, item = report.plan, report.plan.items.order_by("position").first()
    page = open_page(cast.secretary)
    see(page, "home-sheets-to-accept")
    visit(page, at("report", report.pk), see, "sheet-to-accept")
    press(page, "Return it with this reason")
    see(page, "sheet-return-refused")
    visit(page, at("meeting"), see, "meeting-sheet-this-month")
    visit(page, of_the_meeting(report), see, "meeting-sheet")
    visit(page, at("evaluate", plan.pk, item.pk), see, "evaluate")
    press(page, "Record the evaluation")
    see(page, "evaluate-refused")
    visit(page, at("plan", plan.pk), see, "progress-plan-supervisor")
    visit(page, at("oral", plan.pk), see, "oral")
    leave_by(page, page.locator("main form .btn-primary"))
    see(page, "oral-refused")
    visit(page, at("codes"), see, "codes")


def test_the_board_with_what_is_overdue(open_page, cast, see):
    plan = approved_plan(cast, cast.author, declared={3: {}, 5: {}, 7: {}})
    overdue(plan)
    sheets.measure(cast, person=cast.deputy)
    page = open_page(cast.secretary, at("board"))
    see(page, "board")
    visit(page, f"{at('board')}?state=all", see, "board-all")
    visit(page, at("remind"), see, "remind")
    leave_by(page, page.locator("main form .btn-primary"))
    expect(page.locator(".messages")).to_be_visible()
    visit(
        page, at("measure", plan.cell_round.summary.measures.get().pk), see, "measure"
    )
    visit(page, "/call-list/", see, "call-list")
    assert not LineReminder.objects.exists()  # those are of the nightly run alone


def overdue(plan) -> None:
    """The approved lines were due yesterday, as the clock of the browser has it."""
    approval = plan.approvals.get(replaced_at=None)
    for line in approval.content["lines"]:
        if line["due_on"]:
            line["start_on"], line["due_on"] = "2026-10-05", "2026-11-20"
    approval.save()


def test_pages_of_an_idea(open_page, cast, see):
    idea = sheets.idea(cast)
    page = open_page(cast.secretary, at("ideas"))
    see(page, "ideas-to-reword")
    visit(page, at("reword_idea", idea.pk), see, "reword-idea")
    page.locator("[name=text]").fill("Đọc theo lịch cố định hằng tuần")
    leave_by(page, page.locator("main form .btn-primary"))
    reader = open_page(cast.colleague, at("ideas"))
    expect(reader.locator("main")).to_contain_text("Đọc theo lịch cố định hằng tuần")
    expect(reader.locator("main")).not_to_contain_text(cast.author.full_name)
    see(reader, "ideas")
