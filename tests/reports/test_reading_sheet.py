"""The sheet on which members sign that they have studied materials."""

import io
from datetime import timedelta

from django.urls import reverse
from pypdf import PdfReader

from cells.models import AuditEntry, Material
from cells.preparation.services.materials import withdraw_material
from cells.preparation.services.reading import confirm_reading
from reports.contexts.reading_sheet_facts import reading_sheet_document
from tests.factories import NOW, TODAY, make_member
from tests.materials_scenes import reading_meeting, text_material


def rows_of(cast, materials) -> dict:
    document = reading_sheet_document(cast.cell_round, materials, TODAY)
    return {row.name: row.read_on for row in document.rows}


def test_a_day_stands_where_the_reading_is_known(cast):
    material = text_material(cast)
    confirm_reading(material=material, member=cast.author, now=NOW + timedelta(days=1))
    reading_meeting(cast, [material], [cast.colleague])
    rows = rows_of(cast, [material])
    assert rows == {
        cast.author.full_name: "06/10/2026",
        cast.colleague.full_name: "05/10/2026",
        cast.secretary.full_name: "",
        cast.deputy.full_name: "",
        cast.former.full_name: "",
    }


def test_for_several_the_last_day_once_all_are_read(cast):
    first, second = text_material(cast), text_material(cast)
    confirm_reading(material=first, member=cast.author, now=NOW)
    assert rows_of(cast, [first, second])[cast.author.full_name] == ""
    later = NOW + timedelta(days=2)
    confirm_reading(material=second, member=cast.author, now=later)
    assert rows_of(cast, [first, second])[cast.author.full_name] == "07/10/2026"


def test_who_need_not_read_is_not_on_the_list(cast):
    exempt = make_member(cast.cell, standing="exempt", full_name="Vũ Văn Miễn")
    assert exempt.full_name not in rows_of(cast, [text_material(cast)])


def test_the_paper_in_the_layout_of_the_party(cast, client):
    text_material(cast, title="Gợi ý nhận diện")
    gone = text_material(cast, title="Bản đã rút")
    withdraw_material(material=gone, seen_version=1, by=cast.secretary, now=NOW)
    client.force_login(cast.secretary)
    url = reverse("reports:round_reading_sheet_pdf", args=[cast.cell_round.pk])
    answer = client.get(url)
    reader = PdfReader(io.BytesIO(answer.content))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for words in (
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "DANH SÁCH đảng viên nghiên cứu tài liệu",
        "TT Họ và tên Ngày đọc Ký",
        "1. Gợi ý nhận diện.",
        cast.author.full_name,
        "Danh sách này có 5 đảng viên.",
        "T/M CHI BỘ",
    ):
        assert words in text
    assert "Bản đã rút" not in text
    cell_round = cast.cell_round
    kind = "danh-sach-nghien-cuu-tai-lieu"
    name = f"{kind}-{cell_round.round.slug}-{cell_round.cell.code}.pdf".lower()
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert AuditEntry.objects.get(action="material.export_sheet").actor == (
        cast.secretary
    )


def test_without_materials_there_is_no_sheet(cast, client):
    client.force_login(cast.secretary)
    url = reverse("reports:round_reading_sheet_pdf", args=[cast.cell_round.pk])
    assert client.get(url).status_code == 404
    assert not Material.objects.exists()
