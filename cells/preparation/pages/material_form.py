"""The page on which a leader puts a material, and what was saved meanwhile."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.dates import weekday_date
from cells.preparation.models.materials import Material, MaterialKind
from cells.preparation.pages.duty_form import StoredFact

STORED_TEXT_SHOWN = 2000


@dataclass(frozen=True)
class MaterialFormPage:
    """``stored``: what stands now, when it is not what the form was opened with."""

    title: str
    back_url: str
    reading_text: str
    file_text: str = ""
    file_url: str = ""
    stored: list[StoredFact] = field(default_factory=list)


def material_form_page(
    cell_round,
    kind: MaterialKind,
    material: Material | None = None,
    *,
    typed: dict | None = None,
) -> MaterialFormPage:
    titles = {
        MaterialKind.TEXT: _("A text to read"),
        MaterialKind.FILE: _("A file to read"),
        MaterialKind.LINK: _("A link to read"),
        MaterialKind.VIDEO: _("A video to watch"),
    }
    has_file = bool(material and material.file)
    return MaterialFormPage(
        title=_("Change a material") if material else titles[kind],
        back_url=reverse("preparation:round_materials", args=[cell_round.pk]),
        reading_text=_("Reading date of the round: %(day)s.")
        % {"day": weekday_date(cell_round.round.reading_on)},
        file_text=material.name if has_file else "",
        file_url=reverse("preparation:material_file", args=[material.pk])
        if has_file
        else "",
        stored=stored_facts(material, typed) if typed else [],
    )


def stored_facts(material: Material, typed: dict) -> list[StoredFact]:
    """What differs from ``typed``, the values of the form by the row's names."""
    shown = {
        "title": (_("Title"), material.title),
        "text": (_("Text to read"), material.text[:STORED_TEXT_SHOWN]),
        "url": (_("Web address"), material.url),
        "pages": (_("Pages"), str(material.pages or "")),
        "minutes": (_("Minutes to read"), str(material.minutes or "")),
        "read_by": (_("To be read by"), weekday_date(material.read_by)),
    }
    facts = [
        StoredFact(label, text or _("nothing"))
        for name, (label, text) in shown.items()
        if name in typed and typed[name] != getattr(material, name)
    ]
    if material.file:
        facts.append(StoredFact(_("File"), material.name))
    return facts
