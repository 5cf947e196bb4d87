"""Keeps what a cell learned from its session; a lesson names nobody (M7)."""

import re
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.organisation.models import Member, Membership
from cells.preparation.models.lessons import LessonKind, LessonLearned
from cells.rounds.models import CellRound
from cells.rounds.services import hold_round
from cells.workflow import WorkflowError

SPACES = re.compile(r"\s+")


class NamesSomebodyError(WorkflowError):
    """The lesson names a member of the cell; which one is not repeated."""


@transaction.atomic
def record_lesson(
    *, cell_round: CellRound, kind: LessonKind, text: str, by: Member, now: datetime
) -> LessonLearned:
    """The lesson stands with the round; the same one pressed twice stands once.

    Raises ``NamesSomebodyError``, and ``WorkflowError`` without words or if the round
    is over.
    """
    hold_round(cell_round)
    text = text.strip()
    refuse_text(cell_round, text, now)
    standing = standing_lessons(cell_round)
    if known := standing.filter(kind=kind, text=text).first():
        return known
    lesson = LessonLearned.objects.create(
        cell_round=cell_round, kind=kind, text=text, recorded_by=by, recorded_at=now
    )
    record("lesson.record", lesson, by=by, now=now)
    return lesson


@transaction.atomic
def change_lesson(
    *,
    lesson: LessonLearned,
    kind: LessonKind,
    text: str,
    seen_version: int,
    by: Member,
    now: datetime,
) -> None:
    """The lesson says this now. Raises as ``record_lesson``, and if it has changed."""
    hold_round(lesson.cell_round)
    text = text.strip()
    refuse_text(lesson.cell_round, text, now)
    store(lesson, seen_version, kind=kind, text=text)
    record("lesson.change", lesson, by=by, now=now)


@transaction.atomic
def withdraw_lesson(
    *, lesson: LessonLearned, seen_version: int, by: Member, now: datetime
) -> None:
    """The lesson is shown nowhere any more; raises ``WorkflowError`` if it changed."""
    hold_round(lesson.cell_round)
    store(lesson, seen_version, withdrawn_at=now)
    record("lesson.withdraw", lesson, by=by, now=now)


def standing_lessons(cell_round: CellRound):
    return LessonLearned.objects.filter(cell_round=cell_round, withdrawn_at=None)


def store(lesson: LessonLearned, seen_version: int, **values) -> None:
    seen = LessonLearned.objects.filter(
        pk=lesson.pk, version=seen_version, withdrawn_at=None
    )
    if not seen.update(version=F("version") + 1, **values):
        raise WorkflowError(
            _(
                "Somebody has changed it since you opened the page. It is shown as it "
                "stands now, with what you typed; look at it, then press again."
            )
        )
    lesson.refresh_from_db()


def refuse_text(cell_round: CellRound, text: str, now: datetime) -> None:
    if not text:
        raise WorkflowError(_("Write the lesson in a sentence."))
    if names_a_member(text, cell_round, now):
        raise NamesSomebodyError(
            _(
                "A lesson names nobody: it is read by the whole cell and by those who "
                "prepare the next session. Say it without the name."
            )
        )


def names_a_member(text: str, cell_round: CellRound, now: datetime) -> bool:
    """Whether the full name of a member of the cell stands in ``text``."""
    members = Membership.objects.on(timezone.localdate(now)).filter(
        cell=cell_round.cell_id
    )
    words = folded(text)
    names = set(members.values_list("member__full_name", flat=True))
    return any(stands_in(folded(name), words) for name in names)


def stands_in(name: str, words: str) -> bool:
    """As whole words: “Vũ An” does not stand in “vũ anh”."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)
    return bool(name) and found is not None


def folded(text: str) -> str:
    return SPACES.sub(" ", text).strip().casefold()


def record(action: str, lesson: LessonLearned, *, by: Member, now: datetime) -> None:
    record_action(
        action,
        lesson,
        organisation_id=lesson.cell_round.cell_id,
        actor=by,
        now=now,
        kind=str(lesson.kind),
    )
