"""The ratings of the demonstration: last year's decided, this year's under way."""

from dataclasses import fields
from datetime import date, datetime, timedelta

from cells.management.demo.content import Calendar, rows
from cells.management.demo.sheets import at_hour
from cells.models import Mandate, Member, Organisation, Rating
from cells.organisation.models import Role
from cells.ratings.dossier import results_of
from cells.ratings.models import Answer
from cells.ratings.proposals import proposal_for
from cells.ratings.services import (
    ANSWER_FIELDS,
    SELF_FIELDS,
    SELF_KEY,
    CautionsUnseenError,
    Proposed,
    answer_proposal,
    commend,
    decide_rating,
    mark_not_rated,
    open_rating,
    open_ratings,
    propose,
    remark,
    save_self_rating,
    send_self_rating,
)
from cells.reviews.models import ReaderOffice
from cells.saving import Edit, values_of
from cells.supervision.reporting_periods import Period, Span, period_of

TASKS = ("task_points", "tasks_total", "tasks_on_time", "tasks_late", "tasks_beyond")
MENDED_BY_THE_END = ("share", "all_remedied")
DECIDED_AFTER = timedelta(days=30)  # the decision on a year needs the month after it


def rate_years(calendar: Calendar) -> None:
    """Each ``[[rating_year]]`` of the files, with its members in order."""
    last = last_decided_year(calendar)
    for row in rows("ratings.toml", "rating_year"):
        period = period_of(Span.YEAR, date(last + row["offset"], 1, 1))
        days = Calendar(period.ends_on) if row["offset"] == 0 else calendar
        cell = Organisation.objects.get(code=row["cell"])
        RatedYear(row, cell, period, days).go_by()


def last_decided_year(calendar: Calendar) -> int:
    """The newest year whose last day lies a month back."""
    return (calendar.created_on - DECIDED_AFTER).year - 1


class RatedYear:
    """One year of one cell; every act has the day that the files name."""

    def __init__(self, row: dict, cell: Organisation, period: Period, days: Calendar):
        self.row, self.cell, self.period, self.days = row, cell, period, days
        self.secretary = holder(cell, Role.SECRETARY)
        self.deputy = holder(cell, Role.DEPUTY)
        self.committee = holder(
            Organisation.objects.get(code=row["committee"]), Role.SECRETARY
        )

    def at(self, name: str, hour: int = 9) -> datetime:
        return at_hour(self.days.day(self.row[name]), hour)

    def go_by(self) -> None:
        open_ratings(
            cell=self.cell, period=self.period, by=self.secretary, now=self.at("opened")
        )
        rated = Rating.objects.of(self.period.span, self.period.starts_on)
        names = set(
            rated.filter(cell=self.cell).values_list("member__username", flat=True)
        )
        for row in self.row["rating"]:
            if row["member"] in names:  # who came in mid-year is not in every year
                self.bring_to_state(row)

    def bring_to_state(self, row: dict) -> None:
        if "not_rated" in row:
            self.leave_out(row)
        if "level" in row:
            self.rate_oneself(row)
        if "remark" in row:
            self.remark(row)
        if "votes" in row:
            self.propose(row)
        if "answer" in row:
            self.answer(row)
        if "decided" in row:
            self.decide(row)

    def rating(self, row: dict) -> Rating:
        """As another request would load it."""
        return Rating.objects.select_related(
            "member", "cell", "rule", "self_rating", "decider_organisation"
        ).get(
            member__username=row["member"],
            cell=self.cell,
            starts_on=self.period.starts_on,
        )

    def handler(self, rating: Rating) -> Member:
        is_secretary = rating.member_id == self.secretary.pk
        return self.deputy if is_secretary else self.secretary

    def leave_out(self, row: dict) -> None:
        rating = self.rating(row)
        mark_not_rated(
            rating=rating,
            code=row["not_rated"],
            note=row["note"],
            by=self.handler(rating),
            seen_version=rating.version,
            now=self.at("self_rated"),
        )

    def rate_oneself(self, row: dict) -> None:
        rating, now = self.rating(row), self.at("self_rated", 20)
        edits = [*answers(rating), whole(rating, row)]
        save_self_rating(rating=rating, edits=edits, page="", sequence=0, now=now)
        if row.get("sent", True):
            rating = self.rating(row)
            send_self_rating(rating=rating, seen_version=rating.version, now=now)

    def remark(self, row: dict) -> None:
        rating = self.rating(row)
        by, now = self.handler(rating), self.at("remarked", 15)
        office = ReaderOffice.DEPUTY if by == self.deputy else ReaderOffice.SECRETARY
        open_rating(rating=rating, by=by, office=office, now=now)
        rating = self.rating(row)
        remark(
            rating=rating,
            text=row["remark"],
            by=by,
            seen_version=rating.version,
            now=now,
        )

    def propose(self, row: dict) -> None:
        """What the rule warns of is seen, as the page would ask."""
        rating = self.rating(row)
        how = {
            "proposed": self.proposed(row),
            "by": self.handler(rating),
            "now": self.at("proposed", 16),
        }
        try:
            propose(rating=rating, cautions_seen=[], seen_version=rating.version, **how)
        except CautionsUnseenError as error:
            seen = [each.code for each in error.cautions]
            rating = self.rating(row)
            propose(
                rating=rating, cautions_seen=seen, seen_version=rating.version, **how
            )
        if "grounds" in row:
            commend(
                rating=self.rating(row),
                grounds=row["grounds"],
                by=how["by"],
                now=how["now"],
            )

    def proposed(self, row: dict) -> Proposed:
        meeting_on = self.days.day(self.row["proposed"])
        facts = {
            "proposed_level": row.get("proposal", row["level"]),
            "meeting_on": meeting_on,
            "vote_mode": self.row["vote_mode"],
            "answer_by": meeting_on + timedelta(days=7),
            "votes_entitled": self.row["entitled"],
        }
        totals = {each.name: 0 for each in fields(Proposed) if is_total(each.name)}
        return Proposed(**totals | facts | row["votes"])

    def answer(self, row: dict) -> None:
        rating = self.rating(row)
        answer_proposal(
            rating=rating,
            text=row["answer"],
            seen_version=rating.version,
            now=self.at("answered", 20),
        )

    def decide(self, row: dict) -> None:
        rating = self.rating(row)
        decide_rating(
            rating=rating,
            level=row["decided"],
            number=self.row["number"],
            decision_on=self.days.day(self.row["decided"]),
            note=row.get("note", ""),
            by=self.committee,
            seen_version=rating.version,
            now=self.at("decided", 10),
        )


def is_total(name: str) -> bool:
    return name.startswith("votes_") and name != "votes_entitled"


def holder(organisation: Organisation, role: Role) -> Member:
    return Mandate.objects.get(
        organisation=organisation, role=role, ended_on=None
    ).member


def answers(rating: Rating) -> list[Edit]:
    """As the plan proposes; while lines are open nobody says that all is mended."""
    results = results_of(rating)
    criteria = {each.code: each for each in rating.rule.text.criteria}
    edits = []
    for row in rating.answers.all():
        proposal = proposal_for(criteria[row.code], results)
        if proposal and proposal.answer:
            answer = proposal.answer
        else:
            is_open = results and criteria[row.code].proposal in MENDED_BY_THE_END
            answer = Answer.NOT_MET if is_open else Answer.MET
        values = values_of(row, ANSWER_FIELDS) | {"answer": answer}
        edits.append(Edit(row.pk, values, seen_version=row.version))
    return edits


def whole(rating: Rating, row: dict) -> Edit:
    own = rating.self_rating
    values = values_of(own, SELF_FIELDS)
    values |= {name: row[name] for name in ("strengths", "shortcomings", "level")}
    values |= dict(zip(TASKS, row["tasks"], strict=True))
    return Edit(SELF_KEY, values, seen_version=own.version)
