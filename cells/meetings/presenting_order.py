"""Who presents first: the secretary, before any other member (lesson three)."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from cells.meetings.models import MEMBERS_TURNS, ItemKind, Meeting


def order_problem(meeting: Meeting, kinds: Iterable[str]) -> str:
    """Why items of ``kinds`` may not stand in this order, or "".

    The item of the collective may stand before. If the secretary is absent, the
    reason that stands in the meeting is enough.
    """
    if meeting.secretary_absent_reason:
        return ""
    for kind in kinds:
        if kind == ItemKind.SECRETARY:
            return ""
        if kind in MEMBERS_TURNS:
            return _(
                "The secretary presents first: the turns of the members come after "
                "the secretary's item. If the secretary is absent, compute the running "
                "order anew and say why."
            )
    return ""
