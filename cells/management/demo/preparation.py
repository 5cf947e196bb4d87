"""How far the cells of the demonstration have prepared their session."""

from datetime import time

from django.utils import timezone

from cells.collective.services import (
    answers_of,
    save_collective_answers,
    start_collective_review,
)
from cells.indicators.models import Frequency, Indicator
from cells.journey.draft_papers.drafting import draft_paper
from cells.management.demo.content import Calendar, rows
from cells.meetings.services.planning import (
    ExpectedAttendance,
    MeetingFacts,
    plan_meeting,
)
from cells.meetings.services.speaking import register_to_speak
from cells.models import CellRound, Condition, Duty, Material, Member, Preparation
from cells.organisation.models import Organisation
from cells.preparation.models.materials import MaterialKind
from cells.preparation.models.papers import PaperKind
from cells.preparation.people import people_of
from cells.preparation.services.aims import AIM_FIELDS, save_aims
from cells.preparation.services.conditions import add_condition, tick_condition
from cells.preparation.services.duties import assign_duty, mark_duty_done, seed_duties
from cells.preparation.services.materials import MaterialValues, add_material
from cells.preparation.services.papers import show_paper
from cells.preparation.services.reading import confirm_reading
from cells.preparation.services.talks import add_talk, change_talk
from cells.private_notes.services import write_note
from cells.saving import Edit, values_of


class Prepared:
    """One cell's preparation, made by the services that its people would use."""

    def __init__(self, row: dict, cell_round: CellRound, calendar: Calendar):
        self.row, self.cell_round, self.calendar = row, cell_round, calendar
        self.by = member(row["by"])
        self.now = calendar.moment(row["on_days"], row["clock"])
        self.facts = {"cell_round": cell_round, "by": self.by, "now": self.now}

    def make(self) -> None:
        self.aims()
        self.materials()
        self.duties()
        self.conditions()
        self.talks()
        self.meeting()
        self.notes()
        if "collective" in self.row:
            self.collective()

    def aims(self) -> None:
        values = values_of(Preparation(), AIM_FIELDS) | {
            "aims": self.row["aims"].strip(),
            "session_form": self.row["form"],
            "form_details": self.row["details"],
        }
        edit = Edit(key=0, values=values, seen_version=1)
        save_aims(edit=edit, page="", sequence=0, **self.facts)

    def materials(self) -> None:
        on = timezone.localdate(self.now)
        readers = people_of(self.cell_round.cell, on).ids
        for each in self.row["materials"]:
            material = add_material(
                kind=MaterialKind.TEXT,
                values=MaterialValues(
                    title=each["title"],
                    read_by=self.calendar.day(each["read_by_days"]),
                    text=each["text"].strip(),
                    pages=each["pages"],
                    minutes=each["minutes"],
                ),
                upload=None,
                on=on,
                **self.facts,
            )
            self.confirm(material, each["read_by_all_but"], readers)

    def confirm(self, material: Material, unread: list[str], readers) -> None:
        if unread == ["*"]:
            return
        people = Member.objects.filter(pk__in=readers).exclude(username__in=unread)
        for person in people:
            confirm_reading(
                material=material, member=person, now=self.calendar.morning(-1)
            )

    def duties(self) -> None:
        seed_duties(**self.facts)
        for each in self.row["duties"]:
            duty = Duty.objects.get(cell_round=self.cell_round, kind=each["kind"])
            for username in each["people"]:
                assign_duty(
                    duty=duty,
                    member_id=member(username).pk,
                    seen_version=duty.version,
                    by=self.by,
                    now=self.now,
                )
                duty.refresh_from_db()
            if each.get("done"):
                mark_duty_done(
                    duty=duty,
                    seen_version=duty.version,
                    by=member(each["people"][0]),
                    now=self.calendar.morning(-1),
                )

    def conditions(self) -> None:
        for each in self.row["conditions"]:
            condition = add_condition(text=each["text"], note="", **self.facts)
            if each["met"]:
                condition = Condition.objects.get(pk=condition.pk)
                tick_condition(
                    condition=condition,
                    is_met=True,
                    seen_version=condition.version,
                    by=self.by,
                    now=self.calendar.morning(-1),
                )

    def talks(self) -> None:
        for each in self.row["talks"]:
            planned_on = self.calendar.day(each["planned_days"])
            talk = add_talk(
                cell_round=self.cell_round,
                owner=self.by,
                member_id=member(each["with"]).pk,
                planned_on=planned_on,
                now=self.now,
            )
            if "done_days" in each:
                done_on = self.calendar.day(each["done_days"])
                change_talk(talk=talk, planned_on=planned_on, done_on=done_on)

    def meeting(self) -> None:
        row = self.row["meeting"]
        meeting = plan_meeting(
            facts=MeetingFacts(
                held_on=self.calendar.day(row["on_days"]),
                starts_at=time.fromisoformat(row["at"]),
                place=row["place"],
                minutes=row["minutes"],
                chair=self.by,
                clerk=member(row["clerk"]),
            ),
            attendance=ExpectedAttendance(
                expected_number=row["expected"],
                with_collective="collective" in self.row,
                delegate_expected=row["delegate"],
            ),
            **self.facts,
        )
        for each in row["registered"]:
            register_to_speak(
                meeting=meeting,
                member=member(each["username"]),
                topic=each["topic"],
                now=self.calendar.morning(-1),
            )
        draft_paper(kind=PaperKind.RUNNING_ORDER, **self.facts)
        programme = draft_paper(kind=PaperKind.PROGRAMME, **self.facts)
        show_paper(
            paper=programme,
            seen_version=programme.version,
            by=self.by,
            now=self.calendar.morning(-1),
        )

    def notes(self) -> None:
        codes = dict(Indicator.objects.values_list("number", "code"))
        for each in self.row["notes"]:
            write_note(
                author=member(each["author"]),
                text=each["text"],
                indicator_code=codes.get(each["indicator"], ""),
                noted_on=self.calendar.day(each["days"]),
                now=self.calendar.moment(each["days"], "21:00"),
            )

    def collective(self) -> None:
        row = self.row["collective"]
        review = start_collective_review(
            body=row["body"],
            writers=[member(username) for username in row["writers"]],
            presenter=member(row["presenter"]),
            **self.facts,
        )
        declared = {each["number"]: each for each in row["declared"]}
        edits = [
            Edit(
                key=answer.indicator.number,
                values=collective_answer(answer, declared),
                seen_version=answer.version,
            )
            for answer in answers_of(review)
            if answer.indicator.number <= row["answered"]
        ]
        save_collective_answers(
            review=review, edits=edits, page="", sequence=0, now=self.now
        )


def collective_answer(answer, declared: dict[int, dict]) -> dict:
    each = declared.get(answer.indicator.number)
    if each is None:
        return {"frequency": Frequency.NONE}
    parts = [part.number for part in answer.indicator.parts.all()][:1]
    return {
        "frequency": Frequency.RARELY,
        "marked_parts": parts,
        "deed": each["deed"],
        "cause_subjective": each["cause"],
        "remedy": each["remedy"],
    }


def member(username: str) -> Member:
    return Member.objects.get(username=username)


def prepare_sessions(
    round_key: str, review_round, organisations: dict[str, Organisation], calendar
) -> None:
    """What the files say of this round, cell by cell."""
    for row in rows("preparation.toml", "preparation"):
        if row["round"] != round_key:
            continue
        cell_round = CellRound.objects.select_related("round", "cell").get(
            round=review_round, cell=organisations[row["cell"]]
        )
        Prepared(row, cell_round, calendar).make()
