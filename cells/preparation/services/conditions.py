"""Keeps the checklist of what must be there for a session (P10)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.organisation.models import Member
from cells.preparation.models.conditions import Condition
from cells.preparation.services.preparing import (
    change_seen,
    next_position,
)
from cells.preparation.suggestions import lacking
from cells.rounds.models import CellRound
from cells.rounds.services import hold_round
from cells.workflow import WorkflowError


@transaction.atomic
def seed_conditions(*, cell_round: CellRound, by: Member, now: datetime) -> int:
    """The usual conditions stand; what is on the list already is left as it is.

    Returns how many were added. Raises ``WorkflowError`` if the round is over.
    """
    hold_round(cell_round)
    rows = Condition.objects.filter(cell_round=cell_round)
    missing = lacking(rows.standing())
    if not missing:
        return 0
    first = next_position(rows)
    Condition.objects.bulk_create(
        Condition(
            cell_round=cell_round,
            position=position,
            suggestion=each.suggestion,
            text=each.text,
        )
        for position, each in enumerate(missing, start=first)
    )
    record_action(
        "condition.seed",
        cell_round,
        organisation_id=cell_round.cell_id,
        actor=by,
        now=now,
        suggestions=[each.suggestion for each in missing],
    )
    return len(missing)


@transaction.atomic
def add_condition(
    *, cell_round: CellRound, text: str, note: str, by: Member, now: datetime
) -> Condition:
    """One more condition stands in the list."""
    hold_round(cell_round)
    condition = Condition.objects.create(
        cell_round=cell_round,
        position=next_position(Condition.objects.filter(cell_round=cell_round)),
        text=text,
        note=note,
    )
    record("condition.add", condition, by=by, now=now)
    return condition


@transaction.atomic
def change_condition(
    *,
    condition: Condition,
    text: str,
    note: str,
    seen_version: int,
    by: Member,
    now: datetime,
) -> None:
    """The condition says what was typed; its tick stays."""
    hold_round(condition.cell_round)
    change_seen(condition, seen_version=seen_version, text=text, note=note)
    record("condition.change", condition, by=by, now=now)


@transaction.atomic
def remove_condition(
    *, condition: Condition, seen_version: int, by: Member, now: datetime
) -> None:
    """The condition is off the list; its row stays as a trace."""
    hold_round(condition.cell_round)
    change_seen(condition, seen_version=seen_version, removed_at=now, removed_by=by)
    record("condition.remove", condition, by=by, now=now)


@transaction.atomic
def tick_condition(
    *,
    condition: Condition,
    is_met: bool,
    seen_version: int,
    by: Member,
    now: datetime,
) -> None:
    """It is there, or it is not there any more; who said so and when is kept.

    Raises ``WorkflowError`` if it stands so already, or has changed since it was seen.
    """
    hold_round(condition.cell_round)
    if condition.is_met == is_met:
        raise WorkflowError(_("The condition stands so already."))
    mark = {"met_at": now, "met_by": by} if is_met else {"met_at": None, "met_by": None}
    change_seen(condition, seen_version=seen_version, **mark)
    action = "condition.met" if is_met else "condition.unmet"
    record(action, condition, by=by, now=now)


def record(action: str, condition: Condition, *, by: Member, now: datetime) -> None:
    record_action(
        action,
        condition,
        organisation_id=condition.cell_round.cell_id,
        actor=by,
        now=now,
        suggestion=condition.suggestion,
    )
