"""The page on which a member rates the own work, criterion by criterion."""

import uuid
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cells.ratings.completeness import criterion_name
from cells.ratings.dossier import answers_of, content_of, results_of
from cells.ratings.labels import handler_words, rating_badge, rule_words, title_of
from cells.ratings.models import Answer, Rating, RatingAnswer, SelfRating
from cells.ratings.pages.plan_block import PlanBlock, plan_block
from cells.ratings.pages.points import PointsBlock, points_block
from cells.ratings.proposals import proposal_for
from cells.ratings.rule_text import Criterion, RuleText
from cells.ratings.services import ANSWER_FIELDS, SELF_FIELDS
from cells.reviews.labels import StatusBadge
from cells.reviews.pages.shared import Link
from cells.saved_rows import saved_text
from cells.saving import digest, values_of


@dataclass(frozen=True)
class Option:
    value: str
    text: str


@dataclass
class AnswerRow:
    """One criterion as stored, or as just typed."""

    key: int
    prefix: str
    code: str
    name: str
    text: str
    weight: int
    values: dict
    version: int
    seen: str
    options: list[Option]
    proposal: str
    source: str
    errors: dict = field(default_factory=dict)
    conflict: object = None
    unsaved: bool = False


@dataclass
class WholeRow:
    values: dict
    version: int
    seen: str
    levels: list[Option]
    key: int = 0
    prefix: str = "general"
    errors: dict = field(default_factory=dict)
    conflict: object = None
    unsaved: bool = False


@dataclass
class Group:
    title: str
    rows: list[AnswerRow]


@dataclass
class WritePage:
    title: str
    head_line: str
    rule: str
    status: StatusBadge
    told: str
    plan: PlanBlock
    groups: list[Group]
    whole: WholeRow
    most_for_tasks: int
    points: PointsBlock | None
    save_url: str
    send_url: str
    back_url: str
    page_id: str
    saved_text: str
    answered: int
    total: int
    errors: list[Link] = field(default_factory=list)

    @property
    def rows(self) -> list:
        return [row for group in self.groups for row in group.rows] + [self.whole]


def writing_page(rating: Rating, *, forms=None) -> WritePage:
    """``forms`` by key of the row where a post is shown again."""
    text, results, answers = rating.rule.text, results_of(rating), answers_of(rating)
    content = content_of(rating, results, answers, shows_self=True)
    rows = {row.code: answer_row(row, text, rating, results) for row in answers}
    whole = whole_row(rating.self_rating, text)
    by_key = {row.key: row for row in [*rows.values(), whole]}
    for key, form in (forms or {}).items():
        show_typed(by_key[key], form)
    answered, total = figures(answers)
    pk = [rating.pk]
    return WritePage(
        title=title_of(rating),
        head_line=_("To be sent to %(handler)s.") % {"handler": handler_words(rating)},
        rule=rule_words(rating),
        status=rating_badge(rating),
        told=told_sentence(),
        plan=plan_block(content["plan"], links=True),
        groups=groups_of(text, rows),
        whole=whole,
        most_for_tasks=text.points.tasks if text.points else 0,
        points=points_block(content, text),
        save_url=reverse("ratings:write", args=pk),
        send_url=reverse("ratings:send", args=pk),
        back_url=reverse("ratings:detail", args=pk),
        page_id=str(uuid.uuid4()),
        saved_text=saved_text(rating.last_saved_at),
        answered=answered,
        total=total,
        errors=[
            Link(f"#{row.prefix}-{name}", " ".join(sentences), row.key)
            for row in by_key.values()
            for name, sentences in row.errors.items()
        ],
    )


def told_sentence() -> str:
    return _(
        "How often a member declared something, and how much, is not in this dossier; "
        "it looks at what was mended. You may answer differently from what is proposed "
        "and say why."
    )


def figures(answers) -> tuple[int, int]:
    return sum(1 for row in answers if row.answer), len(answers)


def answer_row(row: RatingAnswer, text: RuleText, rating: Rating, results) -> AnswerRow:
    criterion = next(each for each in text.criteria if each.code == row.code)
    proposal = proposal_for(criterion, results)
    return AnswerRow(
        key=row.pk,
        prefix=f"c{row.pk}",
        code=row.code,
        name=criterion_name(criterion),
        text=criterion.text,
        weight=rating.terms["weights"].get(row.code, 0),
        values=values_shown(row, ANSWER_FIELDS),
        version=row.version,
        seen=digest(values_of(row, ANSWER_FIELDS)),
        options=options_for(criterion),
        proposal=answer_words(proposal.answer) if proposal else "",
        source=proposal.source if proposal else "",
    )


def options_for(criterion: Criterion) -> list[Option]:
    found = [Option(value, str(label)) for value, label in Answer.choices]
    return found if criterion.proposal else found[:2]


def answer_words(answer: str) -> str:
    return str(Answer(answer).label) if answer else ""


def whole_row(row: SelfRating, text: RuleText) -> WholeRow:
    choose = Option("", pgettext("level", "Choose"))
    return WholeRow(
        values=values_shown(row, SELF_FIELDS),
        version=row.version,
        seen=digest(values_of(row, SELF_FIELDS)),
        levels=[choose, *(Option(each.level, each.name) for each in text.levels)],
    )


def values_shown(row, fields) -> dict[str, str]:
    values = values_of(row, fields)
    return {name: "" if value is None else str(value) for name, value in values.items()}


def show_typed(row, form) -> None:
    """Put what was just typed into the row, with its errors, nothing lost."""
    row.values = {
        name: form.typed(name) if form.sent(name) else stored
        for name, stored in row.values.items()
    }
    row.unsaved = True
    row.version, row.seen = form.page_facts()
    row.errors = {name: list(errors) for name, errors in form.errors.items()}


def groups_of(text: RuleText, rows: dict[str, AnswerRow]) -> list[Group]:
    groups = [
        Group(
            f"{code}. {title}",
            [rows[each.code] for each in text.criteria if each.group == code],
        )
        for code, title in text.groups.items()
    ]
    gates = [rows[each.code] for each in text.criteria if each.is_gate]
    if gates:
        groups.append(Group(_("Condition for “fulfilled excellently”"), gates))
    return groups
