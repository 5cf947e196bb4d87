"""The demonstration as it is made, on a day at the beginning of a month."""

from collections import Counter

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone, translation

from cells.models import (
    CellRound,
    Evaluation,
    Evidence,
    Idea,
    LineReminder,
    Member,
    ProgressReport,
    Rating,
    RemediationPlan,
)
from cells.supervision.services import send_reminders
from tests.cells.test_queries import PAGE_BUDGET, queries

FIRST_OF_MONTH = "2026-12-01T10:00:00+07:00"
OFFICES = {
    "a member who writes": ("hoangvanson", "Báo cáo kết quả thực hiện tháng"),
    "a member with a returned sheet": ("ngothanhtung", "Bổ sung báo cáo kết quả"),
    "secretary": ("tranquanghuy", "hồ sơ xếp loại chờ nhận xét hoặc đề xuất"),
    "deputy": ("nguyenthithuha", "báo cáo kết quả chờ đồng chí xem"),
    "committee": ("nguyenmanhthang", "hồ sơ xếp loại chờ quyết định"),
    "staff": ("duongphuongthao", "Xếp loại"),
}


@pytest.mark.django_db
def test_it_shows_supervision_and_ratings_alive(client, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    with time_machine.travel(FIRST_OF_MONTH, tick=True):
        call_command("load_indicators", verbosity=0)
        call_command("create_demo", verbosity=0)
        translation.activate("vi")
        every_state_is_there()
        every_office_finds_its_work(client)
        pages_are_full(client)


def every_state_is_there():
    assert set(ProgressReport.objects.values_list("status", flat=True)) == {
        "draft", "oral", "sent", "returned", "accepted",
    }  # fmt: skip
    assert ProgressReport.objects.filter(status="sent", is_late=True).exists()
    assert set(Evaluation.objects.values_list("result", flat=True)) == {
        "met", "partly", "not_met",
    }  # fmt: skip
    assert Evidence.objects.exclude(file="").count() == 1
    assert Idea.objects.shown().count() == 1 == Idea.objects.count() - 1
    assert LineReminder.objects.exists()
    assert send_reminders(now=timezone.now())["things"] > 0
    assert RemediationPlan.objects.filter(status="finished").count() == 3
    closed = CellRound.objects.filter(status="closed")
    assert [each.cell.code for each in closed] == ["CB-TCHC"]
    states = Counter(Rating.objects.values_list("starts_on__year", "status"))
    assert states[2025, "decided"] == 13
    assert {status for year, status in states if year == 2026} == {
        "self_rating", "self_rated", "remarked", "proposed", "decided", "not_rated",
    }  # fmt: skip


def every_office_finds_its_work(client):
    for office, (username, words) in OFFICES.items():
        client.force_login(Member.objects.get(username=username))
        client.get(reverse("password_change"))
        assert queries(client, "get", "/") <= PAGE_BUDGET, office
        assert words in client.get("/").content.decode(), office


def pages_are_full(client):
    client.force_login(Member.objects.get(username="tranquanghuy"))
    board = client.get(reverse("supervision:board"))
    titles = [group.title for group in board.context["page"].groups]
    assert titles[0] == "Quá hạn"
    assert len(titles) >= 4
    assert "Lặp lại từ đợt trước" in board.content.decode()
    for name in ("supervision:meeting", "ratings:cell", "supervision:ideas"):
        assert client.get(reverse(name)).status_code == 200, name
