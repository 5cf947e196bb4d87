"""The rows of the writing page: an answer, or a text of the general part."""

from dataclasses import dataclass, field

from django.utils.translation import get_language

from cells.indicators.models import Frequency
from cells.reviews.models import SelfReview
from cells.reviews.pages.hints import FieldHint
from cells.reviews.pages.returned import GuidanceBlock
from cells.reviews.pages.shared import Link, general_hints, general_labels
from cells.reviews.services.writing import ANSWER_FIELDS, GENERAL_FIELDS
from cells.saving import digest, values_of

TYPED = ("deed", "cause_subjective", "cause_objective", "remedy", "kept_reason")
HIDDEN = frozenset({"version", "seen", "keep", "stored_version"})


@dataclass
class Row:
    """One indicator with its answer: as stored, or as just typed."""

    number: int
    code: str
    prefix: str
    label: str
    text: str
    source: str
    text_open: bool
    scale: list
    version: int
    seen: str
    parts: list
    frequency: str
    deed: str
    cause_subjective: str
    cause_objective: str
    remedy: str
    kept_reason: str = ""
    errors: dict = field(default_factory=dict)
    conflict: dict | None = None
    guidance: GuidanceBlock | None = None
    returned: bool = False
    unsaved: bool = False
    hints: dict[str, FieldHint] = field(default_factory=dict)


@dataclass
class GeneralRow:
    name: str
    label: str
    hint: str
    value: str
    prefix: str
    errors: list
    version: int | None = None
    seen: str = ""
    conflict: dict | None = None
    unsaved: bool = False


def source_line(review: SelfReview) -> str:
    return review.cell_round.round.catalogue.short_source


def scale_of(review: SelfReview) -> list[dict]:
    meanings = review.cell_round.round.meanings
    return [
        {"value": f.value, "label": str(f.label), "meaning": meanings[f.value]}
        for f in Frequency
    ]


def answer_row(
    answer, scale, source, *, first_writing: bool, fields=ANSWER_FIELDS
) -> Row:
    """A stored answer; ``fields``: those that its row saves."""
    indicator = answer.indicator
    text = indicator.text
    if get_language() == "en":
        text = f"{text} [{indicator.text_en}]"
    return Row(
        number=indicator.number,
        code=indicator.code,
        prefix=f"a{indicator.number}",
        label=indicator.shown_label,
        text=text,
        source=source,
        text_open=first_writing,
        scale=scale,
        version=answer.version,
        seen=digest(values_of(answer, fields)),
        parts=[
            {
                "number": part.number,
                "text": part.text,
                "checked": part.number in answer.marked_parts,
            }
            for part in indicator.parts.all()
        ],
        frequency=answer.frequency or "",
        deed=answer.deed,
        cause_subjective=answer.cause_subjective,
        cause_objective=answer.cause_objective,
        remedy=answer.remedy,
        kept_reason=getattr(answer, "kept_reason", ""),
    )


def show_typed(row: Row, form) -> None:
    """Put what was just typed into the row, with its errors, nothing lost."""
    row.frequency = form.typed("frequency")
    for name in TYPED:
        if form.sent(name):
            setattr(row, name, form.typed(name))
    marked = form.typed_parts()
    for part in row.parts:
        part["checked"] = str(part["number"]) in marked
    row.unsaved = True
    row.version, row.seen = form.page_facts()
    row.errors = {name: list(errors) for name, errors in form.errors.items()}


def place_of(row: Row, name: str) -> str:
    """Where an error stands: at its field, or at the item if nobody sees the field."""
    return f"#answer-{row.number}" if name in HIDDEN else f"#a{row.number}-{name}"


def row_errors(rows: list[Row]) -> list[Link]:
    return [
        Link(place_of(row, name), " ".join(errors), row.number)
        for row in rows
        for name, errors in row.errors.items()
    ]


def show_general(page, general, form) -> None:
    """Put the texts of the general part on the page; ``form``: as just typed."""
    page.is_general = True
    labels, hints = general_labels(), general_hints()
    page.general_rows = [
        GeneralRow(
            name=f"general-{name}",
            label=labels[name],
            hint=hints[name],
            value=form.typed(name) if form else getattr(general, name),
            prefix="general",
            errors=list(form.errors.get(name, [])) if form else [],
        )
        for name in GENERAL_FIELDS
    ]
    first = page.general_rows[0]
    first.version = general.version
    first.seen = digest(values_of(general, GENERAL_FIELDS))
    if form:
        first.unsaved = True
        first.version, first.seen = form.page_facts()
        page.errors = form.field_errors()
