"""A cell's summary to write to paper, and the paper read again."""

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from cells.summaries.masking import Copy
from reports.contexts.cell_summary import (
    CellSummaryDocument,
    Declarations,
    GroupCounts,
    IndicatorRow,
    Measure,
    MostDeclared,
    NotWritten,
    cell_summary_subject,
)
from reports.contexts.party_document import (
    DRAFT,
    PartyDocument,
    draft_place_and_date,
    number_text,
    session_mark,
)
from reports.pdf import render_pdf

TEMPLATE = "reports/documents/cell_summary.html"
CELL = "Chi bộ Khoa Xây dựng Đảng"
SIGNER = "Trần Quang Huy"
GROUPS = (
    "Suy thoái về tư tưởng chính trị",
    "Suy thoái về đạo đức, lối sống",
    "Biểu hiện “tự diễn biến”, “tự chuyển hóa” trong nội bộ",
)
# Members per frequency (none, rarely, occasionally, often), of fifteen.
DECLARED = {3: (5, 3, 6, 1), 4: (9, 4, 2, 0), 5: (3, 4, 7, 1), 10: (13, 2, 0, 0)}


MEASURES = (
    Measure(
        "Mỗi kỳ sinh hoạt dành hai mươi phút góp ý về một việc cụ thể",
        (3, 5),
        "Nguyễn Thị Thanh Hằng",
        date(2026, 12, 31),
        "12 biên bản góp ý",
    ),
)


def indicator(number, declared=DECLARED, parts=(), *, copy=Copy.FULL, hidden=False):
    levels = declared.get(number, (15, 0, 0, 0))
    return IndicatorRow(
        number,
        f"Tên rút gọn của biểu hiện {number}",
        is_declared=sum(levels[1:]) > 0,
        declared=None if hidden else sum(levels[1:]),
        levels=levels if copy == Copy.FULL else None,
        parts=parts if number in declared else (),
    )


def groups(declared=DECLARED, parts=(), *, copy=Copy.FULL, hidden=False):
    members = (13, 2, 0) if declared else (0, 0, 0)
    return tuple(
        GroupCounts(
            name,
            is_declared=members[place] > 0,
            members_with_any=None if hidden else members[place],
            rows=tuple(
                indicator(number, declared, parts, copy=copy, hidden=hidden)
                for number in range(9 * place + 1, 9 * place + 10)
            ),
        )
        for place, name in enumerate(GROUPS)
    )


def party(**changes):
    values = {
        "superior_name": "Đảng bộ Trường Chính trị",
        "issuer_name": CELL,
        "number_text": number_text("BC", "CB"),
        "place_and_date": draft_place_and_date("Tuyên Quang", 2026),
        "draft_marks": (DRAFT, session_mark(date(2026, 10, 30))),
        "type_name": "BÁO CÁO",
        "subject_lines": cell_summary_subject(CELL, 2026),
        "recipients": ("Đảng ủy Trường Chính trị (để báo cáo)", "Lưu Chi bộ"),
        "signing_capacity": "T/M CHI BỘ",
        "signer_office": "BÍ THƯ",
        "signer_name": SIGNER,
    }
    return PartyDocument(**{**values, **changes})


def summary(**changes):
    values = {
        "party": party(),
        "copy": Copy.FULL,
        "year": 2026,
        "superior_address": "Đảng ủy Trường Chính trị",
        "unfinished": 2,
        "missing_reason": "hai đồng chí đi công tác",
        "plans_on": date(2026, 11, 10),
        "declared": Declarations(13, 15, 2),
        "basis": "Kế hoạch số 45-KH/ĐU, ngày 15/9/2026 của Đảng ủy Trường Chính trị "
        "về sinh hoạt chuyên đề “tự soi, tự sửa”",
        "cell_name": CELL,
        "members": 17,
        "official_members": 16,
        "probationary_members": 1,
        "must_write": 17,
        "not_written": (
            NotWritten("điều trị dài ngày", 1),
            NotWritten("đi học tập trung", 1),
        ),
        "accepted": 15,
        "counted_on": date(2026, 10, 23),
        "secretary_read_by": "Phó Bí thư",
        "groups": groups(),
        "most_declared": (MostDeclared(5, "Tên rút gọn của biểu hiện 5", 12),),
    }
    return CellSummaryDocument(**{**values, **changes})


def write(document):
    return PdfReader(BytesIO(render_pdf(TEMPLATE, {"document": document})))


def words(reader):
    """The whole text on one line, as a reader would say it."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())
