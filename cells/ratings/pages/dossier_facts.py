"""The labelled facts of a dossier: what was written, proposed, decided, and before."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextField, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from cells.dates import clock, weekday_date
from cells.ratings.models import (
    BEFORE_COMMITTEE,
    VOTES,
    Rating,
    RatingStatus,
    StepKind,
    VoteMode,
)
from cells.ratings.rule_text import RuleText

REPLACED = "replaced"
NO_LEVEL = ("votes_against", "votes_blank")


@dataclass(frozen=True)
class Fact:
    label: str
    text: str


@dataclass(frozen=True)
class PastStep:
    title: str
    by_line: str
    reason: str


def own_facts(own: dict | None, text: RuleText) -> list[Fact]:
    if own is None:
        return []
    rows = [
        (_("Strengths and results"), own["strengths"]),
        (_("Shortcomings, their causes, how they are mended"), own["shortcomings"]),
        (_("Points for tasks"), own["task_points"]),
        (_("Tasks given"), own["tasks_total"]),
        (_("Done on time"), own["tasks_on_time"]),
        (_("Done late"), own["tasks_late"]),
        (_("Beyond what was asked"), own["tasks_beyond"]),
        (_("Level proposed by the comrade"), text.level_name(own["level"])),
    ]
    return [Fact(label, str(value)) for label, value in rows if value not in (None, "")]


def own_missing(rating: Rating, content: dict) -> str:
    if rating.without_self_rating:
        return _("Not rated by the comrade, after three recorded requests.")
    if content["self"] is None:
        return _("The comrade has not sent the self-rating yet.")
    return ""


def by_line(person, moment) -> str:
    if person is None or moment is None:
        return ""
    return person_line(person.full_name, moment)


def person_line(name: str, moment) -> str:
    return _("Comrade %(name)s, %(time)s") % {"name": name, "time": clock(moment)}


def proposal_facts(proposal: dict | None, text: RuleText, rating: Rating):
    if proposal is None:
        return []
    facts = [
        Fact(_("Level"), text.level_name(proposal["proposed_level"])),
        Fact(
            _("Date of the meeting"),
            weekday_date(date.fromisoformat(proposal["meeting_on"])),
        ),
        Fact(_("The vote was taken"), str(VoteMode(proposal["vote_mode"]).label)),
    ]
    if proposal.get("disciplined"):
        facts.append(Fact(_("Discipline"), _("disciplined in this period")))
    if rating.status == RatingStatus.PROPOSED:
        day = weekday_date(rating.answer_by)
        facts.append(Fact(_("The member may answer by"), day))
    return facts


def vote_facts(proposal: dict | None, text: RuleText) -> list[Fact]:
    """Of a recorded vote on one level what it counted; typed totals in full."""
    if proposal is None:
        return []
    facts = [Fact(_("Entitled to vote"), str(proposal["votes_entitled"]))]
    level = f"votes_{proposal['proposed_level']}"
    is_recorded = proposal.get("vote") is not None
    names = [level] if is_recorded else [n for n in VOTES if n not in NO_LEVEL]
    for name in names:
        label = text.level_name(name.removeprefix("votes_"))
        facts.append(Fact(label, str(proposal[name])))
    if is_recorded or proposal["votes_against"]:
        facts.append(
            Fact(_("Against the level proposed"), str(proposal["votes_against"]))
        )
    return [*facts, Fact(_("Blank or no opinion"), str(proposal["votes_blank"]))]


def vote_source(proposal: dict | None) -> str:
    if proposal is None:
        return ""
    if proposal.get("vote") is not None:
        return _("The totals are those of the vote recorded at the session.")
    return _("The totals were typed by the office that recorded the proposal.")


def decision_facts(rating: Rating, text: RuleText) -> list[Fact]:
    if not rating.decided_level:
        return []
    facts = [
        Fact(_("Level"), text.level_name(rating.decided_level)),
        Fact(_("Decision"), f"{rating.decision_number}, {rating.decision_on:%d/%m/%Y}"),
        Fact(_("Decided by"), rating.decider_organisation.addressed_as),
        Fact(_("Recorded"), by_line(rating.decided_by, rating.decided_at)),
    ]
    if rating.decision_note:
        facts.append(Fact(_("Why it differs"), rating.decision_note))
    return facts


def past_steps(rating: Rating) -> list[PastStep]:
    """What went back, was left out or replaced, in the order of its happening."""
    return [past_step(row, rating.rule.text) for row in step_rows(rating)]


def step_rows(rating: Rating):
    """Steps and replaced decisions in one query."""
    steps = rating.steps.order_by().values_list(
        "made_at", "kind", "made_by__full_name", "reason", text(""), text(""), text("")
    )
    replaced = rating.replaced_decisions.order_by().values_list(
        "replaced_at",
        text(REPLACED),
        "replaced_by__full_name",
        "reason",
        "paper",
        "number",
        "level",
    )
    return steps.union(replaced, all=True).order_by("made_at")


def text(value: str) -> Cast:
    """Columns of one type, so that both databases put them under each other."""
    return Cast(Value(value), TextField())


def past_step(row, rule: RuleText) -> PastStep:
    made_at, kind, name, reason, paper, number, level = row
    title = _("Decision %(number)s (%(level)s) replaced")
    title %= {"number": number, "level": rule.level_name(level)}
    if kind != REPLACED:
        title = str(StepKind(kind).label)
    return PastStep(title, person_line(name, made_at), f"{reason}\n{paper}".strip())


def commendation_of(rating: Rating) -> str:
    if rating.status not in BEFORE_COMMITTEE:
        return ""
    return rating.commended_for or ""
