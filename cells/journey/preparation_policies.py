"""Who opens the page of the preparation."""

from cells.preparation import duty_policies


def belongs_to_a_cell(user) -> bool:
    """Whoever belongs to a cell; an administrator does not."""
    return bool(user.mandates.member_of) and not user.mandates.is_administrator


def may_see_preparation(user, cell_round) -> bool:
    """Every member of the cell; committee, staff and strangers see dates elsewhere."""
    return duty_policies.reads_preparation(user, cell_round)
