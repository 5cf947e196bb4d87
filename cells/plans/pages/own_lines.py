"""The lines of one's own plan in force, as “my work” lists them (picture 01)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cells.dates import weekday_date
from cells.plans.models import Approval
from cells.plans.pages.lines import product_text


@dataclass(frozen=True)
class OwnLine:
    title: str
    product: str
    until_text: str


@dataclass(frozen=True)
class OwnPlan:
    heading: str
    lines: list[OwnLine]


def own_plan(member) -> OwnPlan | None:
    """This round's approved plan, else the last round's; one query."""
    approval = (
        Approval.objects.filter(author=member, replaced_at__isnull=True)
        .select_related("plan__cell_round__round")
        .order_by("-plan__cell_round__opened_at", "-pk")
        .first()
    )
    if approval is None:
        return None
    lines = [line for line in approval.content["lines"] if not line["reason"]]
    year = approval.plan.cell_round.round.year
    return OwnPlan(
        heading=_("Remediation plan %(year)s") % {"year": year},
        lines=[own_line(line) for line in lines],
    )


def own_line(line: dict) -> OwnLine:
    due_on = date.fromisoformat(line["due_on"])
    return OwnLine(
        title=line["title"],
        product=product_text(line),
        until_text=_("Until %(day)s") % {"day": weekday_date(due_on)},
    )
