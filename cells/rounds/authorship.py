"""Who must write a report in a cell, and who need not, with the reason."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cells.organisation.models import Member, Membership, Organisation
from cells.organisation.models.membership import WRITING_STANDINGS
from cells.organisation.name_order import name_order
from cells.rounds.models import NotWritingReason


@dataclass(frozen=True)
class NotWriting:
    """A member who need not write here. ``code`` is a ``NotWritingReason``."""

    member: Member
    code: str
    ended_on: date | None = None

    @property
    def reason(self) -> str:
        return reason_words(self.code, self.ended_on)


@dataclass(frozen=True)
class Authors:
    """Of one cell: who writes, and who does not; each list by given name."""

    writing: list[Member]
    others: list[NotWriting]


def reason_words(code: str, ended_on: date | None = None) -> str:
    """Why somebody need not write; ``ended_on``: the last day of who left."""
    if code == NotWritingReason.TRANSFERRED:
        if ended_on is None:
            return _("belongs to the cell no longer")
        return _("left the cell on %(date)s") % {"date": f"{ended_on:%d/%m/%Y}"}
    return {
        NotWritingReason.TEMPORARY: _("temporary here; writes in the own cell"),
        NotWritingReason.EXEMPT: _("exempt from Party work and meetings"),
        NotWritingReason.SUSPENDED: _("suspended from Party activities"),
    }[NotWritingReason(code)]


def writing_members(
    cell: Organisation, *, on: date, since: date
) -> tuple[list[Member], list[NotWriting]]:
    """Who writes on ``on``, and who does not; lists by given name.

    Official and probationary members write (feature O1). ``since``: the beginning of
    the period; who left after it is named as transferred.
    """
    found = authors_by_cell([cell], on=on, since=since)[cell.pk]
    return found.writing, found.others


def authors_by_cell(
    cells: Iterable[Organisation], *, on: date, since: date
) -> dict[int, Authors]:
    """For each cell what ``writing_members`` says, in one query for all of them."""
    cells = list(cells)
    rows = Membership.objects.filter(cell__in=cells, started_on__lte=on)
    by_cell = defaultdict(list)
    for row in rows.select_related("member"):
        by_cell[row.cell_id].append(row)
    return {cell.pk: sort_out(by_cell[cell.pk], on, since) for cell in cells}


def sort_out(rows: list[Membership], on: date, since: date) -> Authors:
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
            left[row.member_id] = NotWriting(
                row.member, NotWritingReason.TRANSFERRED, row.ended_on
            )
    others += left.values()
    return Authors(
        sorted(writing, key=name_order),
        sorted(others, key=lambda other: name_order(other.member)),
    )
