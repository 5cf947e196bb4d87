"""Who may write, read and issue the papers of a session, and edit their models."""

from cells.organisation.mandates import Mandates


def led_cells(mandates: Mandates) -> frozenset[int]:
    """The cells whose papers one edits: its secretary or deputy, who belongs to it."""
    return mandates.leads & mandates.member_of


def may_see_papers(user, cell_round) -> bool:
    """Every member of the cell; what of it is shown, the page says."""
    return cell_round.cell_id in user.mandates.member_of


def may_edit_papers(user, cell_round) -> bool:
    return cell_round.cell_id in led_cells(user.mandates)


def may_edit_paper(user, paper) -> bool:
    return may_edit_papers(user, paper.cell_round)


def may_read_paper(user, paper) -> bool:
    """Leaders the working copy, members what was shown to them."""
    is_shown = paper.shown_version_id is not None
    return may_edit_paper(user, paper) or (
        is_shown and may_see_papers(user, paper.cell_round)
    )


def may_use_version(user, version) -> bool:
    return may_edit_paper(user, version.paper)


def may_read_version(user, version) -> bool:
    """All versions for leaders; for members the one that is shown."""
    is_shown = version.paper.shown_version_id == version.pk
    return may_use_version(user, version) or (
        is_shown and may_see_papers(user, version.paper.cell_round)
    )


def may_edit_templates(user, organisation) -> bool:
    """The leaders of a cell, and those of a committee for all that stand below it."""
    return organisation.pk in user.mandates.leads
