"""The models of papers of a cell or committee, and the page that edits one."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.dates import clock
from cells.organisation.models import Organisation
from cells.preparation.models.papers import PaperKind, PaperTemplate
from cells.preparation.pages.papers import model_sentence
from cells.preparation.paper_fields import LISTS_AND_TABLES, WORDS, unknown_fields
from cells.preparation.paper_templates import default_text, templates_of


@dataclass(frozen=True)
class TemplateRow:
    name: str
    source: str
    url: str


@dataclass(frozen=True)
class TemplatesPage:
    organisation_name: str
    rows: list[TemplateRow]


@dataclass(frozen=True)
class TemplatePage:
    """``reset_url`` is empty where the organisation has no text of its own.

    ``stored_text``: what somebody else stored meanwhile, beside what was typed here.
    """

    name: str
    organisation_name: str
    source: str
    model_sentence: str
    text: str
    version: int
    words: tuple[str, ...]
    tables: tuple[str, ...]
    unknown: list[str]
    list_url: str
    edit_url: str
    reset_url: str
    error: str = ""
    stored_text: str = ""


def templates_page(organisation: Organisation) -> TemplatesPage:
    rows = templates_of(organisation)
    return TemplatesPage(
        organisation_name=organisation.name,
        rows=[
            TemplateRow(
                name=str(kind.label),
                source=source_words(organisation, rows.get(kind)),
                url=reverse("preparation:paper_template", args=[organisation.pk, kind]),
            )
            for kind in PaperKind
        ],
    )


def template_page(
    organisation: Organisation,
    kind: PaperKind,
    *,
    form=None,
    error: str = "",
    is_stale: bool = False,
) -> TemplatePage:
    """As stored, or with everything that ``form`` brought."""
    row = templates_of(organisation).get(kind)
    is_own = row is not None and row.organisation_id == organisation.pk
    stored = row.text if row else default_text(kind)
    text = form.data.get("text", "") if form else stored
    arguments = [organisation.pk, kind]
    reset_url = reverse("preparation:reset_paper_template", args=arguments)
    return TemplatePage(
        name=str(kind.label),
        organisation_name=organisation.name,
        source=source_words(organisation, row),
        model_sentence=model_sentence(),
        text=text,
        version=row.version if is_own else 0,
        words=WORDS,
        tables=LISTS_AND_TABLES,
        unknown=unknown_fields(text),
        list_url=reverse("preparation:paper_templates", args=arguments[:1]),
        edit_url=reverse("preparation:paper_template", args=arguments),
        reset_url=reset_url if is_own else "",
        error=error,
        stored_text=stored if is_stale else "",
    )


def source_words(organisation: Organisation, row: PaperTemplate | None) -> str:
    """Whose text it is, and since when."""
    if row is None:
        return _("The product's own model")
    if row.organisation_id != organisation.pk:
        return _("Taken over from %(organisation)s") % {
            "organisation": row.organisation.name
        }
    return _("Your own, changed by comrade %(name)s at %(time)s") % {
        "name": row.saved_by.full_name,
        "time": clock(row.saved_at),
    }
