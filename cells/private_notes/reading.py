"""Opens the notes of an author; one that cannot be opened is logged, never shown."""

import logging
from dataclasses import dataclass

from cells.private_notes.models import PrivateNote
from cells.sealing import CannotBeOpenedError

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class OpenedNote:
    text: str
    indicator_code: str


def opened(note: PrivateNote) -> OpenedNote | None:
    """What ``note`` says; None if its tokens are not its own or no key opens them."""
    try:
        return OpenedNote(note.text, note.indicator_code)
    except CannotBeOpenedError:
        logger.warning("Private note %s cannot be opened.", note.pk)
        return None


def code_of(note: PrivateNote) -> str | None:
    """The code of the indicator it is about; "" for a general one, None unreadable."""
    try:
        return note.indicator_code
    except CannotBeOpenedError:
        return None
