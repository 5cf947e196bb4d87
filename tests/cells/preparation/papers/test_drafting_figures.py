"""What papers say of the figures: of the whole cell, nothing of one member."""

import pytest

from cells.journey.draft_papers import draft_text
from cells.models import CellSummary, OrganisationPreferences
from cells.preparation.models.papers import PaperKind
from cells.preparation.paper_fields import KNOWN
from cells.preparation.services.paper_templates import save_template
from cells.summaries.services import prepare_narrative
from cells.tone_spelling import ToneSpelling, spell_tones
from tests.cells.summaries.scene import (
    MARKS,
    accept_more,
    accept_two,
    freeze,
    measure,
    summary_of,
    word,
)
from tests.factories import NOW
from tests.papers_scenes import plan_session

GUIDE, CONCLUSIONS = PaperKind.SPEAKING_GUIDE, PaperKind.DRAFT_CONCLUSIONS
OPEN_TOPICS = (
    "Qua tổng hợp, đề nghị tập trung vào: (…) và việc chưa xong của đợt trước."
)


def line(cast, kind, beginning) -> str:
    written = draft_text(cast.cell_round, kind).split("\n")
    return next(each for each in written if each.startswith(beginning))


def topics(cast) -> str:
    return line(cast, GUIDE, "Qua tổng hợp")


def test_before_the_figures_are_frozen_their_places_stay_open(cast):
    accept_two(cast)
    accept_more(cast, 9)
    word(cast)
    measure(cast)
    assert topics(cast) == OPEN_TOPICS
    written = draft_text(cast.cell_round, CONCLUSIONS)
    assert "Ngại đọc tài liệu dài" not in written
    assert "Đọc chung mỗi quý một chuyên đề" not in written
    assert "Thông qua (…) biện pháp." in written


def test_the_guide_names_those_that_most_members_declared(cast):
    accept_two(cast)
    accept_more(cast, 9)
    freeze(cast)
    assert topics(cast) == (
        "Qua tổng hợp, đề nghị tập trung vào: biểu hiện số 3, Lười học tập lý luận, "
        "nghị quyết của Đảng (10/11 đảng viên); biểu hiện số 12, Kê khai tài sản, thu "
        "nhập không trung thực (2/11 đảng viên) và việc chưa xong của đợt trước."
    )


def test_the_conclusions_come_from_summary_and_measures(cast):
    accept_two(cast)
    accept_more(cast, 9)
    word(cast)
    measure(cast, text="Đọc chung | mỗi quý")
    prepare_narrative(summary_of(cast))
    narrative = summary_of(cast).narrative
    narrative.draft_conclusions = "Chi bộ đoàn kết, thẳng thắn."
    narrative.save()
    freeze(cast)
    written = draft_text(cast.cell_round, CONCLUSIONS).split("\n")
    assert [each for each in written if each] == [
        "I- ĐÁNH GIÁ CHUNG",
        (
            "Buổi sinh hoạt tiến hành đúng chương trình; (…) đồng chí có mặt phát "
            "biểu, (…) ý kiến góp ý; không khí (…)."
        ),
        "Chi bộ đoàn kết, thẳng thắn.",
        "II- HẠN CHẾ, KHUYẾT ĐIỂM CẦN TẬP TRUNG SỬA",
        (
            "Thống nhất tập trung sửa: biểu hiện số 3 (10/11 đảng viên tự nhận); biểu "
            "hiện số 12 (2/11 đảng viên tự nhận)."
        ),
        (
            "Về “tự diễn biến”, “tự chuyển hóa”: không có đảng viên tự nhận; chi bộ "
            "chưa phát hiện."
        ),
        "III- NGUYÊN NHÂN",
        "Chủ yếu là chủ quan: Ngại đọc tài liệu dài.",
        "IV- GIẢI PHÁP VÀ PHÂN CÔNG",
        "Thông qua 1 biện pháp.",
        "| Biện pháp | Người phụ trách | Thời hạn | Sản phẩm |",
        (
            f"| Đọc chung \\| mỗi quý | {cast.colleague.full_name} | 03/01/2027 | "
            "4 biên bản |"
        ),
        "V- VIỆC TIẾP THEO",
        (
            "Từng đồng chí nộp kế hoạch khắc phục trước ngày 10/11/2026; báo cáo kết "
            "quả tại sinh hoạt hằng tháng; chi bộ kiểm điểm vào tháng (…)."
        ),
        "VI- BIỂU QUYẾT",
        (
            "Nhất trí (…) đảng viên chính thức có quyền biểu quyết; ý kiến khác (…); "
            "bảo lưu ý kiến (…)."
        ),
    ]


def test_with_fewer_than_ten_reports_no_number_and_no_order_is_named(cast):
    accept_two(cast)
    accept_more(cast, 7)
    freeze(cast)
    assert CellSummary.objects.get(cell_round=cast.cell_round).counted_reviews == 9
    assert topics(cast) == (
        "Qua tổng hợp, đề nghị tập trung vào: biểu hiện số 3, Lười học tập lý luận, "
        "nghị quyết của Đảng; biểu hiện số 12, Kê khai tài sản, thu nhập không trung "
        "thực và việc chưa xong của đợt trước."
    )
    assert line(cast, CONCLUSIONS, "Thống nhất") == (
        "Thống nhất tập trung sửa: biểu hiện số 3; biểu hiện số 12."
    )


def test_a_masked_cell_does_not_show_which_was_declared_most(cast):
    """Twelve is declared by two, three by one: the numbers stay in their order."""
    accept_two(cast)
    freeze(cast)
    assert topics(cast).index("số 3,") < topics(cast).index("số 12,")


@pytest.mark.parametrize("more", [0, 9])
def test_no_words_of_a_member_and_no_name_beside_a_finding(cast, more):
    plan_session(cast)
    accept_two(cast)
    accept_more(cast, more)
    freeze(cast)
    save_template(
        organisation=cast.cell,
        kind=PaperKind.NOTICE,
        text="\n".join(f"«{name}»" for name in sorted(KNOWN)),
        seen_version=0,
        by=cast.secretary,
        now=NOW,
    )
    for kind in PaperKind:
        written = draft_text(cast.cell_round, kind)
        assert [mark for mark in MARKS if mark in written] == []
        beside = [each for each in written.split("\n") if "biểu hiện số" in each]
        names = [cast.author, cast.secretary, cast.deputy, cast.colleague]
        assert [
            each.full_name for each in names if each.full_name in "\n".join(beside)
        ] == []


def test_the_product_s_own_sentences_take_the_spelling_that_the_cell_prints(cast):
    accept_two(cast)
    freeze(cast)
    OrganisationPreferences.objects.create(
        organisation=cast.committee, old_tone_spelling=True
    )
    written = line(cast, CONCLUSIONS, "Về “tự diễn biến”")
    assert written.startswith("Về “tự diễn biến”, “tự chuyển hoá”:")
    own = "Hoà bình, hòa bình «năm»"
    save_template(
        organisation=cast.cell,
        kind=CONCLUSIONS,
        text=own,
        seen_version=0,
        by=cast.secretary,
        now=NOW,
    )
    assert draft_text(cast.cell_round, CONCLUSIONS) == "Hoà bình, hòa bình 2026"


def test_no_field_changes_its_name_with_the_spelling():
    assert {spell_tones(name, each) for name in KNOWN for each in ToneSpelling} == KNOWN
