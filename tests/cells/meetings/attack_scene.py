"""A session in which somebody spoke whose name must not be read by others."""

import subprocess
from dataclasses import dataclass

from cells.meetings.services.answers import tell_whom_to_answer
from cells.models import Meeting
from tests.factories import NOW, make_member
from tests.minutes_scenes import locked, passed, recorded
from tests.remarks_scenes import answered, ended, finding, loaded, remark, vote_on

SECRET_NAME = "Zyxwer Người Góp"
SECRET_DEED = f"Đồng chí {SECRET_NAME} cho rằng phiếu dự giờ ngày 12/8 gửi chậm."


@dataclass
class AttackScene:
    meeting: Meeting
    pks: list

    def arguments(self, name):
        m = self.meeting.pk
        if name.startswith("meetings"):
            return [[], [m], *[[m, r] for r in dict.fromkeys(self.rows)]]
        return [[], [m], *[[o] for o in self.others], [m, self.rows[-1]]]

    def text_of(self, body):
        if body.startswith(b"%PDF"):
            return subprocess.run(["pdftotext", "-", "-"], input=body, capture_output=True).stdout.decode().replace("\n", " ")
        text = body.decode("utf-8", "replace")
        if "\\u" in text:
            text = text.encode().decode("unicode_escape", "replace") + text
        return text


def scene_in(cast, state):
    speaker = make_member(cast.cell, full_name=SECRET_NAME, username="nguoi-gop-an")
    meeting = recorded(cast)
    row = remark(meeting, cast, author=speaker, deed=SECRET_DEED)
    answered(row, cast.author)
    remark(meeting, cast, author=speaker, deed="Việc thứ hai", subject=cast.deputy)
    found = finding(meeting, cast, wording=SECRET_DEED)
    vote_on(found, cast, status="closed")
    if state == "ended":
        tell_whom_to_answer(meeting=meeting, now=NOW)
        ended(meeting)
    if state == "passed":
        passed(cast, meeting)
    if state == "locked":
        locked(cast, meeting)
    scene = AttackScene(loaded(meeting), [])
    m = meeting.pk
    scene.rows = [row.pk, found.pk, meeting.turns.first().pk, meeting.points.first().pk, meeting.votes.first().pk]
    scene.others = [meeting.cell_round_id, meeting.cell_round.round_id, cast.review_of(cast.author).pk, cast.cell_round.summary.pk]
    return scene
