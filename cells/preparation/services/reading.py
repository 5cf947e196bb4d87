"""Who has read a material: confirmed by themselves, or marked at a meeting (O2, P7)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member
from cells.preparation.models.materials import Material
from cells.preparation.models.readings import (
    ReadingAttendance,
    ReadingConfirmation,
    ReadingMeeting,
)
from cells.preparation.people import people_of
from cells.rounds.models import CellRound
from cells.rounds.services import hold_round
from cells.workflow import WorkflowError


@transaction.atomic
def confirm_reading(
    *, material: Material, member: Member, now: datetime
) -> ReadingConfirmation:
    """The member says that they have read it; said twice, the first time counts.

    Raises ``WorkflowError`` if the round is over or the material was withdrawn.
    """
    hold_round(material.cell_round)
    if not Material.objects.standing().filter(pk=material.pk).exists():
        raise WorkflowError(_("This material has been withdrawn."))
    confirmation, is_new = ReadingConfirmation.objects.get_or_create(
        material=material, member=member, defaults={"confirmed_at": now}
    )
    if is_new:
        record_action(
            "material.confirm",
            material,
            organisation_id=material.cell_round.cell_id,
            actor=member,
            now=now,
        )
    return confirmation


@transaction.atomic
def record_reading_meeting(
    *,
    cell_round: CellRound,
    held_on: date,
    material_ids: Iterable[int],
    member_ids: Iterable[int],
    by: Member,
    now: datetime,
    on: date,
) -> ReadingMeeting:
    """The cell read materials together; those present have confirmed them by it.

    Whoever confirmed a material before keeps the own confirmation. Raises
    ``WorkflowError`` if the round is over, the day lies ahead, a material is not
    (or no longer) of the round, or somebody does not belong to the cell.
    """
    hold_round(cell_round)
    if held_on > on:
        raise WorkflowError(_("A meeting is recorded once it has been held."))
    wanted = set(material_ids)
    standing = Material.objects.standing().filter(cell_round=cell_round)
    materials = list(standing.filter(pk__in=wanted))
    if not wanted or {each.pk for each in materials} != wanted:
        raise WorkflowError(_("Choose materials of this round."))
    meeting = ReadingMeeting.objects.create(
        cell_round=cell_round, held_on=held_on, created_by=by, created_at=now
    )
    meeting.materials.set(materials)
    mark(meeting, materials, member_ids, by=by, now=now, on=on)
    record("reading_meeting.record", meeting, by=by, now=now)
    return meeting


@transaction.atomic
def mark_present(
    *,
    meeting: ReadingMeeting,
    member_ids: Iterable[int],
    by: Member,
    now: datetime,
    on: date,
) -> None:
    """More members were present than were marked at first.

    They have read what was not withdrawn meanwhile; raises ``WorkflowError`` if
    nothing of it is left.
    """
    hold_round(meeting.cell_round)
    materials = list(meeting.materials.standing())
    if not materials:
        raise WorkflowError(_("This material has been withdrawn."))
    mark(meeting, materials, member_ids, by=by, now=now, on=on)
    record("reading_meeting.mark", meeting, by=by, now=now)


def mark(meeting, materials, member_ids, *, by: Member, now: datetime, on: date):
    """Attendance and confirmations of those not marked before; each of them is told.

    Who objected is not marked again.
    """
    present = people_of(meeting.cell_round.cell, on).ids
    wanted = set(member_ids)
    if not wanted or not wanted <= present:
        raise WorkflowError(_("Choose members of the cell."))
    marked = meeting.attendances.values_list("member", flat=True)
    new = sorted(wanted - set(marked))
    if not new:
        raise WorkflowError(_("These members were marked before."))
    ReadingAttendance.objects.bulk_create(
        ReadingAttendance(
            meeting=meeting, member_id=member_id, marked_by=by, marked_at=now
        )
        for member_id in new
    )
    confirm_by_mark(meeting, materials, new, by=by, now=now)
    notify(
        set(new) - {by.pk},
        NotificationKind.READING_MARKED,
        now=now,
        path=reverse("preparation:material", args=[materials[0].pk]),
        date=f"{meeting.held_on:%d/%m/%Y}",
    )


def confirm_by_mark(meeting, materials, member_ids, *, by, now) -> None:
    known = set(
        ReadingConfirmation.objects.filter(
            material__in=materials, member__in=member_ids
        ).values_list("material", "member")
    )
    ReadingConfirmation.objects.bulk_create(
        ReadingConfirmation(
            material=material,
            member_id=member_id,
            confirmed_at=now,
            reading_meeting=meeting,
            marked_by=by,
        )
        for material in materials
        for member_id in member_ids
        if (material.pk, member_id) not in known
    )


@transaction.atomic
def object_to_mark(*, meeting: ReadingMeeting, member: Member, now: datetime) -> None:
    """The member was not there: what came with the mark is gone, the mark stays as
    a trace, and whoever set it is told.

    Raises ``WorkflowError`` if the round is over, or there is no such mark (any more).
    """
    hold_round(meeting.cell_round)
    marks = meeting.attendances.filter(member=member, objected_at__isnull=True)
    marked_by = marks.values_list("marked_by", flat=True).first()
    if not marks.update(objected_at=now):
        raise WorkflowError(_("You are not marked as present at this meeting."))
    meeting.confirmations.filter(member=member).delete()
    notify(
        {marked_by} - {member.pk},
        NotificationKind.READING_OBJECTED,
        now=now,
        path=reverse("preparation:reading_meeting", args=[meeting.pk]),
        date=f"{meeting.held_on:%d/%m/%Y}",
    )
    record("reading_meeting.object", meeting, by=member, now=now)


def record(action: str, meeting: ReadingMeeting, *, by: Member, now: datetime) -> None:
    record_action(
        action,
        meeting,
        organisation_id=meeting.cell_round.cell_id,
        actor=by,
        now=now,
        held_on=meeting.held_on.isoformat(),
    )
