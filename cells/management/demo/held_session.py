"""A session of the demonstration, held by the services that its people would press."""

import uuid
from datetime import time, timedelta

from cells.management.demo.content import Calendar, rows
from cells.management.demo.held_minutes import (
    bring_minutes_to_lock,
    write_conclusion,
)
from cells.meetings.models import MEMBERS_TURNS, ItemKind, TurnStatus, VoteMode
from cells.meetings.models import VoteSubject as Subject
from cells.meetings.running_order import Facts, computed_items
from cells.meetings.services import (
    ExpectedAttendance,
    MeetingFacts,
    MemberEntry,
    Noted,
    ask_leave,
    convene,
    mark_of,
    noted_of,
    plan_meeting,
    record_attendance,
)
from cells.meetings.services.answers import Answer, answer_record
from cells.meetings.services.findings import FindingValues, record_finding
from cells.meetings.services.points import PointValues, record_point
from cells.meetings.services.presentations import (
    Presentation,
    confirm_presentation,
    write_presentation,
)
from cells.meetings.services.remarks import RemarkValues, record_remark
from cells.meetings.services.running import Reasons, end_meeting, start_meeting
from cells.meetings.services.script import Seen, move_on
from cells.meetings.services.turns import invite
from cells.meetings.services.votes import close_vote, open_vote
from cells.models import CellRound, Indicator, Meeting, Member, Turn

LOADED = ("cell_round__round", "cell_round__cell", "chair", "clerk")


def hold_session(round_key: str, cell_round: CellRound, by: Member) -> None:
    """What the files say of this round of the cell; nothing, if they say nothing."""
    for row in rows("sessions.toml", "session"):
        if (row["round"], row["cell"]) == (round_key, cell_round.cell.code):
            HeldSession(row, cell_round, by).hold()


class HeldSession:
    """One session with a clock of its own, which every act moves on."""

    def __init__(self, row: dict, cell_round: CellRound, chair: Member):
        self.row, self.cell_round, self.chair = row, cell_round, chair
        self.clerk = member(row["clerk"])
        held_on = cell_round.round.session_on
        self.calendar = Calendar(held_on)
        self.now = self.calendar.moment(0, row["at"])
        catalogue = cell_round.round.catalogue_id
        found = Indicator.objects.filter(catalogue=catalogue)
        self.indicators = {each.number: each for each in found}
        self.present = len(people_in(cell_round)) - len(row["absent"])

    def hold(self) -> None:
        self.call()
        self.note_attendance()
        self.start()
        for item in self.meeting().items.all():
            self.go_through(item)
        self.tick()
        meeting = self.meeting()
        end_meeting(
            meeting=meeting, seen_version=meeting.version, **self.by(self.chair)
        )
        bring_minutes_to_lock(self.meeting(), self.on_minutes, self.now)

    def meeting(self) -> Meeting:
        """As another request would load it."""
        rows = Meeting.objects.select_related(*LOADED, "minutes_of")
        return rows.get(cell_round=self.cell_round)

    def tick(self, minutes: int = 1) -> None:
        self.now += timedelta(minutes=minutes)

    def by(self, person: Member) -> dict:
        return {"by": person, "now": self.now}

    def call(self) -> None:
        facts = Facts(present=self.present, with_collective=False, with_delegate=False)
        length = sum(item.minutes for item in computed_items(facts))
        plan_meeting(
            cell_round=self.cell_round,
            facts=MeetingFacts(
                held_on=self.cell_round.round.session_on,
                starts_at=time.fromisoformat(self.row["at"]),
                place=self.row["place"],
                minutes=length,
                chair=self.chair,
                clerk=self.clerk,
            ),
            attendance=ExpectedAttendance(self.present, False, False),
            by=self.chair,
            now=self.calendar.moment(*self.row["planned"]),
        )
        meeting, called = self.meeting(), self.calendar.moment(*self.row["called"])
        convene(
            meeting=meeting, seen_version=meeting.version, by=self.chair, now=called
        )
        for each in self.row["absent"]:
            ask_leave(
                meeting=self.meeting(),
                member=member(each["username"]),
                reason=each["reason"],
                now=called + timedelta(hours=9),
            )

    def note_attendance(self) -> None:
        away = {each["username"]: each["reason"] for each in self.row["absent"]}
        meeting = self.meeting()
        entries = []
        for row in meeting.attendances.select_related("member"):
            reason = away.get(row.member.username, "")
            noted = Noted.ON_LEAVE if reason else Noted.PRESENT
            seen = mark_of(noted_of(row), row.leave_reason)
            entries.append(MemberEntry(row.pk, noted, reason, seen))
        record_attendance(meeting=meeting, entries=entries, **self.by(self.clerk))

    def start(self) -> None:
        meeting = self.meeting()
        start_meeting(
            meeting=meeting,
            reasons=Reasons(),
            seen_version=meeting.version,
            **self.by(self.chair),
        )

    def go_through(self, item) -> None:
        """Begun, done and finished, in the minutes that the running order gives."""
        ends_at = self.now + timedelta(minutes=item.minutes)
        self.move(begun_next=item)
        if item.kind == ItemKind.SECRETARY:
            self.after_turn(self.turns().get(status=TurnStatus.RUNNING))
        elif item.kind in MEMBERS_TURNS:
            self.members(item)
        elif item.kind == ItemKind.CELL_FINDINGS:
            self.findings()
        elif item.kind == ItemKind.DISCUSSION:
            self.points()
        elif item.kind == ItemKind.CONCLUSION:
            self.vote(Subject.SUMMARY)
            write_conclusion(
                self.meeting(), self.row["conclusion"], self.clerk, self.now
            )
            self.vote(Subject.CONCLUSION)
        elif item.kind == ItemKind.MINUTES:
            self.on_minutes = self.vote(Subject.MINUTES)
        self.now = max(self.now + timedelta(seconds=30), ends_at)
        self.move(finished=item)

    def move(self, *, finished=None, begun_next=None) -> None:
        meeting = self.meeting()
        item = meeting.items.get(pk=(finished or begun_next).pk)
        seen = Seen(item.pk, item.version)
        leads = item.chaired_by if finished and item.chaired_by else self.chair
        move_on(
            meeting=meeting,
            finished=seen if finished else None,
            begun_next=seen if begun_next else None,
            **self.by(leads),
        )

    def turns(self):
        return Turn.objects.filter(meeting__cell_round=self.cell_round)

    def members(self, item) -> None:
        """Half of those who wait speak before the break, the others after it."""
        waiting = list(self.turns().filter(status=TurnStatus.WAITING))
        if item.kind == ItemKind.MEMBERS:
            waiting = waiting[: len(waiting) // 2]
        for turn in waiting:
            self.invite(invited=turn)
            self.after_turn(turn)
            self.tick(5)
            self.invite(finished=turn)

    def invite(self, **turns) -> None:
        seen = {"finished": None, "invited": None}
        for name, turn in turns.items():
            turn.refresh_from_db(fields=["version"])
            seen[name] = Seen(turn.pk, turn.version)
        invite(meeting=self.meeting(), **seen, **self.by(self.chair))

    def after_turn(self, turn: Turn) -> None:
        """What is said to who has presented, and what they answer."""
        about = turn.member.username
        for each in rows_about(self.row["remarks"], about):
            self.tick()
            remark = record_remark(
                meeting=self.meeting(),
                values=RemarkValues(
                    subject=turn.member,
                    author=member(each["author"]),
                    deed=each["deed"],
                    happened=each["happened"],
                    effect=each["effect"],
                    proposal=each["proposal"],
                    indicator=self.indicators[each["number"]],
                ),
                page_id=uuid.uuid4(),
                **self.by(self.clerk),
            )
            self.answer(remark, each)
        for each in self.row["presentations"]:
            if each["member"] == about:
                self.present_in_words(turn, each)

    def present_in_words(self, turn: Turn, each: dict) -> None:
        texts = Presentation(each["summary"], each["response"])
        turn.refresh_from_db()
        write_presentation(
            turn=turn, texts=texts, seen_version=turn.version, **self.by(self.clerk)
        )
        turn.refresh_from_db()
        confirm_presentation(
            turn=turn, texts=texts, seen_version=turn.version, now=self.now
        )

    def answer(self, record, each: dict) -> None:
        record.refresh_from_db()
        answer_record(
            record=record,
            answer=Answer(each["answer"], each["answer_text"]),
            seen_version=record.version,
            **self.by(record.subject),
        )

    def findings(self) -> None:
        for each in self.row["findings"]:
            self.tick()
            finding = record_finding(
                meeting=self.meeting(),
                values=FindingValues(
                    subject=member(each["about"]),
                    indicator=self.indicators[each["number"]],
                    wording=each["wording"],
                ),
                page_id=uuid.uuid4(),
                **self.by(self.clerk),
            )
            self.answer(finding, each)
            self.vote(Subject.FINDING, finding=finding)

    def points(self) -> None:
        for each in self.row["points"]:
            self.tick()
            record_point(
                meeting=self.meeting(),
                values=PointValues(text=each["text"], by=member(each["by"])),
                page_id=uuid.uuid4(),
                **self.by(self.clerk),
            )

    def vote(self, subject: Subject, *, finding=None):
        """By raised cards, all of those present in favour."""
        vote = open_vote(
            meeting=self.meeting(),
            subject=subject,
            question="",
            mode=VoteMode.CARD,
            page_id=uuid.uuid4(),
            finding=finding,
            **self.by(self.chair),
        )
        self.tick()
        return close_vote(
            vote=vote,
            in_favour=self.present,
            against=0,
            blank=0,
            seen_version=vote.version,
            **self.by(self.chair),
        )


def rows_about(found: list[dict], username: str) -> list[dict]:
    return [each for each in found if each["about"] == username]


def people_in(cell_round: CellRound) -> set[int]:
    return set(cell_round.self_reviews.values_list("author", flat=True))


def member(username: str) -> Member:
    return Member.objects.get(username=username)
