"""The plain text of a paper, as people type it, read into the blocks of a document.

One line is one paragraph. “I- MỤC ĐÍCH” is a heading, “- …” an item of a list and
“| … | … |” a row of a table, whose first row is its head. Whatever else is typed is a
paragraph: no text is refused, and none is dropped but blank lines. Fields to be filled
in stand between « and »; “(…)” is a place that is still open.
"""

import re
from dataclasses import dataclass
from itertools import groupby, zip_longest

GAP = "(…)"
IF_ANY = "[nếu có]"

_HEADING = re.compile(r"[IVXL]{1,6}\s?-\s+\S")
_ITEM = re.compile(r"[-–+]\s+(?=\S)")
_FIELD = re.compile(r"«([^«»|\n]{1,80})»")
_GAP = re.compile(r"\((?:…|\.\.\.)\)")
_RULE = re.compile(r"[\s:=_–-]*")
_BAR = re.compile(r"(?<!\\)\|")
_FIGURE = re.compile(r"[0-9\s:./–%-]{0,14}")
_MOST_COLUMNS = 12
_NEAR = 400  # characters before a gap that are looked at


@dataclass(frozen=True)
class Heading:
    text: str
    kind: str = "heading"


@dataclass(frozen=True)
class Paragraph:
    text: str
    kind: str = "paragraph"


@dataclass(frozen=True)
class Items:
    texts: tuple[str, ...]
    kind: str = "items"


@dataclass(frozen=True)
class Column:
    """``share``: its part of the width in twentieths; a figure stands centred."""

    share: int
    is_figure: bool


@dataclass(frozen=True)
class Cell:
    text: str
    is_figure: bool


@dataclass(frozen=True)
class Table:
    """Every row has as many cells as ``columns``."""

    columns: tuple[Column, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kind: str = "table"


Block = Heading | Paragraph | Items | Table


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of ``text``; never raises."""
    blocks, items, rows = [], [], []

    def close():
        if items:
            blocks.append(Items(tuple(items)))
            items.clear()
        if rows:
            blocks.extend(_table(rows))
            rows.clear()

    for line in map(str.strip, text.split("\n")):
        if line.startswith("|"):
            if items:
                close()
            rows.append(_cells(line))
        elif marker := _ITEM.match(line):
            if rows:
                close()
            items.append(line[marker.end() :])
        else:
            close()
            if line:
                is_heading = _HEADING.match(line)
                blocks.append(Heading(line) if is_heading else Paragraph(line))
    close()
    return tuple(blocks)


def fields_of(text: str) -> list[str]:
    """The names between « and », each once, as they come."""
    return list(dict.fromkeys(_name(found) for found in _FIELD.finditer(text)))


def fill(text: str, value_of) -> str:
    """``text`` with each field replaced by ``value_of(name)``; None leaves it."""

    def filled(found):
        value = value_of(_name(found))
        return found[0] if value is None else value

    return _FIELD.sub(filled, text)


def gaps_of(text: str) -> list[str]:
    """Where a place is still open: by the words before it, or by the line above."""
    gaps, above = [], ""
    for line in text.split("\n"):
        gaps += [_around(line, found, above) for found in _GAP.finditer(line)]
        above = line.strip(" |") or above
    return gaps


def row_line(cells) -> str:
    """One row of a table as it is typed; a bar or a line end inside a cell is kept
    from breaking it."""
    plain = (" ".join(str(cell).split()).replace("|", r"\|") for cell in cells)
    return f"| {' | '.join(plain)} |"


def table_lines(head, rows) -> str:
    return "\n".join(row_line(row) for row in (head, *rows))


def without_tables(text: str) -> str:
    """For a paper that has no tables: each row is an item that names its columns."""
    told = []
    for is_table, group in groupby(text.split("\n"), _is_row):
        lines = list(group)
        told += _row_items(lines) if is_table else lines
    return "\n".join(told)


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|")


def _row_items(lines) -> list[str]:
    return [
        f"- {'; '.join(_named_cells(table.head, row))}"
        for table in _table([_cells(line.strip()) for line in lines])
        for row in table.rows
    ]


def _named_cells(head: tuple[str, ...], row: tuple[Cell, ...]) -> list[str]:
    """Those that hold something; a table of one row has no head."""
    named = zip_longest(head, (cell.text for cell in row), fillvalue="")
    return [f"{name}: {text}" if name else text for name, text in named if text]


def _name(found: re.Match) -> str:
    return " ".join(found[1].split())


def _around(line: str, found: re.Match, above: str) -> str:
    """Only what is near: a line full of gaps must not be read anew for each of them."""
    near = line[max(0, found.start() - _NEAR) : found.start()]
    words = (near.strip(" |") or above[-_NEAR:]).split()
    start = "" if len(words) <= 6 else "… "
    return f"{start}{' '.join(words[-6:])} {GAP}".strip()


def _cells(line: str) -> list[str]:
    inner = line.removeprefix("|")
    if _BAR.search(inner[-1:]) and not inner.endswith(r"\|"):
        inner = inner[:-1]
    return [each.strip().replace(r"\|", "|") for each in _BAR.split(inner)]


def _table(lines: list[list[str]]) -> list[Block]:
    """The table of the typed rows; rulers between rows are no rows."""
    rows = [row for row in lines if not all(_RULE.fullmatch(cell) for cell in row)]
    if not rows:
        return []
    width = min(max(map(len, rows)), _MOST_COLUMNS)
    rows = [_fitted(row, width) for row in rows]
    head, *body = rows if len(rows) > 1 else ([], *rows)
    figures = [
        all(_FIGURE.fullmatch(row[place]) for row in body) for place in range(width)
    ]
    columns = _columns(head, body, figures)
    return [
        Table(
            columns=columns,
            head=tuple(head),
            rows=tuple(
                tuple(
                    Cell(cell, is_figure)
                    for cell, is_figure in zip(row, figures, strict=True)
                )
                for row in body
            ),
        )
    ]


def _fitted(row: list[str], width: int) -> list[str]:
    """Missing cells are empty; what is too much stays together in the last one."""
    row = row + [""] * (width - len(row))
    if len(row) > width:
        row = [*row[: width - 1], " ".join(row[width - 1 :])]
    return row


def _columns(head, body, figures) -> tuple[Column, ...]:
    """Widths by what stands in the columns, so that long texts get the room."""
    weights = []
    for place, is_figure in enumerate(figures):
        cells = [row[place] for row in [head, *body] if row]
        words = max((len(word) for cell in cells for word in cell.split()), default=1)
        longest = max(map(len, cells), default=1)
        wanted = longest if is_figure else max(words, min(longest, 60) ** 0.8)
        weights.append(max(wanted, 4))
    total = sum(weights)
    shares = [max(1, round(20 * weight / total)) for weight in weights]
    while sum(shares) > 20 and max(shares) > 1:
        shares[shares.index(max(shares))] -= 1
    return tuple(
        Column(share, is_figure)
        for share, is_figure in zip(shares, figures, strict=True)
    )
