"""Who belongs to a cell today, and who of them has a duty."""

from dataclasses import dataclass
from datetime import date

from cells.organisation.models import Member, Membership, Organisation, Standing
from cells.organisation.models.membership import WRITING_STANDINGS
from cells.organisation.name_order import name_order


@dataclass(frozen=True)
class CellPeople:
    """By given name. ``expected`` are those of whom each should have a duty."""

    present: tuple[Member, ...]
    expected: tuple[Member, ...]

    @property
    def ids(self) -> frozenset[int]:
        return frozenset(member.pk for member in self.present)


def people_of(cell: Organisation, on: date) -> CellPeople:
    """In one query. Who is suspended takes no duty; exempt and temporary members may.

    “Mỗi đảng viên ít nhất một phần việc” (paper 5.10) is meant of those who write a
    report here: nobody else is named as still without a duty.
    """
    rows = (
        Membership.objects.filter(cell=cell, member__is_active=True)
        .on(on)
        .exclude(standing=Standing.SUSPENDED)
        .select_related("member")
    )
    rows = sorted(rows, key=lambda row: name_order(row.member))
    return CellPeople(
        present=tuple(row.member for row in rows),
        expected=tuple(row.member for row in rows if row.standing in WRITING_STANDINGS),
    )


def without_duty(people: CellPeople, duties) -> list[Member]:
    """Of ``expected``, those whom no duty of ``duties`` (with people) names.

    The duty of everybody, the own report, does not count as a duty of one's own.
    """
    given = {each.member_id for duty in duties for each in duty.assignments.all()}
    return [member for member in people.expected if member.pk not in given]
