"""Minutes of a session for tests, made through the product's own services."""

import uuid
from datetime import timedelta

from cells.meetings.minutes_content import hash_now
from cells.meetings.services.minutes import draft_minutes, save_parts
from cells.meetings.services.minutes_confirming import confirm_minutes
from cells.meetings.services.minutes_passing import pass_minutes, votes_on
from cells.models import Attendance, Meeting, Membership, Minutes, Turn, Vote
from cells.saving import Edit
from tests.factories import NOW, TODAY
from tests.meeting_scenes import planned
from tests.remarks_scenes import begun, finding, loaded, number, point, remark, vote_on

AFTER = NOW + timedelta(hours=2)
SUMMARY = "Tự nhận còn nể nang khi nhận xét giờ dạy"
RESPONSE = "Xin tiếp thu và sửa trong học kỳ I"


def session(cast, **values) -> Meeting:
    """Under way: the secretary chairs, the colleague records, everybody is there."""
    meeting = begun(planned(cast, **values))
    for row in Membership.objects.on(TODAY).filter(cell=cast.cell):
        Attendance.objects.create(
            meeting=meeting,
            member=row.member,
            standing=row.standing,
            presence="present",
            was_present=True,
        )
    return loaded(meeting)


def absent(meeting, member, reason="Đi công tác tại Hà Nội") -> None:
    Attendance.objects.filter(meeting=meeting, member=member).update(
        presence="on_leave" if reason else "without_leave",
        was_present=False,
        leave_reason=reason,
    )


def turn(meeting, member, *, position=1, summary=SUMMARY, response=RESPONSE) -> Turn:
    return Turn.objects.create(
        meeting=meeting,
        member=member,
        position=position,
        minutes=6,
        status="done",
        summary=summary,
        response=response,
    )


def recorded(cast, **values) -> Meeting:
    """With one presentation, two remarks, a carried finding and a point."""
    meeting = session(cast, **values)
    turn(meeting, cast.author)
    remark(meeting, cast, indicator=number(meeting, 5))
    remark(meeting, cast, author=cast.deputy, deed="Chưa góp ý cho đồng nghiệp")
    row = finding(meeting, cast)
    vote_on(row, cast, status="closed")
    point(meeting, cast, by=cast.deputy)
    return loaded(meeting)


def closed(meeting, by, subject="minutes", **values) -> Vote:
    """A vote with its result."""
    facts = {
        "entitled": 5, "in_favour": 5, "against": 0, "blank": 0, "carried": True
    } | values  # fmt: skip
    return Vote.objects.create(
        meeting=meeting,
        page_id=uuid.uuid4(),
        subject=subject,
        question="Thông qua biên bản",
        rule="more_than_half",
        status="closed",
        opened_by=by,
        opened_at=NOW,
        closed_by=by,
        closed_at=NOW,
        **facts,
    )


def drafted(cast, meeting=None, **values) -> Minutes:
    meeting = meeting or recorded(cast, **values)
    draft_minutes(meeting=loaded(meeting), by=meeting.clerk, now=NOW)
    return again(meeting)


def again(meeting) -> Minutes:
    """As another request would load it."""
    rows = Minutes.objects.select_related(
        "meeting__cell_round__round",
        "meeting__cell_round__cell",
        "meeting__chair",
        "meeting__clerk",
    )
    return rows.get(meeting=getattr(meeting, "meeting_id", meeting.pk))


def part(minutes, kind, **filters):
    return minutes.parts.filter(kind=kind, **filters).first()


def edit(row, text, **facts) -> Edit:
    return Edit(
        key=row.pk, values={"text": text}, **{"seen_version": row.version} | facts
    )


def write(minutes, *edits, page="p", sequence=1):
    return save_parts(
        minutes=minutes, edits=list(edits), page=page, sequence=sequence, now=AFTER
    )


def pass_them(minutes, by=None, **values) -> Minutes:
    minutes = again(minutes)
    facts = {
        "vote": votes_on(minutes).first(),
        "is_read_out": True,
        "shown": hash_now(minutes),
        "seen_version": minutes.version,
        "by": by or minutes.meeting.chair,
        "now": AFTER,
    }
    pass_minutes(minutes=minutes, **facts | values)
    return again(minutes)


def passed(cast, meeting=None, **values) -> Minutes:
    minutes = drafted(cast, meeting, **values)
    closed(minutes.meeting, cast.colleague)
    return pass_them(minutes)


def confirm(minutes, by, **values):
    minutes = again(minutes)
    facts = {"shown": minutes.content_sha256, "seen_version": minutes.version}
    return confirm_minutes(minutes=minutes, by=by, now=AFTER, **facts | values)


def locked(cast, meeting=None, **values) -> Minutes:
    minutes = passed(cast, meeting, **values)
    confirm(minutes, minutes.meeting.clerk)
    confirm(minutes, minutes.meeting.chair)
    return again(minutes)
