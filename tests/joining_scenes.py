"""What a session leaves behind, as rows: for the parts that only read it.

The session itself is tested with its own services.
"""

import uuid
from datetime import time

from cells.models import (
    Attendance,
    CellFinding,
    Indicator,
    Meeting,
    Membership,
    Minutes,
    MinutesConfirmation,
    Remark,
    Turn,
    Vote,
)
from tests.factories import NOW, TODAY

WORDING = "DẤU-CHI-BỘ dự giờ mới 2 trong 4 lượt"


def meeting(cast, *, status="ended", held_on=TODAY, **values) -> Meeting:
    """A meeting of the cast's round; its facts are whole."""
    begun = status in ("running", "ended")
    return Meeting.objects.create(
        **{
            "cell_round": cast.cell_round,
            "status": status,
            "held_on": held_on,
            "starts_at": time(13, 30),
            "place": "Phòng họp A2",
            "chair": cast.secretary,
            "clerk": cast.colleague,
            "started_at": NOW if begun else None,
            "ended_at": NOW if status == "ended" else None,
            "planned_by": cast.secretary,
            "planned_at": NOW,
        }
        | values
    )


def vote(meeting, *, subject="minutes", carried=True, status="closed") -> Vote:
    closed = status == "closed"
    return Vote.objects.create(
        meeting=meeting,
        page_id=uuid.uuid4(),
        subject=subject,
        question="Thông qua",
        rule="more_than_half",
        status=status,
        entitled=5 if closed else None,
        in_favour=(5 if carried else 1) if closed else None,
        against=(0 if carried else 4) if closed else None,
        blank=0 if closed else None,
        carried=carried if closed else None,
        opened_by=meeting.chair,
        opened_at=NOW,
    )


def minutes(meeting, *, status="passed", carried=True) -> Minutes:
    fixed = status != "draft"
    return Minutes.objects.create(
        meeting=meeting,
        status=status,
        drafted_by=meeting.clerk,
        drafted_at=NOW,
        passed_at=NOW if fixed else None,
        passed_by_vote=vote(meeting, carried=carried) if fixed else None,
        content={"schema": 1} if fixed else None,
        content_sha256="0" * 64 if fixed else "",
        locked_at=NOW if status == "locked" else None,
    )


def held(cast, *, minutes_status="passed", carried=True, **values) -> Meeting:
    """A session that was held; ``minutes_status``: "" for none."""
    made = meeting(cast, **values)
    if minutes_status:
        minutes(made, status=minutes_status, carried=carried)
    return made


def finding(meeting, subject, number=3, *, carried=True, **values) -> CellFinding:
    """Voted on; it counts if the vote is carried and the minutes are passed."""
    catalogue = meeting.cell_round.round.catalogue
    return CellFinding.objects.create(
        **{
            "meeting": meeting,
            "page_id": uuid.uuid4(),
            "subject": subject,
            "indicator": Indicator.objects.get(catalogue=catalogue, number=number),
            "wording": WORDING,
            "vote": vote(meeting, subject="finding", carried=carried),
            "recorded_by": meeting.clerk,
            "recorded_at": NOW,
        }
        | values
    )


def attended(meeting, *, absent=(), without_leave=()) -> None:
    """Every member of the cell was there, but ``absent`` and ``without_leave``."""
    away = {each.pk: "on_leave" for each in absent}
    away |= {each.pk: "without_leave" for each in without_leave}
    rows = Membership.objects.filter(cell=meeting.cell_round.cell)
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            member_id=row.member_id,
            standing=row.standing,
            presence=away.get(row.member_id, "present"),
            was_present=row.member_id not in away,
            leave_reason="Đi học" if away.get(row.member_id) == "on_leave" else "",
        )
        for row in rows
    )


def turn(meeting, member, *, status="done", **values) -> Turn:
    return Turn.objects.create(
        **{
            "meeting": meeting,
            "member": member,
            "position": meeting.turns.count() + 1,
            "minutes": 6,
            "status": status,
        }
        | values
    )


def remark(meeting, subject, *, author, **values) -> Remark:
    return Remark.objects.create(
        **{
            "meeting": meeting,
            "page_id": uuid.uuid4(),
            "subject": subject,
            "author": author,
            "deed": "DẤU-Ý-KIẾN nộp giáo án chậm hai tuần",
            "recorded_by": meeting.clerk,
            "recorded_at": NOW,
        }
        | values
    )


def confirmation(minutes, role) -> MinutesConfirmation:
    return MinutesConfirmation.objects.create(
        minutes=minutes,
        role=role,
        member=getattr(minutes.meeting, role),
        confirmed_at=NOW,
    )
