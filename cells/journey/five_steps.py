"""The five steps of a round: derived from what stands, never stored.

A date never locks, and nobody's missing piece holds the cell back for ever: the
reading is done once its day is past, the plans once theirs is, and what is still
missing then stands beside the step (``step_lacks``). The session is done
when the summary is passed, its minutes are locked and whoever was away has presented;
the other steps in which the cell decides something are done by that alone.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from cells.dates import short_weekday_date
from cells.journey.session_facts import is_done
from cells.rounds.models import CellRound, CellRoundStatus
from cells.summaries.models import SummaryStatus

LABELS = (
    pgettext_lazy("step", "Preparing minds"),
    pgettext_lazy("step", "Self-review and preparation"),
    pgettext_lazy("step", "Thematic session"),
    pgettext_lazy("step", "Remediation plans"),
    pgettext_lazy("step", "Supervision and rating"),
)
EXPLANATIONS = (
    gettext_lazy("Read the material, understand the purpose and the motto."),
    gettext_lazy("Write the self-reviews, read them, draw up the summary."),
    gettext_lazy("The secretary sets the example; comrades speak about deeds."),
    gettext_lazy("Each shortcoming gets a date and a product that can be counted."),
    gettext_lazy("Report by month, quarter and year; the results count at year's end."),
)


@dataclass(frozen=True)
class Step:
    """``state``: done, current or later."""

    number: int
    label: str
    caption: str
    state: str


@dataclass(frozen=True)
class ExplainedStep:
    number: int
    label: str
    text: str


def explained_steps() -> list[ExplainedStep]:
    return [
        ExplainedStep(number, str(label), str(text))
        for number, (label, text) in enumerate(
            zip(LABELS, EXPLANATIONS, strict=True), start=1
        )
    ]


def five_steps(cell_round: CellRound, today: date) -> list[Step]:
    """The path of a cell's round; ``cell_round`` comes with round and summary, loaded
    ``with_reading`` and ``with_sessions``, so that no step asks the database."""
    done = steps_done(cell_round, today)
    current = done.index(False) if False in done else None
    return [
        Step(
            number=index + 1,
            label=str(label),
            caption=caption(day, done[index], is_current=index == current),
            state="done"
            if done[index]
            else ("current" if index == current else "later"),
        )
        for index, (label, day) in enumerate(
            zip(LABELS, step_dates(cell_round), strict=True)
        )
    ]


def step_dates(cell_round: CellRound) -> list[date]:
    dates = cell_round.round
    return [
        dates.reading_on,
        dates.summary_on,
        dates.session_on,
        dates.plans_on,
        dates.supervised_until,
    ]


def steps_done(cell_round: CellRound, today: date) -> list[bool]:
    """A step is done when the ones before it are, and what it makes stands."""
    everybody_read = getattr(cell_round, "everybody_read", False)
    passed = cell_round.summary.status in (SummaryStatus.PASSED, SummaryStatus.SENT)
    made = [
        today > cell_round.round.reading_on or everybody_read,
        cell_round.status in (CellRoundStatus.REVIEWS_CLOSED, CellRoundStatus.CLOSED),
        is_done(cell_round, today, passed=passed),
        today > cell_round.round.plans_on,
        cell_round.status == CellRoundStatus.CLOSED,
    ]
    return [all(made[: index + 1]) for index in range(len(made))]


def caption(day: date, is_done: bool, *, is_current: bool) -> str:
    if is_done:
        return _("Done")
    if is_current:
        return _("Under way, until %(day)s") % {"day": date_format(day, "d/m")}
    return short_weekday_date(day)
