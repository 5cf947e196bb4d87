"""A dossier as it is read: by its member, the office that handles it, the committee."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.models import AuditEntry
from cells.dates import clock
from cells.ratings import policies
from cells.ratings.dossier import dossier_content
from cells.ratings.labels import rating_badge, rule_words, title_of
from cells.ratings.models import Answer, Rating, RatingStatus
from cells.ratings.pages.dossier_facts import (
    Fact,
    PastStep,
    by_line,
    commendation_of,
    decision_facts,
    own_facts,
    own_missing,
    past_steps,
    proposal_facts,
    vote_facts,
    vote_source,
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
    vote_source: str
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
    next_url: str = ""
    version: int = 0


def dossier_page(rating: Rating, user) -> DossierPage:
    """The frozen dossier once it is decided; before that what stands now."""
    is_own = policies.is_own(user, rating)
    content = content_shown(rating, is_own=is_own)
    text = rating.rule.text
    main, ways = ways_of(rating, user, timezone.localdate())
    return DossierPage(
        title=title_of(rating),
        member_line=member_line(rating),
        rule=rule_words(rating),
        status=rating_badge(rating),
        is_own=is_own,
        told=told_sentence(),
        plan=plan_block(
            content["plan"], links=is_own or policies.handles(user, rating)
        ),
        points=points_block(content, text),
        groups=groups_of(content, text),
        own_facts=own_facts(content["self"], text),
        own_missing=own_missing(rating, content),
        remark=content["remark"],
        remark_line=by_line(rating.remarked_by, rating.remarked_at),
        **proposal_part(content["proposal"], text, rating),
        answer=content["answer"],
        answer_line=clock(rating.answered_at) if rating.answered_at else "",
        decision=decision_facts(rating, text),
        sha256=rating.dossier_sha256,
        steps=past_steps(rating),
        commendation=commendation_of(rating),
        openings=openings_of(rating),
        main=main,
        ways=ways,
        pdf_url=reverse("reports:rating_dossier_pdf", args=[rating.pk]),
        next_url=reverse("ratings:next", args=[rating.pk]),
        list_url=list_url(user, rating, is_own=is_own),
        version=rating.version,
        recall_url=recall_url(rating) if is_own else "",
    )


def openings_of(rating: Rating) -> list:
    entries = AuditEntry.objects.openings_of("rating", [rating.pk])
    return [opening(entry) for entry in entries]


def member_line(rating: Rating) -> str:
    facts = {"name": rating.member.full_name, "cell": rating.cell.name}
    return _("Comrade %(name)s. %(cell)s.") % facts


def proposal_part(proposal: dict | None, text: RuleText, rating: Rating) -> dict:
    return {
        "proposal": proposal_facts(proposal, text, rating),
        "votes": vote_facts(proposal, text),
        "vote_source": vote_source(proposal),
        "cautions_seen": bool((proposal or {}).get("cautions_seen")),
    }


def recall_url(rating: Rating) -> str:
    if rating.status != RatingStatus.SELF_RATED or rating.first_opened_at:
        return ""
    return reverse("ratings:recall", args=[rating.pk])


def content_shown(rating: Rating, *, is_own: bool) -> dict:
    """Others read no self-rating that was not sent, or of whom is not rated here."""
    if rating.dossier:
        return rating.dossier
    if is_own:  # nobody was asked for one whom the rule left out from the beginning
        return dossier_content(rating, shows_self=hasattr(rating, "self_rating"))
    shows_self = rating.status not in {RatingStatus.SELF_RATING, RatingStatus.NOT_RATED}
    return dossier_content(rating, shows_self=shows_self)


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
