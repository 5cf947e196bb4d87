"""What became of a save: for the script, and both texts where two pages met."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from cells.dates import clock, saved_clock
from cells.saving import Saved, digest, values_of


@dataclass(frozen=True)
class Fact:
    label: str
    text: str


@dataclass(frozen=True)
class Conflict:
    """``mine`` and ``stored`` are lists of facts; equal ones are left out.

    ``fields``: what is stored, by the names of the form's fields, so that a script
    can put it into the page when the author keeps it.
    """

    stored_version: int
    saved_at: str
    mine: list[Fact]
    stored: list[Fact]
    fields: dict

    def to_json(self) -> dict:
        return asdict(self)

    def fields_json(self) -> str:
        return json.dumps(self.fields, ensure_ascii=False)


def as_it_is(_name: str, value) -> str:
    return value


def conflict_of(row, typed: dict, labels: dict, *, fields: dict, shown=as_it_is):
    """Both texts of a stale save of ``row``, in the order of ``labels``.

    ``labels``: the label of each saved field; one that ``typed`` lacks stands as
    stored. ``shown``: what a person reads for a field's name and value.
    """
    stored = values_of(row, labels)
    whole = stored | typed
    differing = [name for name in labels if whole[name] != stored[name]]

    def facts(values: dict) -> list[Fact]:
        return [Fact(labels[name], shown(name, values[name])) for name in differing]

    return Conflict(
        stored_version=row.version,
        saved_at=clock(row.saved_at) if row.saved_at else "",
        mine=facts(whole),
        stored=facts(stored),
        fields=fields,
    )


def saved_rows(outcomes: dict, conflicts: dict, invalid: dict, fields_of) -> dict:
    """Per row what became of it, as it stands now, and when it was saved.

    ``outcomes``: key → (Saved, row). ``conflicts``: key → Conflict. ``invalid``:
    key → errors by field. ``fields_of``: the saved fields of the row of a key.
    """
    rows = {
        str(key): {
            "outcome": str(outcome),
            "version": row.version,
            "seen": digest(values_of(row, fields_of(key))),
        }
        for key, (outcome, row) in outcomes.items()
    }
    for key, conflict in conflicts.items():
        rows[str(key)]["conflict"] = conflict.to_json()
    for key, errors in invalid.items():
        rows[str(key)] = {"outcome": "invalid", "errors": errors}
    saved_at = [row.saved_at for _outcome, row in outcomes.values() if row.saved_at]
    return {
        "rows": rows,
        "saved_at": saved_clock(max(saved_at)) if saved_at else "",
    }


def saved_text(saved_at: datetime | None) -> str:
    """When something was last saved; with the day if that is not today."""
    if saved_at is None:
        return _("Nothing saved yet")
    time = saved_clock(saved_at)
    if localtime(saved_at).date() != localdate():
        time = date_format(localtime(saved_at), "H:i d/m")
    return _("Saved at %(time)s") % {"time": time}


def status_of(outcomes: dict, invalid: dict) -> int:
    """409 if a text met another page's text, 422 if one cannot be stored."""
    if any(outcome == Saved.CONFLICT for outcome, _row in outcomes.values()):
        return 409
    return 422 if invalid else 200
