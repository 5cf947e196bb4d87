"""The sections of the minutes, with the headings of paper 5.7.

In Vietnamese whatever language is chosen: they are words of the paper.
"""

from dataclasses import dataclass, field

from cells.meetings.models import PartKind

K = PartKind
MEMBERS = frozenset({K.PRESENTATION, K.REMARK, K.RESPONSE})
# (heading, kinds of its parts, what stands there without any part)
SECTIONS = (
    ("", frozenset({K.OPENING}), ""),
    ("", frozenset({K.PRESENT}), ""),
    ("I- NỘI DUNG", frozenset({K.PROCEEDINGS}), ""),
    ("II- TỰ PHÊ BÌNH VÀ PHÊ BÌNH", MEMBERS, "Không có."),
    ("III- CHI BỘ CHỈ RA THÊM", frozenset({K.FINDING}), "Không có."),
    ("IV- THẢO LUẬN GIẢI PHÁP", frozenset({K.DISCUSSION}), ""),
    ("V- KẾT LUẬN, BIỂU QUYẾT", frozenset({K.CONCLUSION}), ""),
    ("", frozenset({K.CLOSING}), ""),
)


@dataclass
class Section:
    """``parts``: whatever has a ``kind``; ``nothing``: what is said without any."""

    heading: str
    parts: list = field(default_factory=list)
    nothing: str = ""


def sections_of(parts) -> list[Section]:
    """In the order of the paper; within a section the order of ``parts``."""
    parts = list(parts)
    sections = [
        Section(heading, [part for part in parts if part.kind in kinds], nothing)
        for heading, kinds, nothing in SECTIONS
    ]
    return [each for each in sections if each.parts or each.nothing]
