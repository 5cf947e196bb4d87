"""Fills the sheet of the 27 indicators for a round, or for one member of it."""

from itertools import groupby

from django.utils import timezone, translation

from cells.indicators.models import Frequency
from cells.organisation.models import Member
from cells.reviews.labels import reader_words
from cells.reviews.models import SelfReview
from cells.reviews.pages.shared import ROMAN
from cells.reviews.reader import planned_reader
from cells.rounds.models import CellRound
from reports.contexts.cell_paper import issuer_of
from reports.contexts.indicator_sheet import (
    IndicatorSheet,
    Level,
    SheetGroup,
    SheetItem,
    indicator_sheet_subject,
    sheet_item,
)
from reports.contexts.party_document import party_date

LABELS = {
    Frequency.NONE: "Không có",
    Frequency.RARELY: "Hiếm khi",
    Frequency.OCCASIONALLY: "Thỉnh thoảng",
    Frequency.OFTEN: "Thường xuyên",
}
# The fixed wording of the product, as at the head of the page and of the field.
NO_FINDING = (
    "Tự soi là để tự sửa. Điều đồng chí tự nhận không phải là kết luận của tổ chức "
    "đảng. Phần mềm không đưa mức độ tự nhận vào hồ sơ xếp loại; xếp loại xem kết quả "
    "khắc phục."
)
READERS = (
    "Người đọc được bản đã nộp: {readers}. Ngoài ra, trong phần mềm không ai mở được."
)
OWN_DEEDS = (
    "Chỉ viết việc của mình. Không nêu tên người khác, không ghi bí mật nhà nước, bí "
    "mật công tác. Việc có dấu hiệu vi phạm thì báo cáo trực tiếp với cấp ủy."
)
USUAL_READERS = "Bí thư; bản của Bí thư do Phó Bí thư hoặc cấp ủy cấp trên đọc"
SIGNER = "NGƯỜI VIẾT"


def own_indicator_sheet(review: SelfReview) -> IndicatorSheet:
    """The empty sheet with its author's name, and who will read it."""
    with translation.override("vi"):
        readers = reader_words(*planned_reader(review, timezone.localdate()))
    return indicator_sheet(review.cell_round, review.author, readers=readers)


def indicator_sheet(
    cell_round: CellRound,
    member: Member | None = None,
    *,
    readers: str = USUAL_READERS,
) -> IndicatorSheet:
    """The empty sheet; with ``member`` that person's name stands on it already."""
    review_round = cell_round.round
    return IndicatorSheet(
        party=issuer_of(cell_round.cell).paper(
            review_round.year,
            type_name="PHIẾU 27 BIỂU HIỆN",
            subject_lines=indicator_sheet_subject(review_round.year),
            signing_capacity=SIGNER,
            signer_name=member.full_name if member else "",
        ),
        year=review_round.year,
        cell_name=cell_round.cell.name,
        period_from=party_date(review_round.period_from),
        period_to=party_date(review_round.period_to),
        due_text=party_date(review_round.reports_on),
        source=review_round.catalogue.source,
        levels=tuple(
            Level(LABELS[Frequency(value)], meaning)
            for value, meaning in review_round.meanings.items()
        ),
        groups=sheet_groups(review_round.catalogue),
        protective_sentences=(NO_FINDING, READERS.format(readers=readers), OWN_DEEDS),
        full_name=member.full_name if member else "",
        position=member.position if member else "",
        workplace=member.workplace if member else "",
    )


def sheet_groups(catalogue) -> tuple[SheetGroup, ...]:
    indicators = (
        catalogue.indicators.select_related("group")
        .prefetch_related("parts")
        .order_by("number")
    )
    return tuple(
        SheetGroup(ROMAN[group.number], group.name, tuple(map(item_of, rows)))
        for group, rows in groupby(indicators, key=lambda each: each.group)
    )


def item_of(indicator) -> SheetItem:
    parts = tuple(part.text for part in indicator.parts.all())
    return sheet_item(indicator.number, indicator.text, parts)
