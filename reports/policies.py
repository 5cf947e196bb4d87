"""Who may take which document away."""

from cells.summaries.policies import may_read_full_copy

__all__ = ["may_read_full_copy"]
