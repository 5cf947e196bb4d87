"""Puts materials to read before the cell, changes, orders and withdraws them (O2)."""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member
from cells.preparation.material_files import checked_file
from cells.preparation.models.materials import Material, MaterialKind
from cells.preparation.people import people_of
from cells.preparation.reading_time import proposed_minutes
from cells.preparation.services.preparing import (
    change_seen,
    next_position,
)
from cells.rounds.models import CellRound
from cells.rounds.services import hold_round
from cells.scans import file_kept
from cells.workflow import WorkflowError


@dataclass(frozen=True)
class MaterialValues:
    """What a leader types about a material; ``minutes`` None: as proposed."""

    title: str
    read_by: date
    text: str = ""
    url: str = ""
    pages: int | None = None
    minutes: int | None = None

    def columns(self) -> dict:
        minutes = self.minutes or proposed_minutes(self.text, self.pages)
        return {
            "title": self.title,
            "read_by": self.read_by,
            "text": self.text,
            "url": self.url,
            "pages": self.pages,
            "minutes": minutes,
        }


@transaction.atomic
def add_material(
    *,
    cell_round: CellRound,
    kind: MaterialKind,
    values: MaterialValues,
    upload,
    by: Member,
    now: datetime,
    on: date,
) -> Material:
    """The material is to be read, and those who read it are told.

    Raises ``WorkflowError`` if the round is over or the file may not be kept.
    """
    hold_round(cell_round)
    material = Material(
        cell_round=cell_round,
        kind=kind,
        position=next_position(Material.objects.filter(cell_round=cell_round)),
        added_by=by,
        added_at=now,
        **values.columns(),
    )
    with stored_file(material, upload):
        material.save()
        tell_readers(material, by=by, now=now, on=on)
        record("material.add", material, by=by, now=now)
    return material


@transaction.atomic
def change_material(
    *,
    material: Material,
    values: MaterialValues,
    upload,
    seen_version: int,
    by: Member,
    now: datetime,
) -> None:
    """The material says what was typed; confirmations stay, the change is dated.

    Raises ``WorkflowError`` if the round is over, somebody changed or withdrew it
    since it was seen, or the file may not be kept.
    """
    hold_round(material.cell_round)
    changes = values.columns()
    other_text = (values.text, values.url) != (material.text, material.url)
    if other_text or upload:
        changes["content_changed_at"] = now
    with stored_file(material, upload):
        if upload:
            changes |= {"file": material.file.name, "url": "", **facts_of(material)}
        elif values.url and material.file:
            changes |= {"file": "", **NO_FILE}
            forget = partial(material.file.storage.delete, material.file.name)
            transaction.on_commit(forget)
        change_seen(material, seen_version=seen_version, **changes)
        record("material.change", material, by=by, now=now)


@transaction.atomic
def withdraw_material(
    *, material: Material, seen_version: int, by: Member, now: datetime
) -> None:
    """Nobody is asked to read it any more; its confirmations stay."""
    hold_round(material.cell_round)
    change_seen(material, seen_version=seen_version, withdrawn_at=now, withdrawn_by=by)
    record("material.withdraw", material, by=by, now=now)


@transaction.atomic
def put_back_material(
    *, material: Material, seen_version: int, by: Member, now: datetime
) -> None:
    """A withdrawn material is to be read again."""
    hold_round(material.cell_round)
    withdrawn = Material.objects.filter(
        pk=material.pk, withdrawn_at__isnull=False, version=seen_version
    )
    changes = {"withdrawn_at": None, "withdrawn_by": None}
    if not withdrawn.update(**changes, version=seen_version + 1):
        raise WorkflowError(_("It has changed since you opened it. Read it again."))
    material.refresh_from_db()
    record("material.put_back", material, by=by, now=now)


@transaction.atomic
def move_material(*, material: Material, up: bool, by: Member, now: datetime) -> None:
    """It stands one place further up or down; at the end of the list it stays."""
    hold_round(material.cell_round)
    rows = list(Material.objects.standing().filter(cell_round=material.cell_round_id))
    places = {row.pk: place for place, row in enumerate(rows)}
    if material.pk not in places:
        raise WorkflowError(_("It has been taken off the list meanwhile."))
    here = places[material.pk]
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rows):
        return
    one, other = rows[here], rows[there]
    one.position, other.position = other.position, one.position
    Material.objects.bulk_update([one, other], ["position"])
    record("material.move", material, by=by, now=now)


NO_FILE = {"name": "", "media_type": "", "size": 0, "sha256": ""}


def facts_of(material: Material) -> dict:
    return {name: getattr(material, name) for name in NO_FILE}


@contextmanager
def stored_file(material: Material, upload):
    """Inside, ``upload`` (if there is one) is the file of ``material``.

    If what stands inside fails, the new file is gone again; else the one that it
    replaces goes once the change is stored.
    """
    if not upload:
        yield
        return
    checked = checked_file(upload, MaterialKind(material.kind))
    old, storage = material.file.name, material.file.storage
    for name, value in checked.facts().items():
        setattr(material, name, value)
    material.url = ""
    with file_kept(material, upload, checked.ending):
        yield
    if old:
        transaction.on_commit(partial(storage.delete, old))


def tell_readers(material: Material, *, by: Member, now: datetime, on: date) -> None:
    people = people_of(material.cell_round.cell, on)
    notify(
        {member.pk for member in people.expected} - {by.pk},
        NotificationKind.MATERIAL_ADDED,
        now=now,
        path=reverse("preparation:material", args=[material.pk]),
        date=f"{material.read_by:%d/%m/%Y}",
    )


def record(action: str, material: Material, *, by: Member, now: datetime) -> None:
    record_action(
        action,
        material,
        organisation_id=material.cell_round.cell_id,
        actor=by,
        now=now,
        kind=str(material.kind),
        sha256=material.sha256,
    )
