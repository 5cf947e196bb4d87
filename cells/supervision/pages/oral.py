"""The rows of the page on which an oral report is written down."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cells.supervision.followed_lines import FollowedLine
from cells.supervision.forms import OralForm


@dataclass(frozen=True)
class OralField:
    name: str
    label: str
    value: str
    errors: list[str]
    is_number: bool


@dataclass(frozen=True)
class OralRow:
    line: FollowedLine
    fields: list[OralField]


def oral_rows(form: OralForm) -> list[OralRow]:
    labels = {
        "quantity": _("Delivered in this period"),
        "none_reason": _("Why none"),
        "evidence_words": _("Evidence"),
        "obstacles": _("Obstacles"),
        "next_steps": _("What comes next"),
    }
    return [
        OralRow(
            line=line,
            fields=[
                oral_field(form, f"l{line.id}-{name}", label)
                for name, label in labels.items()
                if f"l{line.id}-{name}" in form.fields
            ],
        )
        for line in form.lines
    ]


def oral_field(form: OralForm, name: str, label: str) -> OralField:
    return OralField(
        name=name,
        label=label,
        value=form.data.get(name, ""),
        errors=list(form.errors.get(name, [])),
        is_number=name.endswith("-quantity"),
    )
