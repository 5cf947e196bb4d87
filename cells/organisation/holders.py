"""Who leads a cell and the committees above it on a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cells.organisation.models import Mandate, Organisation, Role


@dataclass(frozen=True)
class OfficeChart:
    """The leaders of ``cell`` and of each committee above it, nearest first.

    ``held`` may name offices of other organisations too: charts made together share
    it.
    """

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
    return office_charts([cell], on)[cell.pk]


def office_charts(cells: Iterable[Organisation], on: date) -> dict[int, OfficeChart]:
    """The chart of each of ``cells``, by its id; two queries however many they are."""
    cells = list(cells)
    above = {cell.pk: paths_above(cell) for cell in cells}
    paths = set().union(*above.values())
    by_path = {each.path: each for each in Organisation.objects.filter(path__in=paths)}
    held = offices_held([*cells, *by_path.values()], on)
    return {
        cell.pk: OfficeChart(
            cell=cell,
            committees=tuple(by_path[path] for path in above[cell.pk]),
            held=held,
        )
        for cell in cells
    }


def paths_above(cell: Organisation) -> list[str]:
    """The places in the tree of the committees above, nearest first."""
    step = Organisation.steplen
    return [cell.path[:end] for end in range(len(cell.path) - step, 0, -step)]


def offices_held(organisations, on: date) -> Mapping[tuple[int, str], frozenset[int]]:
    held = defaultdict(set)
    rows = Mandate.objects.on(on).filter(
        organisation__in=organisations,
        role__in=[Role.SECRETARY, Role.DEPUTY],
        member__is_active=True,
    )
    for organisation_id, role, member_id in rows.values_list(
        "organisation", "role", "member"
    ):
        held[organisation_id, role].add(member_id)
    return {key: frozenset(ids) for key, ids in held.items()}
