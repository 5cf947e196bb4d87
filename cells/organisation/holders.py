"""Who leads a cell and the committees above it on a day."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cells.organisation.models import Mandate, Organisation, Role


@dataclass(frozen=True)
class OfficeChart:
    """The leaders of ``cell`` and of each committee above it, nearest first."""

    cell: Organisation
    committees: tuple[Organisation, ...]
    held: Mapping[tuple[int, str], frozenset[int]]

    def holders(self, organisation: Organisation, *roles: Role) -> frozenset[int]:
        """Ids of the members who hold one of ``roles`` in ``organisation``."""
        return frozenset().union(
            *(self.held.get((organisation.pk, role), frozenset()) for role in roles)
        )

    @property
    def secretary(self) -> frozenset[int]:
        return self.holders(self.cell, Role.SECRETARY)

    @property
    def deputies(self) -> frozenset[int]:
        return self.holders(self.cell, Role.DEPUTY)

    def committee_for(self, author_id: int) -> Organisation | None:
        """The nearest committee led by somebody other than the author."""
        for committee in self.committees:
            if self.holders(committee, Role.SECRETARY, Role.DEPUTY) - {author_id}:
                return committee
        return None


def office_chart(cell: Organisation, on: date) -> OfficeChart:
    """The chart of the offices held on ``on`` by active members, in two queries."""
    committees = tuple(Organisation.objects.get_ancestors(cell).order_by("-depth"))
    held = defaultdict(set)
    rows = Mandate.objects.on(on).filter(
        organisation__in=[cell, *committees],
        role__in=[Role.SECRETARY, Role.DEPUTY],
        member__is_active=True,
    )
    for organisation_id, role, member_id in rows.values_list(
        "organisation", "role", "member"
    ):
        held[organisation_id, role].add(member_id)
    return OfficeChart(
        cell=cell,
        committees=committees,
        held={key: frozenset(ids) for key, ids in held.items()},
    )
