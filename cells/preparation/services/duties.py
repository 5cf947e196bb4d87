"""Hands out the duties of a session, and marks them done (P1)."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member
from cells.preparation.models.duties import Duty, DutyAssignment
from cells.preparation.people import people_of
from cells.preparation.services.preparing import (
    change_seen,
    next_position,
)
from cells.preparation.suggestions import suggested_duties
from cells.rounds.models import CellRound
from cells.rounds.services import hold_round
from cells.workflow import WorkflowError


@dataclass(frozen=True)
class DutyValues:
    """What a leader types of a duty."""

    title: str
    product: str
    due_on: date
    paper_kind: str = ""


@transaction.atomic
def seed_duties(*, cell_round: CellRound, by: Member, now: datetime) -> int:
    """The article's list stands; what is on the list already is left as it is.

    Returns how many were added. Due dates are proposed from those of the round
    (article, lesson 2). Raises ``WorkflowError`` if the round is over.
    """
    hold_round(cell_round)
    rows = Duty.objects.filter(cell_round=cell_round)
    standing = set(rows.standing().values_list("kind", flat=True))
    missing = [each for each in suggested_duties() if each.kind not in standing]
    if not missing:
        return 0
    first, today = next_position(rows), timezone.localdate(now)
    Duty.objects.bulk_create(
        Duty(
            cell_round=cell_round,
            position=position,
            kind=each.kind,
            is_everyones=each.is_everyones,
            title=each.title,
            product=each.product,
            due_on=each.due_on(cell_round.round, today),
            paper_kind=each.paper_kind,
        )
        for position, each in enumerate(missing, start=first)
    )
    record_action(
        "duty.seed",
        cell_round,
        organisation_id=cell_round.cell_id,
        actor=by,
        now=now,
        kinds=[each.kind for each in missing],
    )
    return len(missing)


@transaction.atomic
def add_duty(
    *,
    cell_round: CellRound,
    values: DutyValues,
    member_ids: Iterable[int],
    by: Member,
    now: datetime,
) -> Duty:
    """One more duty stands in the list, and its people have been told.

    Raises ``WorkflowError`` if the round is over or somebody left the cell.
    """
    hold_round(cell_round)
    position = next_position(Duty.objects.filter(cell_round=cell_round))
    duty = Duty.objects.create(
        cell_round=cell_round, position=position, **asdict(values)
    )
    given = give(duty, member_ids, now=now)
    record("duty.add", duty, by=by, now=now, given=given)
    tell(duty, given, by=by, now=now)
    return duty


@transaction.atomic
def change_duty(
    *,
    duty: Duty,
    values: DutyValues,
    member_ids: Iterable[int],
    seen_version: int,
    by: Member,
    now: datetime,
) -> None:
    """The duty says what was typed; ``member_ids`` do it, and nobody else.

    Only whoever is new is told. Raises ``WorkflowError`` if it has changed since it
    was seen, if the round is over, or if somebody left the cell.
    """
    hold_round(duty.cell_round)
    change_seen(duty, seen_version=seen_version, **asdict(values))
    wanted = set() if duty.is_everyones else set(member_ids)
    held = set(duty.assignments.values_list("member", flat=True))
    taken = sorted(held - wanted)
    duty.assignments.filter(member__in=taken).delete()
    given = give(duty, wanted - held, now=now)
    record("duty.change", duty, by=by, now=now, given=given, taken=taken)
    tell(duty, given, by=by, now=now)


@transaction.atomic
def assign_duty(
    *, duty: Duty, member_id: int, seen_version: int, by: Member, now: datetime
) -> None:
    """One more member does the duty; who does it already is left alone."""
    hold_round(duty.cell_round)
    if duty.is_everyones:
        raise WorkflowError(_("This is the duty of every member already."))
    if duty.assignments.filter(member=member_id).exists():
        return
    change_seen(duty, seen_version=seen_version)
    given = give(duty, [member_id], now=now)
    record("duty.change", duty, by=by, now=now, given=given, taken=[])
    tell(duty, given, by=by, now=now)


@transaction.atomic
def remove_duty(*, duty: Duty, seen_version: int, by: Member, now: datetime) -> None:
    """The duty is off the list and binds nobody; its row stays as a trace."""
    hold_round(duty.cell_round)
    change_seen(duty, seen_version=seen_version, removed_at=now, removed_by=by)
    record("duty.remove", duty, by=by, now=now)


@transaction.atomic
def mark_duty_done(*, duty: Duty, seen_version: int, by: Member, now: datetime) -> None:
    """Whoever does the duty, or a leader, says that it is done; once.

    Raises ``WorkflowError`` if the round is over, if it has changed since it was
    seen, or if it is marked already.
    """
    hold_round(duty.cell_round)
    if duty.done_at is not None:
        raise WorkflowError(_("This duty has been marked as done already."))
    change_seen(duty, seen_version=seen_version, done_at=now, done_by=by)
    record("duty.done", duty, by=by, now=now)


@transaction.atomic
def take_back_mark(*, duty: Duty, seen_version: int, by: Member, now: datetime) -> None:
    """The duty is to be done again."""
    hold_round(duty.cell_round)
    if duty.done_at is None:
        raise WorkflowError(_("This duty has not been marked as done."))
    change_seen(duty, seen_version=seen_version, done_at=None, done_by=None)
    record("duty.undone", duty, by=by, now=now)


def give(duty: Duty, member_ids: Iterable[int], *, now: datetime) -> list[int]:
    """Assign members who belong to the cell today; the ids in order."""
    given = sorted(set(member_ids))
    if not given:
        return given
    people = people_of(duty.cell_round.cell, timezone.localdate(now))
    if not people.ids.issuperset(given):
        raise WorkflowError(
            _("Somebody you chose does not belong to the cell now. Choose again.")
        )
    DutyAssignment.objects.bulk_create(
        DutyAssignment(duty=duty, member_id=member_id, assigned_at=now)
        for member_id in given
    )
    return given


def tell(duty: Duty, member_ids: list[int], *, by: Member, now: datetime) -> None:
    """The newly assigned learn of it, but not whoever assigned the duty to himself."""
    notify(
        set(member_ids) - {by.pk},
        NotificationKind.DUTY_GIVEN,
        now=now,
        path=reverse("journey:preparation", args=[duty.cell_round_id]),
        date=date_format(duty.due_on, "d/m/Y"),
    )


def record(action: str, duty: Duty, *, by: Member, now: datetime, **details) -> None:
    record_action(
        action,
        duty,
        organisation_id=duty.cell_round.cell_id,
        actor=by,
        now=now,
        kind=duty.kind,
        **details,
    )
