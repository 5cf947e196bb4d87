"""What people type becomes blocks; nothing typed raises, is lost or runs as markup."""

from hypothesis import given
from hypothesis import strategies as st

from cells.preparation.paper_text import (
    GAP,
    Heading,
    Items,
    Paragraph,
    Table,
    fields_of,
    fill,
    gaps_of,
    parse,
    row_line,
    table_lines,
    without_tables,
)

LINES = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.text("|-«»(…) IVX\\:a1", max_size=30).map("| {}".format),
        st.text("|\\ -ab", max_size=12).map("|{}|".format),
        st.text("ab |", max_size=12).map("- {}".format),
    ),
    max_size=12,
)


MARKS_OF_TABLES = str.maketrans("\\|", "  ")


def words_of(text):
    """What was typed, without the marks of a table."""
    return [
        word
        for line in text.split("\n")
        for word in line.strip().translate(MARKS_OF_TABLES).split()
    ]


def shown(blocks) -> str:
    pieces = []
    for block in blocks:
        if isinstance(block, Items):
            pieces += [f"- {text}" for text in block.texts]
        elif isinstance(block, Table):
            pieces += block.head
            pieces += [cell.text for row in block.rows for cell in row]
        else:
            pieces.append(block.text)
    return " ".join(pieces)


def test_lines_are_paragraphs_headings_and_lists():
    text = "I- MỤC ĐÍCH\nMột câu.\n\n- một\n- hai\nII - NỘI DUNG\nIV-không phải"
    assert parse(text) == (
        Heading("I- MỤC ĐÍCH"),
        Paragraph("Một câu."),
        Items(("một", "hai")),
        Heading("II - NỘI DUNG"),
        Paragraph("IV-không phải"),
    )


def test_rows_between_strokes_are_a_table_with_a_head():
    (table,) = parse("| TT | Việc |\n|---|:--|\n| 1 | Đọc |\n| 2 | Viết |")
    assert table.head == ("TT", "Việc")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["1", "Đọc"],
        ["2", "Viết"],
    ]
    assert [column.is_figure for column in table.columns] == [True, False]
    assert sum(column.share for column in table.columns) <= 20


def test_a_ragged_table_keeps_every_word():
    (table,) = parse("| a | b\n| c | d | e | f |\n|\n| g")
    assert {len(row) for row in table.rows} == {4} == {len(table.columns)}
    assert shown((table,)).split() == list("abcdefg")


def test_one_row_alone_is_a_table_without_a_head():
    (table,) = parse("| chỉ một hàng |")
    assert (table.head, table.rows[0][0].text) == ((), "chỉ một hàng")


def test_a_ruler_alone_is_nothing():
    assert parse("|---|---|") == ()


def test_a_stroke_inside_a_cell_is_kept():
    text = table_lines(("Việc", "Ai"), [("a | b\nc", "đồng chí"), ("d\\", "")])
    (table,) = parse(text)
    assert [cell.text for cell in table.rows[0]] == ["a | b c", "đồng chí"]


@given(st.lists(st.text("ab| \\«1", max_size=8), min_size=2, max_size=5))
def test_what_a_row_is_made_of_comes_out_again(cells):
    (table,) = parse(table_lines([f"h{n}" for n, _ in enumerate(cells)], [cells, "xy"]))
    expected = [" ".join(cell.split()) for cell in cells]
    got = [cell.text for cell in table.rows[0]]
    if all(not each or set(each) <= set("- ") for each in expected):
        return  # such a row is a ruler
    assert got == expected


@given(LINES.map("\n".join))
def test_parsing_never_raises_and_loses_no_word(text):
    blocks = parse(text)
    kept = " ".join(words_of(shown(blocks)))
    for word in words_of(text):
        if set(word) <= set("-–+:=_"):
            continue  # a ruler or the mark of an item
        assert word in kept


@given(LINES.map("\n".join))
def test_every_table_has_rows_of_one_width(text):
    for block in parse(text):
        if isinstance(block, Table):
            widths = {len(row) for row in block.rows} | {len(block.columns)}
            assert widths | ({len(block.head)} if block.head else set()) == widths
            assert len(widths) == 1
            assert all(1 <= column.share <= 20 for column in block.columns)


@given(st.text(max_size=200))
def test_fields_and_gaps_never_raise(text):
    assert all("«" not in name for name in fields_of(text))
    assert fill(text, lambda name: None) == text
    assert all(GAP in gap for gap in gaps_of(text))


def test_fields_are_filled_once_and_unknown_ones_stay():
    values = {"một": "«hai»", "hai": "2"}
    assert fill("«một» «hai» «ba» « một »", values.get) == "«hai» 2 «ba» «hai»"


def test_gaps_say_where_they_are():
    text = "Đồng chí (…), (...) dự\n| a | (…) |\nV- TỔ CHỨC\n\n(…)"
    assert gaps_of(text) == [
        "Đồng chí (…)",
        "Đồng chí (…), (…)",
        "a (…)",
        "V- TỔ CHỨC (…)",
    ]
    assert gaps_of("một hai ba bốn năm sáu bảy (…)") == ["… hai ba bốn năm sáu bảy (…)"]


def test_a_row_is_one_line():
    assert row_line(("a\nb", 2, "c|d")) == "| a b | 2 | c\\|d |"


def test_a_paper_without_tables_tells_their_rows_in_words():
    table = "| Việc | Hạn |\n|---|---|\n| Lập phiếu | 1/12 |\n| Đọc | |"
    assert without_tables(f"Thông qua:\n{table}\n\n| một dòng |\nHết") == (
        "Thông qua:\n- Việc: Lập phiếu; Hạn: 1/12\n- Việc: Đọc\n\n- một dòng\nHết"
    )
    assert without_tables("không có bảng\n- | mục") == "không có bảng\n- | mục"


def test_a_gap_is_named_by_what_is_near_it():
    """Else a line of many gaps would be read anew for each of them."""
    [gap] = gaps_of("x" * 5000 + GAP)
    assert len(gap) < 500
    [gap] = gaps_of("x" * 5000 + "\n" + GAP)
    assert len(gap) < 500
