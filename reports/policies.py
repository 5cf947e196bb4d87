"""Who may take which document away."""

from cells.summaries.policies import may_read_full_copy, may_read_members_copy


def is_administrator(user) -> bool:
    return user.mandates.is_administrator


__all__ = ["is_administrator", "may_read_full_copy", "may_read_members_copy"]
