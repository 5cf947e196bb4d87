"""Who is invited from outside the cell; for the committee above, whom it sends."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from cells.meetings.labels import day_line, hours_line, meeting_title
from cells.meetings.models import Guest, Meeting
from cells.meetings.pages.detail import is_ahead


@dataclass(frozen=True)
class GuestLine:
    name: str
    position_held: str
    email: str
    is_delegate: bool
    version: int
    change_url: str = ""
    remove_url: str = ""
    print_url: str = ""


@dataclass(frozen=True)
class GuestsPage:
    pk: int
    title: str
    day: str
    hours: str
    place: str
    cell_name: str
    is_ahead: bool
    guests: list[GuestLine]


def guests_page(meeting: Meeting, guests: Iterable[Guest]) -> GuestsPage:
    """``guests`` know who named them: ``is_named_above``."""
    ahead = is_ahead(meeting)
    lines = []
    for guest in guests:
        is_own = ahead and not guest.is_named_above
        lines.append(
            guest_line(
                guest,
                change="meetings:change_guest" if is_own else "",
                remove="meetings:remove_guest" if is_own else "",
                printed="reports:guest_invitation",
            )
        )
    return page_of(meeting, lines, ahead)


def delegate_page(meeting: Meeting) -> GuestsPage:
    """When and where, and who attends for the committee: nothing else."""
    guests = meeting.guests.filter(is_delegate=True, removed_at=None)
    lines = [guest_line(guest, remove="meetings:withdraw_delegate") for guest in guests]
    return page_of(meeting, lines, ahead=True)


def page_of(meeting: Meeting, lines: list[GuestLine], ahead: bool) -> GuestsPage:
    return GuestsPage(
        pk=meeting.pk,
        title=meeting_title(meeting),
        day=day_line(meeting),
        hours=hours_line(meeting),
        place=meeting.place,
        cell_name=meeting.cell_round.cell.name,
        is_ahead=ahead,
        guests=lines,
    )


def guest_line(
    guest: Guest, *, change: str = "", remove: str = "", printed: str = ""
) -> GuestLine:
    """``change``, ``remove``, ``printed``: names of addresses, or ""."""
    place = [guest.meeting_id, guest.pk]
    return GuestLine(
        name=guest.name,
        position_held=guest.position_held,
        email=guest.email,
        is_delegate=guest.is_delegate,
        version=guest.version,
        change_url=reverse(change, args=place) if change else "",
        remove_url=reverse(remove, args=place) if remove else "",
        print_url=reverse(printed, args=place) if printed else "",
    )
