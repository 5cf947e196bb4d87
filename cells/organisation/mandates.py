"""Who holds what office today: the only input of policies and ``visible_to``."""

from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db.models import CharField, F, Value
from django.utils import timezone

MEMBER = "member"
DELEGATE = "delegate"


@dataclass(frozen=True)
class Mandates:
    """Sets of organisation ids by office, for one member on one day."""

    member_id: int
    is_administrator: bool = False
    member_of: frozenset[int] = frozenset()
    secretary_of: frozenset[int] = frozenset()
    deputy_of: frozenset[int] = frozenset()
    committee_member_of: frozenset[int] = frozenset()
    staff_of: frozenset[int] = frozenset()
    delegate_in: frozenset[int] = frozenset()

    @property
    def leads(self) -> frozenset[int]:
        """The organisations of which the member is secretary or deputy."""
        return self.secretary_of | self.deputy_of


FIELD_OF_ROLE = {
    MEMBER: "member_of",
    "secretary": "secretary_of",
    "deputy": "deputy_of",
    "committee_member": "committee_member_of",
    "committee_staff": "staff_of",
    DELEGATE: "delegate_in",
}


def mandates_of(member, on: date | None = None) -> Mandates:
    """The offices of ``member`` on ``on`` (today), in one query.

    An account that is not active holds none.
    """
    if not member.is_active:
        return Mandates(member_id=member.pk)
    held = {field: set() for field in FIELD_OF_ROLE.values()}
    for role, organisation_id in office_rows(member, on or timezone.localdate()):
        held[FIELD_OF_ROLE[role]].add(organisation_id)
    # Only a leader of the cell reads for its secretary; who leaves office does not.
    held["delegate_in"] &= held["deputy_of"] | held["secretary_of"]
    return Mandates(
        member_id=member.pk,
        is_administrator=member.is_staff,
        **{field: frozenset(ids) for field, ids in held.items()},
    )


def office_rows(member, on: date):
    """(role, organisation id) for offices, memberships and delegations in force."""

    def labelled(model, label, organisation, **member_field):
        found = apps.get_model("cells", model).objects.on(on).filter(**member_field)
        named = found.annotate(label=Value(label, output_field=CharField()))
        return named.values_list("label", organisation)

    offices = (
        apps.get_model("cells", "Mandate")
        .objects.on(on)
        .filter(member=member)
        .annotate(label=F("role"))
        .values_list("label", "organisation_id")
    )
    return offices.union(
        labelled("Membership", MEMBER, "cell_id", member=member),
        labelled("Delegation", DELEGATE, "cell_id", delegate=member),
        all=True,
    )
