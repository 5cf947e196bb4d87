"""The measures of the cell, and the remedies that they may take up."""

from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cells.organisation.models import Member, Membership
from cells.organisation.name_order import name_order
from cells.summaries.models import CellSummary
from cells.summaries.pages.lines import IndicatorTexts, grouped
from cells.summaries.pages.shared import Badge, address, numbers_text, status_badge
from cells.summaries.sources import waiting_texts
from cells.summaries.words import measures_of


@dataclass(frozen=True)
class MeasureRow:
    pk: int
    version: int
    place: int
    text: str
    numbers: str
    facts: str
    missing_text: str
    proposed_by: int
    url: str


@dataclass(frozen=True)
class PersonChoice:
    value: str
    label: str
    is_chosen: bool


@dataclass
class MeasureFields:
    """The fields of a measure, as stored or as typed."""

    text: str = ""
    due_on: str = ""
    product: str = ""
    numbers: str = ""
    people: list[PersonChoice] = field(default_factory=list)
    errors: dict = field(default_factory=dict)


@dataclass
class MeasuresPage:
    status: Badge
    measures: list[MeasureRow]
    waiting: list[IndicatorTexts]
    fields: MeasureFields
    url: str
    back_url: str
    title: str = ""
    version: int = 0
    form_error: str = ""


def measures_page(summary: CellSummary, user, form=None) -> MeasuresPage:
    """Every measure, and a form for a new one; ``form`` is shown again if refused."""
    ticked = set(form.data.getlist("sources")) if form else set()
    return MeasuresPage(
        status=status_badge(summary),
        measures=[measure_row(summary, each) for each in measures_of(summary)],
        waiting=grouped(waiting_texts(summary, user, "measure"), ticked),
        fields=typed_fields(summary, form) if form else stored_fields(summary, None),
        url=address("summaries:measures", summary),
        back_url=address("summaries:detail", summary),
    )


def measure_page(summary: CellSummary, measure, form=None) -> MeasuresPage:
    """One measure to be changed."""
    return MeasuresPage(
        title=_("Change the measure"),
        status=status_badge(summary),
        measures=[],
        waiting=[],
        fields=typed_fields(summary, form) if form else stored_fields(summary, measure),
        url=address("summaries:measure", summary, measure.pk),
        back_url=address("summaries:measures", summary),
        version=measure.version,
    )


def measure_row(summary: CellSummary, each) -> MeasureRow:
    due = date_format(each.due_on, "d/m/Y") if each.due_on else ""
    missing = [
        word
        for word, value in (
            (_("person"), each.person_id),
            (_("date"), each.due_on),
            (_("product"), each.product),
        )
        if not value
    ]
    return MeasureRow(
        pk=each.pk,
        version=each.version,
        place=each.position,
        text=each.text,
        numbers=numbers_text(each.numbers),
        facts=" · ".join(filter(None, [each.person_name, due, each.product])),
        missing_text=_("Still missing: %(what)s.") % {"what": ", ".join(missing)}
        if missing
        else "",
        proposed_by=each.proposed_by,
        url=address("summaries:measure", summary, each.pk),
    )


def people_of(summary: CellSummary) -> list[Member]:
    """Who belongs to the cell today, by given name."""
    rows = (
        Membership.objects.on(localdate())
        .filter(cell=summary.cell_round.cell_id)
        .select_related("member")
    )
    return sorted((row.member for row in rows), key=name_order)


def choices(summary: CellSummary, chosen: str) -> list[PersonChoice]:
    return [
        PersonChoice(str(each.pk), each.full_name, str(each.pk) == chosen)
        for each in people_of(summary)
    ]


def stored_fields(summary: CellSummary, measure) -> MeasureFields:
    if measure is None:
        return MeasureFields(people=choices(summary, ""))
    numbers = sorted(each.number for each in measure.indicators.all())
    return MeasureFields(
        text=measure.text,
        due_on=measure.due_on.isoformat() if measure.due_on else "",
        product=measure.product,
        numbers=", ".join(map(str, numbers)),
        people=choices(summary, str(measure.person_id)),
    )


def typed_fields(summary: CellSummary, form) -> MeasureFields:
    data = form.data
    return MeasureFields(
        **{name: data.get(name, "") for name in ("text", "due_on", "product")},
        numbers=data.get("numbers", ""),
        people=choices(summary, data.get("person", "")),
        errors={name: " ".join(errors) for name, errors in form.errors.items()},
    )
