"""What waits for somebody: the one shape that every part offers to the work list."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class WaitingItem:
    """One thing to do. A smaller ``urgency`` comes first, then the earlier date.

    ``progress`` is (done, of) or None; ``saved_text`` says when it was last saved.
    """

    urgency: int
    title: str
    detail: str
    url: str
    button_label: str
    due_on: date | None = None
    icon: str = "document"
    progress: tuple[int, int] | None = None
    progress_text: str = ""
    saved_text: str = ""

    @property
    def order(self):
        return (self.urgency, self.due_on or date.max, self.title)
