"""What the supervisor reads before a plan is finished for good."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.plans.models import RemediationPlan
from cells.reviews.labels import StatusBadge
from cells.supervision.finishing import what_keeps_it_open
from cells.supervision.labels import state_badge
from cells.supervision.schedule import follow


@dataclass(frozen=True)
class FinishLine:
    title: str
    badge: StatusBadge
    why: str


@dataclass(frozen=True)
class FinishPage:
    """``lacks``: why it cannot be finished yet; then there is no button."""

    title: str
    name: str
    version: int
    lines: list[FinishLine]
    lacks: list[str]
    back_url: str


def finish_page(plan: RemediationPlan, on: date) -> FinishPage:
    return FinishPage(
        title=_("Finish the plan"),
        name=plan.author.full_name,
        version=plan.version,
        lines=[
            FinishLine(
                each.line.title,
                state_badge(each),
                each.evaluation.why if each.evaluation else "",
            )
            for each in follow(plan, on).lines
        ],
        lacks=what_keeps_it_open(plan),
        back_url=reverse("supervision:plan", args=[plan.pk]),
    )
