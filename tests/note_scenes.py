"""Private notes for tests, and what the database holds of them."""

from django.db import connection

from cells.models import Indicator, PrivateNote
from cells.private_notes.services import write_note
from tests.factories import NOW, TODAY, load_catalogue_once

WORDS = "Tháng 3 tôi nộp bản nhận xét chậm hai tuần."


def code_of(number: int) -> str:
    return Indicator.objects.get(catalogue=load_catalogue_once(), number=number).code


def make_note(author, text=WORDS, *, number=0, day=TODAY, now=NOW) -> PrivateNote:
    """A note of ``author`` on the indicator ``number``; 0 for a general one."""
    return write_note(
        author=author,
        text=text,
        indicator_code=code_of(number) if number else "",
        noted_on=day,
        now=now,
    )


def tokens(pk: int) -> tuple[str, str]:
    """(text, indicator code) as they stand in the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT text, indicator_code FROM cells_privatenote WHERE id = %s", [pk]
        )
        return cursor.fetchone()


def put_tokens(pk: int, text: str, indicator_code: str) -> None:
    """What somebody does who can write into the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cells_privatenote SET text = %s, indicator_code = %s WHERE id = %s",
            [text, indicator_code, pk],
        )
