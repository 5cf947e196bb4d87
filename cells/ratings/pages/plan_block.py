"""What the dossier shows of the remediation plan: shares, and lines not met."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.ratings.proposals import no_line
from cells.supervision.models import Result


@dataclass(frozen=True)
class NotMetLine:
    title: str
    detail: str
    url: str


@dataclass(frozen=True)
class PlanBlock:
    """``not_applicable``: the fixed sentence; then there are no shares.

    ``urls``: of the plans with their evaluations, for whom they are to be read by.
    """

    not_applicable: str
    shares: list[str]
    not_met: list[NotMetLine]
    urls: list[str] = field(default_factory=list)


def plan_block(plan: dict | None, *, links: bool = False) -> PlanBlock:
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
    lines = [not_met_line(row, links=links) for row in plan["not_met"]]
    ids = plan.get("plans", []) if links else []
    return PlanBlock("", shares, lines, [plan_url(pk) for pk in ids])


def plan_url(pk: int) -> str:
    return reverse("supervision:plan", args=[pk])


def not_met_line(row: dict, *, links: bool) -> NotMetLine:
    is_linked = links and row["plan"]  # none to the plan of another cell
    url = f"{plan_url(row['plan'])}#line-{row['line']}" if is_linked else ""
    result = str(Result(row["result"]).label)
    if not row["indicator"]:
        return NotMetLine(row["title"], result, url)
    detail = _("Indicator %(n)s: %(result)s") % {
        "n": row["indicator"],
        "result": result,
    }
    return NotMetLine(row["title"], detail, url)
