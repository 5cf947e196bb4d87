"""Who may take which document away."""

from cells.summaries.policies import may_read_full_copy, may_read_members_copy


def is_administrator(user) -> bool:
    return user.mandates.is_administrator


def belongs_to_cell(user, cell_round) -> bool:
    """Whoever is a member of the cell or leads it: the sheet holds nothing personal."""
    mandates = user.mandates
    return cell_round.cell_id in mandates.member_of | mandates.leads


def prints_entry(user, review) -> bool:
    """The author, and who types it in until it is confirmed."""
    return user.pk in {review.author_id, review.typist_id}


__all__ = [
    "belongs_to_cell",
    "is_administrator",
    "may_read_full_copy",
    "may_read_members_copy",
    "prints_entry",
]
