"""The sum of points, and what it says of a level: added up, decided by nobody."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cells.ratings.arithmetic import levels_reached
from cells.ratings.cautions import points_words
from cells.ratings.dossier import points_in
from cells.ratings.rule_text import RuleText


@dataclass(frozen=True)
class PointsBlock:
    """``open``: points of what is not applicable or unanswered, 0 if none."""

    words: str
    most: int
    open: int
    level: str


def points_block(content: dict, text: RuleText) -> PointsBlock | None:
    """None where the rule, as far as it was read, has no points."""
    if text.points is None or content["self"] is None:
        return None
    points = points_in(content, text.points.tasks)
    lowest, highest = levels_reached(points, text.bounds)
    level = text.level_name(lowest)
    if lowest != highest:
        level = _("from “%(low)s” to “%(high)s”") % {
            "low": text.level_name(lowest),
            "high": text.level_name(highest),
        }
    return PointsBlock(points_words(points), points.most, points.open, level)
