"""The report with everything in it, and the members' copy of it."""

import dataclasses
from datetime import date

import pytest

from cells.summaries.masking import Copy
from reports.contexts.cell_summary import (
    Added,
    CauseLine,
    Causes,
    Comparison,
    Reading,
)
from reports.contexts.spans import spans

from .papers import GROUPS, MEASURES, groups, summary, words, write

WHOLE = {
    "reading": Reading(date(2026, 10, 1), date(2026, 10, 5), 16),
    "general_assessment": "Đảng viên chuẩn bị báo cáo nghiêm túc.",
    "common_deeds": "ngại nêu ý kiến khi góp ý.",
    "added": Added("Thêm việc chậm nộp báo cáo.", 2, 1, 1),
    "comparison": Comparison(30, 27, 5, 4),
    "causes": (
        Causes("Chủ quan", (CauseLine("Ngại va chạm", (5,), 9),)),
        Causes("Khách quan", (CauseLine("Lịch dạy dồn", (3, 4), 4),)),
    ),
    "measures": MEASURES,
    "proposals": "Mở lớp bồi dưỡng.",
}


def test_everything_of_the_pattern_stands_in_its_order():
    text = words(write(summary(**WHOLE)))
    expected = [
        (
            "2. Từ ngày 01/10/2026 đến ngày 05/10/2026, chi bộ quán triệt mục "
            "đích, yêu cầu và phương châm “phê bình việc, không phê bình "
            "người”; 16/17 đảng viên đã nghiên cứu tài liệu."
        ),
        "3. Đến ngày 23/10/2026",
        "1. Đánh giá chung Đảng viên chuẩn bị báo cáo nghiêm túc.",
        "2. Mức độ",
        "3. Số lượng theo từng phần",
        "4. Biểu hiện có nhiều đồng chí tự nhận",
        "Việc thường gặp: ngại nêu ý kiến khi góp ý.",
        (
            "5. Chi bộ chỉ ra thêm Qua góp ý, chi bộ chỉ ra thêm 2 hạn chế, "
            "khuyết điểm; các đồng chí liên quan đã tiếp thu 1, có ý kiến giải "
            "trình 1. Thêm việc chậm nộp báo cáo."
        ),
        (
            "6. So với đợt trước Số lượt tự nhận tăng 3 (đợt trước 27, đợt này "
            "30). Kết quả khắc phục đợt trước: 4/5 nội dung đạt. Số lượt tăng "
            "hay giảm chưa nói lên tốt hay xấu."
        ),
        (
            "III- NGUYÊN NHÂN 1. Chủ quan (9 lượt) - Ngại va chạm (9 đảng "
            "viên), liên quan biểu hiện số 5. 2. Khách quan (4 lượt) - Lịch dạy "
            "dồn (4 đảng viên), liên quan biểu hiện số 3, 4."
        ),
        "IV- BIỆN PHÁP, GIẢI PHÁP",
        "V- KIẾN NGHỊ, ĐỀ XUẤT",
        "Số liệu trong báo cáo do đảng viên tự nhận để tự sửa",
    ]
    places = [text.find(each) for each in expected]
    assert -1 not in places, expected[places.index(-1)]
    assert places == sorted(places)


def test_the_members_copy_of_a_small_cell_carries_no_number_that_points():
    kinds = tuple(
        Causes(
            kind.name,
            tuple(dataclasses.replace(line, members=None) for line in kind.lines),
        )
        for kind in WHOLE["causes"]
    )
    text = words(
        write(
            summary(
                **WHOLE
                | {
                    "copy": Copy.MEMBERS,
                    "groups": groups(copy=Copy.MEMBERS, hidden=True),
                    "most_declared": (),
                    "causes": kinds,
                }
            )
        )
    )
    assert "5 Tên rút gọn của biểu hiện 5 có đồng chí tự nhận" in text
    assert f"- {GROUPS[0]}: có đồng chí tự nhận." in text
    assert "Chủ quan - Ngại va chạm, liên quan biểu hiện số 5." in text
    assert "hiếm khi 13, thỉnh thoảng 15, thường xuyên 2" in text
    assert "Số đảng viên theo mức độ" not in text
    assert "Nguyễn Thị Thanh Hằng" in text


def test_the_members_copy_of_a_larger_cell_has_one_number_for_an_indicator():
    shown = groups(copy=Copy.MEMBERS)
    text = words(write(summary(copy=Copy.MEMBERS, groups=shown)))
    assert "5 Tên rút gọn của biểu hiện 5 12" in text
    assert "Số đảng viên theo mức độ" not in text


@pytest.mark.parametrize(
    ("numbers", "text"),
    [([], ""), ([4], "4"), ([1, 2], "1, 2"), ([9, 1, 2, 3, 7], "1–3, 7, 9")],
)
def test_runs_of_numbers_are_drawn_together(numbers, text):
    assert spans(numbers) == text
