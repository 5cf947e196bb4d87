"""The running order (paper 5.3) and the programme (5.4) from the agenda."""

import re
from dataclasses import dataclass

from cells.journey.draft_papers.facts import PaperFacts
from cells.meetings.agenda import AgendaRow, clock_text
from cells.meetings.models import ItemKind
from cells.preparation.paper_text import GAP, table_lines

RUNNING_ORDER = ("TT", "Giờ", "Phút", "Nội dung", "Người làm", "Lời dẫn")
PROGRAMME = ("Thời gian", "Nội dung", "Người thực hiện")
OFFICES = ("Bí thư", "Phó Bí thư")  # capitals also inside a sentence
SPOKEN_PLACE = re.compile(r"«[^»\n]{1,80}»\.?")  # “….” would read as a slip


def running_order(facts: PaperFacts) -> str:
    """Every item with its hour; what is filled in while speaking stays a “…”."""
    if not facts.agenda:
        return ""
    return table_lines(RUNNING_ORDER, [running_order_row(row) for row in facts.agenda])


def running_order_row(row: AgendaRow) -> tuple:
    return (
        row.number or "–",
        row.starts_text or GAP,
        row.minutes,
        row.title,
        who_does_it(row),
        SPOKEN_PLACE.sub("…", row.lead),
    )


def who_does_it(row: AgendaRow) -> str:
    """“Bí thư (đồng chí …; điều hành: đồng chí …)”."""
    names = [f"đồng chí {row.person}"] if row.person else []
    names += [f"điều hành: đồng chí {row.led_by}"] if row.led_by else []
    in_brackets = f"({'; '.join(names)})" if names else ""
    return f"{row.who} {in_brackets}".strip()


@dataclass(frozen=True)
class Part:
    """One line of the programme; ``who`` stands in place of the agenda's words, so
    that no name of somebody who will be criticised gets into it."""

    title: str
    kinds: frozenset[ItemKind]
    who: str = ""


PARTS = (
    Part("Khai mạc", frozenset({ItemKind.OPENING, ItemKind.INTRODUCTION})),
    Part("Quán triệt", frozenset({ItemKind.ORIENTATION})),
    Part("Báo cáo tổng hợp", frozenset({ItemKind.SUMMARY})),
    Part("Bí thư tự phê bình", frozenset({ItemKind.SECRETARY}), "Bí thư"),
    Part(
        "Đảng viên tự soi, tự sửa và góp ý",
        frozenset(
            {
                ItemKind.MEMBERS,
                ItemKind.BREAK,
                ItemKind.MEMBERS_CONTINUED,
                ItemKind.CELL_FINDINGS,
            }
        ),
        "Từng đảng viên",
    ),
    Part("Thảo luận giải pháp", frozenset({ItemKind.DISCUSSION}), "Cả chi bộ"),
    Part("Kết luận, biểu quyết", frozenset({ItemKind.CONCLUSION, ItemKind.DELEGATE})),
    Part("Thông qua biên bản, bế mạc", frozenset({ItemKind.MINUTES, ItemKind.CLOSING})),
)
PART_OF = {kind: part for part in PARTS for kind in part.kinds}


def programme(facts: PaperFacts) -> str:
    """The eight lines; an item of the cell's own goes with the line before it."""
    if not facts.agenda:
        return table_lines(PROGRAMME, [(GAP, each.title, GAP) for each in PARTS])
    rows_by_part, part = {}, PARTS[0]
    for row in facts.agenda:
        part = PART_OF.get(ItemKind(row.kind), part)
        rows_by_part.setdefault(part, []).append(row)
    lines = [programme_row(each, rows) for each, rows in rows_by_part.items()]
    return table_lines(PROGRAMME, lines)


def programme_row(part: Part, rows: list[AgendaRow]) -> tuple[str, str, str]:
    first, last = rows[0], rows[-1]
    hours = GAP
    if first.starts:
        hours = f"{first.starts_text} – {clock_text(last.ends)}"
    words = (row.who for row in rows if PART_OF.get(ItemKind(row.kind)) == part)
    return hours, part.title, part.who or listed(filter(None, words))


def listed(words) -> str:
    """“Thư ký, chủ trì”, each once."""
    first, *others = dict.fromkeys(words) or [GAP]
    lowered = (
        word if word.startswith(OFFICES) else word[:1].lower() + word[1:]
        for word in others
    )
    return ", ".join((first, *lowered))
