"""Duties, conditions and talks of the cast's cell, made by the product's services."""

from datetime import date

from cells.models import CellRound, Condition, Duty, Notification
from cells.notifications.models import NotificationKind
from cells.preparation.services.conditions import seed_conditions
from cells.preparation.services.duties import (
    DutyValues,
    add_duty,
    assign_duty,
    change_duty,
    remove_duty,
    seed_duties,
)
from cells.preparation.services.talks import add_talk
from tests.factories import NOW

DUE = date(2026, 10, 28)
VALUES = DutyValues(title="Pha trà", product="Nước đã pha", due_on=DUE)


def seeded(cast) -> list[Duty]:
    """The article's list, nobody assigned."""
    seed_duties(cell_round=cast.cell_round, by=cast.secretary, now=NOW)
    return list(Duty.objects.filter(cell_round=cast.cell_round))


def duty_of(cast, kind="banner") -> Duty:
    """One duty of the list, which comes to be."""
    seeded(cast)
    return Duty.objects.standing().get(cell_round=cast.cell_round, kind=kind)


def own_duty(cast, *members, values=VALUES, by=None) -> Duty:
    """A duty of the cell's own, for ``members``."""
    return add_duty(
        cell_round=CellRound.objects.get(pk=cast.cell_round.pk),
        values=values,
        member_ids=[member.pk for member in members],
        by=by or cast.secretary,
        now=NOW,
    )


def assign(duty: Duty, member, by) -> Duty:
    assign_duty(
        duty=fresh(duty),
        member_id=member.pk,
        seen_version=fresh(duty).version,
        by=by,
        now=NOW,
    )
    return fresh(duty)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def conditions(cast) -> list[Condition]:
    seed_conditions(cell_round=cast.cell_round, by=cast.secretary, now=NOW)
    return list(Condition.objects.filter(cell_round=cast.cell_round))


def talk_of(cast, member=None, *, owner=None, planned_on=DUE):
    return add_talk(
        cell_round=cast.cell_round,
        owner=owner or cast.secretary,
        member_id=(member or cast.author).pk,
        planned_on=planned_on,
        now=NOW,
    )


def change(cast, duty, members, *, by=None, seen_version=None, values=VALUES):
    change_duty(
        duty=fresh(duty),
        values=values,
        member_ids=[member.pk for member in members],
        seen_version=seen_version or fresh(duty).version,
        by=by or cast.secretary,
        now=NOW,
    )


def remove(cast, duty):
    remove_duty(
        duty=fresh(duty), seen_version=fresh(duty).version, by=cast.secretary, now=NOW
    )


def people_on(duty) -> set:
    return set(duty.assignments.values_list("member", flat=True))


def told(member):
    return Notification.objects.filter(
        recipient=member, kind=NotificationKind.DUTY_GIVEN
    )
