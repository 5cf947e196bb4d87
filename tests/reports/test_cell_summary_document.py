"""What the summary report of a cell says."""

import dataclasses
from datetime import date

import pytest

from reports.contexts.cell_summary import (
    Causes,
    Declarations,
    PartRow,
)
from reports.contexts.party_document import (
    DRAFT,
    ToneSpelling,
    number_text,
    place_and_date,
)

from .papers import (
    CELL,
    GROUPS,
    MEASURES,
    SIGNER,
    groups,
    indicator,
    party,
    summary,
    words,
    write,
)


@pytest.fixture(scope="module")
def paper():
    return write(summary())


def test_head_of_a_draft(paper):
    assert words(paper).startswith(
        "ĐẢNG BỘ TRƯỜNG CHÍNH TRỊ CHI BỘ KHOA XÂY DỰNG ĐẢNG * Số -BC/CB "
        "DỰ THẢO trình buổi sinh hoạt ngày 30/10/2026 ĐẢNG CỘNG SẢN VIỆT NAM "
        "Tuyên Quang, ngày … tháng … năm 2026 BÁO CÁO "
        "tổng hợp kết quả “tự soi, tự sửa” "
        "của Chi bộ Khoa Xây dựng Đảng năm 2026 ----- Thực hiện Kế hoạch"
    )


def test_head_of_an_issued_paper():
    issued = party(
        number_text=number_text("BC", "CB", 5),
        place_and_date=place_and_date("Tuyên Quang", date(2026, 11, 2)),
        draft_marks=(),
    )
    text = words(write(summary(party=issued)))
    assert "Số 05-BC/CB" in text
    assert "Tuyên Quang, ngày 02 tháng 11 năm 2026" in text
    assert DRAFT not in text


def test_preparation(paper):
    text = words(paper)
    assert (
        "I- TÌNH HÌNH CHI BỘ VÀ CÔNG TÁC CHUẨN BỊ 1. Chi bộ có 17 đảng viên "
        "(chính thức 16, dự bị 1); thuộc diện viết báo cáo 17; không thuộc diện viết "
        "2, lý do: "
        "điều trị dài ngày 1, đi học tập trung 1. "
        "2. Đến ngày 23/10/2026, 15/17 báo cáo đạt yêu cầu tổng hợp; "
        "còn 2 báo cáo chưa đạt yêu cầu, không tính vào số liệu, lý do: hai đồng chí "
        "đi công tác; báo cáo của Bí thư Chi bộ do Phó Bí thư xem xét." in text
    )


def test_what_is_not_there_is_left_out():
    text = words(
        write(
            summary(
                not_written=(),
                secretary_read_by="",
                most_declared=(),
                basis="",
                unfinished=0,
            )
        )
    )
    assert "thuộc diện viết báo cáo 17. 2. Đến ngày" in text
    assert "15/17 báo cáo đạt yêu cầu tổng hợp. II-" in text
    assert "3. Biểu hiện có nhiều" not in text
    assert f"{CELL} báo cáo kết quả “tự soi, tự sửa” năm 2026 như sau:" in text
    assert "III-" not in text


def test_figures(paper):
    text = words(paper)
    assert (
        "Có 4/27 biểu hiện được tự nhận, với 30 lượt: hiếm khi 13, thỉnh thoảng 15, "
        "thường xuyên 2." in text
    )
    assert f"- {GROUPS[0]}: 13/15 đảng viên tự nhận ở ít nhất một biểu hiện." in text
    assert "- Biểu hiện số 5 (12/15 đảng viên): Tên rút gọn của biểu hiện 5." in text
    assert "5 Tên rút gọn của biểu hiện 5 3 4 7 1" in text
    assert "Cộng số lượt tự nhận 13 15 2" in text


def test_the_table_lists_declared_indicators_and_one_sentence_the_rest(paper):
    text = words(paper)
    table = text.partition("Thường xuyên")[2].partition("Cộng số lượt")[0]
    expected = [
        f"{row.number} {row.label} {' '.join(map(str, row.levels))}"
        for group in groups()
        for row in group.rows
        if row.is_declared
    ]
    assert table.split() == " ".join(expected).split()
    assert (
        "Các biểu hiện số 1, 2, 6–9, 11–27: không có đảng viên tự nhận; chi bộ chưa "
        "phát hiện." in text
    )


def test_a_group_without_declarations_is_not_said_to_be_free_of_them(paper):
    text = words(paper)
    assert f"- {GROUPS[2]}: không có đảng viên tự nhận; chi bộ chưa phát hiện." in text
    assert "không có biểu hiện" not in text.lower()


def test_no_declaration_at_all():
    nothing = Declarations(0, 0, 0)
    text = words(
        write(summary(groups=groups(declared={}), most_declared=(), declared=nothing))
    )
    sentence = "không có đảng viên tự nhận; chi bộ chưa phát hiện."
    assert f"Ở cả 27 biểu hiện: {sentence}" in text
    assert text.count(sentence) == 4


def test_no_accepted_report():
    text = words(write(summary(accepted=0, groups=groups(declared={}))))
    assert "Chưa có báo cáo nào đạt yêu cầu tổng hợp" in text
    assert "Số đảng viên theo mức độ" not in text
    assert "chi bộ chưa phát hiện" not in text


def test_declared_parts_are_counted_below_their_indicator():
    parts = (PartRow(1, "nể nang, né tránh", 7),)
    with_parts = dataclasses.replace(
        groups()[0], rows=(indicator(5, parts=parts), indicator(6))
    )
    text = words(write(summary(groups=(with_parts,))))
    assert "5 3 4 7 1 Ý 1: nể nang, né tránh 7 đảng viên" in text


def test_sections_that_are_empty_are_left_out_and_the_others_numbered_on():
    kinds = (Causes("Chủ quan", ()), Causes("Khách quan", ()))
    text = words(
        write(
            summary(
                causes=kinds, measures=MEASURES, proposals="Mở lớp bồi dưỡng lý luận."
            )
        )
    )
    assert "NGUYÊN NHÂN" not in text
    assert (
        "III- BIỆN PHÁP, GIẢI PHÁP Chi bộ thống nhất 1 biện pháp, có người phụ trách, "
        "thời hạn và sản phẩm. Từng đảng viên xây dựng kế hoạch khắc phục, trình ký "
        "duyệt trước ngày 10/11/2026." in text
    )
    assert (
        "IV- KIẾN NGHỊ, ĐỀ XUẤT Đề nghị Đảng ủy Trường Chính trị: Mở lớp bồi dưỡng lý "
        "luận. Số liệu" in text
    )


@pytest.mark.parametrize("accepted", [0, 15])
def test_the_resolution_is_cited_with_its_date(accepted):
    text = words(write(summary(accepted=accepted)))
    assert (
        "Nghị quyết số 04-NQ/TW, ngày 30/10/2016 của Hội nghị lần thứ tư "
        "Ban Chấp hành Trung ương Đảng khóa XII." in text
    )
    assert text.count("04-NQ/TW") == text.count("30/10/2016")


def test_foot(paper):
    assert words(paper).endswith(
        "Số liệu trong báo cáo do đảng viên tự nhận để tự sửa, không phải kết luận của "
        "tổ chức đảng có thẩm quyền. Nơi nhận: - Đảng ủy Trường Chính trị (để báo "
        f"cáo), - Lưu Chi bộ. T/M CHI BỘ BÍ THƯ {SIGNER} {len(paper.pages)}"
    )


def test_markup_in_names_is_text():
    name = "<b>Trần</b> & {{ document }} <script>"
    reader = write(summary(party=party(signer_name=name, issuer_name="Chi bộ <i>A")))
    text = words(reader)
    assert name in text
    assert "CHI BỘ <I>A" in text


def test_the_spelling_reaches_standing_sentences_and_nothing_else():
    central = party(
        tone_spelling=ToneSpelling.MAIN_VOWEL,
        signer_name="Trần Thị Thúy",
        recipients=("Đảng ủy Trường Chính trị (để báo cáo)", "Lưu Chi bộ"),
    )
    text = words(write(summary(party=central)))
    assert "Trung ương Đảng khoá XII." in text
    assert "khóa XII" not in text
    assert "Trần Thị Thúy" in text
    assert "- Đảng ủy Trường Chính trị (để báo cáo)," in text
    assert "“tự chuyển hóa” trong nội bộ" in text
