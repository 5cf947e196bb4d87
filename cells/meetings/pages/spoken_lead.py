"""The sentence that whoever leads an item says, with the names known by now."""

import re

from django.utils.translation import pgettext

from cells.meetings.live import Live
from cells.meetings.live_facts import live_facts
from cells.meetings.models import MEMBERS_TURNS, ItemKind, Presence, TurnStatus
from cells.meetings.quorum import base_from, quorum_of

OPEN = re.compile(r"«[^«»]*»")


def spoken_lead(live: Live) -> str:
    """The lead of the item under way; a clause that cannot be said is left out."""
    item = live.item
    if item is None or not OPEN.search(item.lead):
        return item.lead if item else ""
    if item.kind == ItemKind.OPENING:
        return counted_lead(live, item.lead)
    names = names_for(live, item.kind)
    if item.kind in MEMBERS_TURNS and not names:
        return ""
    return with_names(item.lead, names)


def names_for(live: Live, kind: str) -> list[str]:
    """In the order in which the model sentence names them."""
    if kind in MEMBERS_TURNS:
        waiting = [each for each in live.turns if each.status == TurnStatus.WAITING]
        return [each.member.full_name for each in waiting]
    if kind == ItemKind.INTRODUCTION and live.meeting.clerk:
        return [live.meeting.clerk.full_name]
    if kind == ItemKind.DELEGATE:
        guests = live.meeting.guests.filter(is_delegate=True, removed_at=None)
        named = list(guests.values_list("name", flat=True))
        return [", ".join(named) or pgettext("spoken", "the delegate")]
    return []


def counted_lead(live: Live, lead: str) -> str:
    """How many there are; nothing about the quorum while it is not met."""
    base = base_from(live.attendances)
    on_leave = sum(each.presence == Presence.ON_LEAVE for each in live.attendances)
    figures = [base.total, base.present, base.total - base.present, on_leave]
    filled = with_names(lead, [str(figure) for figure in figures])
    if quorum_of(live.meeting, base, live_facts(live.meeting).quorum_rule).is_met:
        return filled
    return closed(filled.split(";")[0])


def with_names(lead: str, names: list[str]) -> str:
    """The open places filled in turn.

    Clauses after the last name are not said; a sentence without any name is said
    without its open places.
    """
    known = iter(names)
    clauses = []
    for clause in lead.split(";"):
        filled = OPEN.sub(lambda place: next(known, place.group()), clause)
        if clauses and OPEN.search(filled):
            continue
        clauses.append(filled)
    return closed(re.sub(rf"\s*{OPEN.pattern}", "", ";".join(clauses)))


def closed(sentence: str) -> str:
    """Ends with its full stop or question mark, also after a clause was left out."""
    return sentence if sentence.endswith((".", "?")) else f"{sentence.rstrip()}."
