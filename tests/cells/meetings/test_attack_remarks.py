"""The name of who made a remark, written into its words, goes no further than they."""

import pytest
from django.urls import reverse

from cells.meetings.services.findings import withdraw_finding
from cells.plans.proposed_lines import cell_findings
from tests.factories import NOW
from tests.remarks_scenes import (
    finding,
    minutes_passed,
    number,
    remark,
    running,
    vote_on,
)

SAID = "Đồng chí {} thấy phiếu gửi chậm."


@pytest.fixture
def meeting(cast):
    return running(cast)


def said_by(cast) -> str:
    return SAID.format(cast.former.full_name)


def point_out(client, meeting, row, **typed):
    url = reverse("meetings:point_out", args=[meeting.pk, row.pk])
    return client.post(url, typed)


@pytest.mark.parametrize("field", ["deed", "happened", "effect", "proposal"])
def test_the_own_page_does_not_repeat_it(cast, meeting, client, field):
    remark(meeting, cast, **{"deed": "Việc", field: said_by(cast)})
    client.force_login(cast.author)
    page = client.get(reverse("meetings:about_me", args=[meeting.pk]))
    assert cast.former.full_name not in page.content.decode()
    assert "ột đồng chí thấy phiếu gửi chậm." in page.content.decode()


def test_nor_does_a_finding_on_it(cast, meeting, client):
    remark(meeting, cast)
    finding(meeting, cast, wording=said_by(cast))
    client.force_login(cast.author)
    page = client.get(reverse("meetings:about_me", args=[meeting.pk]))
    assert cast.former.full_name not in page.content.decode()


def test_one_press_does_not_copy_it_into_a_finding(cast, meeting, client):
    row = remark(meeting, cast, deed=said_by(cast), indicator=number(meeting, 5))
    client.force_login(cast.colleague)
    point_out(client, meeting, row)
    assert meeting.findings.get().wording == "Một đồng chí thấy phiếu gửi chậm."


def test_pointed_out_again_after_it_was_withdrawn(cast, meeting, client):
    row = remark(meeting, cast, indicator=number(meeting, 5))
    client.force_login(cast.colleague)
    point_out(client, meeting, row)
    point_out(client, meeting, row)
    first = meeting.findings.get()
    withdraw_finding(
        finding=first, reason="Nhầm", seen_version=1, by=cast.secretary, now=NOW
    )
    point_out(client, meeting, row)
    point_out(client, meeting, row)
    assert meeting.findings.filter(withdrawn_at=None).count() == 1
    assert meeting.findings.count() == 2


def test_nor_does_the_line_that_the_plan_proposes(cast, meeting):
    remark(meeting, cast)
    row = finding(meeting, cast, wording=said_by(cast))
    vote_on(row, cast, status="closed")
    minutes_passed(meeting, cast)
    [line] = cell_findings(cast.cell_round, cast.author.pk)
    assert line.deed == "Một đồng chí thấy phiếu gửi chậm."
