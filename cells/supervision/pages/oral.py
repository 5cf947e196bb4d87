"""The page on which an oral report is written down."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cells.plans.models import RemediationPlan
from cells.supervision.chosen_period import period_value
from cells.supervision.followed_lines import FollowedLine
from cells.supervision.forms import OralForm
from cells.supervision.labels import period_words
from cells.supervision.models import ProgressReport, ProgressStatus
from cells.supervision.reporting_periods import Period
from cells.supervision.sheet_content import LINE_FIELDS, lines_of


@dataclass(frozen=True)
class OralField:
    name: str
    label: str
    value: str
    errors: list[str]
    is_number: bool


@dataclass(frozen=True)
class OralRow:
    line: FollowedLine
    fields: list[OralField]


@dataclass(frozen=True)
class OralPage:
    name: str
    period: str
    value: str
    back_url: str
    rows: list[OralRow]


def oral_page(
    plan: RemediationPlan, period: Period, form: OralForm, *, back_url: str
) -> OralPage:
    return OralPage(
        name=plan.author.full_name,
        period=period_words(period),
        value=period_value(period),
        back_url=back_url,
        rows=oral_rows(form),
    )


def words_recorded(plan: RemediationPlan, period: Period, user) -> dict:
    """What ``user`` wrote down and the member has not confirmed, by name of field."""
    report = (
        ProgressReport.objects.filter(
            plan=plan,
            kind=period.span.value,
            starts_on=period.starts_on,
            status=ProgressStatus.ORAL,
            recorded_by=user,
        )
        .select_related("comment")
        .first()
    )
    if report is None:
        return {}
    words = {
        f"l{line.plan_line}-{name}": getattr(line, name)
        for line in lines_of(report)
        for name in LINE_FIELDS
    }
    return words | {"told_on": report.told_on, "comment": report.comment.text}


def oral_rows(form: OralForm) -> list[OralRow]:
    labels = {
        "quantity": _("Delivered in this period"),
        "none_reason": _("Why none"),
        "evidence_words": _("Evidence"),
        "obstacles": _("Obstacles"),
        "next_steps": _("What comes next"),
    }
    return [
        OralRow(
            line=line,
            fields=[
                oral_field(form, f"l{line.id}-{name}", label)
                for name, label in labels.items()
                if f"l{line.id}-{name}" in form.fields
            ],
        )
        for line in form.lines
    ]


def oral_field(form: OralForm, name: str, label: str) -> OralField:
    value = form[name].value()
    return OralField(
        name=name,
        label=label,
        value="" if value is None else str(value),
        errors=list(form.errors.get(name, [])),
        is_number=name.endswith("-quantity"),
    )
