"""Who may see a cell's summary."""


def may_read_full_copy(user, summary) -> bool:
    """The secretary of the cell (the other readers come after the freezing)."""
    return summary.cell_round.cell_id in user.mandates.secretary_of


def is_secretary(user) -> bool:
    return bool(user.mandates.secretary_of)
