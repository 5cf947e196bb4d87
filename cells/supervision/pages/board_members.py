"""One row a member: where each line stands; figures are only added up."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.organisation.name_order import name_order
from cells.supervision.board_rows import Board, BoardLine
from cells.supervision.labels import name_of_plan
from cells.supervision.models import PeriodKind, ProgressReport, ProgressStatus
from cells.supervision.standing import LineState

SENT = (ProgressStatus.SENT, ProgressStatus.ACCEPTED)


@dataclass(frozen=True)
class Square:
    """``sign``: done, doing, ahead or overdue; ``words`` are said aloud."""

    sign: str
    words: str


@dataclass(frozen=True)
class MemberRow:
    name: str
    url: str
    squares: list[Square]
    met: str
    overdue: int
    on_time: str


def member_rows(board: Board, user, on: date) -> list[MemberRow]:
    """Of those whom one supervises, by given name; one query."""
    if not user.mandates.leads:
        return []
    by_plan: dict[int, list[BoardLine]] = {}
    for each in board.lines:
        if each.is_whole and not each.is_own:
            by_plan.setdefault(each.standing.line.plan_id, []).append(each)
    months = months_sent(by_plan)
    ordered = sorted(by_plan.items(), key=lambda pair: name_order(pair[1][0].author))
    number = Counter(lines[0].author.pk for lines in by_plan.values())
    squares = {state: square(state) for state in LineState}
    return [
        member_row(
            lines,
            months.get(pk, []),
            squares,
            is_one_of_several=number[lines[0].author.pk] > 1,
        )
        for pk, lines in ordered
    ]


def months_sent(plan_ids) -> dict[int, list[bool]]:
    """Plan → whether each month that was sent came late."""
    found: dict[int, list[bool]] = {}
    rows = ProgressReport.objects.filter(
        plan__in=plan_ids, kind=PeriodKind.MONTH, status__in=SENT
    )
    for plan, is_late in rows.values_list("plan", "is_late"):
        found.setdefault(plan, []).append(is_late)
    return found


def member_row(
    lines: list[BoardLine], late: list[bool], squares, *, is_one_of_several: bool
) -> MemberRow:
    states = [each.standing.state for each in lines]
    return MemberRow(
        name=name_of_plan(lines[0].plan, is_one_of_several=is_one_of_several),
        url=reverse("supervision:plan", args=[lines[0].plan.pk]),
        squares=[squares[state] for state in states],
        met=f"{states.count(LineState.MET)} / {len(states)}",
        overdue=states.count(LineState.OVERDUE),
        on_time=f"{late.count(False)} / {len(late)}",
    )


def square(state: LineState) -> Square:
    return {
        LineState.MET: Square("done", _("met")),
        LineState.REACHED: Square("reached", _("delivered, not evaluated yet")),
        LineState.UNDER_WAY: Square("doing", _("under way")),
        LineState.NOT_BEGUN: Square("ahead", _("not begun")),
        LineState.OVERDUE: Square("overdue", _("overdue")),
    }[state]
