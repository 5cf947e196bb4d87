"""The checklist of what must be there for a session, as the cell reads it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.dates import clock
from cells.preparation.models.conditions import Condition
from cells.preparation.suggestions import lacking


@dataclass(frozen=True)
class ConditionRow:
    """The addresses are empty for who may not change the list."""

    anchor: str
    text: str
    note: str
    is_met: bool
    met_text: str
    version: int
    tick_url: str
    change_url: str


@dataclass(frozen=True)
class ConditionBlock:
    rows: list[ConditionRow]
    met_text: str
    may_prepare: bool
    may_seed: bool


def condition_block(
    conditions: list[Condition], *, may_prepare: bool
) -> ConditionBlock:
    """``may_prepare``: a leader of the cell, and the round is not over."""
    return ConditionBlock(
        rows=[condition_row(each, may_prepare) for each in conditions],
        met_text=met_words(conditions),
        may_prepare=may_prepare,
        may_seed=may_prepare and bool(lacking(conditions)),
    )


def condition_row(condition: Condition, may_prepare: bool) -> ConditionRow:
    def address(name: str) -> str:
        if not may_prepare:
            return ""
        return reverse(f"preparation:{name}", args=[condition.pk])

    return ConditionRow(
        anchor=f"condition-{condition.pk}",
        text=condition.text,
        note=condition.note,
        is_met=condition.is_met,
        met_text=tick_words(condition) if condition.is_met else "",
        version=condition.version,
        tick_url=address("condition_tick"),
        change_url=address("condition"),
    )


def tick_words(condition: Condition) -> str:
    return _("Ticked by comrade %(name)s at %(time)s") % {
        "name": condition.met_by.full_name,
        "time": clock(condition.met_at),
    }


def met_words(conditions: list[Condition]) -> str:
    if not conditions:
        return ""
    return _("%(n)s of %(of)s are there") % {
        "n": sum(each.is_met for each in conditions),
        "of": len(conditions),
    }
