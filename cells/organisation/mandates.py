"""Who holds what office today: the only input of policies and ``visible_to``."""

from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db.models import CharField, F, Value
from django.utils import timezone

MEMBER = "member"
DELEGATE = "delegate"


@dataclass(frozen=True)
class HeldIn:
    """An organisation in which something is held, as the frame of a page names it."""

    id: int
    name: str
    help_line: str


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
    held_in: tuple[HeldIn, ...] = ()

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
    rows = office_rows(member, on or timezone.localdate())
    for role, organisation_id, *_facts in rows:
        held[FIELD_OF_ROLE[role]].add(organisation_id)
    # Only a leader of the cell reads for its secretary; who leaves office does not.
    held["delegate_in"] &= held["deputy_of"] | held["secretary_of"]
    return Mandates(
        member_id=member.pk,
        is_administrator=member.is_staff,
        held_in=held_in(rows),
        **{field: frozenset(ids) for field, ids in held.items()},
    )


def held_in(rows) -> tuple[HeldIn, ...]:
    """Each organisation of ``rows`` once, in the order of the tree."""
    found = {
        path: HeldIn(organisation_id, name, help_line)
        for _role, organisation_id, name, help_line, path in rows
    }
    return tuple(found[path] for path in sorted(found))


def office_rows(member, on: date) -> list[tuple]:
    """(role, organisation id, name, help line, path) of all that is held on ``on``."""

    def rows(model, label, organisation, **whose):
        return (
            apps.get_model("cells", model)
            .objects.on(on)
            .filter(**whose)
            .annotate(label=label)
            .values_list(
                "label",
                f"{organisation}_id",
                f"{organisation}__name",
                f"{organisation}__help_line",
                f"{organisation}__path",
            )
        )

    def always(text):
        return Value(text, output_field=CharField())

    return list(
        rows("Mandate", F("role"), "organisation", member=member).union(
            rows("Membership", always(MEMBER), "cell", member=member),
            rows("Delegation", always(DELEGATE), "cell", delegate=member),
            all=True,
        )
    )
