"""Who has read what in a round, as a table to print."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.timezone import localtime

from cells.preparation.models.materials import Material
from cells.preparation.models.readings import ReadingConfirmation
from cells.preparation.pages.round_materials import confirmations_of
from cells.preparation.people import people_of
from cells.rounds.models import CellRound


@dataclass(frozen=True)
class ReadingLine:
    """One member; a day for each material, "" where it is not confirmed."""

    name: str
    days: tuple[str, ...]


@dataclass(frozen=True)
class ReadingList:
    title: str
    cell_name: str
    pk: int
    printed_on: str
    materials: tuple[str, ...]
    lines: tuple[ReadingLine, ...]


def reading_list(cell_round: CellRound, today: date) -> ReadingList:
    """In three queries."""
    materials = list(Material.objects.standing().filter(cell_round=cell_round))
    days = {
        (each.material_id, each.member_id): day_of(each)
        for found in confirmations_of(cell_round).values()
        for each in found
    }
    return ReadingList(
        title=cell_round.round.title,
        cell_name=cell_round.cell.name,
        pk=cell_round.pk,
        printed_on=date_format(today, "d/m/Y"),
        materials=tuple(each.title for each in materials),
        lines=tuple(
            ReadingLine(
                member.full_name,
                tuple(days.get((each.pk, member.pk), "") for each in materials),
            )
            for member in people_of(cell_round.cell, today).expected
        ),
    )


def day_of(confirmation: ReadingConfirmation) -> str:
    """The day of the meeting where it was marked, else of the press."""
    if meeting := confirmation.reading_meeting:
        return date_format(meeting.held_on, "d/m")
    return date_format(localtime(confirmation.confirmed_at), "d/m")
