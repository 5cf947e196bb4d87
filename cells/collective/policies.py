"""Who may do what with the self-review of the collective."""


def is_member(user) -> bool:
    return bool(user.mandates.member_of) and not user.mandates.is_administrator


def leads_own_cell(user) -> bool:
    """The secretary or deputy of the cell to which they belong."""
    return bool(user.mandates.leads & user.mandates.member_of)


def may_read(user, review) -> bool:
    """``visible_to`` has decided."""
    return True


def may_write(user, review) -> bool:
    """A named writer who still belongs to the cell."""
    return review.cell_round.cell_id in user.mandates.member_of and any(
        writer.member_id == user.pk for writer in review.writers.all()
    )


def may_arrange(user, review) -> bool:
    """Name writers, lay it before the cell, take it back: secretary and deputy."""
    return review.cell_round.cell_id in user.mandates.leads
