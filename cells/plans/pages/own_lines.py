"""The lines of one's own plan in force, as “my work” lists them (picture 01)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from cells.dates import weekday_date
from cells.plans.approved_content import items_of, line_content
from cells.plans.models import Approval, PlanStatus, RemediationPlan
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
    """This round's approved plan, else the last round's; one query.

    Of a plan that moved with the member, what came of it to the new cell: one more.
    """
    plans = RemediationPlan.objects
    standing = Approval.objects.filter(plan=OuterRef("pk"), replaced_at__isnull=True)
    stands = plans.was_approved() & ~Q(status=PlanStatus.MOVED)
    plan = (
        plans.filter(stands | Q(status=PlanStatus.CARRIED), author=member)
        .annotate(copy=Subquery(standing.values("content")[:1]))
        .select_related("cell_round__round")
        .order_by("-cell_round__opened_at", "-pk")
        .first()
    )
    if plan is None:
        return None
    if plan.is_carried:
        lines = [line_content(item) for item in items_of(plan)]
        heading = _("Lines that came with a transfer")
    else:
        lines = [line for line in plan.copy["lines"] if not line["reason"]]
        heading = _("Remediation plan %(year)s") % {"year": plan.cell_round.round.year}
    return OwnPlan(heading=heading, lines=[own_line(line) for line in lines])


def own_line(line: dict) -> OwnLine:
    due_on = date.fromisoformat(line["due_on"])
    return OwnLine(
        title=line["title"],
        product=product_text(line),
        until_text=_("Until %(day)s") % {"day": weekday_date(due_on)},
    )
