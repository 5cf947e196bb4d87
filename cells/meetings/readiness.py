"""What is needed before the cell can be convened."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cells.meetings.models import ItemKind, Meeting


def lacks_of(meeting: Meeting, items: Iterable, today: date) -> list[str]:
    """In words, the facts first; ``items`` are rows or items of the running order.

    “Not empty” of a place or a person is enough: who they are is checked elsewhere.
    """
    lacks = facts_lacking(meeting, today)
    items = list(items)
    if not is_led_by_another(items):
        lacks.append(pgettext("what is lacking", "who leads the secretary's item"))
    if sum(item.minutes for item in items) != meeting.minutes:
        lacks.append(pgettext("what is lacking", "a running order that fills the time"))
    return lacks


def facts_lacking(meeting: Meeting, today: date) -> list[str]:
    """Day, hour, place and people."""
    facts = {
        pgettext("what is lacking", "the day"): meeting.held_on,
        pgettext("what is lacking", "the hour"): meeting.starts_at,
        pgettext("what is lacking", "the place"): meeting.place,
        pgettext("what is lacking", "the chair"): meeting.chair_id,
        pgettext("what is lacking", "the clerk"): meeting.clerk_id,
    }
    lacks = [word for word, value in facts.items() if not value]
    if meeting.held_on and meeting.held_on < today:
        lacks.append(pgettext("what is lacking", "a day that is not past"))
    return lacks


def is_led_by_another(items: list) -> bool:
    """Who presents in the secretary's item does not lead it."""
    of_the_secretary = [item for item in items if item.kind == ItemKind.SECRETARY]
    return all(leader_of(item) for item in of_the_secretary)


def leader_of(item):
    """A row names the leader, an item of the database their id."""
    return item.led_by if hasattr(item, "led_by") else item.chaired_by_id


def lacking_sentence(lacks: list[str]) -> str:
    return _("Before the cell is convened, still needed: %(what)s.") % {
        "what": ", ".join(lacks)
    }
