"""What waits for a member in the preparation of a session: the duties.

What is to be read a page asks for together with its rows (``reading_waiting``).
"""

from cells.preparation.duties_waiting import ROW_KINDS, item_of, rows_for

__all__ = ["ROW_KINDS", "item_of", "rows_for"]
