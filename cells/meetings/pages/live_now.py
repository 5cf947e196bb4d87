"""What goes on just now: the item, who speaks, the clock, the one next press."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cells.meetings.leading import first_problem
from cells.meetings.live import Live
from cells.meetings.models import MEMBERS_TURNS, AgendaItem, ItemKind, Turn
from cells.meetings.pages.live_clock import Clock, TimeLeft, clock_of, item_left
from cells.meetings.pages.spoken_lead import spoken_lead


@dataclass(frozen=True)
class Speaker:
    pk: int
    version: int
    name: str
    topic: str
    clock: Clock


@dataclass(frozen=True)
class Named:
    """A row that a press moves."""

    pk: int
    version: int
    name: str


@dataclass
class Now:
    """``press``: the one filled button: invite, move_on, begin, end, or "".

    ``leads``: whether the reader runs the item under way; ``leader``: who does, if
    another than the chair. ``wants_reason``: the secretary is absent, and the chair has
    not said why.
    """

    position: str = ""
    title: str = ""
    lead: str = ""
    left: TimeLeft | None = None
    is_break: bool = False
    questions: list[str] = field(default_factory=list)
    item: Named | None = None
    next_item: Named | None = None
    speaker: Speaker | None = None
    invited: Named | None = None
    leader: str = ""
    leads: bool = False
    is_chair: bool = False
    press: str = ""
    wants_reason: bool = False
    problem: str = ""


def now_of(live: Live, user) -> Now:
    page = Now(is_chair=user.pk == live.meeting.chair_id)
    page.leads = user.pk == live.leader_id
    page.next_item = named_item(live.next_item)
    if live.item:
        add_item(page, live, live.item)
    add_turns(page, live)
    page.problem = first_problem(live.meeting, live.turns, live.secretary)
    page.wants_reason = page.is_chair and secretary_is_away(live)
    page.press = press_of(page, live)
    return page


def named_item(item: AgendaItem | None) -> Named | None:
    return Named(item.pk, item.version, item.title) if item else None


def add_item(page: Now, live: Live, item: AgendaItem) -> None:
    counted = [each for each in live.items if each.kind != ItemKind.BREAK]
    page.item = named_item(item)
    page.title, page.lead = item.title, spoken_lead(live)
    page.is_break = item.kind == ItemKind.BREAK
    if item in counted:
        page.position = _("Item %(n)s of %(total)s") % {
            "n": counted.index(item) + 1,
            "total": len(counted),
        }
    page.left = item_left(clock_of(item, live.now))
    page.questions = [line for line in item.questions.splitlines() if line.strip()]
    if live.leader_id != live.meeting.chair_id:
        page.leader = item.chaired_by.full_name


def add_turns(page: Now, live: Live) -> None:
    if live.turn:
        turn = live.turn
        page.speaker = Speaker(
            pk=turn.pk,
            version=turn.version,
            name=turn.member.full_name,
            topic=turn.topic or "",
            clock=clock_of(turn, live.now),
        )
    if live.may_invite_next:
        page.invited = named_turn(live.next_turn)


def named_turn(turn: Turn) -> Named:
    return Named(turn.pk, turn.version, turn.member.full_name)


def secretary_is_away(live: Live) -> bool:
    """Members' turns are ahead, and nothing says why the secretary is not the first."""
    if live.secretarys_turn or live.meeting.secretary_absent_reason:
        return False
    return any(each.kind in MEMBERS_TURNS for each in live.items)


def press_of(page: Now, live: Live) -> str:
    """The next thing to do, for whoever may do it."""
    if page.item is None:
        if not page.is_chair:
            return ""
        return "begin" if page.next_item else "end"
    if not page.leads:
        return ""
    if page.invited:
        return "invite"
    return "move_on" if page.next_item else "finish"
