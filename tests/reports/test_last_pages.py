"""The last page of a paper of the year: the signature never stands there alone."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from reports.contexts.progress_report import (
    Judged,
    MeetingRow,
    MeetingSheetDocument,
    ProgressReportDocument,
    meeting_subject,
    progress_subject,
)
from reports.contexts.remediation_plan import PlanRow, RemediationPlanDocument
from reports.pdf import render_pdf

from .papers import CELL, SIGNER, party

FOLDER = "reports/documents"
WORDS = "Tôi đối chiếu việc làm của mình với nghị quyết và ghi lại từng việc. "


def pages_of(template, document):
    data = render_pdf(f"{FOLDER}/{template}.html", {"document": document})
    return PdfReader(BytesIO(data)).pages


def progress(lines):
    return ProgressReportDocument(
        party=party(
            subject_lines=progress_subject("tháng 11 năm 2026"),
            recipients=(),
            signing_capacity="NGƯỜI BÁO CÁO",
            signer_office="",
        ),
        member_name=SIGNER,
        member_position="",
        cell_name=CELL,
        running=0,
        done=0,
        on_time=0,
        late=0,
        rows=(),
        not_done=(),
        coming=(),
        comment="",
        told="",
        judged=tuple(Judged(f"Việc {n}", "đạt", WORDS) for n in range(lines)),
        judge="BÍ THƯ CHI BỘ",
    )


def sheet(rows):
    row = MeetingRow(SIGNER, "Viết bài thu hoạch", "1 bài", "2 bài", WORDS, "chờ nhận")
    return MeetingSheetDocument(
        party(subject_lines=meeting_subject("tháng 11 năm 2026"), recipients=()),
        (row,) * rows,
    )


@pytest.mark.parametrize("lines", range(5, 12))
def test_the_signature_of_a_report_has_words_before_it(lines):
    last = pages_of("progress_report", progress(lines))[-1].extract_text()
    assert "đạt; vì" in last[: last.index("NGƯỜI BÁO CÁO")]


@pytest.mark.parametrize("rows", range(4, 11))
def test_the_signature_of_a_sheet_has_a_row_before_it(rows):
    last = pages_of("meeting_sheet", sheet(rows))[-1].extract_text()
    assert "chờ nhận" in last[: last.index("T/M CHI BỘ")]


def test_the_sheet_of_the_meeting_lies_on_its_side():
    page = pages_of("meeting_sheet", sheet(1))[0]
    assert page.mediabox.width > page.mediabox.height


def test_the_column_of_the_days_leaves_room_to_the_words():
    row = PlanRow(
        shortcoming=WORDS * 4,
        number=4,
        source="tự nhận",
        title="Viết bài",
        solution=WORDS * 4,
        start_on=date(2026, 11, 1),
        due_on=date(2027, 3, 31),
        expected_result=WORDS * 4,
        product="Bài thu hoạch, 4 bài",
    )
    plan = RemediationPlanDocument(
        party=party(recipients=()),
        year=2026,
        member_name=SIGNER,
        member_position="",
        cell_name=CELL,
        session_on=date(2026, 10, 5),
        rows=(row,) * 4,
        unmeasured=(),
        approver_title="KÝ DUYỆT CỦA BÍ THƯ CHI BỘ",
    )
    last = pages_of("remediation_plan", plan)[-1].extract_text()
    assert "Tôi báo cáo kết quả" in last[: last.index("NGƯỜI LẬP KẾ HOẠCH")]
