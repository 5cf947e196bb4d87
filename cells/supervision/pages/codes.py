"""Records of oral reports for which somebody else makes a code: names and months."""

from dataclasses import dataclass, field

from cells.organisation.name_order import name_order
from cells.plans.models import RemediationPlan
from cells.supervision.labels import period_words
from cells.supervision.models import ProgressReport, ProgressStatus


@dataclass(frozen=True)
class CodeRow:
    id: int
    name: str
    period: str


@dataclass
class CodesPage:
    """``made``: whose code was just made, and its digits, shown this once."""

    rows: list[CodeRow] = field(default_factory=list)
    made: tuple[str, str] | None = None
    form_error: str = ""


def plans_of_cells(cell_ids):
    """Those of which something is reported there."""
    plans = RemediationPlan.objects
    return plans.followed().filter(plans.in_cells(cell_ids))


def codes_page(user) -> CodesPage:
    reports = (
        ProgressReport.objects.filter(
            status=ProgressStatus.ORAL,
            plan__in=plans_of_cells(user.mandates.leads),
        )
        .exclude(author=user)
        .exclude(recorded_by=user)
        .select_related("author")
    )
    ordered = sorted(reports, key=lambda each: name_order(each.author))
    return CodesPage(
        rows=[
            CodeRow(each.pk, each.author.full_name, period_words(each.period))
            for each in ordered
        ]
    )
