"""The minutes and an extract as PDF: words, marks, pages, signatures, neutral names."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from cells.meetings.services.minutes_adding import add_to_minutes
from cells.models import AuditEntry
from tests.factories import NOW, make_member
from tests.minutes_scenes import drafted, locked, passed, recorded, turn
from tests.remarks_scenes import DEED, loaded, remark

pytestmark = pytest.mark.usefixtures("on_the_day")


def taken(client, minutes, member, name="minutes_pdf"):
    client.force_login(member)
    response = client.get(reverse(f"reports:{name}", args=[minutes.meeting_id]))
    assert response.status_code == 200
    return response


def words(response) -> str:
    pages = PdfReader(BytesIO(response.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_whole_text_with_both_places_for_the_signatures(client, cast):
    response = taken(client, locked(cast), cast.secretary)
    text = words(response)
    for expected in (
        "BIÊN BẢN", "năm 2026", "I- NỘI DUNG", "II- TỰ PHÊ BÌNH VÀ PHÊ BÌNH",
        "III- CHI BỘ CHỈ RA THÊM", "IV- THẢO LUẬN GIẢI PHÁP",
        "V- KẾT LUẬN, BIỂU QUYẾT", "THƯ KÝ", "CHỦ TRÌ", "Mã nội dung",
        f"Đồng chí {cast.former.full_name}:",
    ):  # fmt: skip
        assert expected in text
    assert "DỰ THẢO" not in text
    assert len(PdfReader(BytesIO(response.content)).pages) == 2


@pytest.mark.parametrize(("make", "is_draft"), [(drafted, True), (passed, False)])
def test_only_a_draft_bears_the_mark(client, cast, make, is_draft):
    text = words(taken(client, make(cast), cast.secretary))
    assert ("DỰ THẢO" in text) == is_draft
    assert "Mã nội dung" not in text


def test_what_was_added_stands_after_the_signatures(client, cast):
    minutes = locked(cast)
    add_to_minutes(
        minutes=minutes,
        reason="thiếu một ý",
        text="Ý kiến đã bổ sung",
        member=None,
        seen_additions=0,
        by=cast.secretary,
        now=NOW,
    )
    text = words(taken(client, minutes, cast.secretary))
    head = "Bổ sung ngày 05/10/2026, lý do: thiếu một ý"
    assert text.index("CHỦ TRÌ (ký") > 0
    assert text.index(head) > text.index("THƯ KÝ")


def test_the_name_of_the_file_names_nobody_and_taking_it_is_recorded(client, cast):
    minutes = locked(cast)
    response = taken(client, minutes, cast.deputy)
    assert response["Content-Disposition"].endswith('bien-ban-dot-1-cb-1.pdf"')
    assert response["Cache-Control"] == "no-store"
    entry = AuditEntry.objects.get(action="minutes.export")
    assert (entry.actor, entry.details) == (cast.deputy, {"form": "pdf"})
    assert AuditEntry.objects.filter(action="minutes.open").count() == 1


def test_the_extract_names_no_author_and_nobody_else(client, cast):
    speaker = make_member(cast.cell, full_name="Zyxwer Người Góp")
    meeting = recorded(cast)
    remark(meeting, cast, author=speaker, deed="Zyxwer Người Góp đã nói")
    minutes = locked(cast, meeting)
    response = taken(client, minutes, cast.author, "extract_pdf")
    text = words(response)
    assert "TRÍCH BIÊN BẢN" in text
    assert DEED.rstrip(".") in text
    assert "Ý kiến trong chi bộ: Một đồng chí đã nói" in text
    for other in (speaker, cast.former, cast.deputy):
        assert other.full_name not in text
    assert b"Zyxwer" not in response.content
    assert response["Content-Disposition"].endswith('trich-bien-ban-dot-1-cb-1.pdf"')


def test_thirty_members_take_more_pages(client, cast):
    meeting = recorded(cast)
    for place in range(2, 31):
        turn(meeting, make_member(cast.cell), position=place, summary="Việc " * 60)
    minutes = locked(cast, loaded(meeting))
    response = taken(client, minutes, cast.secretary)
    assert len(PdfReader(BytesIO(response.content)).pages) >= 5
