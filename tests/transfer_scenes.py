"""Members who pass to another cell with their plans, as the tests of that need them."""

from datetime import date, timedelta

from cells.models import Membership, RemediationPlan
from cells.organisation.services import save_membership
from tests.factories import TODAY
from tests.supervision_scenes import at, evaluate

MOVED_ON = date(2026, 11, 20)
MOVED_AT = at(MOVED_ON)


def leave(member, *, last_day=MOVED_ON - timedelta(days=1), now=MOVED_AT) -> None:
    """The membership of today ends; nothing follows it."""
    row = Membership.objects.get(member=member, ended_on=None)
    row.ended_on = last_day
    save_membership(membership=row, by=None, now=now)


def come(member, cell, *, on=MOVED_ON, now=None, standing="official") -> None:
    row = Membership(member=member, cell=cell, standing=standing, started_on=on)
    save_membership(membership=row, by=None, now=now or at(on))


def transfer(member, cell, *, on=MOVED_ON) -> None:
    leave(member, last_day=on - timedelta(days=1), now=at(on))
    come(member, cell, on=on)


def moved_plan(cast, plan, cell=None, *, on=MOVED_ON) -> RemediationPlan:
    """``plan`` follows its author; what came of it to the new cell."""
    transfer(plan.author, cell or cast.other_cell, on=on)
    return carried_of(plan)


def carried_of(plan) -> RemediationPlan | None:
    return loaded().filter(carried_from=plan).first()


def loaded():
    return RemediationPlan.objects.select_related(
        "author", "cell_round__round", "cell_round__cell", "followed_in", "moved_to"
    )


def again(plan) -> RemediationPlan:
    return loaded().get(pk=plan.pk)


def evaluated(cast, plan, result="met", *, by=None, now=None):
    """Each followed line of ``plan``."""
    items = plan.items.exclude(title="").order_by("position")
    now = now or at(TODAY)
    return [
        evaluate(cast, plan, result, line=item.pk, by=by, now=now) for item in items
    ]
