"""The extract holds the own part only, and nothing that tells who spoke and when."""

import re

import pytest
from django.urls import reverse

from cells.meetings.minutes_extract import extract_of, without_names
from cells.meetings.services.minutes_adding import add_to_minutes
from cells.models import AuditEntry, Remark
from tests.factories import make_member
from tests.minutes_scenes import (
    AFTER,
    RESPONSE,
    SUMMARY,
    absent,
    again,
    closed,
    confirm,
    drafted,
    edit,
    locked,
    part,
    pass_them,
    passed,
    recorded,
    write,
)
from tests.remarks_scenes import DEED, number, remark

NAME = "Zyxwer Người Góp"


def extract(minutes, member, *, was_present=True):
    return extract_of(again(minutes), member, was_present=was_present)


def open_extract(client, minutes, member) -> str:
    client.force_login(member)
    url = reverse("meetings:extract", args=[minutes.meeting_id])
    return client.get(url).content.decode()


def with_speaker(cast):
    """Remarks by somebody with a name that stands nowhere else."""
    speaker = make_member(cast.cell, full_name=NAME)
    meeting = recorded(cast)
    remark(
        meeting,
        cast,
        author=speaker,
        deed=f"Việc này đồng chí {NAME} đã nói rồi",
        indicator=number(meeting, 3),
    )
    return meeting


def test_it_holds_the_own_part_whole(cast):
    own = extract(locked(cast), cast.author)
    assert own.presentation == [f"{SUMMARY}."]
    assert own.response == [f"{RESPONSE}."]
    assert len(own.remarks) == 2
    assert len(own.findings) == 1
    assert "tán thành 4" in own.findings[0]


def test_whoever_has_no_part_has_an_empty_one(cast):
    assert extract(locked(cast), cast.former).is_empty


def test_the_author_is_named_nowhere_not_even_inside_the_words(client, cast):
    minutes = locked(cast, with_speaker(cast))
    text = open_extract(client, minutes, cast.author)
    assert NAME not in text
    assert "Việc này một đồng chí đã nói rồi" in text
    assert cast.former.full_name not in text
    assert cast.deputy.full_name not in text


def test_it_shows_no_id_and_no_hour(client, cast):
    minutes = locked(cast)
    text = open_extract(client, minutes, cast.author)
    for row in Remark.objects.all():
        assert str(row.reference) not in text
        assert f"remarks/{row.pk}" not in text
    body = text[text.index("<main") : text.index("</main>")]
    assert not re.search(r"\b\d{1,2}:\d{2}\b", body)


def test_the_order_is_that_of_indicator_and_reference(cast):
    meeting = with_speaker(cast)
    minutes = locked(cast, meeting)
    own = extract(minutes, cast.author)
    assert own.remarks[0].endswith("(biểu hiện số 3).")
    assert DEED.rstrip(".") in own.remarks[1]
    assert "Chưa góp ý" in own.remarks[2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đồng chí Lê Văn An nói", "Một đồng chí nói"),
        ("như LÊ VĂN  AN nói", "như một đồng chí nói"),
        ("như Lê Văn Anh nói", "như Lê Văn Anh nói"),
        ("đ/c Lê Văn An, Lê Văn An", "Một đồng chí, một đồng chí"),
        ("như Lê Va\u0306n An nói", "như một đồng chí nói"),
    ],
)
def test_names_are_found_however_they_are_written(text, expected):
    assert without_names(text, {"Lê Văn An"}) == expected


def test_it_comes_from_the_fixed_words(cast):
    minutes = locked(cast)
    minutes.parts.update(text="Sửa sau khi khóa")
    assert "Sửa sau" not in str(extract(minutes, cast.author))


def test_what_was_edited_is_what_is_read(cast):
    minutes = drafted(cast)
    write(minutes, edit(part(minutes, "presentation"), "Chữ của thư ký"))
    closed(minutes.meeting, cast.colleague)
    minutes = pass_them(minutes)
    confirm(minutes, cast.colleague)
    confirm(minutes, cast.secretary)
    assert extract(minutes, cast.author).presentation == ["Chữ của thư ký"]


def test_only_additions_about_oneself_stand_in_it(cast):
    minutes = locked(cast)
    for member, text in ((cast.author, "Về Sơn"), (None, "Chung"), (cast.deputy, "X")):
        add_to_minutes(
            minutes=minutes,
            reason="Thiếu",
            text=text,
            member=member,
            seen_additions=minutes.additions.count(),
            by=cast.secretary,
            now=AFTER,
        )
    assert [each.text for each in extract(minutes, cast.author).additions] == ["Về Sơn"]


def test_there_is_none_before_the_minutes_are_locked(client, cast):
    minutes = passed(cast)
    text = open_extract(client, minutes, cast.author)
    assert DEED.rstrip(".") not in text
    url = reverse("reports:extract_pdf", args=[minutes.meeting_id])
    assert client.get(url).status_code == 404


def test_whoever_was_absent_is_told_when_they_present(client, cast):
    meeting = recorded(cast)
    absent(meeting, cast.former)
    text = open_extract(client, locked(cast, meeting), cast.former)
    assert "You were absent" in text or "sẽ tự phê bình" in text


def test_taking_it_away_is_recorded(client, cast):
    minutes = locked(cast)
    client.force_login(cast.author)
    client.get(reverse("reports:extract_pdf", args=[minutes.meeting_id]))
    entry = AuditEntry.objects.get(action="minutes.export_extract")
    assert entry.details == {"form": "pdf"}
