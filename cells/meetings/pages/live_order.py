"""Who has spoken and who is absent; who has not spoken yet, for the chair alone."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cells.meetings.live import Live
from cells.meetings.models import Attendance, Presence, Turn, TurnStatus
from cells.meetings.pages.live_clock import spent_text
from cells.organisation.name_order import name_order


@dataclass(frozen=True)
class Spoken:
    """``state``: done, running, left_out."""

    pk: int
    version: int
    name: str
    detail: str
    state: str
    mark: str
    has_summary: bool


@dataclass(frozen=True)
class Waiting:
    pk: int
    version: int
    name: str
    topic: str
    is_next: bool
    is_last: bool
    is_fixed: bool

    @property
    def id(self) -> str:
        """As part of the name of a form."""
        return str(self.pk)


@dataclass(frozen=True)
class Away:
    name: str
    reason: str


@dataclass
class Order:
    """``waiting`` is None for everybody but the chair: they see who is ``next``."""

    spoken: list[Spoken] = field(default_factory=list)
    waiting: list[Waiting] | None = None
    next_name: str = ""
    next_topic: str = ""
    left_out: list[Spoken] = field(default_factory=list)
    late: list[tuple[int, str]] = field(default_factory=list)
    away: list[Away] = field(default_factory=list)
    leads: bool = False


def order_of(live: Live, user) -> Order:
    order = Order(leads=user.pk == live.leader_id)
    for turn in live.turns:
        if turn.status in {TurnStatus.DONE, TurnStatus.RUNNING}:
            order.spoken.append(spoken(turn, live))
        elif turn.status == TurnStatus.LEFT_OUT:
            order.left_out.append(spoken(turn, live))
    order.spoken.sort(key=lambda row: row.state == TurnStatus.RUNNING)
    if live.next_turn:
        order.next_name = live.next_turn.member.full_name
        order.next_topic = live.next_turn.topic or ""
    if user.pk == live.meeting.chair_id:
        order.waiting = waiting_of(live)
        order.late = [(row.member_id, row.member.full_name) for row in live.late]
    order.away = [
        away(row)
        for row in sorted(live.attendances, key=lambda each: name_order(each.member))
        if row.presence in {Presence.ON_LEAVE, Presence.WITHOUT_LEAVE}
    ]
    return order


def spoken(turn: Turn, live: Live) -> Spoken:
    is_first = turn.member_id in live.secretary
    detail = _("Secretary, spoke first") if is_first else ""
    marks = {
        TurnStatus.RUNNING: pgettext("turn mark", "speaking"),
        TurnStatus.LEFT_OUT: "",
    }
    if turn.status == TurnStatus.LEFT_OUT:
        detail = turn.left_out_reason
    return Spoken(
        pk=turn.pk,
        version=turn.version,
        name=turn.member.full_name,
        detail=detail,
        state=turn.status,
        mark=marks[turn.status] if turn.status in marks else spent_text(turn),
        has_summary=bool(turn.summary),
    )


def waiting_of(live: Live) -> list[Waiting]:
    turns = [turn for turn in live.turns if turn.status == TurnStatus.WAITING]
    return [
        Waiting(
            pk=turn.pk,
            version=turn.version,
            name=turn.member.full_name,
            topic=turn.topic or "",
            is_next=turn is turns[0],
            is_last=turn is turns[-1],
            is_fixed=turn is turns[0] and turn.member_id in live.secretary,
        )
        for turn in turns
    ]


def away(row: Attendance) -> Away:
    words = {
        Presence.ON_LEAVE: pgettext("absent", "with leave"),
        Presence.WITHOUT_LEAVE: pgettext("absent", "without leave"),
    }
    return Away(name=row.member.full_name, reason=words[row.presence])
