"""Caps and inconsistencies of a proposal: warnings with the rule, never a change."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cells.dates import party_date
from cells.organisation.models import ExcellentBase
from cells.ratings.arithmetic import (
    MET,
    NOT_APPLICABLE,
    levels_reached,
    most_excellent,
    reaches_percent,
)
from cells.ratings.dossier import dossier_content, points_in
from cells.ratings.models import BEFORE_COMMITTEE, Level, Rating, RatingRule
from cells.ratings.rule_text import LevelText, RuleText


@dataclass(frozen=True)
class Caution:
    """``code`` is acknowledged and recorded; ``text`` names rule and date."""

    code: str
    text: str


def cautions_of(rating: Rating) -> list[Caution]:
    """Of ``rating.proposed_level`` against the member's answers, the plan and the
    other ratings of the cell in the period."""
    content, rule = dossier_content(rating), rating.rule
    text = rule.text
    level = text.level(rating.proposed_level)
    found = [
        *points_cautions(content, rule, text, level),
        *task_cautions(content, rule, level),
        *gate_cautions(content, rule, text, level),
        *vote_cautions(rating),
    ]
    if rating.without_self_rating:
        found.append(Caution("without", _("The comrade has not rated himself.")))
    if level.level == Level.EXCELLENT:
        found += cap_cautions(rating, rule, text)
    return found


def cited(sentence: str, rule: RatingRule, clause: str = "") -> str:
    """“… (Quy định số 366-QĐ/TW, ngày 30/8/2025, Điều 11, khoản 1)”."""
    parts = [rule.number, party_date(rule.issued_on), clause]
    return f"{sentence} ({', '.join(part for part in parts if part)})"


def points_cautions(content, rule, text: RuleText, level: LevelText):
    if not text.bounds or content["self"] is None:
        return []
    points = points_in(content, text.points.tasks)
    lowest, highest = levels_reached(points, text.bounds)
    found = []
    if level.level not in between(lowest, highest, text):
        sentence = _(
            "By the self-rating the points reach %(points)s; the level proposed begins "
            "at %(from)s."
        ) % {"points": points_words(points), "from": level.from_points}
        found.append(Caution("points", cited(sentence, rule, level.clause)))
    most = sum(content["terms"]["weights"].values())
    if most != text.points.common:
        sentence = _(
            "The weights chosen add up to %(sum)s points, not to %(most)s."
        ) % {"sum": most, "most": text.points.common}
        found.append(Caution("weights", cited(sentence, rule)))
    return found


def points_words(points) -> str:
    if not points.open:
        return str(points.reached)
    return _("%(low)s to %(high)s") % {"low": points.reached, "high": points.highest}


def between(lowest: str, highest: str, text: RuleText) -> list[str]:
    order = [level for level, _from in text.bounds]  # highest first
    return order[order.index(highest) : order.index(lowest) + 1]


def task_cautions(content, rule, level: LevelText):
    own = content["self"] or {}
    total = own.get("tasks_total")
    if not total:
        return []
    on_time, late = own.get("tasks_on_time") or 0, own.get("tasks_late") or 0
    beyond = own.get("tasks_beyond") or 0
    asked = [
        (level.on_time_percent, on_time, _("of the tasks done on time")),
        (level.beyond_percent, beyond, _("of the tasks beyond what was asked")),
        (level.done_percent, on_time + late, _("of the tasks done")),
    ]
    found = [
        Caution(
            f"tasks_{position}",
            cited(
                _("The level asks for %(percent)s%% %(what)s.")
                % {"percent": percent, "what": what},
                rule,
                level.clause,
            ),
        )
        for position, (percent, part, what) in enumerate(asked, start=1)
        if percent and not reaches_percent(part, total, percent)
    ]
    if level.late_percent is not None and late * 100 > total * level.late_percent:
        sentence = _("The level allows %(percent)s%% of the tasks to be late.")
        sentence %= {"percent": level.late_percent}
        found.append(Caution("late", cited(sentence, rule, level.clause)))
    return found


def gate_cautions(content, rule, text: RuleText, level: LevelText):
    """The “100 %” of shortcomings: without a line neither met nor missed."""
    gate = next((each for each in text.criteria if each.is_gate), None)
    if gate is None or not level.all_remedied:
        return []
    row = next(row for row in content["criteria"] if row["code"] == gate.code)
    standing = row["answer"] or row["proposal"]
    if standing == NOT_APPLICABLE:
        sentence = (
            _(
                "Nothing had to be mended, so the condition “100%%” is neither met nor "
                "missed; people decide."
            )
            % {}
        )
        return [Caution("gate_open", cited(sentence, rule, gate.clause))]
    if standing == MET and row["proposal"] in {MET, ""}:
        return []
    sentence = _("The level asks that 100%% of the shortcomings are mended.") % {}
    return [Caution("gate", cited(sentence, rule, gate.clause))]


def vote_cautions(rating: Rating):
    votes = getattr(rating, f"votes_{rating.proposed_level}")
    if votes * 2 > rating.votes_entitled:
        return []
    sentence = _("Not more than half of the members entitled voted for this level.")
    return [Caution("votes", sentence)]


def cap_cautions(rating: Rating, rule, text: RuleText):
    """Of the cell as far as it has been proposed or decided; a warning, no block."""
    excellent, base = counts_of_cell(rating)
    percent = rating.terms["cap_percent"]
    if excellent <= most_excellent(base, percent):
        return []
    of = ExcellentBase(rating.terms["cap_base"]).label
    sentence = _(
        "With this, %(n)s in the cell would be rated excellent, out of %(base)s "
        "(%(of)s) proposed so far; the limit is %(percent)s%%."
    ) % {"n": excellent, "base": base, "of": of, "percent": percent}
    if text.cap.base_trust == "unconfirmed":
        sentence += " " + _("How it is counted is not confirmed.")
    return [Caution("cap", cited(sentence, rule, text.cap.clause))]


def counts_of_cell(rating: Rating) -> tuple[int, int]:
    """Those rated excellent with this one, and the number that the cap is a share of.

    “Rated well” counts the excellent ones too: they fulfil what “well” asks for.
    """
    others = (
        Rating.objects.of(rating.kind, rating.starts_on)
        .filter(cell=rating.cell_id, status__in=BEFORE_COMMITTEE)
        .exclude(pk=rating.pk)
    )
    levels = [
        decided or proposed
        for decided, proposed in others.values_list("decided_level", "proposed_level")
    ]
    levels.append(rating.proposed_level)
    excellent = levels.count(Level.EXCELLENT)
    if rating.terms["cap_base"] == ExcellentBase.RATED:
        return excellent, len(levels)
    return excellent, excellent + levels.count(Level.GOOD)
