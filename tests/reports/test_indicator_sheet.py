"""The sheet of the 27 indicators to be filled in by hand."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from cells.models import AuditEntry, CellRound, Indicator
from reports.contexts.indicator_sheet import sheet_item
from reports.contexts.indicator_sheet_facts import indicator_sheet

pytestmark = pytest.mark.usefixtures("on_the_day")


def words_of(content: bytes) -> str:
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def plain(text: str) -> str:
    """Without boxes, spaces and the breaks of lines, as a reader compares it."""
    return "".join(text.replace("□", "").split())


@pytest.fixture
def sheet(cast, client):
    client.force_login(cast.colleague)
    url = reverse("reports:indicator_sheet", args=[cast.cell_round.pk])
    return client.get(url)


def test_all_27_texts_in_full_and_a_box_for_each_part(sheet, cast):
    printed = plain(words_of(sheet.content))
    indicators = Indicator.objects.prefetch_related("parts")
    assert indicators.count() == 27
    for indicator in indicators:
        assert f"{indicator.number}.{plain(indicator.text)}" in printed
        for part in indicator.parts.all():
            assert plain(part.text) in printed
    boxes = words_of(sheet.content).count("□")
    parts = sum(indicator.parts.count() for indicator in indicators)
    assert boxes == 27 * 4 + parts


def test_the_same_fields_as_the_page(sheet, cast):
    text = words_of(sheet.content)
    for label in ("Không có", "Hiếm khi", "Thỉnh thoảng", "Thường xuyên"):
        assert text.count(label) >= 28  # once with its meaning
    for meaning in cast.cell_round.round.meanings.values():
        assert meaning in text
    for label in (
        "Việc cụ thể (việc gì, khi nào, ở đâu):",
        "Nguyên nhân chủ quan:",
        "Nguyên nhân khách quan (nếu có):",
        "Biện pháp khắc phục:",
    ):
        assert text.count(label) == 27
    for label in (
        "Ưu điểm.",
        "Kết quả khắc phục đợt trước.",
        "Phương hướng tự sửa.",
        "Đề nghị với chi bộ (nếu có).",
        "Điều đồng chí tự nhận không phải là kết luận của tổ chức đảng.",
        "Người đọc được bản đã nộp: Bí thư",
        "Chỉ viết việc của mình.",
        "(ký, ghi rõ họ tên, ngày)",
        "kỳ tự soi từ ngày 05/10/2025 đến ngày 05/10/2026. Hạn nộp: 19/10/2026.",
    ):
        assert label in text, label


def test_it_holds_nothing_personal_but_for_oneself(sheet, cast, client):
    names = [cast.author.full_name, cast.colleague.full_name]
    assert not [name for name in names if name in words_of(sheet.content)]
    assert not AuditEntry.objects.filter(action="review.export").exists()
    client.force_login(cast.author)
    review = cast.review_of(cast.author)
    own = client.get(reverse("reports:own_indicator_sheet", args=[review.pk]))
    text = words_of(own.content)
    assert text.count(cast.author.full_name) == 2  # at the head, and to be signed
    assert "Người đọc được bản đã nộp: Bí thư. Ngoài ra" in text


def test_the_meanings_are_those_of_the_round(cast):
    round_ = cast.cell_round.round
    type(round_).objects.filter(pk=round_.pk).update(meaning_rarely="một lần mỗi quý")
    fresh = CellRound.objects.select_related("round__catalogue", "cell").get(
        pk=cast.cell_round.pk
    )
    meanings = {level.label: level.meaning for level in indicator_sheet(fresh).levels}
    assert meanings["Hiếm khi"] == "một lần mỗi quý"


def test_the_name_of_the_file_names_nobody(sheet):
    name = sheet["Content-Disposition"]
    assert name == 'attachment; filename="phieu-27-bieu-hien-dot-1-cb-1.pdf"'


@pytest.mark.parametrize(
    ("text", "parts", "pieces", "listed"),
    [
        ("Một; hai.", ("Một", "hai"), ["+Một", "; ", "+hai", "."], ()),
        ("Kê khai.", (), ["Kê khai."], ()),
        ("Một; hai.", ("hai", "Một"), ["Một; hai."], ("hai", "Một")),
        ("Một; hai.", ("Một", "Hai"), ["Một; hai."], ("Một", "Hai")),
    ],
)
def test_boxes_stand_in_the_text_where_its_parts_are_found(text, parts, pieces, listed):
    item = sheet_item(1, text, parts)
    shown = [f"+{each.text}" if each.has_box else each.text for each in item.pieces]
    assert (shown, item.parts) == (pieces, listed)
    assert "".join(each.text for each in item.pieces) == text
