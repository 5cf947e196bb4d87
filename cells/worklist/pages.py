"""What “my work” shows: the path, the one next thing, then the rest (X5)."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.dates import clock, days_left, days_tone, weekday_date
from cells.dates import weekday as weekday_name
from cells.journey.five_steps import ExplainedStep, Step, explained_steps, five_steps
from cells.journey.readiness import readiness
from cells.journey.session_facts import with_sessions
from cells.journey.step_facts import with_reading
from cells.notifications.models import Notification
from cells.organisation.models import Member, Membership
from cells.plans.pages.own_lines import OwnPlan, own_plan
from cells.preparation.pages.reading_rows import ReadingRows, reading_rows
from cells.preparation.reading_waiting import READING, items_of
from cells.reviews.pages.history import Opening
from cells.rounds.models import CellRound, CellRoundStatus
from cells.waiting_item import WaitingItem
from cells.worklist.openings import latest_openings
from cells.worklist.waiting import items_for

NOTICES_SHOWN = 6
OPENINGS_SHOWN = 6


@dataclass(frozen=True)
class NextAction:
    kicker: str
    title: str
    text: str
    url: str
    button_label: str
    progress_value: int = 0
    progress_max: int = 0
    progress_text: str = ""
    saved_text: str = ""
    due_on: date | None = None
    due_text: str = ""
    days_text: str = ""
    days_tone: str = "neutral"


@dataclass(frozen=True)
class Task:
    title: str
    detail: str
    url: str
    button_label: str
    icon: str
    due_text: str
    tone: str


@dataclass(frozen=True)
class Notice:
    text: str
    at: str
    url: str


@dataclass(frozen=True)
class Check:
    title: str
    text: str
    done: bool
    url: str = ""
    link_label: str = ""


@dataclass(frozen=True)
class Empty:
    title: str
    text: str
    action_url: str
    action_label: str
    checks: list[Check]
    explained_steps: list[ExplainedStep]


@dataclass
class HomePage:
    today: date
    round_title: str = ""
    steps: list[Step] = field(default_factory=list)
    next_action: NextAction | None = None
    nothing_due_text: str = ""
    waiting: list[Task] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    shows_openings: bool = False
    plan: OwnPlan | None = None
    reading: ReadingRows | None = None
    empty: Empty | None = None


def home_page(member: Member, today: date) -> HomePage:
    page = HomePage(today=today)
    mandates = member.mandates
    items = items_for(mandates, today)
    cell_round = running_round(mandates, today)
    if cell_round and is_before_session(cell_round, today):
        page.reading = reading_rows(member, cell_round)
        items = sorted(
            [*items, *items_of(page.reading.unread)], key=lambda item: item.order
        )
    if cell_round:
        page.round_title = cell_round.round.title
        page.steps = five_steps(cell_round, today)
    page.notices = notices_of(member)
    if mandates.member_of:
        page.openings = latest_openings(member, OPENINGS_SHOWN)
        page.shows_openings = True
    page.plan = own_plan(member)
    if cell_round is None and mandates.member_of and not mandates.is_administrator:
        page.empty = empty_state(member, today)
    if items and not page.empty:
        page.next_action = next_action(items[0], today)
        items = items[1:]
    elif not page.empty:
        page.nothing_due_text = nothing_due(cell_round, today)
    page.waiting = [task(item, today) for item in items if item.part != READING]
    return page


def is_before_session(cell_round: CellRound, today: date) -> bool:
    return (
        cell_round.status == CellRoundStatus.OPEN
        or cell_round.round.session_on >= today
    )


def running_round(mandates, today: date) -> CellRound | None:
    """The newest round of the member's cell that is not over."""
    running = CellRound.objects.filter(
        cell__in=mandates.member_of,
        status__in=[CellRoundStatus.OPEN, CellRoundStatus.REVIEWS_CLOSED],
    ).select_related("round", "summary")
    return with_sessions(with_reading(running, today)).first()


def next_action(item: WaitingItem, today: date) -> NextAction:
    done, of = item.progress or (0, 0)
    due = item.due_on
    return NextAction(
        kicker=_("To be done first"),
        title=item.title,
        text=item.detail,
        url=item.url,
        button_label=item.button_label,
        progress_value=done,
        progress_max=of,
        progress_text=item.progress_text,
        saved_text=item.saved_text,
        due_on=due,
        due_text=weekday_name(due) if due else "",
        days_text=days_left(due, today) if due else "",
        days_tone=days_tone(due, today) if due else "neutral",
    )


def task(item: WaitingItem, today: date) -> Task:
    due = item.due_on
    return Task(
        title=item.title,
        detail=item.detail,
        url=item.url,
        button_label=item.button_label,
        icon=item.icon,
        due_text=f"{weekday_date(due)}, {days_left(due, today)}" if due else "",
        tone=days_tone(due, today) if due else "neutral",
    )


def nothing_due(cell_round: CellRound | None, today: date) -> str:
    if cell_round and cell_round.round.session_on >= today:
        return _("Nothing is due for you. The next thing: %(task)s, %(date)s.") % {
            "task": _("the session of the cell"),
            "date": weekday_date(cell_round.round.session_on),
        }
    return _("Nothing is due for you.")


def notices_of(member: Member) -> list[Notice]:
    rows = Notification.objects.visible_to(member)[:NOTICES_SHOWN]
    return [Notice(row.text, clock(row.created_at), row.path) for row in rows]


def empty_state(member: Member, today: date) -> Empty:
    """The cell has no round: what is missing and the one thing to do (12b)."""
    opens = bool(member.mandates.secretary_of & member.mandates.member_of)
    return Empty(
        title=_("The cell has no round of self-review yet"),
        text=_("Open a round so that members begin to read and to write.")
        if opens
        else _("When the secretary opens a round, your work appears here."),
        action_url=reverse("journey:open_round") if opens else "",
        action_label=_("Open a round") if opens else "",
        checks=checks_before_opening(member, today) if opens else [],
        explained_steps=explained_steps(),
    )


def checks_before_opening(member: Member, today: date) -> list[Check]:
    cell_ids = member.mandates.secretary_of & member.mandates.member_of
    people = Membership.objects.on(today).filter(cell__in=cell_ids).count()
    ready = readiness(cell_ids, today)
    return [
        Check(
            title=_("List of members"),
            text=_("%(n)s members with an account") % {"n": people},
            done=people > 0,
        ),
        Check(
            title=_("Who reads the secretary's report"),
            text=ready.text,
            done=ready.is_ready,
        ),
    ]
