"""Caps and inconsistencies of a proposal: warnings with the rule, never a change."""

from django.utils.translation import gettext as _

from cells.ratings.arithmetic import (
    MET,
    NOT_APPLICABLE,
    level_at,
    levels_reached,
    reaches_percent,
)
from cells.ratings.caps import Caution, cell_cap, cited, committee_cap
from cells.ratings.dossier import dossier_content, points_in
from cells.ratings.models import Level, Rating
from cells.ratings.rule_text import LevelText, RuleText

CAUTION_CODES = (
    "points", "weights", "self_level", "above_self", "tasks_1", "tasks_2", "tasks_3",
    "late", "gate", "gate_open", "discipline", "votes", "without", "cap",
)  # fmt: skip


def cautions_of(rating: Rating) -> list[Caution]:
    """Of ``rating.proposed_level`` against the member's answers, the plan and the
    other ratings of the cell in the period."""
    content, rule = dossier_content(rating), rating.rule
    text = rule.text
    level = text.level(rating.proposed_level)
    found = [
        *points_cautions(content, rule, text, level),
        *self_cautions(content, rule, text, level),
        *task_cautions(content, rule, level),
        *gate_cautions(content, rule, text, level),
        *discipline_cautions(rating, rule, text),
        *vote_cautions(rating),
    ]
    if rating.without_self_rating:
        found.append(Caution("without", _("The comrade has not rated himself.")))
    if level.level == Level.EXCELLENT:
        found += cell_cap(rating)
    return found


def cautions_before_deciding(rating: Rating) -> list[Caution]:
    """What the committee reads first: those of the proposal as it stands, and the
    limit over everything that the committee decides."""
    found = cautions_of(rating)
    if rating.proposed_level == Level.EXCELLENT:
        found += committee_cap(rating)
    return found


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


def self_cautions(content, rule, text: RuleText, level: LevelText):
    """Of the level that the comrade chose: against the points, and the cell's."""
    own = (content["self"] or {}).get("level")
    if not own:
        return []
    order = [each.level for each in text.levels]  # highest first
    found = []
    if text.bounds:
        highest = level_at(points_in(content, text.points.tasks).highest, text.bounds)
        if order.index(own) < order.index(highest):
            sentence = _(
                "The comrade proposed a level that begins at %(from)s points; the "
                "points of the self-rating do not reach it."
            ) % {"from": text.level(own).from_points}
            clause = text.level(own).clause
            found.append(Caution("self_level", cited(sentence, rule, clause)))
    if order.index(level.level) < order.index(own):
        sentence = _("The level proposed is above the one the comrade proposed.")
        found.append(Caution("above_self", cited(sentence, rule, level.clause)))
    return found


def discipline_cautions(rating: Rating, rule, text: RuleText):
    """A warning too: what the rule says of plain members was not read."""
    if not (rating.disciplined and text.discipline):
        return []
    if rating.proposed_level == Level.NOT_DONE:
        return []
    sentence = _(
        "The comrade was disciplined in the period; as far as it was read the rule "
        "then speaks of “not fulfilled”."
    )
    if not text.discipline.sourced.is_confirmed:
        sentence += " " + _("Whether this holds for plain members is not confirmed.")
    return [Caution("discipline", cited(sentence, rule, text.discipline.clause))]


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
