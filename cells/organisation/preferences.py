"""The choices of an organisation, each inherited from the nearest one above."""

from dataclasses import dataclass, fields

from django.db.models import CharField, ExpressionWrapper, F, OuterRef, Subquery
from django.db.models.expressions import Combinable

from cells.organisation.models import (
    Organisation,
    OrganisationPreferences,
    QuorumRule,
)


@dataclass(frozen=True)
class Choices:
    """The values in force, with the defaults of the product."""

    secretary_files_first: bool = True
    mask_below: int = 10
    old_tone_spelling: bool = False
    kept_years: int = 3
    quorum_rule: str = QuorumRule.MORE_THAN_HALF.value
    report_due_day: int = 25
    rate_quarters: bool = False
    excellent_percent: int | None = None  # None, "": as the rule of rating says
    excellent_base: str = ""
    weight_3_1: int | None = None
    weight_3_2: int | None = None
    weight_3_3: int | None = None
    weight_3_4: int | None = None


def choices_of(organisation: Organisation) -> Choices:
    """What ``organisation`` chose, else what stands above it, else the default."""
    paths = [
        organisation.path[: Organisation.steplen * depth]
        for depth in range(1, organisation.depth + 1)
    ]
    rows = OrganisationPreferences.objects.filter(
        organisation__path__in=paths
    ).order_by("organisation__depth")
    chosen = {}
    for row in rows:
        for choice in fields(Choices):
            value = getattr(row, choice.name)
            if value not in (None, ""):
                chosen[choice.name] = value
    return Choices(**chosen)


def nearest_choice(name: str, *, path: str | Combinable) -> Subquery:
    """As ``choices_of`` for one choice within a query, None for the default.

    ``path`` names the column with the organisation's place in the tree, or is an
    expression over the outer row that gives it.
    """
    outer = OuterRef(path) if isinstance(path, str) else path
    below = ExpressionWrapper(outer, output_field=CharField())
    rows = (
        OrganisationPreferences.objects.exclude(**{name: None})
        .annotate(below=below)
        .filter(below__startswith=F("organisation__path"))
        .order_by("-organisation__depth")
    )
    return Subquery(rows.values(name)[:1])
