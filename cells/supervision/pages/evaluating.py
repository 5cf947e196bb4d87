"""One line to be evaluated: what it promised, how far it is, what was said before."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.dates import clock
from cells.plans.models import RemediationPlan
from cells.plans.proposed_lines import indicators_of
from cells.reviews.labels import StatusBadge
from cells.supervision.chosen_period import period_value
from cells.supervision.labels import period_words, result_badge
from cells.supervision.models import Evaluation
from cells.supervision.pages.lines import LineRow, line_row
from cells.supervision.recurrence import recurring_codes
from cells.supervision.reporting_periods import Period, Span, period_of
from cells.supervision.schedule import follow


@dataclass(frozen=True)
class PeriodOption:
    value: str
    label: str


@dataclass(frozen=True)
class EvaluationRow:
    badge: StatusBadge
    period: str
    why: str
    by_line: str


@dataclass
class EvaluationPage:
    title: str
    name: str
    line: LineRow
    product: str
    periods: list[PeriodOption]
    earlier: list[EvaluationRow]
    back_url: str


def evaluation_page(
    plan: RemediationPlan, line_id: int, on: date
) -> EvaluationPage | None:
    """None if the plan has no such line."""
    followed = follow(plan, on)
    found = [each for each in followed.lines if each.line.id == line_id]
    if not found:
        return None
    begun = [each for each in followed.periods if each.has_begun(on)]
    return EvaluationPage(
        title=_("Evaluate a line"),
        name=plan.author.full_name,
        line=line_row(
            found[0],
            indicators_of(plan.cell_round),
            on,
            is_recurring=(plan.pk, found[0].line.indicator_code)
            in recurring_codes([plan]),
        ),
        product=found[0].line.product,
        periods=[option(each) for each in sorted(begun, key=months_first)]
        or [option(period_of(Span.MONTH, on))],
        earlier=earlier_ones(plan, line_id),
        back_url=reverse("supervision:plan", args=[plan.pk]),
    )


def months_first(period: Period) -> tuple[int, int]:
    """What is evaluated most often stands first, the newest of each kind above."""
    return list(Span).index(period.span), -period.starts_on.toordinal()


def option(period: Period) -> PeriodOption:
    return PeriodOption(period_value(period), period_words(period))


def earlier_ones(plan: RemediationPlan, line_id: int) -> list[EvaluationRow]:
    rows = Evaluation.objects.filter(plan=plan, plan_line=line_id)
    return [
        EvaluationRow(
            badge=result_badge(row.result),
            period=period_words(period_of(Span(row.kind), row.starts_on)),
            why=row.why,
            by_line=f"{row.evaluated_by}, {clock(row.evaluated_at)}",
        )
        for row in rows.select_related("evaluated_by").order_by("-pk")
    ]
