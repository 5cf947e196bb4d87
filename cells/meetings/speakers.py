"""Who takes part in the meetings of a cell, and who registered to speak."""

from datetime import date

from cells.meetings.models import Meeting, SpeakerRegistration
from cells.organisation.models import Member, Membership, Standing
from cells.organisation.name_order import name_order

NOT_PRESENT = frozenset({Standing.EXEMPT, Standing.SUSPENDED})


def participants(cell_id: int, on: date) -> list[Member]:
    """Who may chair, record or present on ``on``, by given name; one query."""
    rows = (
        Membership.objects.on(on)
        .filter(cell=cell_id, member__is_active=True)
        .exclude(standing__in=NOT_PRESENT)
        .select_related("member")
    )
    return sorted({row.member for row in rows}, key=name_order)


def takes_part(member: Member, cell_id: int, on: date) -> bool:
    rows = Membership.objects.on(on).filter(cell=cell_id, member=member)
    return rows.exclude(standing__in=NOT_PRESENT).exists()


def registrations_of(meeting: Meeting) -> list[SpeakerRegistration]:
    """Those that stand, in the order in which they came; one query."""
    standing = meeting.registrations.filter(withdrawn_at=None)
    return list(standing.select_related("member"))
