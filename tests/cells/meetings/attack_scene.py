"""A session in which somebody spoke whose name others must not read."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from cells.models import Meeting
from tests.factories import make_member
from tests.minutes_scenes import locked, passed, recorded
from tests.remarks_scenes import answered, ended, finding, loaded, remark, vote_on
from tests.test_access import addresses

SECRET_NAME = "Zyxwer Anh"  # the same in JSON
SECRET_DEED = f"Đồng chí {SECRET_NAME} cho rằng phiếu dự giờ gửi chậm."


@dataclass
class AttackScene:
    meeting: Meeting
    rows: list[int]

    def addresses(self) -> list[tuple[str, str]]:
        """(name, path) of the meeting's own addresses, with each of its rows."""
        found = []
        for name, _view in addresses():
            if not name.startswith("meetings:"):
                continue
            for args in ([], [self.meeting.pk], *self.pairs()):
                try:
                    found.append((name, reverse(name, args=args)))
                except NoReverseMatch:
                    continue
        return sorted(set(found))

    def pairs(self):
        return ([self.meeting.pk, row] for row in dict.fromkeys(self.rows))


def attack_scene(cast, state: str) -> AttackScene:
    """Remarks whose words name who made them, about the author and about the deputy."""
    speaker = make_member(cast.cell, full_name=SECRET_NAME, username="nguoi-gop-an")
    meeting = recorded(cast)
    row = remark(meeting, cast, author=speaker, deed=SECRET_DEED)
    answered(row, cast.author)
    remark(meeting, cast, author=speaker, deed="Việc thứ hai", subject=cast.deputy)
    found = finding(meeting, cast, wording=SECRET_DEED)
    vote_on(found, cast, status="closed")
    if state == "ended":
        ended(meeting)
    elif state == "passed":
        passed(cast, meeting)
    elif state == "locked":
        locked(cast, meeting)
    children = (meeting.turns, meeting.points, meeting.votes)
    rows = [row.pk, found.pk, *(each.first().pk for each in children)]
    return AttackScene(loaded(meeting), rows)
