"""The rules of rating, with what is not confirmed marked."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cells.dates import party_date
from cells.organisation.models import ExcellentBase
from cells.preparation.models.rules import Trust
from cells.ratings.models import RatingRule
from cells.ratings.rule_text import Criterion, LevelText, RuleText, Sourced


@dataclass(frozen=True)
class Value:
    name: str
    detail: str
    trust: str
    source: str
    is_confirmed: bool


@dataclass(frozen=True)
class RuleBlock:
    number: str
    title: str
    facts: str
    values: list[Value]
    open: int


def rule_blocks() -> list[RuleBlock]:
    return [rule_block(rule) for rule in RatingRule.objects.all()]


def rule_block(rule: RatingRule) -> RuleBlock:
    text = rule.text
    values = [value(each.name, level_words(each), each.sourced) for each in text.levels]
    values += [cap_value(text)]
    values += [criterion_value(each) for each in text.criteria]
    for each in text.not_rated:
        name = _("Not rated: %(reason)s") % {"reason": each.text}
        values.append(value(name, "", each.sourced))
    if text.discipline:
        name, clause = _("Disciplined in the period"), text.discipline.clause
        values.append(value(name, clause, text.discipline.sourced))
    if text.quarter:
        values.append(value(_("Rating by quarter"), "", text.quarter))
    return RuleBlock(
        number=f"{rule.number}, {party_date(rule.issued_on)}, {rule.body}",
        title=rule.title,
        facts=in_force_words(rule),
        # What is to be compared with the text of the rule stands first.
        values=sorted(values, key=lambda each: each.is_confirmed),
        open=sum(not each.is_confirmed for each in values),
    )


def in_force_words(rule: RatingRule) -> str:
    first = f"{rule.in_force_from:%d/%m/%Y}"
    if rule.in_force_until is None:
        return _("In force from %(first)s.") % {"first": first}
    return _("In force from %(first)s to %(last)s.") % {
        "first": first,
        "last": f"{rule.in_force_until:%d/%m/%Y}",
    }


def value(name: str, detail: str, sourced: Sourced) -> Value:
    trust = str(Trust(sourced.trust).label)
    return Value(name, detail, trust, sourced.source, sourced.is_confirmed)


def criterion_value(criterion: Criterion) -> Value:
    if criterion.is_gate:
        return value(criterion.text, criterion.clause, criterion.sourced)
    points = _("%(n)s points") % {"n": criterion.points}
    return value(f"{criterion.code}. {criterion.text}", points, criterion.sourced)


def cap_value(text: RuleText) -> Value:
    confirmed = text.cap.base_trust != Trust.UNCONFIRMED
    trust = str(Trust(text.cap.sourced.trust if confirmed else Trust.UNCONFIRMED).label)
    detail = _("%(percent)s%% of: %(base)s") % {
        "percent": text.cap.percent,
        "base": ExcellentBase(text.cap.base).label,
    }
    name = _("Limit of those rated excellent")
    return Value(name, detail, trust, text.cap.sourced.source, confirmed)


def level_words(level: LevelText) -> str:
    """What the level asks for, as far as it was read."""
    asked = [
        (level.from_points, _("from %(n)s points")),
        (level.on_time_percent, _("%(n)s%% of the tasks on time")),
        (level.beyond_percent, _("%(n)s%% of the tasks beyond what was asked")),
        (level.done_percent, _("%(n)s%% of the tasks done")),
        (level.late_percent, _("at most %(n)s%% of the tasks late")),
    ]
    words = [sentence % {"n": number} for number, sentence in asked if number]
    if level.all_remedied:
        words.append(_("every shortcoming mended"))
    return "; ".join([*words, level.clause] if level.clause else words)
