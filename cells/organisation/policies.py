"""Who may hand the reading of reports to a deputy."""


def may_delegate(user) -> bool:
    """The secretary of the cell to which they belong."""
    mandates = user.mandates
    return bool(mandates.secretary_of & mandates.member_of)


def may_take_back(user, delegation) -> bool:
    """The secretary of the cell, also of what a predecessor gave."""
    return delegation.cell_id in user.mandates.secretary_of & user.mandates.member_of
