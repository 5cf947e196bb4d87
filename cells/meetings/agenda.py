"""What others ask about a meeting: which one, its running order, whether it adds up."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils.translation import gettext as _

from cells.meetings.models import AgendaItem, ItemKind, Meeting
from cells.meetings.running_order import template
from cells.rounds.models import CellRound

ANY_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 – only hours and minutes are taken


@dataclass(frozen=True)
class AgendaRow:
    """One item with its clock time.

    ``number``: as the paper counts, None for a break. ``who``: in words, without any
    name; ``person`` and ``led_by`` are names, or "". ``starts`` and ``ends`` are None
    while the meeting has no hour.
    """

    pk: int
    position: int
    number: int | None
    kind: str
    starts: time | None
    ends: time | None
    minutes: int
    title: str
    who: str
    person: str
    led_by: str
    lead: str
    version: int

    @property
    def starts_text(self) -> str:
        return clock_text(self.starts)

    @property
    def is_break(self) -> bool:
        return self.kind == ItemKind.BREAK


@dataclass(frozen=True)
class Balance:
    """Whether the running order fills the meeting: ``over`` < 0 means time is left."""

    total: int
    length: int
    number: int | None

    @property
    def over(self) -> int:
        return self.total - self.length

    @property
    def is_for_many(self) -> bool:
        return (self.number or 0) > template().many

    @property
    def sentence(self) -> str:
        facts = {"total": self.total, "length": self.length, "n": abs(self.over)}
        if self.over > 0:
            text = _(
                "The running order takes %(total)s minutes, the session has "
                "%(length)s: %(n)s minutes too many."
            )
        elif self.over < 0:
            text = _(
                "The running order takes %(total)s minutes, the session has "
                "%(length)s: %(n)s minutes are left."
            )
        else:
            text = _("The running order takes %(total)s minutes, as the session has.")
        return text % facts

    @property
    def advice(self) -> list[str]:
        """What can be done about it."""
        advice = []
        if self.over > 0:
            advice.append(
                _("Take minutes from some items, or make the session longer.")
            )
        elif self.over < 0:
            advice.append(
                _("Give the minutes left to an item, such as the discussion of causes.")
            )
        if self.is_for_many:
            advice.append(
                _(
                    "More than %(n)s members: let the Party groups give their remarks "
                    "first, or hold two sessions."
                )
                % {"n": template().many}
            )
        return advice


def meeting_of(cell_round: CellRound) -> Meeting | None:
    """The first meeting of the round that was not cancelled; one query."""
    return (
        Meeting.objects.standing()
        .filter(cell_round=cell_round, continues=None)
        .select_related("chair", "clerk")
        .first()
    )


def agenda_rows(meeting: Meeting) -> list[AgendaRow]:
    """The running order with clock times; one query."""
    return rows_of(meeting, items_of(meeting))


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """The items in order, with the people named in them; one query."""
    return list(meeting.items.select_related("person", "chaired_by"))


def rows_of(meeting: Meeting, items: list[AgendaItem]) -> list[AgendaRow]:
    rows, passed, number = [], 0, 0
    for item in items:
        is_break = item.kind == ItemKind.BREAK
        number += not is_break
        rows.append(
            AgendaRow(
                pk=item.pk,
                position=item.position,
                number=None if is_break else number,
                kind=item.kind,
                starts=later(meeting.starts_at, passed),
                ends=later(meeting.starts_at, passed + item.minutes),
                minutes=item.minutes,
                title=item.title,
                who=item.people,
                person=item.person.full_name if item.person else "",
                led_by=item.chaired_by.full_name if item.chaired_by else "",
                lead=item.lead,
                version=item.version,
            )
        )
        passed += item.minutes
    return rows


def later(start: time | None, minutes: int) -> time | None:
    if start is None:
        return None
    return (datetime.combine(ANY_DAY, start) + timedelta(minutes=minutes)).time()


def clock_text(hour: time | None) -> str:
    """“13:30”, or "" while there is no hour."""
    return f"{hour:%H:%M}" if hour else ""


def balance_of(meeting: Meeting, rows: list[AgendaRow]) -> Balance:
    return Balance(
        total=sum(row.minutes for row in rows),
        length=meeting.minutes,
        number=meeting.expected_number,
    )
