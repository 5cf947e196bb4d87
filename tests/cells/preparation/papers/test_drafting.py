"""Each kind of paper is drafted from the data, in the words of its model."""

from datetime import date

import pytest
from django.utils import translation

from cells.journey.draft_papers import draft_text
from cells.journey.draft_papers.fields import VALUES
from cells.preparation.models.papers import PaperKind
from cells.preparation.paper_fields import KNOWN, unknown_fields
from cells.preparation.paper_templates import default_text
from cells.preparation.paper_text import Heading, Table, parse
from cells.preparation.services.conditions import add_condition
from cells.preparation.services.duties import DutyValues, add_duty
from tests.factories import NOW
from tests.papers_scenes import plan_session


def draft(cast, kind) -> str:
    return draft_text(cast.cell_round, kind)


def lines(cast, kind) -> list[str]:
    return [line for line in draft(cast, kind).split("\n") if line]


def table(cast, kind) -> list[tuple[str, ...]]:
    (found,) = [block for block in parse(draft(cast, kind)) if isinstance(block, Table)]
    return [found.head, *(tuple(cell.text for cell in row) for row in found.rows)]


def test_every_known_field_has_a_source_and_the_models_name_no_other():
    assert set(VALUES) == set(KNOWN)
    assert [unknown_fields(default_text(kind)) for kind in PaperKind] == [[]] * 7


def test_the_headings_are_those_of_the_wording():
    def headings(kind):
        blocks = parse(default_text(kind))
        return [block.text for block in blocks if isinstance(block, Heading)]

    assert headings(PaperKind.SESSION_PLAN) == [
        "I- MỤC ĐÍCH, YÊU CẦU",
        "II- NỘI DUNG, THỜI GIAN",
        "III- PHÂN CÔNG",
        "IV- ĐIỀU KIỆN",
        "V- TỔ CHỨC THỰC HIỆN",
    ]
    assert headings(PaperKind.SPEAKING_GUIDE) == [
        "I- MỤC ĐÍCH",
        "II- TRỌNG TÂM",
        "III- CÂU HỎI GỢI MỞ",
        "IV- CÁCH GÓP Ý",
        "V- KHÔNG NÊU",
        "VI- THỜI GIAN, ĐĂNG KÝ",
    ]
    assert headings(PaperKind.DRAFT_CONCLUSIONS) == [
        "I- ĐÁNH GIÁ CHUNG",
        "II- HẠN CHẾ, KHUYẾT ĐIỂM CẦN TẬP TRUNG SỬA",
        "III- NGUYÊN NHÂN",
        "IV- GIẢI PHÁP VÀ PHÂN CÔNG",
        "V- VIỆC TIẾP THEO",
        "VI- BIỂU QUYẾT",
    ]


def test_the_notice_says_when_and_where(cast):
    plan_session(cast)
    assert lines(cast, PaperKind.NOTICE) == [
        "Kính gửi các đồng chí đảng viên.",
        (
            "Buổi sinh hoạt chuyên đề “tự soi, tự sửa” tổ chức lúc 13 giờ 30 phút, "
            "thứ Sáu, ngày 30/10/2026, tại Hội trường A."
        ),
        (
            "Đề nghị các đồng chí chuẩn bị phần trình bày 3 phút; đồng chí có việc "
            "phải vắng, xin báo lý do trước ngày 30/10/2026."
        ),
    ]


def test_without_a_meeting_the_day_of_the_round_stands_and_the_rest_is_open(cast):
    assert lines(cast, PaperKind.INVITATION) == [
        (
            "Chi bộ Khoa Xây dựng Đảng trân trọng kính mời đồng chí (…), (…), dự buổi "
            "sinh hoạt chuyên đề “tự soi, tự sửa” năm 2026, lúc (…), thứ Sáu, ngày "
            "30/10/2026, tại (…)."
        ),
    ]


def test_the_plan_names_steps_duties_with_people_and_conditions(cast):
    add_duty(
        cell_round=cast.cell_round,
        values=DutyValues("Ma két | phông", "Một ma két", date(2026, 10, 28)),
        member_ids=[cast.colleague.pk],
        by=cast.secretary,
        now=NOW,
    )
    add_duty(
        cell_round=cast.cell_round,
        values=DutyValues("Máy chiếu", "", date(2026, 10, 29)),
        member_ids=[],
        by=cast.secretary,
        now=NOW,
    )
    add_condition(
        cell_round=cast.cell_round,
        text="Phòng họp",
        note="tầng 2",
        by=cast.secretary,
        now=NOW,
    )
    kind = PaperKind.SESSION_PLAN
    assert table(cast, kind) == [
        ("Phần việc", "Người làm", "Hạn", "Sản phẩm"),
        ("Ma két | phông", cast.colleague.full_name, "28/10/2026", "Một ma két"),
        ("Máy chiếu", "(…)", "29/10/2026", ""),
    ]
    written = lines(cast, kind)
    assert written[0] == (
        "Thực hiện Kế hoạch số 45-KH/ĐU, ngày 15/9/2026 của Đảng ủy, Chi bộ Khoa Xây "
        "dựng Đảng xây dựng kế hoạch tổ chức sinh hoạt chuyên đề “tự soi, tự sửa” như "
        "sau:"
    )
    assert "- Phòng họp: tầng 2" in written
    assert [line for line in written if line.startswith("- ")][:5] == [
        "- Quán triệt: nghiên cứu xong tài liệu đến hết ngày 10/10/2026.",
        (
            "- Tự soi và chuẩn bị: nộp báo cáo tự soi, tự sửa đến hết ngày 19/10/2026; "
            "trình dự thảo báo cáo tổng hợp đến hết ngày 26/10/2026."
        ),
        "- Sinh hoạt chuyên đề: thứ Sáu, ngày 30/10/2026.",
        "- Kế hoạch khắc phục: nộp kế hoạch đến hết ngày 10/11/2026.",
        "- Giám sát, xếp loại: theo dõi đến hết ngày 09/11/2027.",
    ]


def test_a_line_if_any_goes_where_its_field_has_no_data(cast):
    assert "Hình thức tổ chức" not in draft(cast, PaperKind.SESSION_PLAN)
    assert "[nếu có]" not in draft(cast, PaperKind.SESSION_PLAN)


def test_the_running_order_has_every_item_with_its_hour(cast):
    plan_session(cast, with_collective=True, delegate_expected=True)
    rows = table(cast, PaperKind.RUNNING_ORDER)
    assert rows[0] == ("TT", "Giờ", "Phút", "Nội dung", "Người làm", "Lời dẫn")
    assert [row[:3] for row in rows[1:]] == [
        ("1", "13:30", "5"),
        ("2", "13:35", "5"),
        ("3", "13:40", "12"),
        ("4", "13:52", "12"),
        ("5", "14:04", "14"),
        ("6", "14:18", "42"),
        ("–", "15:00", "10"),
        ("7", "15:10", "42"),
        ("8", "15:52", "10"),
        ("9", "16:02", "20"),
        ("10", "16:22", "7"),
        ("11", "16:29", "10"),
        ("12", "16:39", "9"),
        ("13", "16:48", "2"),
    ]
    chair, clerk = cast.secretary.full_name, cast.colleague.full_name
    assert lines(cast, PaperKind.RUNNING_ORDER)[1:3] == [
        f"Chủ trì: đồng chí {chair}; thư ký: đồng chí {clerk}.",
        "Dự kiến có mặt: 15 đảng viên; toàn buổi 200 phút.",
    ]


def test_what_is_said_in_the_room_is_no_open_field(cast):
    plan_session(cast)
    assert "«" not in draft(cast, PaperKind.RUNNING_ORDER)
    leads = [row[5] for row in table(cast, PaperKind.RUNNING_ORDER)]
    assert "Mời đồng chí …; tiếp theo là đồng chí …" in leads


def test_who_leads_the_secretary_s_item_stands_beside_them(cast):
    plan_session(cast)
    row = table(cast, PaperKind.RUNNING_ORDER)[5]
    assert row[4] == (
        f"Bí thư; Phó Bí thư điều hành mục này (đồng chí {cast.secretary.full_name}; "
        f"điều hành: đồng chí {cast.deputy.full_name})"
    )


def test_the_programme_has_eight_lines_and_nobody_who_will_be_criticised(cast):
    plan_session(cast, with_collective=True, delegate_expected=True)
    assert table(cast, PaperKind.PROGRAMME) == [
        ("Thời gian", "Nội dung", "Người thực hiện"),
        ("13:30 – 13:40", "Khai mạc", "Thư ký, chủ trì"),
        ("13:40 – 13:52", "Quán triệt", "Đồng chí được phân công"),
        ("13:52 – 14:04", "Báo cáo tổng hợp", "Phó Bí thư"),
        ("14:04 – 14:18", "Bí thư tự phê bình", "Bí thư"),
        ("14:18 – 16:02", "Đảng viên tự soi, tự sửa và góp ý", "Từng đảng viên"),
        ("16:02 – 16:22", "Thảo luận giải pháp", "Cả chi bộ"),
        ("16:22 – 16:39", "Kết luận, biểu quyết", "Đại biểu, chủ trì, thư ký"),
        ("16:39 – 16:50", "Thông qua biên bản, bế mạc", "Thư ký, chủ trì"),
    ]


def test_an_item_that_names_somebody_does_not_get_into_the_programme(cast):
    meeting = plan_session(cast)
    turns = meeting.items.get(kind="members")
    turns.people, turns.title = "Đồng chí HOÀNG BỊ GÓP Ý", "Góp ý cho HOÀNG"
    turns.save()
    other = meeting.items.get(kind="cell_findings")
    other.kind, other.title, other.people = "other", "Góp ý HOÀNG", "HOÀNG"
    other.save()
    assert "HOÀNG" not in draft(cast, PaperKind.PROGRAMME)
    assert len(table(cast, PaperKind.PROGRAMME)) == 9


def test_without_a_meeting_the_programme_keeps_its_eight_lines(cast):
    assert [row[1:] for row in table(cast, PaperKind.PROGRAMME)[1:3]] == [
        ("Khai mạc", "(…)"),
        ("Quán triệt", "(…)"),
    ]


@pytest.mark.parametrize("kind", PaperKind)
def test_papers_are_vietnamese_whatever_is_chosen(cast, kind):
    plan_session(cast)
    with translation.override("vi"):
        vietnamese = draft(cast, kind)
    with translation.override("en"):
        assert draft(cast, kind) == vietnamese
