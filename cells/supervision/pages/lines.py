"""Lines of a plan with how far they are, for their author and supervisor."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cells.dates import days_left, days_tone
from cells.indicators.models import Indicator
from cells.reviews.labels import StatusBadge
from cells.supervision.labels import (
    period_words,
    quantity_words,
    result_badge,
    state_badge,
)
from cells.supervision.models import Evaluation
from cells.supervision.reporting_periods import Span, period_of
from cells.supervision.standing import Standing


@dataclass(frozen=True)
class EvaluationBlock:
    badge: StatusBadge
    period: str
    why: str


@dataclass(frozen=True)
class LineRow:
    """``done`` never exceeds ``planned`` in the bar; the words say the true figure."""

    id: int
    title: str
    indicator: str
    quantity: str
    done: int
    planned: int
    due: str
    due_tone: str
    badge: StatusBadge
    evaluation: EvaluationBlock | None
    evaluate_url: str = ""
    idea_url: str = ""
    idea_given: bool = False
    is_recurring: bool = False


def line_row(
    standing: Standing, indicators: dict[str, Indicator], on: date, **more
) -> LineRow:
    line = standing.line
    return LineRow(
        id=line.id,
        title=line.title,
        indicator=indicator_words(indicators.get(line.indicator_code)),
        quantity=quantity_words(standing.done, line.planned, line.unit),
        done=min(standing.done, line.planned),
        planned=line.planned,
        due=due_words(standing, on),
        due_tone=due_tone(standing, on),
        badge=state_badge(standing),
        evaluation=evaluation_block(standing.evaluation),
        **more,
    )


def indicator_words(indicator: Indicator | None) -> str:
    """“Biểu hiện số 3. Lười học tập lý luận”."""
    if indicator is None:
        return ""
    words = {"number": indicator.number, "label": indicator.shown_label}
    return _("Indicator %(number)s. %(label)s") % words


def due_words(standing: Standing, on: date) -> str:
    """“20/4, còn 6 ngày”; of what is over the day alone."""
    due_on = standing.line.due_on
    if due_on is None:
        return ""
    day = f"{due_on:%d/%m/%Y}"  # four hundred on a board: date_format takes its time
    if standing.is_over:
        return day
    return f"{day}, {days_left(due_on, on)}"


def due_tone(standing: Standing, on: date) -> str:
    due_on = standing.line.due_on
    if due_on is None or standing.is_over:
        return "neutral"
    return days_tone(due_on, on)


def evaluation_block(evaluation: Evaluation | None) -> EvaluationBlock | None:
    if evaluation is None:
        return None
    period = period_of(Span(evaluation.kind), evaluation.starts_on)
    return EvaluationBlock(
        badge=result_badge(evaluation.result),
        period=period_words(period),
        why=evaluation.why,
    )
