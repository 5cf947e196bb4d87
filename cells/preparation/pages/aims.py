"""The page on which leaders word the aims and choose the form of the session."""

import uuid
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cells.preparation.forms.aims import PREFIX, AimsForm
from cells.preparation.models.preparation import Preparation
from cells.preparation.services.aims import AIM_FIELDS
from cells.preparation.suggestions import shelved_forms
from cells.rounds.models import CellRound
from cells.saved_forms import FieldError
from cells.saved_rows import Conflict, conflict_of, saved_text
from cells.saving import digest, values_of


@dataclass(frozen=True)
class FormChoice:
    """One form of the shelf, or none (``code`` is empty)."""

    code: str
    name: str
    how: tuple[str, ...]
    is_chosen: bool


@dataclass
class AimsPage:
    """``values``: what stands in the fields, by the names of the row."""

    values: dict
    choices: list[FormChoice]
    round_aims: str
    version: int
    seen: str
    saved_text: str
    save_url: str
    hub_url: str
    page_id: str
    prefix: str = PREFIX
    unsaved: bool = False
    errors: list[FieldError] = field(default_factory=list)
    field_errors: dict = field(default_factory=dict)
    conflict: Conflict | None = None


def aims_page(
    cell_round: CellRound, row: Preparation, *, form: AimsForm | None = None
) -> AimsPage:
    """As stored, or with everything that ``form`` brought."""
    values = values_of(row, AIM_FIELDS)
    page = AimsPage(
        values=values,
        choices=[],
        round_aims=cell_round.round.aims,
        version=row.version,
        seen=digest(values),
        saved_text=saved_text(row.saved_at),
        save_url=reverse("preparation:session_aims", args=[cell_round.pk]),
        hub_url=reverse("journey:preparation", args=[cell_round.pk]),
        page_id=str(uuid.uuid4()),
    )
    if form:
        take_over(page, form)
    page.choices = choices_of(page.values["session_form"])
    return page


def take_over(page: AimsPage, form: AimsForm) -> None:
    """What was typed stands on the page again, with what is wrong with it."""
    page.unsaved = True
    page.values = {name: form.typed(name) for name in AIM_FIELDS}
    page.version, page.seen = form.page_facts()
    page.errors = form.field_errors()
    page.field_errors = dict(form.errors)


def choices_of(chosen: str) -> list[FormChoice]:
    shelf = [
        FormChoice(form.code, form.name, form.how, form.code == chosen)
        for form in shelved_forms()
    ]
    is_none = not any(choice.is_chosen for choice in shelf)
    none = pgettext("form of session", "Not chosen yet")
    return [*shelf, FormChoice("", none, (), is_none)]


def aims_conflict(row: Preparation, values: dict) -> Conflict:
    """Both texts of a stale save, where they differ."""
    labels = {
        "aims": _("Aims of the session"),
        "session_form": _("Form of the session"),
        "form_details": _("How it will be done here"),
    }
    fields = values_of(row, AIM_FIELDS)
    return conflict_of(row, values, labels, fields=fields, shown=shown)


def shown(name: str, value: str) -> str:
    if name != "session_form":
        return value
    return next(choice.name for choice in choices_of(value) if choice.is_chosen)
