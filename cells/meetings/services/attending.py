"""The list of those who belong to the cell on the day of a meeting."""

from cells.meetings.models import Attendance, Meeting, MeetingStatus, Presence
from cells.organisation.models import Membership

INVITING = (MeetingStatus.CONVENED, MeetingStatus.RUNNING)


def complete_attendance(meeting: Meeting) -> None:
    """Each membership of the day has its row; run again, nothing changes.

    Who came to the cell is added and a new standing noted; who left is taken out
    while nothing of them is noted. Nothing happens to a meeting that is over.
    """
    if meeting.status not in INVITING:
        return
    standings = standings_on(meeting)
    rows = {row.member_id: row for row in meeting.attendances.all()}
    missing = standings.keys() - rows.keys()
    Attendance.objects.bulk_create(
        [
            Attendance(meeting=meeting, member_id=member, standing=standings[member])
            for member in sorted(missing)
        ],
        ignore_conflicts=True,
    )
    for member, row in rows.items():
        if member not in standings:
            remove_unnoted(row)
        elif row.standing != standings[member]:
            meeting.attendances.filter(pk=row.pk).update(standing=standings[member])


def standings_on(meeting: Meeting) -> dict[int, str]:
    """By member, of everybody who belongs to the cell on the day."""
    memberships = Membership.objects.on(meeting.held_on).filter(
        cell=meeting.cell_round.cell_id, member__is_active=True
    )
    return dict(memberships.values_list("member", "standing"))


def remove_unnoted(row: Attendance) -> None:
    """The row of somebody who does not belong to the cell any more."""
    unnoted = [Presence.EXPECTED, Presence.ON_LEAVE]
    Attendance.objects.filter(
        pk=row.pk, presence__in=unnoted, was_present=False
    ).delete()
