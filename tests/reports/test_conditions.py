"""The checklist of the conditions of a session as PDF."""

from datetime import date, time
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from cells.models import Meeting
from cells.preparation.services.conditions import change_condition, tick_condition
from tests.duties_scenes import conditions, fresh
from tests.factories import NOW

pytestmark = pytest.mark.usefixtures("on_the_day")


def take(client, cast):
    return client.get(reverse("reports:conditions_pdf", args=[cast.cell_round.pk]))


def text_of(answer) -> str:
    reader = PdfReader(BytesIO(answer.content))
    pages = [page.extract_text() for page in reader.pages]
    return " ".join(" ".join(pages).split())


def test_it_lists_what_must_be_there_in_the_partys_layout(cast, client):
    rows = conditions(cast)
    tick_condition(
        condition=fresh(rows[1]), is_met=True, seen_version=1, by=cast.deputy, now=NOW
    )
    change_condition(
        condition=fresh(rows[2]),
        text=rows[2].text,
        note="Mượn ở hội trường",
        seen_version=1,
        by=cast.deputy,
        now=NOW,
    )
    client.force_login(cast.author)
    answer = take(client, cast)
    text = text_of(answer)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
    assert "DANH MỤC điều kiện phục vụ sinh hoạt chuyên đề" in text
    assert "ngày 30/10/2026" in text
    for row in rows:
        assert row.text in text
    assert "Mượn ở hội trường" in text
    assert text.count("Đã có, 05/10/2026") == 1
    assert "NGƯỜI CHUẨN BỊ" in text
    assert "DỰ THẢO" not in text
    assert "Số " not in text
    name = 'filename="danh-muc-dieu-kien-dot-1-cb-1.pdf"'
    assert name in answer["Content-Disposition"]
    assert cast.deputy.full_name not in text


def test_it_says_hour_and_place_once_the_meeting_is_planned(cast, client):
    Meeting.objects.create(
        cell_round=cast.cell_round,
        held_on=date(2026, 10, 31),
        starts_at=time(13, 30),
        place="Phòng họp tầng 2",
        planned_by=cast.secretary,
        planned_at=NOW,
    )
    client.force_login(cast.secretary)
    text = text_of(take(client, cast))
    assert "13 giờ 30 phút, ngày 31/10/2026; địa điểm: Phòng họp tầng 2." in text
    assert "Chưa có điều kiện nào trong danh mục." in text
