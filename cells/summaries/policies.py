"""Who may see a cell's summary, and what of it. ``visible_to`` has narrowed it."""

from cells.summaries.models import BEFORE_THE_CELL_OR_LATER, IS_PASSED
from cells.summaries.sources import readable_submissions


def may_edit(user, summary) -> bool:
    """The secretary of the cell; the services say until when."""
    return summary.cell_round.cell_id in user.mandates.secretary_of


def may_read_full_copy(user, summary) -> bool:
    """The secretary always, the deputy once it is passed.

    The committee above reads it when it is sent; nothing sends it yet.
    """
    if may_edit(user, summary):
        return True
    is_deputy = summary.cell_round.cell_id in user.mandates.deputy_of
    return is_deputy and summary.status in IS_PASSED


def may_read_members_copy(user, summary) -> bool:
    """Every member of the cell, with or without an office, once it is frozen."""
    return (
        summary.cell_round.cell_id in user.mandates.member_of
        and summary.status in BEFORE_THE_CELL_OR_LATER
    )


def may_word_lines(user, summary) -> bool:
    """The secretary, and whoever reads counted reports of the round in an office."""
    return may_edit(user, summary) or readable_submissions(summary, user).exists()


def may_look_for_a_summary(user) -> bool:
    """Members and leaders of cells; what they find is narrowed to what they see."""
    mandates = user.mandates
    return bool(mandates.member_of or mandates.leads)
