"""Whom the secretary reminds at once: names and numbers, asked once before it goes."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from cells.organisation.models import Member, Organisation
from cells.organisation.name_order import name_order
from cells.supervision.due import everything_due
from cells.supervision.models import Occasion


@dataclass(frozen=True)
class OverdueMember:
    id: int
    name: str
    number: int


@dataclass
class RemindPage:
    members: list[OverdueMember]
    form_error: str = ""


def remind_page(cell: Organisation, user, on: date) -> RemindPage:
    overdue = Counter(
        each.recipient_id
        for each in everything_due(on, [cell.pk])
        if each.occasion == Occasion.OVERDUE and each.recipient_id != user.pk
    )
    members = Member.objects.filter(pk__in=overdue)
    return RemindPage(
        members=[
            OverdueMember(each.pk, each.full_name, overdue[each.pk])
            for each in sorted(members, key=name_order)
        ]
    )
