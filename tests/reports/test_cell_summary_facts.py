"""The context of the paper, compared whole, in full and as the members may read it."""

import dataclasses
from datetime import date, timedelta

import pytest

from cells.indicators.models import Indicator
from cells.journey.pass_summary import Addition
from cells.models import OrganisationPreferences, SummaryNarrative
from cells.summaries.masking import Copy
from reports.contexts.cell_summary import (
    Added,
    CauseLine,
    Causes,
    CellSummaryDocument,
    Comparison,
    Declarations,
    GroupCounts,
    IndicatorRow,
    Measure,
    MostDeclared,
    PartRow,
    Reading,
)
from reports.contexts.cell_summary_facts import cell_summary_document
from reports.contexts.party_document import PartyDocument
from tests.cells.summaries import scene
from tests.factories import NOW, TODAY, Cast, open_round

SUBJECT = (
    "tổng hợp kết quả “tự soi, tự sửa”",
    "của Chi bộ Khoa Xây dựng Đảng năm 2026",
)


pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def cast(db):
    cast = Cast()
    scene.accept_two(cast)
    SummaryNarrative.objects.create(
        summary=scene.summary_of(cast),
        reading_from=date(2026, 10, 1),
        reading_to=date(2026, 10, 5),
        members_read=4,
        general_assessment="Chuẩn bị nghiêm túc.",
        common_deeds="Đọc muộn.",
        last_plan_items=5,
        last_plan_met=4,
        proposals="Mở lớp.",
        draft_conclusions="Không in.",
    )
    scene.word(cast, "Ngại đọc tài liệu dài.")
    scene.measure(cast)
    scene.freeze(cast)
    return cast


def party(cast, **changes) -> PartyDocument:
    values = {
        "superior_name": "Đảng bộ Trường Chính trị",
        "issuer_name": "Chi bộ Khoa Xây dựng Đảng",
        "number_text": f"Số {5 * chr(160)}-BC/CB",
        "place_and_date": "Tuyên Quang, ngày … tháng … năm 2026",
        "type_name": "BÁO CÁO",
        "subject_lines": SUBJECT,
        "recipients": ("Đảng ủy Trường Chính trị (để báo cáo)", "Lưu Chi bộ"),
        "signing_capacity": "T/M CHI BỘ",
        "signer_office": "BÍ THƯ",
        "signer_name": cast.secretary.full_name,
        "draft_marks": ("DỰ THẢO", "trình buổi sinh hoạt ngày 30/10/2026"),
    }
    return PartyDocument(**values | changes)


def groups(*, levels=True, hidden=False):
    """Two reports: no. 3 often by one, no. 12 rarely by both."""
    declared = {3: (1, 0, 0, 1), 12: (0, 2, 0, 0)}
    found = {}
    for each in Indicator.objects.select_related("group").order_by("number"):
        counts = declared.get(each.number, (2, 0, 0, 0))
        first = each.parts.first()
        parts = ()
        if each.number in declared and first and not hidden:
            parts = (PartRow(first.number, first.text, sum(counts[1:])),)
        row = IndicatorRow(
            number=each.number,
            label=each.label,
            is_declared=each.number in declared,
            declared=None if hidden else sum(counts[1:]),
            levels=counts if levels else None,
            parts=parts,
        )
        found.setdefault(each.group, []).append(row)
    members = {1: 1, 2: 2, 3: 0}
    return tuple(
        GroupCounts(
            name=group.name,
            is_declared=members[group.number] > 0,
            members_with_any=None if hidden else members[group.number],
            rows=tuple(rows),
        )
        for group, rows in found.items()
    )


def label(number) -> str:
    return Indicator.objects.get(number=number).label


def draft(cast) -> CellSummaryDocument:
    """The full copy before the cell, everything in it."""
    return CellSummaryDocument(
        copy=Copy.FULL,
        party=party(cast),
        year=2026,
        basis="Kế hoạch số 45-KH/ĐU, ngày 15/9/2026 của Đảng ủy",
        cell_name="Chi bộ Khoa Xây dựng Đảng",
        superior_address="Đảng ủy Trường Chính trị",
        members=5,
        official_members=5,
        probationary_members=0,
        must_write=5,
        not_written=(),
        accepted=2,
        unfinished=3,
        missing_reason="Hai đồng chí đi công tác",
        counted_on=TODAY,
        secretary_read_by="Phó Bí thư",
        plans_on=date(2026, 11, 10),
        declared=Declarations(2, 0, 1),
        groups=groups(),
        reading=Reading(date(2026, 10, 1), date(2026, 10, 5), 4),
        general_assessment="Chuẩn bị nghiêm túc.",
        most_declared=(MostDeclared(12, label(12), 2), MostDeclared(3, label(3), 1)),
        common_deeds="Đọc muộn.",
        added=None,
        comparison=Comparison(3, None, 5, 4),
        causes=(
            Causes("Chủ quan", (CauseLine("Ngại đọc tài liệu dài", (3,), 1),)),
            Causes("Khách quan", ()),
        ),
        measures=(
            Measure(
                "Đọc chung mỗi quý một chuyên đề",
                (),
                cast.colleague.full_name,
                TODAY + timedelta(days=90),
                "4 biên bản",
            ),
        ),
        proposals="Mở lớp.",
        gaps=("số của báo cáo", "ngày ban hành", "chi bộ chưa thông qua"),
    )


def test_the_full_copy_before_the_cell(cast):
    assert cell_summary_document(scene.summary_of(cast)) == draft(cast)


def test_the_full_copy_once_passed(cast):
    scene.pass_it(cast, addition=Addition("Nộp muộn.", 2, 1, 1))
    assert cell_summary_document(scene.summary_of(cast)) == dataclasses.replace(
        draft(cast),
        party=party(cast, draft_marks=()),
        added=Added("Nộp muộn.", 2, 1, 1),
        gaps=("số của báo cáo", "ngày ban hành"),
    )


def test_the_members_copy_of_few_reports(cast):
    masked = Causes("Chủ quan", (CauseLine("Ngại đọc tài liệu dài", (3,), None),))
    document = cell_summary_document(scene.summary_of(cast), copy=Copy.MEMBERS)
    assert document == dataclasses.replace(
        draft(cast),
        copy=Copy.MEMBERS,
        groups=groups(levels=False, hidden=True),
        most_declared=(),
        causes=(masked, Causes("Khách quan", ())),
    )


def test_the_cell_chooses_below_how_many_reports_numbers_are_hidden(cast):
    OrganisationPreferences.objects.create(organisation=cast.cell, mask_below=2)
    document = cell_summary_document(scene.summary_of(cast), copy=Copy.MEMBERS)
    assert document == dataclasses.replace(
        draft(cast), copy=Copy.MEMBERS, groups=groups(levels=False)
    )


@pytest.mark.parametrize(("more", "is_hidden"), [(7, True), (8, False)])
def test_numbers_appear_with_the_tenth_report(more, is_hidden, db):
    cast = Cast()
    scene.accept_two(cast)
    scene.accept_more(cast, more)
    summary = scene.freeze(cast)
    document = cell_summary_document(summary, copy=Copy.MEMBERS)
    assert document.accepted == 2 + more
    third = next(row for row in document.rows if row.number == 3)
    assert third.declared == (None if is_hidden else 1 + more)
    assert (third.levels, bool(third.parts)) == (None, not is_hidden)
    assert (document.groups[0].members_with_any is None) is is_hidden
    assert bool(document.most_declared) is not is_hidden


def test_the_last_round_of_the_cell_is_compared_in_neutral_words(cast):
    scene.pass_it(cast)
    open_round(cast.cell, cast.secretary, now=NOW + timedelta(days=365), year=2027)
    newest = cast.cell.cell_rounds.latest("opened_at").summary
    document = cell_summary_document(newest)
    assert document.comparison == Comparison(0, 3, None, None)
    assert document.comparison.direction == "giảm 3"


def test_each_number_of_a_row_adds_up_to_the_counted_reports(cast):
    document = cell_summary_document(scene.summary_of(cast))
    assert {sum(row.levels) for row in document.rows} == {document.accepted}
    assert document.declared.all == sum(row.declared for row in document.rows)
