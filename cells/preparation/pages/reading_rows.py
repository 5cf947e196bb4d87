"""A member's materials as rows: what is to be read by when, what is confirmed."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cells.dates import days_left, days_tone
from cells.preparation.models.materials import Material, MaterialKind

SHOWN_AT_HOME = 3
ICONS = {
    MaterialKind.TEXT: "document",
    MaterialKind.FILE: "download",
    MaterialKind.LINK: "globe",
    MaterialKind.VIDEO: "film",
}


@dataclass(frozen=True)
class ReadingRow:
    """``due_text``: how far away the last day is, where that matters now."""

    title: str
    detail: str
    url: str
    icon: str
    is_done: bool
    button_label: str
    due_text: str = ""
    tone: str = "neutral"


@dataclass(frozen=True)
class ReadingRows:
    """The block of a home page: the first rows, and how many there are in all.

    ``unread``: what the member is asked to read and has not confirmed, next day first.
    """

    rows: tuple[ReadingRow, ...]
    done: int
    of: int
    all_url: str
    unread: tuple[Material, ...] = ()

    @property
    def summary(self) -> str:
        return _("Confirmed %(done)s of %(n)s") % {"done": self.done, "n": self.of}

    @property
    def all_text(self) -> str:
        return _("See all %(n)s materials") % {"n": self.of}


def reading_rows(member, cell_round) -> ReadingRows:
    """What ``member`` has to read in ``cell_round``, unread first, in one query."""
    materials = list(
        Material.objects.standing()
        .filter(cell_round=cell_round)
        .with_reading_of(member.pk)
        .with_asked(member.pk, localdate())
    )
    materials.sort(key=lambda each: each.confirmed_at is not None)
    today = localdate()
    return ReadingRows(
        rows=tuple(reading_row(each, today) for each in materials[:SHOWN_AT_HOME]),
        done=sum(each.confirmed_at is not None for each in materials),
        of=len(materials),
        all_url=reverse("preparation:materials"),
        unread=tuple(
            sorted(
                (each for each in materials if each.is_asked and not each.confirmed_at),
                key=lambda each: (each.read_by, each.position),
            )
        ),
    )


def reading_row(material: Material, today: date, *, is_over=False) -> ReadingRow:
    """``material``: with its reading; ``is_over``: in a round that is over."""
    is_done = material.confirmed_at is not None
    is_to_read = not (is_done or is_over)
    tone = days_tone(material.read_by, today) if is_to_read else "neutral"
    return ReadingRow(
        title=material.title,
        detail=confirmed_text(material) if is_done else size_and_day(material, is_over),
        url=reverse("preparation:material", args=[material.pk]),
        icon="check-disc" if is_done else ICONS[MaterialKind(material.kind)],
        is_done=is_done,
        button_label=button_label(material) if is_to_read else _("Look again"),
        due_text=days_left(material.read_by, today) if tone != "neutral" else "",
        tone=tone,
    )


def button_label(material: Material) -> str:
    if material.kind == MaterialKind.VIDEO:
        return pgettext("button", "Watch")
    return pgettext("button", "Read")


def confirmed_text(material: Material) -> str:
    if material.marked_on:
        return _("Read at the reading meeting of %(date)s") % {
            "date": date_format(material.marked_on, "d/m/Y")
        }
    return _("Read and confirmed on %(date)s") % {
        "date": date_format(localtime(material.confirmed_at), "d/m/Y")
    }


def size_and_day(material: Material, is_over=False) -> str:
    size = size_text(material)
    if is_over:
        return _("%(size)s. Not confirmed.") % {"size": size}
    return _("%(size)s. Confirm by %(date)s.") % {
        "size": size,
        "date": date_format(material.read_by, "d/m/Y"),
    }


def size_text(material: Material) -> str:
    """“9 trang, khoảng 15 phút”; the kind where neither is known."""
    parts = []
    if material.pages:
        pages = ngettext("%(n)s page", "%(n)s pages", material.pages)
        parts.append(pages % {"n": material.pages})
    if material.minutes:
        minutes = ngettext(
            "about %(n)s minute", "about %(n)s minutes", material.minutes
        )
        parts.append(minutes % {"n": material.minutes})
    text = ", ".join(parts) or str(material.get_kind_display())
    return text[0].upper() + text[1:]
