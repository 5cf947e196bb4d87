"""The rows of the writing page: an answer, or a text of the general part."""

from dataclasses import dataclass, field

from django.utils.translation import get_language

from cells.indicators.models import Frequency
from cells.reviews.models import SelfReview
from cells.reviews.pages.hints import FieldHint
from cells.reviews.pages.returned import GuidanceBlock
from cells.reviews.services.writing import ANSWER_FIELDS
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
    row.version, row.seen = page_facts(form)
    row.errors = {name: list(errors) for name, errors in form.errors.items()}


def page_facts(form) -> tuple:
    """The version and digest that the page goes on with.

    Where they came broken the page counts as the oldest one: whatever was saved
    since is then shown beside its text, never overwritten.
    """
    version = 1 if "version" in form.errors else form.typed("version")
    return version, "" if "seen" in form.errors else form.typed("seen")


def place_of(row: Row, name: str) -> str:
    """Where an error stands: at its field, or at the item if nobody sees the field."""
    return f"#answer-{row.number}" if name in HIDDEN else f"#a{row.number}-{name}"
