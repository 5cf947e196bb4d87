"""What the plan's results propose for a criterion, and why; nobody has to follow."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cells.ratings.arithmetic import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    reaches_percent,
    whole_percent,
)
from cells.ratings.plan_results import PlanResults
from cells.ratings.rule_text import Criterion


@dataclass(frozen=True)
class Proposal:
    """``answer`` is "" where the figures settle nothing and people decide."""

    answer: str
    source: str


def proposal_for(criterion: Criterion, results: PlanResults | None) -> Proposal | None:
    """None for a criterion to which the plan says nothing."""
    ways = {
        "reporting": reporting,
        "pursued": pursued,
        "share": share,
        "judged": judged,
        "all_remedied": all_remedied,
    }
    way = ways.get(criterion.proposal)
    return way(results, criterion) if way else None


def no_line() -> str:
    """Wording fixed (wording.md §3)."""
    return _(
        "There is nothing that had to be mended: this does not count as 100%. The cell "
        "considers the comrade's spirit of self-criticism and criticism."
    )


def people_judge() -> str:
    return _("Figures say nothing about this; the cell judges.")


def met_share(results: PlanResults) -> str:
    return _("%(percent)s%% of what was due is evaluated as met.") % {
        "percent": whole_percent(results.met, results.lines)
    }


def reporting(results: PlanResults | None, _criterion) -> Proposal:
    if results is None:
        return Proposal("", no_line())
    if not results.sheets_due:
        return Proposal("", people_judge())
    percent = whole_percent(results.sheets_on_time, results.sheets_due)
    source = _("%(percent)s%% of the monthly reports were sent in time.") % {
        "percent": percent
    }
    return Proposal(MET if percent == 100 else "", source)


def pursued(results: PlanResults | None, _criterion) -> Proposal:
    if results is None:
        return Proposal(NOT_APPLICABLE, no_line())
    if results.not_met:
        return Proposal(NOT_MET, _("A line of the plan is evaluated as not met."))
    if results.not_evaluated:
        return Proposal("", not_all_evaluated())
    return Proposal(MET, _("No line of the plan is evaluated as not met."))


def share(results: PlanResults | None, criterion) -> Proposal:
    if results is None:
        return Proposal(NOT_APPLICABLE, no_line())
    percent = criterion.share_percent
    if reaches_percent(results.met, results.lines, percent):
        return Proposal(MET, met_share(results))
    possible = results.met + results.not_evaluated
    if reaches_percent(possible, results.lines, percent):
        return Proposal("", f"{met_share(results)} {not_all_evaluated()}")
    return Proposal(NOT_MET, met_share(results))


def judged(results: PlanResults | None, _criterion) -> Proposal:
    return Proposal("", people_judge() if results else no_line())


def all_remedied(results: PlanResults | None, _criterion) -> Proposal:
    if results is None:
        return Proposal(NOT_APPLICABLE, no_line())
    if results.met == results.lines:
        return Proposal(MET, met_share(results))
    if results.partly or results.not_met:
        return Proposal(NOT_MET, met_share(results))
    return Proposal("", f"{met_share(results)} {not_all_evaluated()}")


def not_all_evaluated() -> str:
    return _("Not every line has been evaluated yet.")
