"""The materials of a round for its leaders: who has confirmed each, who has not."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.organisation.name_order import name_order
from cells.preparation.models.materials import Material, MaterialKind
from cells.preparation.models.readings import ReadingConfirmation, ReadingMeeting
from cells.preparation.pages.reading_rows import ICONS, size_text
from cells.preparation.people import CellPeople, people_of
from cells.rounds.models import OPEN_FOR_WRITING, CellRound


@dataclass(frozen=True)
class Reader:
    name: str
    when: str


@dataclass
class MaterialRow:
    """``done`` of ``of`` are those expected to read; ``readers`` may hold others."""

    pk: int
    title: str
    detail: str
    icon: str
    version: int
    is_withdrawn: bool
    readers: list[Reader]
    missing: list[str]
    done: int
    of: int

    @property
    def count_text(self) -> str:
        return _("%(done)s of %(n)s have confirmed") % {
            "done": self.done,
            "n": self.of,
        }


@dataclass(frozen=True)
class MeetingRow:
    title: str
    detail: str
    url: str


@dataclass
class RoundMaterialsPage:
    title: str
    cell_name: str
    pk: int
    is_open: bool
    rows: list[MaterialRow]
    withdrawn: list[MaterialRow]
    meetings: list[MeetingRow]
    kinds: list[tuple[str, str, str]] = field(default_factory=list)


def round_materials_page(cell_round: CellRound, today: date) -> RoundMaterialsPage:
    """In four queries, whatever the number of materials and readers."""
    people = people_of(cell_round.cell, today)
    confirmations = confirmations_of(cell_round)
    rows = [
        material_row(each, people, confirmations[each.pk])
        for each in Material.objects.filter(cell_round=cell_round)
    ]
    return RoundMaterialsPage(
        title=cell_round.round.title,
        cell_name=cell_round.cell.name,
        pk=cell_round.pk,
        is_open=cell_round.status in OPEN_FOR_WRITING,
        rows=[row for row in rows if not row.is_withdrawn],
        withdrawn=[row for row in rows if row.is_withdrawn],
        meetings=meeting_rows(cell_round),
        kinds=[(kind.value, str(kind.label), ICONS[kind]) for kind in MaterialKind],
    )


def confirmations_of(cell_round: CellRound) -> dict[int, list[ReadingConfirmation]]:
    """By material."""
    found = defaultdict(list)
    rows = ReadingConfirmation.objects.filter(material__cell_round=cell_round)
    for each in rows.select_related("member", "reading_meeting"):
        found[each.material_id].append(each)
    return found


def material_row(
    material: Material, people: CellPeople, confirmations: list[ReadingConfirmation]
) -> MaterialRow:
    read = {each.member_id for each in confirmations}
    confirmations = sorted(confirmations, key=lambda each: name_order(each.member))
    missing = [each.full_name for each in people.expected if each.pk not in read]
    return MaterialRow(
        pk=material.pk,
        title=material.title,
        detail=_("%(size)s. To be read by %(date)s.")
        % {
            "size": size_text(material),
            "date": date_format(material.read_by, "d/m/Y"),
        },
        icon=ICONS[MaterialKind(material.kind)],
        version=material.version,
        is_withdrawn=material.is_withdrawn,
        readers=[
            Reader(each.member.full_name, when_text(each, material))
            for each in confirmations
        ],
        missing=missing,
        done=len(people.expected) - len(missing),
        of=len(people.expected),
    )


def when_text(confirmation: ReadingConfirmation, material: Material) -> str:
    if meeting := confirmation.reading_meeting:
        return _("at the reading meeting of %(date)s") % {
            "date": date_format(meeting.held_on, "d/m/Y")
        }
    text = date_format(localtime(confirmation.confirmed_at), "d/m/Y")
    changed = material.content_changed_at
    if changed and changed > confirmation.confirmed_at:
        return _("%(date)s, before the content was changed") % {"date": text}
    return text


def meeting_rows(cell_round: CellRound) -> list[MeetingRow]:
    meetings = ReadingMeeting.objects.filter(cell_round=cell_round).annotate(
        present=Count(
            "attendances",
            filter=Q(attendances__objected_at__isnull=True),
            distinct=True,
        ),
        objections=Count(
            "attendances",
            filter=Q(attendances__objected_at__isnull=False),
            distinct=True,
        ),
    )
    return [meeting_row(each) for each in meetings]


def meeting_row(meeting) -> MeetingRow:
    present = ngettext(
        "%(n)s member present", "%(n)s members present", meeting.present
    ) % {"n": meeting.present}
    if meeting.objections:
        present += "; " + ngettext(
            "%(n)s says not to have been there",
            "%(n)s say not to have been there",
            meeting.objections,
        ) % {"n": meeting.objections}
    return MeetingRow(
        title=_("Reading meeting of %(date)s")
        % {"date": date_format(meeting.held_on, "d/m/Y")},
        detail=present,
        url=reverse("preparation:reading_meeting", args=[meeting.pk]),
    )
