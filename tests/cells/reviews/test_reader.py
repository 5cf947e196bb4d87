"""Which office reads a report: one test for each line of the table."""

import pytest

from cells.organisation.holders import OfficeChart
from cells.organisation.models import Organisation, Role
from cells.reviews.models import ReaderOffice
from cells.reviews.reader import reader_for

CELL = Organisation(pk=1, code="CB", name="Chi bộ")
NEAR = Organisation(pk=2, code="DBBP", name="Đảng bộ bộ phận")
FAR = Organisation(pk=3, code="DB", name="Đảng bộ")
SECRETARY, DEPUTY, SECOND_DEPUTY, MEMBER, NEAR_HEAD, NEAR_DEPUTY, FAR_HEAD = range(
    11, 18
)

BY_SECRETARY = (ReaderOffice.SECRETARY, CELL)
BY_DEPUTY = (ReaderOffice.DEPUTY, CELL)
BY_NEAR = (ReaderOffice.COMMITTEE, NEAR)
BY_FAR = (ReaderOffice.COMMITTEE, FAR)


def chart(*, secretary=(SECRETARY,), deputies=(DEPUTY,), near=(NEAR_HEAD,),
          near_deputies=(), far=(FAR_HEAD,), above=(NEAR, FAR)):  # fmt: skip
    return OfficeChart(
        cell=CELL,
        committees=above,
        held={
            (CELL.pk, Role.SECRETARY): frozenset(secretary),
            (CELL.pk, Role.DEPUTY): frozenset(deputies),
            (NEAR.pk, Role.SECRETARY): frozenset(near),
            (NEAR.pk, Role.DEPUTY): frozenset(near_deputies),
            (FAR.pk, Role.SECRETARY): frozenset(far),
        },
    )


WHOLE = chart()
NO_DEPUTY = chart(deputies=())
VACANT = chart(secretary=())
ALONE = chart(secretary=(), deputies=(), above=())

LINES = {
    "secretary, a deputy in office": (WHOLE, SECRETARY, "", BY_DEPUTY),
    "secretary, no deputy": (NO_DEPUTY, SECRETARY, "", BY_NEAR),
    "secretary who is also the only deputy": (
        chart(deputies=(SECRETARY,)), SECRETARY, "", BY_NEAR
    ),
    "secretary who leads the near committee": (
        chart(deputies=(), near=(SECRETARY,)), SECRETARY, "", BY_FAR
    ),
    "secretary who leads it beside another": (
        chart(deputies=(), near=(SECRETARY,), near_deputies=(NEAR_DEPUTY,)),
        SECRETARY, "", BY_NEAR,
    ),
    "secretary, the near committee is vacant": (
        chart(deputies=(), near=()), SECRETARY, "", BY_FAR
    ),
    "secretary, nobody anywhere": (
        chart(deputies=(), near=(), far=()), SECRETARY, "", None
    ),
    "secretary, a wish changes nothing": (
        WHOLE, SECRETARY, ReaderOffice.COMMITTEE, BY_DEPUTY
    ),
    "member who asked for the deputy": (WHOLE, MEMBER, ReaderOffice.DEPUTY, BY_DEPUTY),
    "member who asked for the committee": (
        WHOLE, MEMBER, ReaderOffice.COMMITTEE, BY_NEAR
    ),
    "deputy who asked for the deputy": (
        WHOLE, DEPUTY, ReaderOffice.DEPUTY, BY_SECRETARY
    ),
    "deputy who asked for the deputy, of two": (
        chart(deputies=(DEPUTY, SECOND_DEPUTY)), DEPUTY, ReaderOffice.DEPUTY, BY_DEPUTY
    ),
    "wish for a deputy that is no longer there": (
        NO_DEPUTY, MEMBER, ReaderOffice.DEPUTY, BY_SECRETARY
    ),
    "wish for a committee that is not there": (
        chart(above=()), MEMBER, ReaderOffice.COMMITTEE, BY_SECRETARY
    ),
    "head of the committee who asked for it": (
        WHOLE, NEAR_HEAD, ReaderOffice.COMMITTEE, BY_FAR
    ),
    "no secretary, a deputy": (VACANT, MEMBER, "", BY_DEPUTY),
    "no secretary, the author is the only deputy": (VACANT, DEPUTY, "", BY_NEAR),
    "no secretary, the author is one of two deputies": (
        chart(secretary=(), deputies=(DEPUTY, SECOND_DEPUTY)), DEPUTY, "", BY_DEPUTY
    ),
    "no secretary, no deputy": (
        chart(secretary=(), deputies=()), MEMBER, "", BY_NEAR
    ),
    "nobody at all": (ALONE, MEMBER, "", None),
    "otherwise": (WHOLE, MEMBER, "", BY_SECRETARY),
    "the deputy's own": (WHOLE, DEPUTY, "", BY_SECRETARY),
}  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_the_first_line_that_fits(line):
    offices, author_id, wish, expected = LINES[line]
    assert reader_for(offices, author_id=author_id, wish=wish) == expected


@pytest.mark.parametrize("line", LINES)
def test_nobody_reads_the_own_report(line):
    offices, author_id, _wish, expected = LINES[line]
    if expected is None:
        return
    office, organisation = expected
    roles = {
        ReaderOffice.SECRETARY: [Role.SECRETARY],
        ReaderOffice.DEPUTY: [Role.DEPUTY],
        ReaderOffice.COMMITTEE: [Role.SECRETARY, Role.DEPUTY],
    }[office]
    assert offices.holders(organisation, *roles) - {author_id} != frozenset()
