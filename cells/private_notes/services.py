"""Writes, changes and deletes private notes; none of it is put on record (O4).

Like the unfiled text of a report a note is nobody else's business: not even that one
was written goes into the audit.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cells.organisation.models import Member
from cells.private_notes.models import PrivateNote
from cells.private_notes.reading import opened
from cells.sealing import CannotBeOpenedError, is_newest, renewed
from cells.workflow import WorkflowError


def write_note(
    *, author: Member, text: str, indicator_code: str, noted_on: date, now: datetime
) -> PrivateNote:
    """A new note of ``author`` is kept; ``indicator_code`` is "" for a general one."""
    return PrivateNote.objects.create(
        author=author,
        text=text,
        indicator_code=indicator_code,
        noted_on=noted_on,
        created_at=now,
        changed_at=now,
    )


def change_note(
    *,
    note: PrivateNote,
    text: str,
    indicator_code: str,
    noted_on: date,
    seen_version: int,
    now: datetime,
) -> None:
    """The note says what its author saw and changed; the same twice is no change.

    Raises ``WorkflowError`` if another window changed or deleted it in the meantime,
    or if it cannot be opened: what nobody can read is not overwritten by mistake.
    """
    field = PrivateNote._meta.get_field
    if opened(note) is None:
        raise WorkflowError(_("This note cannot be read."))
    changed = PrivateNote.objects.filter(pk=note.pk, version=seen_version).update(
        text=field("text").sealed(note, text),
        indicator_code=field("indicator_code").sealed(note, indicator_code),
        noted_on=noted_on,
        version=seen_version + 1,
        changed_at=now,
    )
    if not changed and not says(note, text, indicator_code, noted_on):
        raise WorkflowError(
            _("This note has been changed in another window. Both texts stand below.")
        )


def says(note: PrivateNote, text: str, indicator_code: str, noted_on: date) -> bool:
    """Whether the stored note already says so."""
    stored = PrivateNote.objects.filter(pk=note.pk).first()
    found = stored and opened(stored)
    return bool(
        found
        and found.text == text
        and found.indicator_code == indicator_code
        and stored.noted_on == noted_on
    )


def delete_note(*, note: PrivateNote, seen_version: int) -> None:
    """The note is gone for good; raises ``WorkflowError`` if it has changed since."""
    found = PrivateNote.objects.filter(pk=note.pk, version=seen_version)
    if not found.delete()[0]:
        raise WorkflowError(_("It has changed since you opened it. Read it again."))


@transaction.atomic
def renew_note(*, pk: int) -> str:
    """The note is under the newest key: "renewed", "newest", or "unreadable".

    The UPDATE names the tokens that were read, so that what its author writes at
    the same time is not overwritten; then it counts as "changed", and is under the
    newest key by that.
    """
    names = ("text", "indicator_code")
    tokens = PrivateNote.objects.filter(pk=pk).values(*names).first()
    if tokens is None:
        return "gone"
    if all(is_newest(token) for token in tokens.values()):
        return "newest"
    try:
        fresh = {name: type(tok)(renewed(tok)) for name, tok in tokens.items()}
    except CannotBeOpenedError:
        return "unreadable"
    seen = PrivateNote.objects.filter(pk=pk, **tokens)
    return "renewed" if seen.update(**fresh) else "changed"
