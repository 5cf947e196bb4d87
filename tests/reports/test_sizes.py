"""Sizes and places of a paper, measured in the file against the list of measures."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from .papers import CELL, MEASURES, SIGNER, summary, write

ROOT = Path(__file__).resolve().parents[2]
POINTS_PER_MM = 72 / 25.4
CLOSE_PT, CLOSE_MM = 0.1, 0.5


@pytest.fixture(scope="module")
def layout():
    text = (ROOT / "reports/document_layout.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@pytest.fixture(scope="module")
def pieces():
    """(text, size in pt, x and base line in mm from the top left, page) of each."""
    found = []
    for number, page in enumerate(write(summary(measures=MEASURES)).pages, start=1):

        def place(text, outer, inner, _font, size, page=page, number=number):
            if text.strip():
                height = float(page.mediabox.height)
                x = inner[4] * outer[0] + outer[4]
                y = height - (inner[5] * outer[3] + outer[5])
                points = abs(size * inner[3] * outer[3])
                mm = (x / POINTS_PER_MM, y / POINTS_PER_MM)
                found.append((text.strip(), points, *mm, number))

        page.extract_text(visitor_text=place)
    return found


def first(pieces, text):
    return next(piece for piece in pieces if piece[0].startswith(text))


@pytest.mark.parametrize(
    ("text", "section", "name"),
    [
        ("ĐẢNG BỘ TRƯỜNG", "head", "name_size"),
        ("CHI BỘ KHOA", "head", "name_size"),
        ("ĐẢNG CỘNG SẢN", "head", "party_size"),
        ("Tuyên Quang", "head", "name_size"),
        ("DỰ THẢO", "draft", "size"),
        ("BÁO CÁO", "title", "type_size"),
        ("tổng hợp kết quả", "title", "subject_size"),
        (f"của {CELL}", "title", "subject_size"),
        ("I- TÌNH HÌNH", "text", "size"),
        ("cáo kết quả như sau", "text", "size"),
        ("Tên rút gọn", "table", "size"),
        ("12 biên bản", "table", "size"),
        ("Nơi nhận", "foot", "size"),
        ("- Lưu Chi bộ", "foot", "recipient_size"),
        ("T/M CHI BỘ", "foot", "size"),
        (SIGNER, "foot", "size"),
    ],
)
def test_each_piece_has_the_size_of_the_list(text, section, name, pieces, layout):
    expected = layout[section][name]["value"]
    assert first(pieces, text)[1] == pytest.approx(expected, abs=CLOSE_PT)


def test_the_ranges_of_the_guidance_are_settled_as_the_cell_wants_them(layout):
    """16, 14, 14 points, and the page number 10 to 12 mm from the top edge."""
    settled = [
        layout["title"]["type_size"]["value"],
        layout["title"]["subject_size"]["value"],
        layout["text"]["size"]["value"],
    ]
    assert settled == [16, 14, 14]
    assert 10 <= layout["page_number"]["from_edge"]["value"] <= 12


def test_the_page_number_stands_where_the_list_says(pieces, layout):
    numbers = [piece for piece in pieces if piece[0].isdigit() and piece[3] < 20]
    numbers = [piece for piece in numbers if piece[4] > 1]
    size = layout["page_number"]["size"]["value"]
    top = layout["page_number"]["from_edge"]["value"]
    rise = 0.891 * size / (0.891 + 0.216) / POINTS_PER_MM  # of Liberation Serif
    assert numbers
    for _text, points, _x, y, _page in numbers:
        assert points == pytest.approx(size, abs=CLOSE_PT)
        assert y - rise == pytest.approx(top, abs=CLOSE_MM)


def test_text_begins_at_the_margin_and_paragraphs_at_the_indent(pieces, layout):
    left = layout["page"]["margin_left"]["value"]
    assert first(pieces, "cáo kết quả như sau")[2] == pytest.approx(left, abs=CLOSE_MM)
    indent = left + layout["text"]["indent"]["value"]
    assert first(pieces, "II- KẾT QUẢ")[2] == pytest.approx(indent, abs=CLOSE_MM)


def test_lines_of_a_paragraph_keep_their_distance(pieces, layout):
    body = sorted(
        {piece[3] for piece in pieces if piece[4] == 1 and 29 < piece[2] < 31}
    )
    pitch = layout["text"]["line"]["value"] / POINTS_PER_MM
    gaps = [later - earlier for earlier, later in pairwise(body)]
    assert [gap for gap in gaps if gap == pytest.approx(pitch, abs=0.1 / POINTS_PER_MM)]
