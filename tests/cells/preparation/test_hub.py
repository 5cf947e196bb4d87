"""The page of the preparation: what members read, and what only leaders find."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from cells.models import (
    AgendaItem,
    CellRound,
    Duty,
    Material,
    Meeting,
    Preparation,
    ReadingConfirmation,
    SelfReview,
)
from cells.preparation.services.aims import save_aims
from cells.preparation.services.duties import mark_duty_done
from cells.saving import Edit
from tests.duties_scenes import conditions, duty_of, fresh, own_duty, seeded, talk_of
from tests.factories import NOW, TODAY, file_review, make_cell, make_member
from tests.meeting_scenes import planned
from tests.nonsense import HUGE


def hub(cast, client, member):
    client.force_login(member)
    return client.get(reverse("journey:preparation", args=[cast.cell_round.pk]))


def prepared(cast):
    save_aims(
        cell_round=cast.cell_round,
        edit=Edit(
            key=0,
            values={
                "aims": "Sửa việc trễ hạn.",
                "session_form": "story",
                "form_details": "Đồng chí Sơn kể.",
            },
            seen_version=1,
        ),
        page="",
        sequence=0,
        by=cast.secretary,
        now=NOW,
    )
    seeded(cast)
    own_duty(cast, cast.author)
    conditions(cast)


def test_every_member_reads_aims_form_duties_and_conditions(cast, client):
    prepared(cast)
    for member in (cast.author, cast.colleague, cast.secretary, cast.deputy):
        text = hub(cast, client, member).content.decode()
        for words in (
            "Sửa việc trễ hạn.",
            "Kể một câu chuyện",
            "Đồng chí Sơn kể.",
            "gợi ý của phần mềm",
            "Kịch bản điều hành sinh hoạt",
            "Pha trà",
            "Nước uống",
        ):
            assert words in text, words


def test_only_leaders_find_what_changes_it_and_who_has_no_duty(cast, client):
    prepared(cast)
    for member, is_leader in (
        (cast.secretary, True),
        (cast.deputy, True),
        (cast.colleague, False),
        (cast.author, False),
    ):
        response = hub(cast, client, member)
        text, page = response.content.decode(), response.context["page"]
        assert ("chưa được phân công" in text) == is_leader
        assert ("Thêm phần việc" in text) == is_leader
        assert ("Thêm điều kiện" in text) == is_leader
        assert bool(page.aims.change_url) == is_leader
        assert bool(page.duties.lack) == is_leader
        assert bool(page.conditions.rows[0].tick_url) == is_leader


def test_who_has_none_is_named_and_given_one_by_one_press(cast, client):
    duty = duty_of(cast, "banner")
    page = hub(cast, client, cast.secretary).context["page"]
    assert page.duties.lack_text == "Còn 5 đồng chí chưa được phân công"
    assert cast.author.full_name in page.duties.lack_names
    choice = next(each for each in page.duties.choices if each.title == duty.title)
    answer = client.post(
        reverse("preparation:duty_assign", args=[cast.cell_round.pk]),
        {"member": cast.author.pk, "duty": choice.value},
    )
    assert answer.status_code == 302
    page = hub(cast, client, cast.secretary).context["page"]
    assert page.duties.lack_text == "Còn 4 đồng chí chưa được phân công"
    assert cast.author.full_name not in page.duties.lack_names


def test_without_any_duty_nobody_is_said_to_lack_one(cast, client):
    page = hub(cast, client, cast.secretary).context["page"]
    assert (page.duties.lack_text, page.duties.lack) == ("", [])
    assert page.duties.may_seed


def test_the_own_report_and_the_own_duties_come_first(cast, client):
    prepared(cast)
    later = duty_of(cast, "clerk")
    text = hub(cast, client, cast.author).content.decode()
    own, table = text.index("Việc của đồng chí"), text.index('id="duties-title"')
    assert own < text.index("Pha trà") < table
    assert text.index(later.title) > table
    page = hub(cast, client, cast.colleague).context["page"]
    assert page.duties.own == []
    assert page.own_report.is_to_be_written


def test_leaders_see_that_somebody_with_a_duty_has_left(cast, client):
    own_duty(cast, cast.author, cast.colleague)
    cast.author.memberships.update(ended_on=TODAY - timedelta(days=1))
    gone = f"{cast.author.full_name} (hiện không sinh hoạt ở chi bộ)"
    assert gone in hub(cast, client, cast.secretary).content.decode()
    assert gone not in hub(cast, client, cast.colleague).content.decode()


@pytest.mark.parametrize("pk", ["0", HUGE, "9" * 5000], ids=["0", "huge", "endless"])
def test_a_number_that_nobody_has_is_not_found(cast, client, pk):
    client.force_login(cast.secretary)
    for path in (
        "rounds/{}/preparation/",
        "rounds/{}/preparation/aims/",
        "preparation/rounds/{}/duties/add/",
        "preparation/rounds/{}/duties/assign/",
        "preparation/rounds/{}/talks/",
        "preparation/duties/{}/",
        "preparation/duties/{}/done/",
        "preparation/conditions/{}/tick/",
        "preparation/talks/{}/",
        "documents/conditions/{}.pdf",
    ):
        for method in (client.get, client.post):
            assert method("/" + path.format(pk)).status_code == 404, path


def test_what_is_done_stands_behind_what_is_to_be_done(cast, client):
    first = own_duty(cast, cast.author)
    own_duty(cast, cast.author)
    mark_duty_done(
        duty=fresh(first),
        seen_version=fresh(first).version,
        by=cast.author,
        now=NOW,
    )
    own = hub(cast, client, cast.author).context["page"].duties.own
    assert [row.is_done for row in own] == [False, True]
    assert own[1].done_text == "Đồng chí Hoàng Văn Sơn đánh dấu ngày 05/10/2026"


def test_the_reports_are_a_count_without_names(cast, client):
    seeded(cast)
    file_review(cast.review_of(cast.secretary))
    page = hub(cast, client, cast.colleague).context["page"]
    row = page.duties.groups[0].rows[0]
    assert row.is_everyones
    assert row.state_text == "Đã nộp 1 trong 5 bản"


def test_who_need_not_write_is_not_counted(cast, client):
    seeded(cast)
    SelfReview.objects.filter(author=cast.former).update(
        status="excused", excused_reason="exempt"
    )
    page = hub(cast, client, cast.colleague).context["page"]
    assert page.duties.groups[0].rows[0].state_text == "Đã nộp 0 trong 4 bản"


def test_the_meeting_is_shown_with_day_hour_and_place(cast, client):
    Meeting.objects.create(
        cell_round=cast.cell_round,
        held_on=date(2026, 10, 30),
        starts_at=time(14, 0),
        place="Phòng họp tầng 2",
        planned_by=cast.secretary,
        planned_at=NOW,
    )
    text = hub(cast, client, cast.colleague).content.decode()
    assert "14:00, thứ Sáu, 30/10/2026, Phòng họp tầng 2. Chưa có kịch bản." in text


def test_readings_are_counted_and_the_own_ones_named(cast, client):
    hub(cast, client, cast.author)
    facts = {"cell_round": cast.cell_round, "kind": "text", "text": "Chữ"}
    facts |= {"read_by": date(2026, 10, 10), "added_by": cast.secretary}
    first, second, gone = (
        Material.objects.create(
            position=place, title=f"Bài {place}", added_at=NOW, **facts
        )
        for place in range(3)
    )
    for material, member in (
        (first, cast.author),
        (second, cast.author),
        (first, cast.colleague),
        (gone, cast.colleague),
    ):
        ReadingConfirmation.objects.create(
            material=material, member=member, confirmed_at=NOW
        )
    Material.objects.filter(pk=gone.pk).update(
        withdrawn_at=NOW, withdrawn_by=cast.secretary
    )
    text = hub(cast, client, cast.colleague).content.decode()
    assert "Đồng chí đã xác nhận 1 trong 2 tài liệu." in text
    assert "lượt xác nhận" not in text
    text = hub(cast, client, cast.deputy).content.decode()
    assert "Đồng chí đã xác nhận 0 trong 2 tài liệu. Cả chi bộ: 3 lượt" in text


def test_the_list_of_talks_is_offered_to_the_secretary_alone(cast, client):
    talk_of(cast)
    address = reverse("preparation:talks", args=[cast.cell_round.pk])
    for member in (cast.secretary, cast.deputy, cast.author, cast.former):
        text = hub(cast, client, member).content.decode()
        assert (address in text) == (member == cast.secretary)
        assert ("Trao đổi trước" in text) == (member == cast.secretary)


@pytest.mark.parametrize("status", ["closed", "cancelled"])
def test_when_the_round_is_over_it_is_only_read(cast, client, status):
    prepared(cast)
    CellRound.objects.filter(pk=cast.cell_round.pk).update(
        status=status, closed_at=NOW, cancelled_at=NOW, cancel_reason="Lý do"
    )
    for member in (cast.secretary, cast.author):
        response = hub(cast, client, member)
        text = response.content.decode()
        assert response.status_code == 200
        assert "Phần chuẩn bị chỉ đọc được" in text
        assert "Pha trà" in text
        assert text.count("<form") == hub_free_forms(response)
    assert not any(row.mark_url for row in response.context["page"].duties.own)


def hub_free_forms(response) -> int:
    """Forms of the frame: signing out and the language."""
    head = response.content.decode().split("<main")[0]
    tail = response.content.decode().split("</main>")[1]
    return head.count("<form") + tail.count("<form")


def test_the_menu_address_leads_to_the_newest_running_round(cast, client):
    client.force_login(cast.colleague)
    answer = client.get(reverse("journey:preparation_current"))
    assert answer.url == reverse("journey:preparation", args=[cast.cell_round.pk])
    CellRound.objects.update(status="closed", closed_at=NOW)
    answer = client.get(reverse("journey:preparation_current"))
    assert answer.status_code == 200
    assert "Chưa có buổi sinh hoạt nào đang chuẩn bị" in answer.content.decode()


def test_a_member_of_a_cell_without_a_round_is_told_so(cast, client):
    cell = make_cell(cast.committee, "Chi bộ Văn phòng", "CB-9")
    client.force_login(make_member(cell))
    answer = client.get(reverse("journey:preparation_current"))
    assert answer.status_code == 200


def test_another_cells_preparation_is_not_found(cast, client):
    prepared(cast)
    duty = Duty.objects.first()
    client.force_login(cast.stranger)
    for name, pk in (
        ("journey:preparation", cast.cell_round.pk),
        ("preparation:session_aims", cast.cell_round.pk),
        ("preparation:duty", duty.pk),
        ("preparation:duty_done", duty.pk),
        ("preparation:talks", cast.cell_round.pk),
    ):
        assert client.get(reverse(name, args=[pk])).status_code == 404
        assert client.post(reverse(name, args=[pk])).status_code == 404
    assert Preparation.objects.count() == 1


def test_only_who_plans_learns_that_the_running_order_does_not_add_up(cast, client):
    meeting = planned(cast)
    AgendaItem.objects.filter(meeting=meeting, position=1).update(minutes=33)
    too_many = "buổi sinh hoạt 200 phút: thừa 28 phút"
    assert too_many in hub(cast, client, cast.secretary).content.decode()
    text = hub(cast, client, cast.author).content.decode()
    assert "Kịch bản: 14 phần, 228 phút." in text
    assert "thừa" not in text
