"""Who must write a report, and who need not with the reason."""

from datetime import timedelta

import pytest

from cells.models import Membership
from cells.organisation.models import Standing
from cells.rounds.authorship import writing_members
from tests.factories import LONG_AGO, TODAY, make_cell, make_committee, make_member

DAY = timedelta(days=1)
SINCE = TODAY - timedelta(days=365)


@pytest.fixture
def cell(db):
    return make_cell(make_committee())


def lists(cell, on=TODAY):
    writing, others = writing_members(cell, on=on, since=SINCE)
    return [m.full_name for m in writing], [
        (o.member.full_name, o.code) for o in others
    ]


def belong(member, cell, standing, started_on, ended_on=None):
    Membership.objects.create(
        member=member,
        cell=cell,
        standing=standing,
        started_on=started_on,
        ended_on=ended_on,
    )


@pytest.mark.parametrize("standing", [Standing.OFFICIAL, Standing.PROBATIONARY])
def test_official_and_probationary_members_write(standing, cell):
    make_member(cell, standing=standing, full_name="Lê Văn An")
    assert lists(cell) == (["Lê Văn An"], [])


@pytest.mark.parametrize(
    "standing", [Standing.TEMPORARY, Standing.EXEMPT, Standing.SUSPENDED]
)
def test_the_others_are_listed_with_the_reason(standing, cell):
    make_member(cell, standing=standing, full_name="Lê Văn An")
    assert lists(cell) == ([], [("Lê Văn An", standing)])
    assert writing_members(cell, on=TODAY, since=SINCE)[1][0].reason


@pytest.mark.parametrize(
    ("ended_on", "expected"),
    [
        (TODAY, (["Lê Văn An"], [])),
        (TODAY - DAY, ([], [("Lê Văn An", "transferred")])),
        (SINCE, ([], [("Lê Văn An", "transferred")])),
        (SINCE - DAY, ([], [])),
    ],
)
def test_who_left_in_the_period_is_named_as_transferred(ended_on, expected, cell):
    member = make_member(full_name="Lê Văn An")
    belong(member, cell, Standing.OFFICIAL, LONG_AGO, ended_on)
    assert lists(cell) == expected


def test_a_change_of_standing_is_no_transfer(cell):
    member = make_member(full_name="Lê Văn An")
    belong(member, cell, Standing.PROBATIONARY, LONG_AGO, TODAY - DAY)
    belong(member, cell, Standing.OFFICIAL, TODAY)
    assert lists(cell) == (["Lê Văn An"], [])


def test_who_comes_tomorrow_does_not_write_yet(cell):
    belong(make_member(), cell, Standing.OFFICIAL, TODAY + DAY)
    assert lists(cell) == ([], [])


def test_who_belongs_to_another_cell_is_not_named(cell):
    make_member(make_cell(name="Chi bộ khác", code="CB-9"))
    assert lists(cell) == ([], [])


def test_an_account_that_is_switched_off_does_not_write(cell):
    make_member(cell, is_active=False)
    assert lists(cell)[0] == []


def test_lists_go_by_the_given_name(cell):
    for name in ("Trần Thị Yến", "Nguyễn Văn Ánh", "Lê Đức", "Bùi Văn Dũng"):
        make_member(cell, full_name=name)
    assert lists(cell)[0] == [
        "Nguyễn Văn Ánh", "Bùi Văn Dũng", "Lê Đức", "Trần Thị Yến"
    ]  # fmt: skip
