"""Who counts a vote, who reads its totals, and the printed ballot papers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cells.models import Attendance, AuditEntry
from tests.factories import make_member
from tests.live_scenes import running
from tests.meeting_scenes import fresh
from tests.votes_scenes import (
    QUESTION,
    WORDING,
    Posted,
    again,
    counted,
    finding,
    put,
    taken_back,
)


@pytest.fixture
def meeting(cast):
    return running(cast)


@pytest.fixture
def chair(client, cast):
    client.force_login(cast.secretary)
    return client


def url(name, meeting, *args):
    return reverse(f"meetings:{name}", args=[meeting.pk, *args])


def test_a_teller_finds_the_vote_and_nothing_else(meeting, cast, client):
    vote = put(meeting, cast.secretary, mode="ballot", tellers=[cast.author])
    client.force_login(cast.author)
    assert client.get(url("live", meeting)).status_code == 403
    assert (
        url("count_vote", meeting, vote.pk)
        in client.get(url("votes", meeting)).content.decode()
    )
    page = client.get(url("count_vote", meeting, vote.pk))
    assert QUESTION in page.content.decode()
    client.post(url("count_vote", meeting, vote.pk), Posted.totals(vote, 4, 1, 0))
    assert again(vote).closed_by == cast.author
    assert client.get(url("count_vote", meeting, vote.pk)).status_code == 302


def test_who_does_not_count_does_not_close(meeting, cast, client):
    ballot = put(meeting, cast.secretary, mode="ballot", tellers=[cast.author])
    for person in (cast.colleague, cast.deputy, cast.former):
        client.force_login(person)
        for name in ("close_vote", "count_vote"):
            answer = client.post(url(name, meeting, ballot.pk), Posted.totals(ballot))
            assert answer.status_code == 403
    assert again(ballot).status == "open"


def test_the_clerk_counts_raised_cards(meeting, cast, client):
    vote = put(meeting, cast.secretary)
    client.force_login(cast.colleague)
    client.post(url("close_vote", meeting, vote.pk), Posted.totals(vote))
    assert again(vote).closed_by == cast.colleague


# Who reads the totals.


def test_the_cell_reads_totals_and_not_what_is_pointed_out(meeting, cast, client):
    pointed_out = finding(meeting, cast.author)
    first = put(
        meeting, cast.secretary, subject="finding", finding=pointed_out, question=""
    )
    counted(first, cast.secretary, 4)
    counted(put(meeting, cast.secretary), cast.secretary, 5)
    open_one = put(meeting, cast.secretary, question="CÂU-ĐANG-HỎI")
    taken_back(open_one, cast.secretary, reason="DẤU-LÝ-DO")
    client.force_login(cast.former)
    page = client.get(url("votes", meeting)).content.decode()
    assert "4/5 tán thành: thông qua" in page
    assert QUESTION in page
    for hidden in (WORDING, cast.author.full_name, "CÂU-ĐANG-HỎI", "DẤU-LÝ-DO"):
        assert hidden not in page


# The printed paper.


def test_the_ballot_paper_is_printed_once_for_each_voter_present(meeting, cast, client):
    Attendance.objects.filter(member=cast.former).update(presence="without_leave")
    vote = put(meeting, cast.secretary, mode="ballot", tellers=[cast.author])
    client.force_login(cast.colleague)
    answer = client.get(reverse("reports:ballot_papers", args=[meeting.pk, vote.pk]))
    text = pdf_text(answer.content)
    assert text.count("PHIẾU BIỂU QUYẾT") == 4
    assert text.count("Không có ý kiến") == 4
    for member in (cast.author, cast.secretary, cast.former):
        assert member.full_name not in text
    entry = AuditEntry.objects.order_by("-pk").first()
    assert entry.action == "meeting.print_ballots"


def pdf_text(data: bytes) -> str:
    from io import BytesIO  # noqa: PLC0415

    from pypdf import PdfReader  # noqa: PLC0415

    pages = PdfReader(BytesIO(data)).pages
    return " ".join(" ".join(p.extract_text() for p in pages).split())


def test_no_paper_for_raised_cards_nor_afterwards(meeting, cast, client):
    client.force_login(cast.secretary)
    card = put(meeting, cast.secretary)
    address = reverse("reports:ballot_papers", args=[meeting.pk, card.pk])
    assert client.get(address).status_code == 404
    taken_back(card, cast.secretary)
    ballot = put(meeting, cast.secretary, mode="ballot", tellers=[cast.author])
    address = reverse("reports:ballot_papers", args=[meeting.pk, ballot.pk])
    assert client.get(address).status_code == 200
    counted(ballot, cast.author, 5)
    assert client.get(address).status_code == 404


# Queries.

NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
# Pinned: who adds a query says so here.
PAGES = {"votes": 6, "count_vote": 8}


def queries(client, address) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    asked = [query["sql"] for query in captured.captured_queries]
    return len([sql for sql in asked if not sql.startswith(NOT_COUNTED)])


@pytest.mark.parametrize("number", [1, 30])
def test_pages_ask_as_often_for_thirty_votes_as_for_one(number, meeting, cast, client):
    for _ in range(number):
        tellers = [cast.author, cast.former]
        vote = put(meeting, cast.secretary, tellers=tellers)
        counted(vote, cast.secretary, 5)
        make_member(cast.cell)
    vote = put(meeting, cast.secretary, tellers=[cast.author])
    client.force_login(cast.author)
    client.get(reverse("password_change"))
    assert {
        "votes": queries(client, url("votes", meeting)),
        "count_vote": queries(client, url("count_vote", meeting, vote.pk)),
    } == PAGES


def test_an_address_of_another_meeting_opens_no_vote(meeting, cast, client):
    vote = put(meeting, cast.secretary)
    client.force_login(cast.secretary)
    other = fresh(meeting)
    assert (
        client.get(f"/meetings/{other.pk + 99}/votes/{vote.pk}/count/").status_code
        == 404
    )
    assert client.get(url("count_vote", meeting, vote.pk + 99)).status_code == 404
