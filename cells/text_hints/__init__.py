"""Hints on what people write: pure functions, never a score, never a refusal."""
