"""The author's private notes beside the answers, each to be put into one of them."""

from dataclasses import dataclass

from django.urls import reverse

from cells.dates import weekday_date
from cells.organisation.models import Member
from cells.private_notes.models import PrivateNote
from cells.private_notes.reading import code_of, opened
from cells.reviews.pages.writing_rows import Row

NOTES_SHOWN = 6
NEWEST_LOOKED_AT = 200


@dataclass(frozen=True)
class PanelNote:
    """``number``: the item that the note is about, 0 for a general one."""

    pk: int
    text: str
    day_text: str
    number: int


@dataclass(frozen=True)
class NotesPanel:
    notes: list[PanelNote]
    items: list[tuple[int, str]]
    all_url: str


def notes_panel(author: Member, rows: list[Row]) -> NotesPanel:
    """The newest notes about the items of the page, and the general ones."""
    numbers = {row.code: row.number for row in rows} | {"": 0}
    found = [
        (note, code)
        for note in PrivateNote.objects.visible_to(author)[:NEWEST_LOOKED_AT]
        if (code := code_of(note)) in numbers
    ]
    return NotesPanel(
        notes=[
            PanelNote(note.pk, said.text, weekday_date(note.noted_on), numbers[code])
            for note, code in found[:NOTES_SHOWN]
            if (said := opened(note))
        ],
        items=[(row.number, row.label) for row in rows],
        all_url=reverse("private_notes:list"),
    )
