"""The selects above the board, and what they leave of it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cells.organisation.name_order import name_order
from cells.supervision.board_rows import Board, BoardLine

MEASURES = "measures"
OPEN, OVERDUE, OVER, ALL = "", "overdue", "over", "all"


@dataclass(frozen=True)
class Chosen:
    """As the address says it; what fits nothing finds nothing."""

    who: str = ""
    indicator: str = ""
    state: str = ""


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Filter:
    name: str
    label: str
    options: list[Option]


def narrowed(board: Board, chosen: Chosen, on: date) -> list:
    return [each for each in board.everything if fits(each, chosen, on)]


def fits(each, chosen: Chosen, on: date) -> bool:
    return (
        fits_person(each, chosen.who)
        and fits_indicator(each, chosen.indicator)
        and fits_state(each, chosen.state, on)
    )


def fits_person(each, who: str) -> bool:
    if who == MEASURES:
        return not isinstance(each, BoardLine)
    return not who or (each.author is not None and str(each.author.pk) == who)


def fits_indicator(each, code: str) -> bool:
    """Of another's line one does not supervise the indicator is not known here."""
    if not code:
        return True
    indicator = each.indicator if isinstance(each, BoardLine) else None
    return indicator is not None and indicator.code == code


def fits_state(each, state: str, on: date) -> bool:
    if state == OVER:
        return each.is_over
    if state == OVERDUE:
        return not each.is_over and each.due_on is not None and each.due_on < on
    return state == ALL or not each.is_over


def filters_of(board: Board, chosen: Chosen) -> list[Filter]:
    people = {each.author.pk: each.author for each in board.everything if each.author}
    indicators = {e.indicator.code: e.indicator for e in board.lines if e.indicator}
    found = [
        filter_of("who", _("Member"), chosen.who, who_options(people, board)),
        filter_of("state", _("State"), chosen.state, state_options()),
    ]
    if indicators:
        options = [("", _("All indicators"))] + [
            (each.code, f"{each.number}. {each.shown_label}")
            for each in sorted(indicators.values(), key=lambda each: each.number)
        ]
        found.insert(
            1, filter_of("indicator", _("Indicator"), chosen.indicator, options)
        )
    return found


def who_options(people, board: Board) -> list[tuple[str, str]]:
    options = [("", pgettext("filter by member", "All"))]
    if board.measures:
        options.append((MEASURES, _("Measures of the cell")))
    ordered = sorted(people.values(), key=name_order)
    return options + [(str(each.pk), each.full_name) for each in ordered]


def state_options() -> list[tuple[str, str]]:
    return [
        (OPEN, pgettext("filter by state", "Not over")),
        (OVERDUE, pgettext("filter by state", "Overdue")),
        (OVER, pgettext("filter by state", "Over")),
        (ALL, pgettext("filter by state", "All")),
    ]


def filter_of(name: str, label: str, chosen: str, options) -> Filter:
    return Filter(
        name, label, [Option(value, text, value == chosen) for value, text in options]
    )
