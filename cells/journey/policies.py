"""Who may open a round and see the cell's work on it."""


def may_open_round(user) -> bool:
    """A secretary, for the cell to which they belong."""
    mandates = user.mandates
    return bool(mandates.secretary_of & mandates.member_of)


def leads_a_cell(user) -> bool:
    mandates = user.mandates
    return bool(mandates.leads & mandates.member_of)


def may_see_cell_round(user, cell_round) -> bool:
    """Secretary and deputy of the cell."""
    return cell_round.cell_id in user.mandates.leads
