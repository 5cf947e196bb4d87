"""Who may open a round, cancel it, and see the cell's work on it."""


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


def may_reinstate(user, cell_round) -> bool:
    """The secretary of the cell."""
    return cell_round.cell_id in user.mandates.secretary_of


def may_cancel_own_round(user, cell_round) -> bool:
    """The secretary, of a round that the cell issued itself."""
    return (
        cell_round.cell_id in user.mandates.secretary_of
        and cell_round.round.organisation_id == cell_round.cell_id
    )


def works_for_a_committee(user) -> bool:
    """Secretary, deputy or staff of an organisation to which they do not belong.

    Members belong to cells only; the lists that follow name committees alone.
    """
    mandates = user.mandates
    return bool((mandates.leads | mandates.staff_of) - mandates.member_of)


def may_issue(user, review_round) -> bool:
    """Secretary, deputy and staff of the committee whose round it is."""
    mandates = user.mandates
    return review_round.organisation_id in mandates.leads | mandates.staff_of
