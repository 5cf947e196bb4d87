"""What each reader finds on the pages of a session."""

import pytest
from django.urls import reverse

from cells.models import CellRound, Meeting
from tests.factories import (
    NOW,
    make_cell,
    make_committee,
    make_officer,
    open_round,
)
from tests.meeting_scenes import begun, cancelled, fresh, planned


def html(client, member, name, *args) -> str:
    client.force_login(member)
    return client.get(reverse(f"meetings:{name}", args=args)).content.decode()


def test_a_member_reads_day_place_and_programme(cast, client):
    meeting = planned(cast)
    page = html(client, cast.author, "detail", meeting.pk)
    for text in ("Thứ Sáu, 30/10/2026", "13:30–16:50, 200 phút", "Phòng họp A2",
                 "15:10", "Từng đảng viên", "Dự kiến"):  # fmt: skip
        assert text in page
    assert cast.secretary.full_name in page  # the chair
    assert "đăng ký" in page


def test_the_programme_names_nobody_and_keeps_the_leading_sentences(cast, client):
    meeting = planned(cast)
    meeting.items.filter(kind="orientation").update(person=cast.former)
    page = html(client, cast.author, "detail", meeting.pk)
    assert cast.former.full_name not in page
    assert "bới lông tìm vết" not in page
    assert reverse("meetings:agenda", args=[meeting.pk]) not in page
    assert reverse("meetings:change", args=[meeting.pk]) not in page


def test_those_who_prepare_it_find_the_way_to_each_act(cast, client):
    meeting = planned(cast, clerk=None, place="")
    page = html(client, cast.deputy, "detail", meeting.pk)
    for name in ("agenda", "change", "cancel"):
        assert reverse(f"meetings:{name}", args=[meeting.pk]) in page
    assert "Trước khi triệu tập còn cần: địa điểm, thư ký." in page


def test_the_clerk_edits_the_running_order_and_nothing_else(cast, client):
    meeting = planned(cast)
    page = html(client, cast.colleague, "detail", meeting.pk)
    assert reverse("meetings:agenda", args=[meeting.pk]) in page
    assert reverse("meetings:cancel", args=[meeting.pk]) not in page


def test_a_cancelled_session_says_so_and_its_reason_stays_with_the_leaders(
    cast, client
):
    meeting = cancelled(cast)
    page = html(client, cast.secretary, "detail", meeting.pk)
    assert "Bão số 10" in page
    assert reverse("meetings:plan", args=[cast.cell_round.pk]) in page
    page = html(client, cast.author, "detail", meeting.pk)
    assert "Đã hủy" in page
    assert "Bão số 10" not in page


def test_the_menu_leads_to_the_session_or_says_that_there_is_none(cast, client):
    client.force_login(cast.author)
    url = reverse("meetings:current")
    page = client.get(url).content.decode()
    assert "thứ Sáu, 30/10/2026" in page
    assert reverse("meetings:plan", args=[cast.cell_round.pk]) not in page
    assert reverse("meetings:plan", args=[cast.cell_round.pk]) in html(
        client, cast.secretary, "current"
    )
    meeting = planned(cast)
    assert client.get(url).url == reverse("meetings:detail", args=[meeting.pk])
    CellRound.objects.filter(pk=cast.cell_round.pk).update(
        status="closed", closed_at=NOW
    )
    assert "Chi bộ chưa mở đợt" in client.get(url).content.decode()


@pytest.mark.parametrize("name", ["agenda", "compute", "add_item", "change", "cancel"])
def test_of_a_session_that_began_one_only_reads(cast, client, name):
    meeting = planned(cast)
    begun(meeting)
    client.force_login(cast.secretary)
    response = client.get(reverse(f"meetings:{name}", args=[meeting.pk]))
    assert response.url == reverse("meetings:detail", args=[meeting.pk])


def test_planning_twice_leads_to_the_session_that_stands(cast, client):
    meeting = planned(cast)
    client.force_login(cast.secretary)
    response = client.get(reverse("meetings:plan", args=[cast.cell_round.pk]))
    assert response.url == reverse("meetings:detail", args=[meeting.pk])


def test_the_committee_sees_day_place_and_cell_and_nothing_else(cast, client):
    detail = reverse("meetings:detail", args=[planned(cast).pk])
    for reader in (cast.committee_secretary, cast.staff):
        page = html(client, reader, "dates")
        for text in ("Thứ Sáu, 30/10/2026", "Phòng họp A2", cast.cell.name):
            assert text in page
        for text in ("13:30", cast.secretary.full_name, cast.colleague.full_name,
                     "15 đồng chí", f'href="{detail}"'):  # fmt: skip
            assert text not in page


def test_the_dates_leave_out_what_is_cancelled_over_or_of_others(cast, client):
    cancelled(cast)
    assert cast.cell.name not in html(client, cast.staff, "dates")
    meeting = planned(cast)
    CellRound.objects.filter(pk=cast.cell_round.pk).update(
        status="closed", closed_at=NOW
    )
    assert cast.cell.name not in html(client, cast.staff, "dates")
    CellRound.objects.filter(pk=cast.cell_round.pk).update(status="open")
    assert cast.cell.name in html(client, cast.staff, "dates")
    Meeting.objects.filter(pk=meeting.pk).update(cell_round=stray_round(cast))
    assert "Chi bộ khác" not in html(client, cast.staff, "dates")
    assert fresh(meeting).held_on


def stray_round(cast):
    """A round of a cell that stands under no committee of the cast."""
    above = make_committee("Đảng bộ khác", "DB-9")
    leader = make_officer(above, "secretary")
    cell = make_cell(above, "Chi bộ khác", "CB-9")
    make_officer(cell, "secretary", cell=cell)
    return open_round(cell, leader)


def test_a_session_of_a_round_that_is_over_says_so_and_offers_nothing(cast, client):
    meeting = planned(cast)
    CellRound.objects.filter(pk=cast.cell_round.pk).update(
        status="closed", closed_at=NOW
    )
    page = html(client, cast.secretary, "detail", meeting.pk)
    assert "Đợt này đã kết thúc" in page
    for name in ("agenda", "change", "cancel", "register"):
        assert reverse(f"meetings:{name}", args=[meeting.pk]) not in page


def test_an_item_of_the_secretary_that_nobody_leads_is_named(cast, client):
    meeting = planned(cast)
    meeting.items.filter(kind="secretary").update(chaired_by=None)
    page = html(client, cast.secretary, "detail", meeting.pk)
    assert "còn cần: người điều hành mục của Bí thư." in page
