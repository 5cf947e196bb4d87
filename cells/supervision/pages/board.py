"""The board: lines and measures by due month, overdue first (09)."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cells.dates import days_left, days_tone, weekday_date
from cells.organisation.name_order import name_order
from cells.supervision.board_rows import Board, BoardLine, BoardMeasure, load_board
from cells.supervision.labels import quantity_words
from cells.supervision.pages.board_filters import Chosen, Filter, filters_of, narrowed
from cells.supervision.pages.board_members import MemberRow, member_rows
from cells.supervision.pages.lines import due_words, indicator_words
from cells.supervision.reporting_periods import Span, period_of


class BoardRow(NamedTuple):
    """A tuple, for there are many: ``board_rows.html`` takes it apart in this order.

    ``done`` and ``planned`` are text, and empty without a bar.
    """

    title: str
    detail: str
    who: str
    quantity: str
    done: str
    planned: str
    due: str
    due_tone: str
    url: str
    is_recurring: bool
    is_over: bool


@dataclass
class BoardGroup:
    id: str
    title: str
    count: str
    is_overdue: bool = False
    is_folded: bool = False
    rows: list[BoardRow] = field(default_factory=list)


@dataclass
class BoardPage:
    title: str
    head_line: str
    result_text: str
    filters: list[Filter]
    groups: list[BoardGroup]
    members: list[MemberRow]
    nothing_overdue: bool
    is_empty: bool
    remind_url: str
    remind_label: str
    is_supervisor: bool


def board_page(user, chosen: Chosen, on: date) -> BoardPage:
    board = load_board(user, on)
    found = narrowed(board, chosen, on)
    groups = groups_of(found, on)
    overdue = {
        each.author.pk
        for each in board.lines
        if each.is_whole and not each.is_own and is_overdue(each, on)
    }
    may_remind = bool(user.mandates.secretary_of & user.mandates.member_of)
    return BoardPage(
        title=_("Supervision of the plans"),
        head_line=head_line(board, on),
        result_text=ngettext("%(n)s thing found", "%(n)s things found", len(found))
        % {"n": len(found)},
        filters=filters_of(board, chosen),
        groups=groups,
        members=member_rows(board, user, on),
        nothing_overdue=not any(is_overdue(each, on) for each in found),
        is_empty=not board.everything,
        remind_url=reverse("supervision:remind") if may_remind and overdue else "",
        remind_label=ngettext(
            "Remind %(n)s comrade who is overdue",
            "Remind %(n)s comrades who are overdue",
            len(overdue),
        )
        % {"n": len(overdue)},
        is_supervisor=bool(user.mandates.leads),
    )


def head_line(board: Board, on: date) -> str:
    today = weekday_date(on)
    today = f"{today[0].upper()}{today[1:]}."
    if not board.everything:
        return today
    people = len({each.author.pk for each in board.lines})
    members = ngettext("%(n)s member", "%(n)s members", people) % {"n": people}
    things = len(board.everything)
    count = ngettext("%(n)s thing to do", "%(n)s things to do", things) % {"n": things}
    return f"{members}, {count}. {today}"


def is_overdue(each: BoardLine | BoardMeasure, on: date) -> bool:
    return not each.is_over and each.due_on is not None and each.due_on < on


def groups_of(found, on: date) -> list[BoardGroup]:
    """Overdue, this month, later months folded, and at last what is over."""
    people = {each.author.pk: each.author for each in found if each.author}
    names = {pk: name_order(author) for pk, author in people.items()}
    ordered = sorted(found, key=lambda each: order_of(each, names))
    by_key: dict[tuple, list] = {}
    for each in ordered:
        by_key.setdefault(key_of(each, on), []).append(each)
    return [
        group_of(key, rows, on) for key, rows in sorted(by_key.items(), key=first_part)
    ]


def first_part(pair) -> tuple:
    return pair[0]


def order_of(each, names: dict[int, tuple[str, str]]) -> tuple:
    name = names[each.author.pk] if each.author else ("", "")
    return each.due_on or date.max, name


def key_of(each, on: date) -> tuple[int, date]:
    if each.is_over:
        return 3, date.max
    if each.due_on is None:
        return 2, date.max
    if each.due_on < on:
        return 0, date.min
    return 1, each.due_on.replace(day=1)


def group_of(key: tuple[int, date], rows, on: date) -> BoardGroup:
    rank, month = key
    words = {
        0: _("Overdue"),
        2: _("Without a day"),
        3: pgettext("group of the board", "Over"),
    }
    title = month_title(month, on) if rank == 1 else words[rank]
    is_now = rank == 0 or (rank == 1 and month == on.replace(day=1))
    number = len(rows)
    return BoardGroup(
        id=f"group-{rank}-{month:%Y-%m}" if rank == 1 else f"group-{rank}",
        title=title,
        count=ngettext("%(n)s thing", "%(n)s things", number) % {"n": number},
        is_overdue=rank == 0,
        is_folded=not is_now,
        rows=[board_row(each, on) for each in rows],
    )


def month_title(month: date, on: date) -> str:
    period = period_of(Span.MONTH, month)
    if period.year == on.year:
        return _("Due in month %(n)s") % {"n": period.number}
    words = {"n": period.number, "year": period.year}
    return _("Due in month %(n)s/%(year)s") % words


@lru_cache(maxsize=1024)
def plan_url(plan_id: int) -> str:
    """Of all lines of a plan, and in every request, the same."""
    return reverse("supervision:plan", args=[plan_id])


def board_row(each: BoardLine | BoardMeasure, on: date) -> BoardRow:
    if isinstance(each, BoardMeasure):
        return measure_row(each, on)
    standing, line = each.standing, each.standing.line
    is_bar = each.is_whole and line.planned > 0
    return BoardRow(
        title=line.title,
        detail=indicator_words(each.indicator),
        who=each.author.full_name,
        quantity=quantity_words(standing.done, line.planned, line.unit)
        if each.is_whole
        else line.product,
        done=str(min(standing.done, line.planned)) if is_bar else "",
        planned=str(line.planned) if is_bar else "",
        due=due_words(standing, on),
        due_tone=tone(each, on),
        url=plan_url(line.plan_id) if each.is_whole else "",
        is_recurring=each.is_recurring,
        is_over=each.is_over,
    )


def measure_row(each: BoardMeasure, on: date) -> BoardRow:
    measure, due = each.measure, ""
    if measure.due_on:
        due = date_format(measure.due_on, "d/m/Y")
        due += "" if each.is_over else f", {days_left(measure.due_on, on)}"
    return BoardRow(
        title=measure.text,
        detail=_("Measure of the cell"),
        who=measure.person.full_name if measure.person else "",
        quantity=measure.product,
        done="",
        planned="",
        due=due,
        due_tone=tone(each, on),
        url=reverse("supervision:measure", args=[measure.pk])
        if each.may_report
        else "",
        is_recurring=False,
        is_over=each.is_over,
    )


def tone(each, on: date) -> str:
    if each.is_over or each.due_on is None:
        return "neutral"
    return days_tone(each.due_on, on)
