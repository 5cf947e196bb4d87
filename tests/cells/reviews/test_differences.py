"""What changed between two texts of Vietnamese, word by word."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cells.reviews.differences import ADDED, REMOVED, SAME, Piece, compare

WORDS = st.lists(
    st.sampled_from(["tôi", "đã", "vắng", "buổi", "học", "hoá", "hóa", ",", "\n", " "]),
    max_size=14,
).map(" ".join)


def said(pieces, *, but) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != but)


@given(WORDS, WORDS)
def test_the_pieces_are_the_two_texts(before, after):
    pieces = compare(before, after)
    assert said(pieces, but=ADDED) == before
    assert said(pieces, but=REMOVED) == after
    assert all(piece.text for piece in pieces)
    assert [a.kind for a in pieces if a.kind == SAME] or before != after or not before


def test_the_same_text_is_one_piece():
    assert compare("Tôi vắng hai buổi.", "Tôi vắng hai buổi.") == [
        Piece(SAME, "Tôi vắng hai buổi.")
    ]
    assert compare("", "") == []


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        (
            "Tôi thường vắng họp chi bộ.",
            "Tôi ít khi vắng họp chi bộ.",
            [(SAME, "Tôi "), (REMOVED, "thường"), (ADDED, "ít khi"),
             (SAME, " vắng họp chi bộ.")],
        ),
        # Tone marks are never taken apart, and hoá is not hóa: as it was typed.
        (
            "Tôi đọc hoá đơn",
            "Tôi đọc hóa đơn",
            [(SAME, "Tôi đọc "), (REMOVED, "hoá"), (ADDED, "hóa"), (SAME, " đơn")],
        ),
        ("", "Mới viết.", [(ADDED, "Mới viết.")]),
        ("Bỏ đi.", "", [(REMOVED, "Bỏ đi.")]),
    ],
)  # fmt: skip
def test_words_are_taken_whole(before, after, pieces):
    assert [(piece.kind, piece.text) for piece in compare(before, after)] == pieces


def test_what_was_written_anew_is_read_as_one():
    """A word that happens to stay between two changes makes no crumbs."""
    kinds = [
        piece.kind
        for piece in compare(
            "Sẽ cố gắng học tập nhiều hơn nữa.", "Xem lại hai buổi học trước tháng 12."
        )
    ]
    assert kinds == [REMOVED, ADDED, SAME]


def test_three_thousand_words_in_27_fields_take_no_time():
    before = " ".join(f"chữ{n % 40}" for n in range(111))
    after = before.replace("chữ7 ", "khác ")
    began = time.perf_counter()
    for _field in range(27):
        compare(before, after)
    assert time.perf_counter() - began < 0.5
