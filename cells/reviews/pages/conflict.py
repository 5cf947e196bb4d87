"""Both texts of a stale save, side by side."""

import json
from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from cells.indicators.models import Frequency
from cells.reviews.pages.shared import answer_labels, clock, general_labels

FIELD_NAMES = {"marked_parts": "parts"}


@dataclass(frozen=True)
class Fact:
    label: str
    text: str


@dataclass(frozen=True)
class Conflict:
    """``mine`` and ``stored`` are lists of facts; equal ones are left out.

    ``fields``: what is stored, by the names of the form's fields, so that a script
    can put it into the page when the author keeps it.
    """

    stored_version: int
    saved_at: str
    mine: list[Fact]
    stored: list[Fact]
    fields: dict

    def to_json(self) -> dict:
        return asdict(self)

    def fields_json(self) -> str:
        return json.dumps(self.fields, ensure_ascii=False)


def answer_conflict(answer, values: dict) -> Conflict:
    parts = {part.number: part.text for part in answer.indicator.parts.all()}
    labels = {n: label for n, label in answer_labels().items() if hasattr(answer, n)}

    def shown(name, value) -> str:
        if name == "frequency":
            return str(Frequency(value).label) if value else _("not answered yet")
        if name == "marked_parts":
            return " ".join(parts[number] for number in value if number in parts)
        return value

    return conflict(answer, values, labels, shown)


def general_conflict(general, values: dict) -> Conflict:
    return conflict(general, values, general_labels(), lambda _name, value: value)


def conflict(row, values, labels, shown) -> Conflict:
    values = {name: getattr(row, name) for name in labels} | values
    differing = [name for name in labels if values[name] != getattr(row, name)]
    return Conflict(
        stored_version=row.version,
        saved_at=clock(row.saved_at) if row.saved_at else "",
        mine=[Fact(labels[name], shown(name, values[name])) for name in differing],
        stored=[
            Fact(labels[name], shown(name, getattr(row, name))) for name in differing
        ],
        fields={
            FIELD_NAMES.get(name, name): getattr(row, name) or "" for name in labels
        },
    )
