"""The papers of a secret ballot: the question and three boxes, no name, no number."""

from dataclasses import dataclass

MOST_PAPERS = 500
CHOICES = ("Tán thành", "Không tán thành", "Không có ý kiến")
TITLE = "PHIẾU BIỂU QUYẾT"


@dataclass(frozen=True)
class BallotPapers:
    """``count`` equal papers. ``about``: the cell and the day of the session."""

    about: str
    question: str
    count: int
    title: str = TITLE
    choices: tuple[str, ...] = CHOICES

    @property
    def papers(self) -> range:
        return range(self.count)
