"""The cell to which somebody belongs and in which they hold an office."""

from cells.organisation.models import Organisation


def secretarys_cell(user) -> Organisation:
    return own_cell(user, user.mandates.secretary_of)


def led_cell(user) -> Organisation:
    """Of its secretary or a deputy."""
    return own_cell(user, user.mandates.leads)


def own_cell(user, among: frozenset[int]) -> Organisation:
    """``among``: the organisations of the office; a policy has seen to one."""
    return Organisation.objects.get(pk=min(among & user.mandates.member_of))
