"""The page “Materials” of a member: the open round first, then earlier ones."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from cells.preparation import reading_policies as policies
from cells.preparation.models.materials import Material
from cells.preparation.pages.reading_rows import ReadingRow, reading_row
from cells.rounds.models import OPEN_FOR_WRITING, CellRound


@dataclass
class RoundSection:
    """The materials of one round of a cell; ``manage_url`` for who leads there."""

    id: str
    cell_id: int
    title: str
    cell_name: str
    to_read: list[ReadingRow] = field(default_factory=list)
    done: list[ReadingRow] = field(default_factory=list)
    manage_url: str = ""
    principles_url: str = ""

    @property
    def count(self) -> int:
        return len(self.to_read) + len(self.done)


@dataclass
class MaterialsPage:
    """``cell_id``: whose principles stand at the head, or None."""

    current: list[RoundSection]
    earlier: list[RoundSection]
    rules_url: str
    cell_id: int | None


def materials_page(user, today: date) -> MaterialsPage:
    """All that ``user`` may read in the cells of today, in two queries."""
    rounds = list(CellRound.objects.of_own_cell(user).select_related("round", "cell"))
    current = current_rounds(rounds)
    sections = {each.pk: section_of(each, user) for each in rounds}
    materials = Material.objects.visible_to(user).standing().with_reading_of(user.pk)
    for material in materials:
        section = sections[material.cell_round_id]
        row = reading_row(
            material, today, is_over=material.cell_round_id not in current
        )
        (section.done if row.is_done else section.to_read).append(row)
    return MaterialsPage(
        current=[sections[pk] for pk in current],
        earlier=[
            section
            for pk, section in sections.items()
            if pk not in current and section.count
        ],
        rules_url=reverse("preparation:rules"),
        cell_id=min(user.mandates.member_of, default=None),
    )


def current_rounds(rounds: list[CellRound]) -> list[int]:
    """Of each cell the newest round that is not over; ``rounds``: newest first."""
    newest = {}
    for each in rounds:
        if each.status in OPEN_FOR_WRITING:
            newest.setdefault(each.cell_id, each.pk)
    return list(newest.values())


def section_of(cell_round: CellRound, user) -> RoundSection:
    section = RoundSection(
        id=f"round-{cell_round.pk}",
        cell_id=cell_round.cell_id,
        title=cell_round.round.title,
        cell_name=cell_round.cell.name,
        principles_url=reverse("preparation:principles", args=[cell_round.pk]),
    )
    if policies.prepares_round(user, cell_round):
        section.manage_url = reverse(
            "preparation:round_materials", args=[cell_round.pk]
        )
    return section
