"""Where things stand on a paper of the Party, measured in the file."""

from datetime import date

import pytest

from reports.contexts.cell_summary import CauseLine, Causes, PartRow
from reports.contexts.party_document import place_and_date
from reports.pdf import render_pdf

from .papers import SIGNER, TEMPLATE, groups, party, summary, write

POINTS_PER_MM = 72 / 25.4


def placed(page):
    """Every piece of text with its start and base line in mm from the top left."""
    pieces = []

    def place(text, outer, inner, _font, _size):
        if text.strip():
            x = inner[4] * outer[0] + outer[4]
            y = float(page.mediabox.height) - (inner[5] * outer[3] + outer[5])
            pieces.append((text.strip(), x / POINTS_PER_MM, y / POINTS_PER_MM))

    page.extract_text(visitor_text=place)
    return pieces


def where(page, text):
    (found,) = [(x, y) for piece, x, y in placed(page) if piece == text]
    return found


def line_ends(page):
    """The x positions, in mm, where drawn lines begin or end."""
    ends = set()

    def look(operator, operands, outer, _inner):
        if operator in (b"m", b"l"):
            ends.add(round((operands[0] * outer[0] + outer[4]) / POINTS_PER_MM, 1))

    page.extract_text(visitor_operand_before=look)
    return ends


@pytest.fixture(scope="module")
def paper():
    return write(summary())


def test_pages_are_a4(paper):
    for page in paper.pages:
        assert float(page.mediabox.width) == pytest.approx(210 * POINTS_PER_MM, abs=0.1)
        assert float(page.mediabox.height) == pytest.approx(
            297 * POINTS_PER_MM, abs=0.1
        )


def test_text_keeps_the_margins(paper):
    for page in paper.pages:
        body = [(x, y) for text, x, y in placed(page) if not text.isdigit()]
        assert min(x for x, _y in body) >= 29.9
        assert min(y for _x, y in body) >= 20
        assert max(y for _x, y in body) <= 277


def test_text_and_table_fill_the_width(paper):
    assert where(paper.pages[0], "cáo kết quả như sau:")[0] == pytest.approx(
        30, abs=0.2
    )
    ends = line_ends(paper.pages[1])
    assert min(ends) == pytest.approx(30, abs=0.3)
    assert max(ends) == pytest.approx(195, abs=0.3)


def test_first_line_stands_below_the_top_margin(paper):
    # The base line of a line 18 pt high lies some 5 mm below its top.
    assert where(paper.pages[0], "ĐẢNG BỘ TRƯỜNG CHÍNH TRỊ")[1] == pytest.approx(
        25, abs=0.5
    )


def test_paragraphs_are_indented(paper):
    assert where(paper.pages[0], "II- KẾT QUẢ TỰ SOI")[0] == pytest.approx(40, abs=0.2)


def test_rule_below_the_partys_name_is_as_long_as_the_name(paper):
    page = paper.pages[0]
    ends = line_ends(page)
    assert min(ends) == pytest.approx(where(page, "ĐẢNG CỘNG SẢN VIỆT NAM")[0], abs=0.3)
    assert 72 <= max(ends) - min(ends) <= 76


def test_page_number_stands_in_the_top_margin_from_page_two(paper):
    first, *others = paper.pages
    assert not [text for text, _x, y in placed(first) if y < 20]
    assert len(others) >= 1
    for number, page in enumerate(others, start=2):
        ((text, x, y),) = [piece for piece in placed(page) if piece[2] < 20]
        assert text == str(number)
        assert x == pytest.approx(30 + 165 / 2, abs=2)
        # The top of the line is 10 mm from the edge; 13 pt have their base 4 mm lower.
        assert y == pytest.approx(14, abs=0.5)


def test_issuer_stands_left_of_the_party_and_recipients_left_of_the_signature(paper):
    head, foot = paper.pages[0], paper.pages[-1]
    assert where(head, "ĐẢNG BỘ TRƯỜNG CHÍNH TRỊ")[0] < 108
    assert where(head, "ĐẢNG CỘNG SẢN VIỆT NAM")[0] > 108
    recipients, capacity = where(foot, "Nơi nhận:"), where(foot, "T/M CHI BỘ")
    assert recipients[0] == pytest.approx(30, abs=0.2)
    assert capacity[0] > 120
    assert recipients[1] == pytest.approx(capacity[1], abs=0.2)
    assert 25 <= where(foot, SIGNER)[1] - where(foot, "BÍ THƯ")[1] - 6 <= 45


@pytest.mark.parametrize("paragraphs", range(12, 20))
def test_two_lines_of_text_stay_with_the_signature(paragraphs):
    text = ("Mỗi kỳ sinh hoạt dành hai mươi phút góp ý về một việc cụ thể. " * 2,)
    lines = tuple(CauseLine(each, (), None) for each in text * paragraphs)
    reader = write(summary(causes=(Causes("Chủ quan", lines),)))
    last = reader.pages[-1].extract_text()
    assert "Số liệu trong báo cáo do đảng viên tự nhận" in last
    assert "tổ chức đảng có thẩm quyền" in last
    assert SIGNER in last


def test_table_head_is_repeated_and_rows_do_not_split():
    parts = tuple(
        PartRow(number, f"nội dung của ý {number} dài quá một dòng " * 3, 2)
        for number in range(1, 4)
    )
    declared = dict.fromkeys(range(1, 28), (12, 3, 0, 0))
    reader = write(summary(groups=groups(declared, parts)))
    table_pages = [
        text
        for text in (page.extract_text() for page in reader.pages)
        if "nội dung của ý" in text
    ]
    assert len(table_pages) >= 3
    for text in table_pages:
        assert text.count("Số đảng viên theo mức độ") == 1
        # A row that is split leaves part of its three repetitions behind.
        assert text.count("nội dung của ý") % 3 == 0
        # Parts stay below their indicator.
        first_row = text.partition("xuyên")[2].strip().splitlines()[0]
        assert not first_row.startswith("Ý")


def test_only_the_bundled_faces_are_used(paper):
    names = {
        font.get_object()["/BaseFont"].partition("+")[2]
        for page in paper.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert names == {"Van-Ban", "Van-Ban-Bold", "Van-Ban-Italic"}


def test_metadata_has_a_title_and_no_persons_name(paper):
    title = (
        "Báo cáo tổng hợp kết quả “tự soi, tự sửa” của "
        "Chi bộ Khoa Xây dựng Đảng năm 2026"
    )
    assert paper.metadata == {"/Producer": "WeasyPrint 70.0", "/Title": title}
    packet = paper.trailer["/Root"]["/Metadata"].get_data().decode()
    assert title in packet
    assert SIGNER not in packet
    assert not paper.attachments


def test_equal_documents_give_equal_bytes():
    first, second = (
        render_pdf(TEMPLATE, {"document": summary()}) for _time in range(2)
    )
    assert first == second


def test_a_long_name_keeps_to_its_column():
    long = party(
        superior_name="Đảng bộ các cơ quan Đảng tỉnh Tuyên Quang",
        issuer_name="Chi bộ Phòng Tổ chức, Hành chính và Quản trị",
        place_and_date=place_and_date("Tuyên Quang", date(2026, 10, 26)),
    )
    page = write(summary(party=long)).pages[0]
    assert where(page, "TỈNH TUYÊN QUANG")[0] < 108
    assert where(page, "Tuyên Quang, ngày 26 tháng 10 năm 2026")[0] > 108
