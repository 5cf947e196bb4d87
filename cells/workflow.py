"""Moving a record along a workflow without losing a race."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _


class WorkflowError(Exception):
    """The act did not happen and nothing was changed. The message is for the user."""


@dataclass(frozen=True)
class Transition:
    """One edge of a workflow: its name, where it may start, where it ends."""

    name: str
    sources: frozenset[str]
    target: str

    def may_start(self, record) -> bool:
        return record.status in self.sources


def apply_transition(record, transition: Transition, *, seen_version: int, **changes):
    """Move ``record`` along ``transition`` or raise ``WorkflowError``.

    The UPDATE names the status and version that the user saw and raises the
    version, so that of two simultaneous decisions exactly one wins and a stale
    page never acts on a later visit to the same state. ``select_for_update``
    would not do it: SQLite ignores it.
    """
    if not transition.may_start(record):
        raise WorkflowError(_("This is not possible in the present state."))
    changes |= {"status": transition.target, "version": seen_version + 1}
    seen = type(record)._base_manager.filter(
        pk=record.pk, status=record.status, version=seen_version
    )
    if not seen.update(**changes):
        raise WorkflowError(_("It has changed since you opened it. Read it again."))
    for field, value in changes.items():
        setattr(record, field, value)


def hold(record, statuses, **changes) -> bool:
    """Take the row of ``record`` until the transaction ends, if its status fits.

    The UPDATE names ``statuses``, so that whoever changes the status waits, or has
    already won (then the answer is False). With it children are written under their
    parent. ``changes`` are stored on the way; the version is not raised.
    """
    changes = changes or {"status": models.F("status")}
    held = type(record)._base_manager.filter(pk=record.pk, status__in=statuses)
    if not held.update(**changes):
        return False
    for field, value in changes.items():
        if not hasattr(value, "resolve_expression"):
            setattr(record, field, value)
    return True
