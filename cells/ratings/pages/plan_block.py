"""What the dossier shows of the remediation plan: shares, and lines not met."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cells.ratings.proposals import no_line
from cells.supervision.models import Result


@dataclass(frozen=True)
class NotMetLine:
    title: str
    detail: str


@dataclass(frozen=True)
class PlanBlock:
    """``not_applicable``: the fixed sentence; then there are no shares."""

    not_applicable: str
    shares: list[str]
    not_met: list[NotMetLine]


def plan_block(plan: dict | None) -> PlanBlock:
    if plan is None:
        return PlanBlock(no_line(), [], [])
    shares = [
        _("%(percent)s%% of what was due is evaluated as met.")
        % {"percent": plan["met_percent"]}
    ]
    if not plan["all_evaluated"]:
        shares.append(_("Not every line has been evaluated yet."))
    if plan["on_time_percent"] is not None:
        shares.append(
            _("%(percent)s%% of the monthly reports were sent in time.")
            % {"percent": plan["on_time_percent"]}
        )
    return PlanBlock("", shares, [not_met_line(row) for row in plan["not_met"]])


def not_met_line(row: dict) -> NotMetLine:
    result = str(Result(row["result"]).label)
    if not row["indicator"]:
        return NotMetLine(row["title"], result)
    detail = _("Indicator %(n)s: %(result)s") % {
        "n": row["indicator"],
        "result": result,
    }
    return NotMetLine(row["title"], detail)
