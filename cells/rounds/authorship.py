"""Who must write a report in a cell, and who need not, with the reason."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cells.organisation.models import Member, Membership, Organisation, Standing
from cells.organisation.models.membership import WRITING_STANDINGS
from cells.organisation.name_order import name_order


@dataclass(frozen=True)
class NotWriting:
    """A member who need not write here. ``code`` is the standing, or “transferred”."""

    member: Member
    code: str
    ended_on: date | None = None

    @property
    def reason(self) -> str:
        if self.code == "transferred":
            return _("left the cell on %(date)s") % {
                "date": f"{self.ended_on:%d/%m/%Y}"
            }
        return {
            Standing.TEMPORARY: _("temporary here; writes in the own cell"),
            Standing.EXEMPT: _("exempt from Party work and meetings"),
            Standing.SUSPENDED: _("suspended from Party activities"),
        }[self.code]


def writing_members(
    cell: Organisation, *, on: date, since: date
) -> tuple[list[Member], list[NotWriting]]:
    """Who writes on ``on``, and who does not; lists by given name.

    Official and probationary members write (feature O1). ``since``: the beginning of
    the period; who left after it is named as transferred.
    """
    rows = Membership.objects.filter(cell=cell, started_on__lte=on).select_related(
        "member"
    )
    present = [row for row in rows if row.ended_on is None or row.ended_on >= on]
    writing = [
        row.member
        for row in present
        if row.standing in WRITING_STANDINGS and row.member.is_active
    ]
    others = [
        NotWriting(row.member, row.standing)
        for row in present
        if row.standing not in WRITING_STANDINGS
    ]
    here = {row.member_id for row in present}
    left = {}
    for row in rows:
        if row.ended_on and since <= row.ended_on < on and row.member_id not in here:
            left[row.member_id] = NotWriting(row.member, "transferred", row.ended_on)
    others += left.values()
    return (
        sorted(writing, key=name_order),
        sorted(others, key=lambda other: name_order(other.member)),
    )
