"""Fills the list of members who study materials from what was confirmed."""

from datetime import date

from django.utils import timezone

from cells.preparation.models.materials import Material
from cells.preparation.models.readings import ReadingConfirmation
from cells.preparation.people import people_of
from cells.rounds.models import CellRound
from reports.contexts.cell_paper import issuer_of
from reports.contexts.party_document import PartyDocument, party_date
from reports.contexts.reading_sheet import (
    READING_SHEET_SUBJECT,
    ReadingSheetDocument,
    SheetRow,
)


def reading_sheet_document(
    cell_round: CellRound, materials: list[Material], on: date
) -> ReadingSheetDocument:
    """The members who are expected to read on ``on``, by given name.

    A day stands beside whoever has read all of ``materials``: the last of the days.
    """
    days = days_read(materials)
    return ReadingSheetDocument(
        party=party_document(cell_round),
        round_title=cell_round.round.title,
        cell_name=cell_round.cell.name,
        materials=tuple(each.title for each in materials),
        read_by=party_date(max(each.read_by for each in materials)),
        rows=tuple(
            SheetRow(member.full_name, day_text(days.get(member.pk), len(materials)))
            for member in people_of(cell_round.cell, on).expected
        ),
    )


def days_read(materials: list[Material]) -> dict[int, list[date]]:
    """By member: the day of the reading meeting, else of the own confirmation."""
    found = {}
    rows = ReadingConfirmation.objects.filter(material__in=materials)
    for each in rows.select_related("reading_meeting"):
        meeting = each.reading_meeting
        own = timezone.localdate(each.confirmed_at)
        found.setdefault(each.member_id, []).append(meeting.held_on if meeting else own)
    return found


def day_text(days: list[date] | None, wanted: int) -> str:
    return party_date(max(days)) if days and len(days) == wanted else ""


def party_document(cell_round: CellRound) -> PartyDocument:
    """A list of the cell: without number and recipients, signed by the secretary."""
    return issuer_of(cell_round.cell).paper(
        cell_round.round.year,
        type_name="DANH SÁCH",
        subject_lines=READING_SHEET_SUBJECT,
        signing_capacity="T/M CHI BỘ",
        signer_office="BÍ THƯ",
    )
