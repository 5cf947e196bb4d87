"""The invitation of a guest: the paper of the round with name and office."""

import pytest

from cells.journey.draft_papers import draft_paper
from cells.meetings.services import plan_further_sitting
from cells.models import Paper
from cells.preparation.models.papers import PaperKind
from reports.contexts.guest_invitation import for_guest, guest_invitation_document
from tests.convening_scenes import convened, invited_guest
from tests.factories import NOW
from tests.meeting_scenes import HELD_ON, begun, facts, fresh


def words(guest) -> str:
    document = guest_invitation_document(guest)
    return "\n".join(block.text for block in document.blocks)


@pytest.fixture
def guest(cast):
    return invited_guest(cast, convened(cast))


def test_it_says_who_is_invited_when_and_where(guest):
    assert words(guest) == (
        "Chi bộ Khoa Xây dựng Đảng trân trọng kính mời đồng chí Lê Thị Khách, Giảng "
        "viên, dự buổi sinh hoạt chuyên đề “tự soi, tự sửa” năm 2026, lúc 13 giờ 30 "
        "phút, thứ Sáu, ngày 30/10/2026, tại Phòng họp A2."
    )


def test_what_the_cell_wrote_is_used(cast, guest):
    draft_paper(
        cell_round=cast.cell_round,
        kind=PaperKind.INVITATION,
        by=cast.secretary,
        now=NOW,
    )
    Paper.objects.update(text="Kính mời đồng chí (…), (…), đến dự.\nTrân trọng.")
    assert (
        words(guest)
        == "Kính mời đồng chí Lê Thị Khách, Giảng viên, đến dự.\nTrân trọng."
    )


def test_of_a_further_sitting_its_own_day_stands(cast, guest):
    further = plan_further_sitting(
        meeting=begun(guest.meeting, "ended"),
        facts=facts(cast, held_on=HELD_ON.replace(day=31)),
        by=cast.secretary,
        now=NOW,
    )
    other = invited_guest(cast, fresh(further))
    assert "thứ Bảy, ngày 31/10/2026" in words(other)


@pytest.mark.parametrize(
    ("text", "office", "filled"),
    [
        ("Mời (…), (…), dự.", "", "Mời An, dự."),
        ("Mời (...) dự.", "Phó Bí thư", "Mời An, Phó Bí thư dự."),
        ("Mời dự.", "", "Kính gửi: đồng chí An\nMời dự."),
        ("Mời (…), (…). Gọi (…).", r"a\1b", r"Mời An, a\1b. Gọi (…)."),
    ],
)
def test_the_open_places_are_filled(cast, guest, text, office, filled):
    guest.name, guest.position_held = "An", office
    assert for_guest(text, guest) == filled
