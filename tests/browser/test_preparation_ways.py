"""The preparation as its people do it: reading, notes, hints, papers, paper reports."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from cells.journey.draft_papers.drafting import draft_paper
from cells.models import (
    Meeting,
    PrivateNote,
    ReadingConfirmation,
    SelfReview,
    Submission,
)
from cells.preparation.models.papers import PaperKind
from tests.browser.looking import leave_by
from tests.browser.writing_page import (
    answer,
    choose,
    deed,
    expect_saved,
    say,
    write_path,
)
from tests.entries_scenes import code_for, entered, secretary_filed
from tests.factories import NOW
from tests.materials_scenes import text_material
from tests.note_scenes import make_note

only_wide = pytest.mark.parametrize("width", [1280])
NOTE = "Ngày 12/8 họp khoa, tôi gạt đi ý kiến về giờ thuyết giảng."


def in_days(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def test_a_member_reads_and_confirms_at_the_end(open_page, cast):
    text_material(cast)
    page = open_page(cast.author)
    page.locator("#reading-title").wait_for()
    page.get_by_role("link", name=re.compile("^Đọc")).first.click()
    page.get_by_role("button", name="Tôi đã đọc").click()
    expect(page.get_by_text("Đã đọc và xác nhận ngày").first).to_be_visible()
    confirmed = ReadingConfirmation.objects.get()
    assert confirmed.member_id == cast.author.pk
    page.goto("/")
    expect(page.get_by_text("Đã xác nhận 1 trong 1")).to_be_visible()


def test_a_note_written_in_the_year_is_put_into_the_report(open_page, cast):
    page = open_page(cast.author, reverse("private_notes:list"))
    page.locator("textarea").first.fill(NOTE)
    page.locator("select[name$=indicator]").first.select_option(index=3)
    page.locator("main .btn-primary").first.click()
    expect(page.get_by_text(NOTE)).to_be_visible()
    assert PrivateNote.objects.get().author_id == cast.author.pk
    page.goto(write_path(cast.review_of(cast.author)))
    choose(page, 3)
    deed(page, 3).fill("Đã viết trước đó.")
    expect_saved(page)
    page.locator("[data-insert-into='3']").click()
    expect(deed(page, 3)).to_have_value(re.compile("gạt đi"))
    expect_saved(page)
    kept = answer(cast.review_of(cast.author), 3).deed
    assert kept.startswith("Đã viết trước đó.")
    assert NOTE in kept


def test_a_note_goes_in_without_the_script_too(new_context, sign_in, cast):
    note = make_note(cast.author, number=3)
    context = new_context(java_script_enabled=False)
    sign_in(context, cast.author)
    page = context.new_page()
    page.goto(write_path(cast.review_of(cast.author)))
    page.locator("[data-insert-into='3']").click()
    kept = answer(cast.review_of(cast.author), 3).deed
    assert kept == PrivateNote.objects.get(pk=note.pk).text


def test_a_hint_comes_with_the_saved_answer_and_blocks_nothing(open_page, cast):
    review = cast.review_of(cast.author)
    page = open_page(cast.author, write_path(review))
    choose(page, 3)
    deed(page, 3).fill("Đôi khi chưa thật sự nghiêm túc trong học tập.")
    choose(page, 4)
    expect_saved(page)
    hint = page.locator("#answer-3").get_by_text("Câu này ai cũng viết được.")
    expect(hint).to_be_visible()
    deed(page, 3).fill("Tháng 6 tôi vắng hai buổi học chuyên đề ở khoa.")
    choose(page, 5)
    expect_saved(page)
    expect(hint).to_be_hidden()


@only_wide
def test_two_leaders_on_one_paper_lose_no_word(open_page, cast):
    paper = draft_paper(
        cell_round=cast.cell_round,
        kind=PaperKind.SESSION_PLAN,
        by=cast.secretary,
        now=NOW,
    )
    path = reverse("preparation:paper", args=[paper.pk])
    first, second = open_page(cast.secretary, path), open_page(cast.deputy, path)
    first.locator("textarea.paper-text").fill("Bản của Bí thư")
    expect_saved(first)
    second.locator("textarea.paper-text").fill("Bản của Phó Bí thư")
    box = second.locator(".conflict")
    expect(box).to_be_visible()
    expect(box).to_contain_text("Bản của Bí thư")
    expect(second.locator("textarea.paper-text")).to_have_value("Bản của Phó Bí thư")
    paper.refresh_from_db()
    assert paper.text == "Bản của Bí thư"


def test_the_secretary_plans_and_recomputes_the_session(open_page, cast):
    page = open_page(
        cast.secretary, reverse("meetings:plan", args=[cast.cell_round.pk])
    )
    page.locator("input[name$=held_on]").fill(in_days(10))
    page.locator("input[name$=place]").fill("Phòng họp A2")
    page.locator("select[name$=clerk]").select_option(value=str(cast.colleague.pk))
    leave_by(page, page.locator("main .btn-primary"))
    meeting = Meeting.objects.get()
    assert (meeting.status, meeting.clerk_id) == ("planned", cast.colleague.pk)
    page.goto(reverse("meetings:agenda", args=[meeting.pk]))
    expect(page.get_by_text(re.compile(r"\d+ phút")).first).to_be_visible()


@only_wide
def test_a_report_from_paper_is_filed_by_its_code(open_page, cast):
    secretary_filed(cast)
    review = entered(cast)
    digits = code_for(review, cast.deputy, now=timezone.now())
    page = open_page(cast.secretary, reverse("reviews:paper_help", args=[review.pk]))
    page.locator("#code").fill(digits)
    leave_by(page, page.get_by_role("button", name=say("Confirm with the code")))
    assert SelfReview.objects.get(pk=review.pk).status == "filed"
    assert Submission.objects.get(review=review).from_paper


def test_who_has_not_filed_is_reminded_after_the_words_were_shown(open_page, cast):
    secretary_filed(cast)
    page = open_page(cast.secretary, reverse("reviews:queue"))
    page.get_by_role("button", name=say("Remind those chosen")).click()
    page.get_by_role("button", name=say("Send the reminder")).click()
    expect(page.get_by_text(re.compile("Đã nhắc 4 đồng chí"))).to_be_visible()
    told = open_page(cast.author)
    expect(
        told.get_by_text(re.compile("Hạn nộp bản tự soi, tự sửa")).first
    ).to_be_visible()
