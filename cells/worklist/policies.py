"""Who may open the work list."""


def is_signed_in(user) -> bool:
    return user.is_authenticated


def leads_own_cell(user) -> bool:
    """The secretary or a deputy of the cell they belong to."""
    mandates = user.is_authenticated and user.mandates
    return bool(mandates and mandates.leads & mandates.member_of)
