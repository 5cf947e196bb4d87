"""What each person of the cast gets at the addresses of private notes.

``note`` is one of the author's: for everybody else it does not exist.
"""

from django.urls import reverse

from tests.note_scenes import make_note

KINDS = ("note",)


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""
    own = ("draft", "note", only(200, "author"), only(422, "author"))
    return {
        "private_notes:list": (
            "draft",
            None,
            answers(200, administrator=404),
            answers(422, administrator=404),
        ),
        "private_notes:edit": own,
        "private_notes:delete": own,
    }


def url(scene, name: str, kind: str) -> str:
    """The address ``name`` of the author's note, which comes to be."""
    note = scene.cast.author.private_notes.first() or make_note(scene.cast.author)
    return reverse(name, args=[note.pk])
