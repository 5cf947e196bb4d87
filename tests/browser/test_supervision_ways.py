"""Sheets without a script, on paper, with a wrong value and after signing out."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from cells.models import Evaluation, Evidence, ProgressReport
from tests import supervision_scenes as sheets
from tests.browser.looking import SIDEWAYS, leave_by
from tests.browser.test_supervision import at, field, overdue
from tests.factories import PASSWORD, make_member
from tests.plan_scenes import approved_plan

only_wide = pytest.mark.parametrize("width", [1280], ids=["desktop"])
only_narrow = pytest.mark.parametrize("width", [390], ids=["phone"])
LONG = "Đã soạn được một nửa, còn chờ tài liệu của phòng Đào tạo."


@pytest.fixture
def plain(open_page, cast):
    """A page of somebody whose browser runs no script."""

    def open_it(member, path):
        return open_page(member, path, java_script_enabled=False)

    return open_it


@only_narrow
def test_a_month_is_written_and_sent_without_script(plain, cast):
    plan = approved_plan(cast, cast.author)
    page = plain(cast.author, at("plan", plan.pk))
    leave_by(page, page.locator("main form[action$='/start/'] button").first)
    report = ProgressReport.objects.get()
    line = report.lines.get()
    field(page, line, "quantity").fill("1")
    field(page, line, "obstacles").fill(LONG)
    # The way to the evidence stores what was typed on its way.
    leave_by(page, page.locator(f"button[value=evidence-{line.pk}]"))
    page.locator("#id_file").set_input_files(
        {"name": "ảnh bìa.pdf", "mimeType": "application/pdf", "buffer": sheets.PDF}
    )
    page.locator("#id_no_secrecy_mark").check()
    leave_by(page, page.locator("main form .btn-primary"))
    assert Evidence.objects.get().line == line
    page.goto(at("write", report.pk))
    expect(field(page, line, "obstacles")).to_have_value(LONG)
    leave_by(page, page.locator("#write-form button[value=read]"))
    leave_by(page, page.locator("form[action$='/send/'] button"))
    report.refresh_from_db()
    assert report.status == "sent"


@only_wide
def test_a_sheet_is_accepted_and_a_line_evaluated_without_script(plain, cast):
    report = sheets.sent(cast)
    item = report.plan.items.order_by("position").first()
    page = plain(cast.secretary, at("report", report.pk))
    leave_by(page, page.locator("button[formaction$='/accept/']"))
    report.refresh_from_db()
    assert report.status == "accepted"
    page.goto(at("evaluate", report.plan_id, item.pk))
    page.locator("input[name=result][value=partly]").check()
    page.locator("#id_why").fill(LONG)
    leave_by(page, page.locator("main form .btn-primary"))
    assert Evaluation.objects.get().why == LONG


# --- Nothing typed is lost ----------------------------------------------------


@only_wide
def test_a_wrong_number_is_named_and_every_text_stays(plain, cast):
    report = sheets.started(cast)
    line = report.lines.get()
    page = plain(cast.author, at("write", report.pk))
    field(page, line, "quantity").fill("một")
    field(page, line, "obstacles").fill(LONG)
    leave_by(page, page.locator("#write-form button[value=read]"))
    expect(page.locator("#error-summary")).to_be_visible()
    expect(field(page, line, "quantity")).to_have_value("một")
    expect(field(page, line, "obstacles")).to_have_value(LONG)


@only_wide
@pytest.mark.parametrize("name", ["evaluate", "oral"])
def test_what_is_refused_stays_in_its_box(plain, cast, name):
    plan = approved_plan(cast, cast.author)
    item = plan.items.order_by("position").first()
    arguments = [plan.pk, item.pk] if name == "evaluate" else [plan.pk]
    page = plain(cast.secretary, at(name, *arguments))
    box = page.locator("main form textarea").last
    box.fill(LONG)
    leave_by(page, page.locator("main form .btn-primary"))
    expect(page.locator("#error-summary, .error-summary").first).to_be_visible()
    expect(page.locator("main form textarea").last).to_have_value(LONG)
    assert not Evaluation.objects.exists()


@only_wide
@pytest.mark.parametrize("act", ["write", "return", "evaluate"])
def test_after_signing_out_the_text_comes_back(plain, cast, act):
    """Pressed after the session ended: sign in, and what was typed is still there."""
    member, path, box, button = a_page_to_type_into(cast, act)
    page = plain(member, path)
    page.locator(box).fill(LONG)
    Session.objects.all().delete()
    leave_by(page, page.locator(button).first)
    page.locator("#id_username").fill(member.username)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_password").press("Enter")
    expect(page.locator("main")).to_contain_text(LONG)


def a_page_to_type_into(cast, act):
    """Who, where, into which box, and the button pressed."""
    if act == "write":
        report = sheets.started(cast)
        box = f"#p{report.lines.get().pk}-obstacles"
        return cast.author, at("write", report.pk), box, "#write-form [value=read]"
    report = sheets.sent(cast)
    if act == "return":
        path = at("report", report.pk)
        return cast.secretary, path, "#reason", "form:has(#reason) p .btn"
    item = report.plan.items.order_by("position").first()
    path = at("evaluate", report.plan_id, item.pk)
    return cast.secretary, path, "#id_why", "main form .btn-primary"


# --- On paper -----------------------------------------------------------------

# As wide as the text of an A4 sheet held upright, in pixels of a screen.
PAPER = {"width": 680, "height": 1000}
NOT_ON_PAPER = "header nav, .phone-menu, .phone-bar, .board-filters, main .btn-primary"


@only_wide
@pytest.mark.parametrize("path", ["board", "call list"])
def test_board_and_call_list_are_printed_whole(open_page, cast, path):
    """The menu and the buttons stay away, nothing is cut off at the side."""
    for number in range(12):
        member = make_member(cast.cell, full_name=f"Đỗ Thị Minh Hồng Ngọc Thứ {number}")
        assert member.pk
    plan = approved_plan(cast, cast.author, declared={3: {}, 5: {}, 7: {}})
    overdue(plan)
    sheets.measure(cast, person=cast.deputy)
    address = f"{at('board')}?state=all" if path == "board" else "/call-list/"
    page = open_page(cast.secretary, address)
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    for part in page.locator(NOT_ON_PAPER).all():
        expect(part).to_be_hidden()
    assert page.evaluate(SIDEWAYS) <= 0
    assert cut_off(page) == []
    expect(page.locator("h1")).to_be_visible()
    if path == "board":
        shown = page.locator("main").get_by_text("Viết 4 bài thu hoạch")
        expect(shown.first).to_be_visible()
        expect(page.locator("main")).to_contain_text("Đổi mới sinh hoạt")


def cut_off(page) -> list[str]:
    """Tables and lists whose frame is too narrow for what stands in it."""
    return page.locator("main table, main ul, main .table-frame").evaluate_all(
        """found => found
          .filter(each => each.offsetParent && each.scrollWidth > each.clientWidth + 1)
          .map(each => each.className || each.tagName)"""
    )
