"""Drafts the papers of a session from what the parts know (P9)."""

from cells.journey.draft_papers.drafting import draft_paper, draft_text, redraft_paper

__all__ = ["draft_paper", "draft_text", "redraft_paper"]
