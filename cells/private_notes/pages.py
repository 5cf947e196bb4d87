"""The author's own notes: the list, and one that is being changed."""

from dataclasses import dataclass, field
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Subquery
from django.utils.translation import gettext as _

from cells.dates import weekday_date
from cells.indicators.models import Catalogue, Indicator
from cells.organisation.models import Member
from cells.private_notes.models import PrivateNote
from cells.private_notes.reading import code_of, opened

NOTES_ON_A_PAGE = 20
GENERAL = "general"


@dataclass(frozen=True)
class NoteCard:
    """One note; ``text`` is None where it cannot be opened."""

    pk: int
    text: str | None
    indicator: str
    day: date
    day_text: str


@dataclass(frozen=True)
class Filter:
    value: str
    label: str
    is_chosen: bool


@dataclass
class NotesPage:
    sentences: list[str]
    cards: list[NoteCard]
    page: Page
    total: int
    filters: list[Filter] = field(default_factory=list)
    chosen: str = ""


def indicator_choices() -> list[tuple[str, str]]:
    """(code, label) of the 27 of the newest catalogue."""
    newest = Catalogue.objects.values("pk")[:1]
    return [
        (each.code, f"{each.number}. {each.shown_label}")
        for each in Indicator.objects.filter(catalogue=Subquery(newest))
    ]


def notes_page(
    member: Member, choices: list[tuple[str, str]], *, chosen: str, number: str
) -> NotesPage:
    """The notes of ``member``, newest first, narrowed to the indicator ``chosen``.

    What a note is about is encrypted, so that it is looked for here and not by the
    database.
    """
    notes = [(note, code_of(note)) for note in PrivateNote.objects.visible_to(member)]
    filters = filters_of([code for _note, code in notes], choices, chosen)
    if any(each.is_chosen and each.value for each in filters):
        wanted = "" if chosen == GENERAL else chosen
        shown = [note for note, code in notes if code == wanted]
    else:
        chosen, shown = "", [note for note, _code in notes]
    page = Paginator(shown, NOTES_ON_A_PAGE).get_page(number)
    labels = dict(choices)
    return NotesPage(
        sentences=who_can_open(),
        cards=[note_card(note, labels) for note in page],
        page=page,
        total=len(notes),
        filters=filters,
        chosen=chosen,
    )


def filters_of(codes, choices, chosen: str) -> list[Filter]:
    """Everything, the general ones, and each indicator that has a note."""
    labels = [("", _("All notes"))]
    if "" in codes:
        labels.append((GENERAL, _("About no single indicator")))
    labels += [(code, label) for code, label in choices if code in codes]
    known = {value for value, _label in labels}
    chosen = chosen if chosen in known else ""
    return [Filter(value, label, value == chosen) for value, label in labels]


def note_card(note: PrivateNote, labels: dict[str, str]) -> NoteCard:
    found = opened(note)
    return NoteCard(
        pk=note.pk,
        text=found and found.text,
        indicator=labels.get(found.indicator_code, "") if found else "",
        day=note.noted_on,
        day_text=weekday_date(note.noted_on),
    )


def who_can_open() -> list[str]:
    """What is true of who opens a note, and what is not promised."""
    return [
        _(
            "In the program only you can open it; the Secretary and the administrator "
            "cannot."
        ),
        _(
            "Notes are stored encrypted, in backups too. Whoever runs the server and "
            "holds its key could decrypt them with tools outside the program; the "
            "program itself has no page for that. Do not write down state secrets or "
            "work secrets."
        ),
    ]
