"""Materials, reading meetings, rules and principles as their tests need them."""

import io
import zipfile
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from cells.models import CellPrinciple, Material, ReadingMeeting, ShelfRule
from cells.preparation.models.materials import MaterialKind
from cells.preparation.services.materials import MaterialValues, add_material
from cells.preparation.services.principles import add_principle
from cells.preparation.services.reading import record_reading_meeting
from cells.preparation.services.rules import RuleValues, add_rule
from tests.factories import NOW, TODAY

TITLE = "Gợi ý nhận diện 27 biểu hiện"
TEXT = "DẤU-RIÊNG Mỗi đồng chí đọc kỹ từng biểu hiện."
READ_BY = TODAY + timedelta(days=5)
PDF = b"%PDF-1.7 noi dung"
MP4 = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00"
WEBM = b"\x1a\x45\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1fB\x86\x81\x01B\x82\x84webm"


def upload(data=PDF, name="goi-y.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="text/html")


def office_file(part="word/document.xml", *more: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("[Content_Types].xml", part, *more):
            archive.writestr(name, "<x/>")
    return packed.getvalue()


def values(**changed) -> MaterialValues:
    return MaterialValues(**{"title": TITLE, "read_by": READ_BY} | changed)


def text_material(cast, *, cell_round=None, by=None, now=NOW, **changed) -> Material:
    return add_material(
        cell_round=cell_round or cast.cell_round,
        kind=MaterialKind.TEXT,
        values=values(**{"text": TEXT} | changed),
        upload=None,
        by=by or cast.secretary,
        now=now,
        on=TODAY,
    )


def file_material(cast, *, kind=MaterialKind.FILE, data=PDF, name="goi-y.pdf"):
    return add_material(
        cell_round=cast.cell_round,
        kind=kind,
        values=values(),
        upload=upload(data, name),
        by=cast.secretary,
        now=NOW,
        on=TODAY,
    )


def link_material(cast, url="https://example.vn/nghi-quyet") -> Material:
    return add_material(
        cell_round=cast.cell_round,
        kind=MaterialKind.LINK,
        values=values(url=url),
        upload=None,
        by=cast.secretary,
        now=NOW,
        on=TODAY,
    )


def reading_meeting(cast, materials, members, *, by=None) -> ReadingMeeting:
    return record_reading_meeting(
        cell_round=cast.cell_round,
        held_on=TODAY,
        material_ids=[each.pk for each in materials],
        member_ids=[each.pk for each in members],
        by=by or cast.secretary,
        now=NOW,
        on=TODAY,
    )


def own_rule(organisation, by, **changed) -> ShelfRule:
    facts = {"title": "Kế hoạch của cấp ủy", "number": "45-KH/ĐU"} | changed
    return add_rule(
        organisation=organisation, values=RuleValues(**facts), by=by, now=NOW
    )


def own_principle(cast, text="Góp ý ngắn, đúng việc.") -> CellPrinciple:
    return add_principle(cell=cast.cell, text=text, by=cast.secretary, now=NOW)


def fresh(row):
    return type(row).objects.get(pk=row.pk)
