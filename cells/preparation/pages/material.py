"""One material to read, with the confirmation at its end and nowhere else."""

from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cells.dates import days_left, days_tone, weekday_date
from cells.preparation import reading_policies as policies
from cells.preparation.models.materials import Material, MaterialKind
from cells.preparation.models.readings import ReadingAttendance
from cells.preparation.pages.reading_rows import confirmed_text, size_text
from cells.rounds.models import OPEN_FOR_WRITING


@dataclass(frozen=True)
class Mark:
    """That the member was marked as present; ``object_url`` while that may be said."""

    text: str
    object_url: str


@dataclass
class MaterialPage:
    """``confirm_url`` only where the member may confirm now."""

    title: str
    round_title: str
    detail: str
    due_text: str = ""
    tone: str = "neutral"
    text: str = ""
    file_url: str = ""
    file_text: str = ""
    link_url: str = ""
    link_host: str = ""
    confirmed: str = ""
    changed: str = ""
    confirm_url: str = ""
    confirm_label: str = ""
    closed_text: str = ""
    is_withdrawn: bool = False
    edit_url: str = ""
    marks: list[Mark] = field(default_factory=list)


def material_page(material: Material, user, today: date) -> MaterialPage:
    """``material``: with the reading of ``user`` and its round."""
    is_open = material.cell_round.status in OPEN_FOR_WRITING
    page = MaterialPage(
        title=material.title,
        round_title=material.cell_round.round.title,
        detail=f"{size_text(material)}.",
        text=material.text,
        is_withdrawn=material.is_withdrawn,
        marks=marks_of(material, user, is_open),
    )
    add_place(page, material)
    if policies.prepares_material(user, material) and is_open:
        page.edit_url = reverse("preparation:edit_material", args=[material.pk])
    if material.confirmed_at:
        page.confirmed = confirmed_at(material)
        page.changed = changed_text(material)
    elif material.is_withdrawn or not is_open:
        page.closed_text = closed_text(material)
    else:
        page.confirm_url = reverse("preparation:confirm_material", args=[material.pk])
        page.confirm_label = confirm_label(material)
        page.tone = days_tone(material.read_by, today)
        page.due_text = _("To be confirmed by %(day)s, %(left)s.") % {
            "day": weekday_date(material.read_by),
            "left": days_left(material.read_by, today),
        }
    return page


def add_place(page: MaterialPage, material: Material) -> None:
    """Where the file or the page of a link is."""
    if material.file:
        page.file_url = reverse("preparation:material_file", args=[material.pk])
        page.file_text = f"{material.name} ({filesizeformat(material.size)})"
    if material.url:
        page.link_url = material.url
        page.link_host = urlsplit(material.url).hostname or ""


def confirmed_at(material: Material) -> str:
    if material.marked_on:
        return f"{confirmed_text(material)}."
    at = localtime(material.confirmed_at)
    return _("You read and confirmed it on %(date)s at %(time)s.") % {
        "date": date_format(at, "d/m/Y"),
        "time": f"{at:%H:%M}",
    }


def changed_text(material: Material) -> str:
    changed = material.content_changed_at
    if not changed or changed <= material.confirmed_at:
        return ""
    return _("Its content was changed on %(date)s, after that.") % {
        "date": date_format(localtime(changed), "d/m/Y")
    }


def confirm_label(material: Material) -> str:
    if material.kind == MaterialKind.VIDEO:
        return _("I have watched it")
    return _("I have read it")


def closed_text(material: Material) -> str:
    if material.is_withdrawn:
        return _("This material has been withdrawn; nobody confirms it now.")
    return _("This round is over; the material can be read, but not confirmed.")


def marks_of(material: Material, user, is_open: bool) -> list[Mark]:
    attendances = ReadingAttendance.objects.filter(
        member=user, meeting__materials=material
    ).select_related("meeting", "marked_by")
    return [mark_of(each, is_open) for each in attendances]


def mark_of(attendance: ReadingAttendance, is_open: bool) -> Mark:
    day = date_format(attendance.meeting.held_on, "d/m/Y")
    if attendance.objected_at:
        return Mark(
            _("On %(at)s you said that you were not at the reading of %(date)s.")
            % {
                "at": date_format(localtime(attendance.objected_at), "d/m/Y"),
                "date": day,
            },
            "",
        )
    url = reverse("preparation:object_reading", args=[attendance.meeting_id])
    return Mark(
        _("Comrade %(name)s marked you as present at the reading of %(date)s.")
        % {"name": attendance.marked_by.full_name, "date": day},
        url if is_open else "",
    )
