"""The page on which a leader words a duty, and what somebody else saved meanwhile."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.dates import weekday_date
from cells.preparation.models.duties import Duty
from cells.preparation.models.papers import PaperKind


@dataclass(frozen=True)
class StoredFact:
    label: str
    text: str


@dataclass(frozen=True)
class DutyFormPage:
    """``stored``: what stands now, when it is not what the form was opened with."""

    title: str
    hub_url: str
    session_text: str
    remove_url: str = ""
    version: int = 0
    stored: list[StoredFact] = field(default_factory=list)


def duty_form_page(
    cell_round, duty: Duty | None = None, *, stored: dict | None = None, people=()
) -> DutyFormPage:
    hub_url = reverse("journey:preparation", args=[cell_round.pk])
    session_text = weekday_date(cell_round.round.session_on)
    if duty is None:
        return DutyFormPage(_("A new duty"), hub_url, session_text)
    return DutyFormPage(
        title=_("Change a duty"),
        hub_url=hub_url,
        session_text=session_text,
        remove_url=reverse("preparation:duty_remove", args=[duty.pk]),
        version=duty.version,
        stored=stored_facts(stored, dict(people)) if stored else [],
    )


def stored_facts(stored: dict, names: dict[int, str]) -> list[StoredFact]:
    people = [names[pk] for pk in stored["members"] if pk in names]
    paper = stored["paper_kind"]
    facts = [
        StoredFact(_("What is to be done"), stored["title"]),
        StoredFact(_("Product"), stored["product"]),
        StoredFact(_("Due on"), weekday_date(stored["due_on"])),
        StoredFact(_("Who does it"), ", ".join(people)),
        StoredFact(
            _("Paper that belongs to it"),
            str(PaperKind(paper).label) if paper else "",
        ),
    ]
    return [fact for fact in facts if fact.text]
