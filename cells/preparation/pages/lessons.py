"""Lessons of a session as they are read: by kind, and those of the round before."""

from dataclasses import dataclass

from cells.preparation.models.lessons import LessonKind, LessonLearned
from cells.rounds.models import CellRound

MOST_LESSONS = 200


@dataclass(frozen=True)
class LessonRow:
    pk: int
    version: int
    text: str


@dataclass(frozen=True)
class LessonGroup:
    label: str
    rows: list[LessonRow]


@dataclass(frozen=True)
class LessonBlock:
    """What was learned in ``year``; ``groups`` only where there is something."""

    year: int
    round_title: str
    groups: list[LessonGroup]


def lesson_groups(lessons: list[LessonLearned]) -> list[LessonGroup]:
    groups = []
    for kind in LessonKind:
        rows = [
            LessonRow(each.pk, each.version, each.text)
            for each in lessons
            if each.kind == kind
        ]
        if rows:
            groups.append(LessonGroup(str(kind.label), rows))
    return groups


def earlier_lessons(cell_round: CellRound) -> LessonBlock | None:
    """Those of the newest earlier round of the cell that has any; one query."""
    lessons = list(
        LessonLearned.objects.filter(
            cell_round__cell=cell_round.cell_id,
            cell_round__lt=cell_round.pk,
            withdrawn_at=None,
        )
        .select_related("cell_round__round")
        .order_by("-cell_round", "kind", "recorded_at", "pk")[:MOST_LESSONS]
    )
    if not lessons:
        return None
    newest = lessons[0].cell_round
    return LessonBlock(
        year=newest.round.year,
        round_title=newest.round.title,
        groups=lesson_groups(
            [each for each in lessons if each.cell_round_id == newest.pk]
        ),
    )
