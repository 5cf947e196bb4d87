"""The reader's queue: the longest wait first, and no number beside a name."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cells.models import CellRound, SelfReview
from cells.organisation.models import Role
from tests.cells.reviews.acts import give_back, shut
from tests.factories import (
    NOW,
    accept,
    answer_all,
    file_review,
    give_office,
    make_cell,
    make_officer,
    open_round,
)

URL = reverse("reviews:queue")
HOUR = timedelta(hours=1)


def seen_by(client, member):
    client.force_login(member)
    return client.get(URL).context["page"]


def names(rows) -> list[str]:
    return [row.name for row in rows]


@pytest.fixture
def reports(cast):
    """One waits long, one a day less, one is being corrected, one meets."""
    file_review(cast.review_of(cast.secretary))
    waits = NOW - timedelta(days=6), NOW - timedelta(days=5)
    file_review(cast.review_of(cast.colleague), now=waits[1])
    file_review(cast.review_of(cast.author), declared={3: {}, 4: {}}, now=waits[0])
    give_back(file_review(cast.review_of(cast.former)), cast.secretary)
    accept(file_review(cast.review_of(cast.deputy)), cast.secretary)


def test_three_groups_in_the_order_of_the_readers_work(cast, client, reports):
    page = seen_by(client, cast.secretary)
    assert names(page.waiting) == [cast.author.full_name, cast.colleague.full_name]
    assert [row.waiting_text for row in page.waiting] == ["6 ngày", "5 ngày"]
    assert names(page.with_author) == [cast.former.full_name]
    assert names(page.done) == [cast.deputy.full_name]
    assert names(page.read_by_others) == [cast.secretary.full_name]
    assert page.waiting_title == "2 bản đang chờ đồng chí đọc"
    assert page.button_label == "Đọc lần lượt 2 bản"
    assert page.first_url == page.waiting[0].url
    assert page.longest_text == "Bản chờ lâu nhất đã 6 ngày."


def test_the_bar_adds_up_and_leads_to_the_groups(cast, client, reports):
    page = seen_by(client, cast.secretary)
    assert [(part.name, part.count, part.target) for part in page.bar] == [
        ("met", 1, "done"), ("waiting", 3, "waiting"), ("returned", 1, "with-author")
    ]  # fmt: skip
    text = client.get(URL).content.decode()
    for part in page.bar:
        assert f'id="{part.target}-title"' in text
    assert page.total_text == "Tất cả 5 đảng viên"


def test_before_filing_only_not_filed(cast, client):
    """Neither how far it is nor whether it was begun."""
    answer_all(cast.review_of(cast.author), declared={3: {"deed": "ĐANGVIẾT"}})
    file_review(cast.review_of(cast.secretary))
    page = seen_by(client, cast.secretary)
    labels = {row.name: row.badge.label for row in page.with_author}
    assert labels[cast.author.full_name] == labels[cast.colleague.full_name]
    assert labels[cast.author.full_name] == "Chưa nộp"
    text = client.get(URL).content.decode().partition("<table")[2]
    for words in ("27", "ĐANGVIẾT", "Đang viết"):
        assert words not in text


def test_a_report_being_corrected_says_so_with_its_date(cast, client, reports):
    [row] = seen_by(client, cast.secretary).with_author
    assert row.badge.label == "Đang sửa"
    assert "hạn nộp lại 12/10" in row.decided_text


def test_the_own_report_stands_there_by_whom_it_was_decided(cast, client, reports):
    own = cast.review_of(cast.secretary).submissions.get()
    accept(own, cast.deputy)
    [row] = seen_by(client, cast.secretary).read_by_others
    assert row.read_by == "Phó Bí thư"
    assert row.decided_text.startswith(cast.deputy.full_name)
    assert row.url == reverse("reviews:mine", args=[own.review_id])


def test_before_the_own_report_the_button_leads_there(cast, client):
    file_review(cast.review_of(cast.author))
    page = seen_by(client, cast.secretary)
    assert page.own_first_url == reverse("reviews:current")
    file_review(cast.review_of(cast.secretary))
    assert seen_by(client, cast.secretary).own_first_url == ""


def test_nothing_waiting(cast, client):
    page = seen_by(client, cast.secretary)
    assert page.waiting_title == "Không có bản nào chờ đọc."
    assert page.first_url == ""


def test_a_committee_reads_what_came_up_from_its_cells(cast, client):
    cast.deputy.mandate_rows.all().delete()
    alone = make_cell(cast.committee, "Chi bộ Khoa Dân vận", "CB-3")
    secretary = make_officer(alone, Role.SECRETARY, cell=alone)
    open_round(alone, secretary)
    file_review(cast.review_of(cast.secretary), now=NOW - HOUR)
    file_review(cast.review_of(secretary), now=NOW - 2 * HOUR)
    page = seen_by(client, cast.committee_secretary)
    assert names(page.waiting) == [secretary.full_name, cast.secretary.full_name]
    assert page.read_by_others == []


def test_offices_that_read_nothing_have_an_empty_queue(cast, client, reports):
    page = seen_by(client, cast.stranger)
    assert (page.waiting, page.done) == ([], [])
    assert cast.author.full_name not in str(page)


@pytest.mark.parametrize("name", ["author", "former", "staff", "administrator"])
def test_whoever_reads_no_report_has_no_queue(name, cast, client, reports):
    client.force_login(getattr(cast, name))
    assert client.get(URL).status_code == 404


def test_frozen_reports_wait_for_nobody(cast, client, reports):
    shut(cast, "reviews_closed")
    page = seen_by(client, cast.secretary)
    assert page.waiting == []
    assert page.waiting_title == "Không có bản nào chờ đọc."


def test_the_newest_round_of_a_cell_is_shown(cast, client, reports):
    shut(cast, "reviews_closed")
    open_round(cast.cell, cast.secretary, now=NOW + HOUR)
    newest = CellRound.objects.filter(cell=cast.cell).order_by("opened_at").last()
    page = seen_by(client, cast.secretary)
    shown = len(page.with_author) + len(page.read_by_others)
    assert shown == SelfReview.objects.filter(cell_round=newest).count()
    assert page.done == []


def test_the_place_in_the_queue_and_the_way_back(cast, client, reports):
    give_office(cast.stranger, cast.cell, Role.COMMITTEE_MEMBER)
    page = seen_by(client, cast.secretary)
    shown = client.get(page.waiting[1].url).context["page"]
    assert (shown.place_text, shown.queue_url) == ("Bản 2 trong 2 bản chờ đọc", URL)
