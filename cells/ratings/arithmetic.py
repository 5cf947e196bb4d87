"""Points, the levels they reach, and shares; pure, and nobody's decision."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MET, NOT_MET, NOT_APPLICABLE = "met", "not_met", "not_applicable"


@dataclass(frozen=True)
class Points:
    """What was reached for certain, and what is open.

    ``open``: the weights of criteria that are not applicable or unanswered. They are
    neither won nor lost: people decide, so that a member without a line is never put
    above one who mended everything, nor below.
    """

    reached: int
    open: int
    most: int

    @property
    def highest(self) -> int:
        return self.reached + self.open


def points_of(
    weights: Mapping[str, int],
    answers: Mapping[str, str],
    *,
    task_points: int | None,
    most_for_tasks: int,
) -> Points:
    """Each criterion holds its whole weight or nothing (366-QĐ/TW, 30/8/2025)."""
    reached = open_ = 0
    for code, weight in weights.items():
        answer = answers.get(code, "")
        if answer == MET:
            reached += weight
        elif answer != NOT_MET:
            open_ += weight
    if task_points is None:
        open_ += most_for_tasks
    else:
        reached += min(task_points, most_for_tasks)
    return Points(reached, open_, sum(weights.values()) + most_for_tasks)


def level_at(points: int, bounds: Iterable[tuple[str, int]]) -> str:
    """The level whose lower bound ``points`` reach; ``bounds`` highest first."""
    return next((level for level, lowest in bounds if points >= lowest), "")


def levels_reached(points: Points, bounds) -> tuple[str, str]:
    """The lowest and the highest level that the points allow."""
    bounds = tuple(bounds)
    return level_at(points.reached, bounds), level_at(points.highest, bounds)


def reaches_percent(part: int, whole: int, percent: int) -> bool:
    """``part`` is at least ``percent`` of ``whole``; in whole numbers."""
    return whole > 0 and part * 100 >= whole * percent


def whole_percent(part: int, whole: int) -> int:
    """Rounded down, so that 100 is said of everything alone."""
    return part * 100 // whole


def most_excellent(base: int, percent: int) -> int:
    """How many may be rated excellent at most."""
    return base * percent // 100
