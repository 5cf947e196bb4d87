"""A dossier as it is read: by its member, the office that handles it, the committee."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.models import AuditEntry
from cells.dates import clock, weekday_date
from cells.ratings import policies
from cells.ratings.dossier import dossier_content
from cells.ratings.labels import rating_badge, rule_words, title_of
from cells.ratings.models import (
    BEFORE_COMMITTEE,
    VOTES,
    Answer,
    Rating,
    RatingStatus,
    StepKind,
    VoteMode,
)
from cells.ratings.pages.plan_block import PlanBlock, plan_block
from cells.ratings.pages.points import PointsBlock, points_block
from cells.ratings.pages.ways import Way, ways_of
from cells.ratings.pages.writing import told_sentence
from cells.ratings.rule_text import RuleText
from cells.reviews.labels import StatusBadge
from cells.reviews.pages.history import Opening, opening


@dataclass(frozen=True)
class CriterionRow:
    code: str
    text: str
    weight: int
    answer: str
    note: str
    proposal: str
    source: str


@dataclass(frozen=True)
class CriterionGroup:
    title: str
    rows: list[CriterionRow]


@dataclass(frozen=True)
class Fact:
    label: str
    text: str


@dataclass(frozen=True)
class PastStep:
    title: str
    by_line: str
    reason: str


@dataclass
class DossierPage:
    title: str
    member_line: str
    rule: str
    status: StatusBadge
    is_own: bool
    told: str
    plan: PlanBlock
    points: PointsBlock | None
    groups: list[CriterionGroup]
    own_facts: list[Fact]
    own_missing: str
    remark: str
    remark_line: str
    proposal: list[Fact]
    votes: list[Fact]
    cautions_seen: bool
    answer: str
    answer_line: str
    decision: list[Fact]
    sha256: str
    steps: list[PastStep]
    commendation: str
    openings: list[Opening]
    main: Way | None = None
    ways: list[Way] = field(default_factory=list)
    pdf_url: str = ""
    list_url: str = ""
    recall_url: str = ""
    form_error: str = ""
    version: int = 0


def dossier_page(rating: Rating, user) -> DossierPage:
    """The frozen dossier once it is decided; before that what stands now."""
    is_own = policies.is_own(user, rating)
    content = content_shown(rating, is_own=is_own)
    text = rating.rule.text
    main, ways = ways_of(rating, user, timezone.localdate())
    return DossierPage(
        title=title_of(rating),
        member_line=_("Comrade %(name)s. %(cell)s.")
        % {"name": rating.member.full_name, "cell": rating.cell.name},
        rule=rule_words(rating),
        status=rating_badge(rating),
        is_own=is_own,
        told=told_sentence(),
        plan=plan_block(content["plan"]),
        points=points_block(content, text),
        groups=groups_of(content, text),
        own_facts=own_facts(content["self"], text),
        own_missing=own_missing(rating, content),
        remark=content["remark"],
        remark_line=by_line(rating.remarked_by, rating.remarked_at),
        proposal=proposal_facts(content["proposal"], text, rating),
        votes=vote_facts(content["proposal"], text),
        cautions_seen=bool((content["proposal"] or {}).get("cautions_seen")),
        answer=content["answer"],
        answer_line=clock(rating.answered_at) if rating.answered_at else "",
        decision=decision_facts(rating, text),
        sha256=rating.dossier_sha256,
        steps=past_steps(rating),
        commendation=commendation_of(rating),
        openings=[
            opening(entry)
            for entry in AuditEntry.objects.openings_of("rating", [rating.pk])
        ],
        main=main,
        ways=ways,
        pdf_url=reverse("reports:rating_dossier_pdf", args=[rating.pk]),
        list_url=list_url(user, rating, is_own=is_own),
        version=rating.version,
        recall_url=recall_url(rating) if is_own else "",
    )


def recall_url(rating: Rating) -> str:
    if rating.status != RatingStatus.SELF_RATED or rating.first_opened_at:
        return ""
    return reverse("ratings:recall", args=[rating.pk])


def content_shown(rating: Rating, *, is_own: bool) -> dict:
    """Others never read a self-rating that was not sent."""
    if rating.dossier:
        return rating.dossier
    sent = rating.status != RatingStatus.SELF_RATING
    return dossier_content(rating, shows_self=is_own or sent)


def list_url(user, rating: Rating, *, is_own: bool) -> str:
    if is_own:
        return reverse("ratings:current")
    in_cell = rating.cell_id in user.mandates.member_of
    return reverse("ratings:cell" if in_cell else "ratings:committee")


def groups_of(content: dict, text: RuleText) -> list[CriterionGroup]:
    by_code = {each.code: each for each in text.criteria}
    found: dict[str, list[CriterionRow]] = {}
    for row in content["criteria"]:
        criterion = by_code[row["code"]]
        found.setdefault(criterion.group, []).append(
            CriterionRow(
                code="" if criterion.is_gate else row["code"],
                text=criterion.text,
                weight=row["weight"],
                answer=words_of(row["answer"]),
                note=row["note"],
                proposal=words_of(row["proposal"]),
                source=row["source"],
            )
        )
    titles = {code: f"{code}. {title}" for code, title in text.groups.items()}
    gate = _("Condition for “fulfilled excellently”")
    return [
        CriterionGroup(titles.get(code, gate), rows) for code, rows in found.items()
    ]


def words_of(answer: str) -> str:
    return str(Answer(answer).label) if answer else ""


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
    return _("Comrade %(name)s, %(time)s") % {
        "name": person.full_name,
        "time": clock(moment),
    }


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
    if rating.status == RatingStatus.PROPOSED:
        day = weekday_date(rating.answer_by)
        facts.append(Fact(_("The member may answer by"), day))
    return facts


def vote_facts(proposal: dict | None, text: RuleText) -> list[Fact]:
    if proposal is None:
        return []
    facts = [Fact(_("Entitled to vote"), str(proposal["votes_entitled"]))]
    for name in VOTES[:-1]:
        level = text.level_name(name.removeprefix("votes_"))
        facts.append(Fact(level, str(proposal[name])))
    return [*facts, Fact(_("Blank or no opinion"), str(proposal["votes_blank"]))]


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
    text = rating.rule.text
    steps = [
        PastStep(
            str(StepKind(step.kind).label),
            by_line(step.made_by, step.made_at),
            step.reason,
        )
        for step in rating.steps.select_related("made_by")
    ]
    replaced = [
        PastStep(
            _("Decision %(number)s (%(level)s) replaced")
            % {"number": old.number, "level": text.level_name(old.level)},
            by_line(old.replaced_by, old.replaced_at),
            f"{old.reason}\n{old.paper}",
        )
        for old in rating.replaced_decisions.select_related("replaced_by")
    ]
    return steps + replaced


def commendation_of(rating: Rating) -> str:
    if rating.status not in BEFORE_COMMITTEE:
        return ""
    row = rating.commendations.filter(withdrawn_at=None).first()
    return row.grounds if row else ""
