"""The choices of an organisation, each inherited from the nearest one above."""

from dataclasses import dataclass, fields

from cells.organisation.models import Organisation, OrganisationPreferences


@dataclass(frozen=True)
class Choices:
    """The values in force, with the defaults of the product."""

    secretary_files_first: bool = True
    mask_below: int = 10
    old_tone_spelling: bool = False
    kept_years: int = 3
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
