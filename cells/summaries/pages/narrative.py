"""The words of a summary: read, and written in a form that saves itself."""

import uuid
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cells.saved_forms import FieldError
from cells.saved_rows import Conflict, conflict_of, saved_text
from cells.saving import digest, values_of
from cells.summaries.models import CellSummary, SummaryNarrative
from cells.summaries.pages.shared import address
from cells.summaries.services.narrative import NARRATIVE_FIELDS
from cells.summaries.words import narrative_of

PREFIX = "general"
DATES = ("reading_from", "reading_to")
NUMBERS = ("members_read", "last_plan_items", "last_plan_met")
TEXTS = ("general_assessment", "common_deeds", "proposals", "draft_conclusions")
WRITTEN = (
    "reading_from",
    "reading_to",
    "members_read",
    "general_assessment",
    "common_deeds",
    "last_plan_items",
    "last_plan_met",
    "proposals",
    "draft_conclusions",
)


def labels() -> dict[str, str]:
    return {
        "reading_from": _("The material was studied from"),
        "reading_to": _("to the day"),
        "members_read": _("Members who studied it"),
        "general_assessment": _("General assessment"),
        "common_deeds": _("Deeds often met"),
        "last_plan_items": _("Items to be mended from the last round"),
        "last_plan_met": _("of these, met"),
        "proposals": _("Proposals to the committee above"),
        "draft_conclusions": _("Draft conclusions"),
    }


def hints() -> dict[str, str]:
    return {
        "general_assessment": _(
            "How the reports were prepared; what the cell does well."
        ),
        "common_deeds": _("In general terms, so that nobody is recognised."),
        "proposals": _("May be left empty."),
        "draft_conclusions": _("For the session; they do not stand in the report."),
    }


def headings() -> list[tuple[str, tuple[str, ...]]]:
    """The headings of the paper, and which fields stand below each."""
    return [
        (_("I. The cell and the preparation"), WRITTEN[:3]),
        (_("II. Results of the self-review"), WRITTEN[3:7]),
        (_("V. Proposals"), WRITTEN[7:8]),
        (_("Draft conclusions of the session"), WRITTEN[8:]),
    ]


@dataclass(frozen=True)
class NarrativePart:
    """One field that says something. ``is_text``: several lines."""

    label: str
    text: str
    is_text: bool


@dataclass
class Field:
    name: str
    label: str
    hint: str
    kind: str
    value: str
    errors: list


@dataclass
class NarrativePage:
    sections: list
    version: int
    seen: str
    saved_text: str
    save_url: str
    back_url: str
    page_id: str
    prefix: str = PREFIX
    unsaved: bool = False
    errors: list[FieldError] = field(default_factory=list)
    conflict: Conflict | None = None


def narrative_parts(summary: CellSummary) -> list[NarrativePart]:
    """What has been written so far, in the order of the paper."""
    row, names = narrative_of(summary), labels()
    return [
        NarrativePart(names[name], shown(getattr(row, name)), name in TEXTS)
        for name in WRITTEN
        if getattr(row, name) not in (None, "")
    ]


def narrative_page(summary: CellSummary, *, form=None) -> NarrativePage:
    """As stored, or with everything that ``form`` brought."""
    row = narrative_of(summary)
    page = NarrativePage(
        sections=[
            (heading, [field_of(row, name, form) for name in names])
            for heading, names in headings()
        ],
        version=row.version,
        seen=digest(values_of(row, NARRATIVE_FIELDS)),
        saved_text=saved_text(row.saved_at),
        save_url=address("summaries:narrative", summary),
        back_url=address("summaries:detail", summary),
        page_id=str(uuid.uuid4()),
    )
    if form:
        page.unsaved = True
        page.version, page.seen = form.page_facts()
        page.errors = form.field_errors()
    return page


def field_of(row: SummaryNarrative, name: str, form) -> Field:
    kind = "text" if name in TEXTS else "date" if name in DATES else "number"
    return Field(
        name=f"{PREFIX}-{name}",
        label=labels()[name],
        hint=hints().get(name, ""),
        kind=kind,
        value=form.typed(name) if form else plain(getattr(row, name)),
        errors=list(form.errors.get(name, [])) if form else [],
    )


def plain(value) -> str:
    """As a form field holds it."""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def shown(value) -> str:
    return date_format(value, "d/m/Y") if isinstance(value, date) else plain(value)


def narrative_conflict(row: SummaryNarrative, values: dict) -> Conflict:
    """Both texts of a stale save, where they differ."""
    return conflict_of(
        row,
        values,
        labels(),
        fields={name: plain(getattr(row, name)) for name in WRITTEN},
        shown=lambda _name, value: shown(value),
    )
