"""The progress report (5.9) and the meeting sheet as papers, and who takes them."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from cells.supervision.reporting_periods import Span, period_of
from reports.contexts.progress_report_facts import (
    period_text,
    progress_report_document,
)
from tests.factories import NOW, TODAY
from tests.plan_scenes import approved_plan
from tests.supervision_scenes import (
    MONTH,
    WORDS,
    accept,
    accepted,
    acts,
    at,
    evaluate,
    evidence,
    fresh,
    month,
    openings,
    oral,
    send,
    sent,
    started,
    written,
)

pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.mark.parametrize(
    ("span", "day", "text"),
    [
        ("month", date(2027, 4, 1), "tháng 4 năm 2027"),
        ("quarter", date(2026, 12, 1), "quý IV năm 2026"),
        ("year", date(2027, 1, 1), "năm 2027"),
    ],
)
def test_a_period_is_named_in_vietnamese(span, day, text):
    assert period_text(period_of(Span(span), day)) == text


def test_the_paper_says_what_the_sheet_says(cast):
    report = written(started(cast), quantity=3, next_steps="Viết bài cuối")
    evidence(report)
    report = accept(cast, send(report))
    evaluate(cast, report.plan, "partly", period=MONTH)
    paper = progress_report_document(fresh(report))
    [row] = paper.rows
    assert (row.promised, row.in_period, row.in_all) == (
        "Bài thu hoạch, 4 bài",
        "3 bài",
        "3 bài",
    )
    assert (row.evidence, row.obstacles) == ("x.pdf", WORDS)
    assert [line.text for line in paper.coming] == ["Viết bài cuối"]
    [judged] = paper.judged
    assert (judged.result, judged.why) == ("đạt một phần", "Đủ sản phẩm")
    assert (paper.running, paper.done, paper.late) == (1, 0, 0)
    assert paper.judge == "BÍ THƯ CHI BỘ"
    assert paper.party.draft_marks == ()


def test_the_secretarys_own_is_judged_by_the_deputy(cast):
    assert progress_report_document(sent(cast, cast.secretary)).judge == (
        "PHÓ BÍ THƯ CHI BỘ"
    )


def test_a_sheet_that_was_not_sent_is_a_draft(cast):
    assert progress_report_document(started(cast)).party.draft_marks


def test_an_oral_report_says_so(cast):
    report = oral(cast)
    assert "xác nhận" not in progress_report_document(report).told
    type(report).objects.filter(pk=report.pk).update(status="sent", sent_at=NOW)
    assert "xác nhận" in progress_report_document(fresh(report)).told


def test_a_year_tells_how_many_lines_were_met(cast):
    report = sent(cast)
    evaluate(cast, report.plan)
    year = started(cast, plan=report.plan, period=period_of(Span.YEAR, TODAY))
    sentence = progress_report_document(year).year_sentence
    assert "1/1 nội dung đạt; 0 nội dung lặp lại" in sentence


def test_taking_it_away_is_recorded_and_its_name_names_nobody(cast, client):
    report = sent(cast)
    client.force_login(cast.secretary)
    answer = client.get(reverse("reports:progress_report_pdf", args=[report.pk]))
    assert answer.content.startswith(b"%PDF")
    assert "son" not in answer["Content-Disposition"]
    assert acts(report)[-1] == "progress.export"
    assert openings(report) == 1


def test_the_meeting_sheet_records_each_opening(cast, client):
    report, other = sent(cast), sent(cast, cast.colleague)
    client.force_login(cast.secretary)
    answer = client.get(reverse("reports:meeting_sheet_pdf"))
    assert answer.content.startswith(b"%PDF")
    assert openings(report) == openings(other) == 1


def test_the_paper_of_a_period_says_how_it_stood_when_the_period_ended(cast):
    first = accepted(cast, quantity=1)
    later = month(date(2026, 11, 10))
    now = at(date(2026, 11, 10))
    with time_machine.travel(now, tick=False):
        accepted(cast, plan=first.plan, period=later, quantity=1, now=now)
        evaluate(cast, first.plan, "met", period=later, now=now)
        document = progress_report_document(fresh(first))
    assert document.done == 0
    assert document.rows[0].in_all.startswith("1 ")


def test_the_figures_count_the_lines_of_the_table(cast):
    plan = approved_plan(cast, cast.author, declared={3: {}, 4: {}, 5: {}})
    first = sent(cast, plan=plan)
    lines = len(progress_report_document(first).rows)
    evaluate(cast, plan)  # one line is met: it stands on no later sheet
    with time_machine.travel(at(date(2026, 12, 20)), tick=False):
        later = started(
            cast, plan=plan, period=month(date(2026, 12, 1)), now=at(date(2026, 12, 20))
        )
        paper = progress_report_document(later)
    assert len(paper.rows) == lines - 1
    assert (paper.running, paper.done) == (lines - 1, 0)
