"""Writes the measures of the cell, each with a person, a date and a product (P8)."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.indicators.models import Indicator
from cells.organisation.models import Member, Membership
from cells.summaries.models import CellMeasure, CellSummary, MeasureSource
from cells.summaries.services.holding import take_for_editing
from cells.summaries.services.lines import Source, swap
from cells.workflow import WorkflowError


@dataclass(frozen=True)
class MeasureValues:
    """What a measure says. Person, date and product may still be open in a draft."""

    text: str
    person: Member | None
    due_on: date | None
    product: str
    indicators: list[Indicator] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)


@transaction.atomic
def save_measure(
    *,
    summary: CellSummary,
    values: MeasureValues,
    by: Member,
    now: datetime,
    measure: CellMeasure | None = None,
    seen_version: int = 0,
) -> CellMeasure:
    """A new measure stands at the end, or ``measure`` says what ``values`` say.

    Raises ``WorkflowError`` without words, for a person who does not belong to the
    cell, or if the measure changed since ``seen_version``.
    """
    take_for_editing(summary)
    refuse_values(summary, values, timezone.localdate(now))
    facts = {
        "text": values.text.strip(),
        "person": values.person,
        "due_on": values.due_on,
        "product": values.product.strip(),
    }
    if measure is None:
        measure = new_measure(summary, facts, values.sources)
    else:
        seen = CellMeasure.objects.filter(pk=measure.pk, version=seen_version)
        if not seen.update(**facts, version=seen_version + 1):
            raise WorkflowError(changed_elsewhere())
    measure.indicators.set(
        {each.pk for each in values.indicators}
        | {each.indicator_id for each in values.sources}
    )
    record_measure("summary.save_measure", measure, by, now)
    return measure


def new_measure(summary: CellSummary, facts: dict, sources) -> CellMeasure:
    """Behind the last one, with the remedies that it takes up."""
    last = summary.measures.aggregate(last=Max("position"))["last"]
    measure = CellMeasure.objects.create(
        summary=summary, position=(last or 0) + 1, **facts
    )
    MeasureSource.objects.bulk_create(
        MeasureSource(
            measure=measure,
            submission_id=each.submission_id,
            indicator_id=each.indicator_id,
        )
        for each in sources
    )
    return measure


def refuse_values(summary: CellSummary, values: MeasureValues, today: date) -> None:
    if not values.text.strip():
        raise WorkflowError(_("Say what will be done."))
    if values.person and not (
        Membership.objects.on(today)
        .filter(cell=summary.cell_round.cell_id, member=values.person)
        .exists()
    ):
        raise WorkflowError(_("The person in charge belongs to this cell."))


def changed_elsewhere() -> str:
    return _("The measure was changed in another window. Look again.")


def record_measure(action: str, measure: CellMeasure, by: Member, now) -> None:
    record_action(
        action,
        measure,
        organisation_id=measure.summary.cell_round.cell_id,
        actor=by,
        now=now,
    )


@transaction.atomic
def remove_measure(
    *, measure: CellMeasure, seen_version: int, by: Member, now: datetime
) -> None:
    """The measure is taken out of the summary."""
    take_for_editing(measure.summary)
    record_measure("summary.remove_measure", measure, by, now)
    if not CellMeasure.objects.filter(pk=measure.pk, version=seen_version).delete()[0]:
        raise WorkflowError(changed_elsewhere())


@transaction.atomic
def move_measure(*, measure: CellMeasure, up: bool) -> None:
    """The measure changes places with its neighbour."""
    take_for_editing(measure.summary)
    swap(CellMeasure.objects.filter(summary=measure.summary_id), measure, up)
