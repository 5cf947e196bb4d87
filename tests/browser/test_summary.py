"""The secretary words, freezes and passes the summary; the members read their copy."""

import io
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from cells.models import CellMeasure, CellSummary, SummaryLine, SummaryNarrative
from tests.browser.looking import leave_by, look
from tests.browser.writing_page import expect_saved
from tests.cells.summaries import scene


def press(page, text):
    leave_by(page, page.get_by_role("button", name=text).first)


def summary_path(cast) -> str:
    return f"/summaries/{scene.summary_of(cast).pk}/"


def pdf_text(page, link) -> str:
    with page.expect_download() as taken:
        link.click()
    data = Path(taken.value.path()).read_bytes()
    assert taken.value.suggested_filename.startswith("bao-cao-tong-hop")
    return " ".join(
        " ".join(
            each.extract_text() for each in PdfReader(io.BytesIO(data)).pages
        ).split()
    )


def test_a_summary_from_its_first_line_to_the_members_copy(open_page, cast):
    scene.accept_two(cast)
    path = summary_path(cast)
    page = open_page(cast.secretary, path)
    look(page, "summary-draft")

    page.get_by_role("link", name="Gộp và viết các dòng").click()
    page.get_by_label(scene.CAUSE).check()
    look(page, "summary-lines")
    page.locator("#text").first.fill("Ngại đọc tài liệu dài")
    press(page, "Đưa dòng này vào báo cáo")
    expect(page.locator(".line-list textarea")).to_have_value("Ngại đọc tài liệu dài")
    look(page, "summary-line-worded")
    assert SummaryLine.objects.get().sources.count() == 1

    page.goto(f"{path}measures/")
    page.locator("details.fold summary").click()
    page.get_by_label(scene.REMEDY).check()
    page.locator("#text").fill("Đọc chung mỗi quý một chuyên đề")
    press(page, "Thêm biện pháp này")
    look(page, "summary-measure-unfinished")
    page.get_by_role("link", name="Sửa 1").click()
    page.locator("#person").select_option(str(cast.colleague.pk))
    page.locator("#due_on").fill("2027-12-31")
    page.locator("#product").fill("4 biên bản")
    look(page, "summary-measure-change")
    press(page, "Lưu")
    assert CellMeasure.objects.get().person == cast.colleague

    page.goto(f"{path}narrative/")
    page.locator("#general-general_assessment").fill("Chuẩn bị nghiêm túc.")
    page.locator("#general-members_read").fill("4")
    page.locator("#general-reading_from").fill("2026-10-01")
    expect_saved(page)
    look(page, "summary-narrative")
    stored = SummaryNarrative.objects.get()
    assert (stored.general_assessment, stored.members_read) == (
        "Chuẩn bị nghiêm túc.", 4,
    )  # fmt: skip

    page.goto(path)
    leave_by(page, page.get_by_role("link", name="Chốt số liệu trình chi bộ"))
    look(page, "summary-freeze")
    press(page, "Chốt số liệu")
    look(page, "summary-freeze-refused")
    page.locator("#reason").fill("Ba đồng chí đi công tác")
    press(page, "Chốt số liệu")
    look(page, "summary-before-cell")

    member = open_page(cast.colleague)
    look(member, "summary-member-home")
    pk = scene.summary_of(cast).pk
    member.goto(f"/documents/members-copy/{pk}/")
    look(member, "summary-members-copy")
    expect(member.locator("main")).to_contain_text("có đồng chí tự nhận")
    expect(member.locator("main")).to_contain_text("DỰ THẢO")

    leave_by(page, page.get_by_role("link", name="Chi bộ đã thông qua"))
    look(page, "summary-pass")
    frozen_on = CellSummary.objects.get(pk=pk).frozen_at
    page.locator("#passed_on").fill(f"{frozen_on.astimezone():%Y-%m-%d}")
    page.locator("#text").fill("Nộp tài liệu muộn, thuộc biểu hiện số 4")
    page.locator("#items").fill("1")
    press(page, "Ghi nhận chi bộ đã thông qua")
    look(page, "summary-passed")
    assert CellSummary.objects.get(pk=pk).status == "passed"

    leave_by(page, page.locator(".heat a").first)
    look(page, "summary-behind")
    page.goto(f"/documents/cell-summary/{pk}/")
    look(page, "summary-preview")
    text = pdf_text(page, page.locator(".bar-button"))
    assert "Chi bộ chỉ ra thêm" in text
    assert "DỰ THẢO" not in text
    member.reload()
    own = pdf_text(member, member.locator(".bar-button"))
    assert "có đồng chí tự nhận" in own
    assert [mark for mark in scene.MARKS if mark in text + own] == []


@pytest.mark.parametrize("width", [1280], ids=["desktop"])
def test_two_windows_of_the_words_lose_nothing(open_page, cast):
    scene.accept_two(cast)
    path = f"{summary_path(cast)}narrative/"
    first, second = (open_page(cast.secretary, path) for _ in range(2))
    first.locator("#general-proposals").fill("Từ cửa sổ một")
    first.locator("#general-last_plan_items").fill("5")
    expect_saved(first)
    second.locator("#general-proposals").fill("Từ cửa sổ hai")
    conflict = second.locator(".conflict")
    expect(conflict).to_contain_text("Từ cửa sổ một")
    expect(conflict).to_contain_text("Từ cửa sổ hai")
    look(second, "summary-narrative-conflict")
    conflict.locator("button[data-keep=stored]").click()
    expect(second.locator("#general-proposals")).to_have_value("Từ cửa sổ một")
    expect(second.locator("#general-last_plan_items")).to_have_value("5")
    second.locator("#general-last_plan_met").fill("9")
    expect(second.locator("#write-form .field-error")).to_be_visible()
    second.locator("#general-last_plan_met").fill("4")
    expect_saved(second)
    assert SummaryNarrative.objects.get().last_plan_met == 4


@pytest.mark.parametrize("width", [1280], ids=["desktop"])
def test_without_a_script_the_words_are_saved_by_the_button(open_page, cast):
    scene.accept_two(cast)
    path = summary_path(cast)
    page = open_page(cast.secretary, f"{path}narrative/", java_script_enabled=False)
    page.locator("#general-proposals").fill("Mở lớp")
    page.locator("#general-reading_to").fill("2026-10-05")
    page.get_by_role("button", name="Lưu và trở lại").click()
    page.wait_for_url(f"**{path}")
    expect(page.locator("main")).to_contain_text("Mở lớp")
    expect(page.locator("main")).to_contain_text("05/10/2026")
