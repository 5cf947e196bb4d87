import unicodedata

import pytest

from cells.text_hints.folding import LONGEST, words_of
from cells.text_hints.likeness import near_equal

LINE = "Tổ hòa giải của ủy ban xã họp ngày 12/8, đồng chí Thúy vắng."


@pytest.mark.parametrize(
    "other",
    [
        "Tổ hoà giải của uỷ ban xã họp ngày 12/8, đồng chí Thuý vắng.",
        "TỔ HÒA GIẢI CỦA ỦY BAN XÃ HỌP NGÀY 12/8 – ĐỒNG CHÍ THÚY VẮNG",
        "tổ hòa giải của uỷ ban xã họp ngày 12/8 = đ/c Thuý vắng !",
        unicodedata.normalize("NFD", LINE),
        "  Tổ hòa giải\ncủa ủy ban   xã họp ngày 12/8 — đồng chí Thúy vắng…",
    ],
)
def test_spelling_case_and_dashes_make_no_other_text(other):
    assert words_of(other).toned == words_of(LINE).toned


def test_a_text_without_tone_marks_is_compared_without_them():
    typed = words_of("to hoa giai cua uy ban xa hop ngay 12/8, dong chi thuy vang")
    assert typed.is_plain
    assert near_equal(typed, words_of(LINE))


def test_other_tones_are_other_words():
    assert words_of("hoa") != words_of("hóa")
    assert words_of("họa").toned != words_of("hóa").toned
    assert words_of("khỏa").toned == words_of("khoả").toned


def test_short_forms_are_spelled_out():
    assert words_of("Đ/c A, QII").toned == words_of("đồng chí a quý ii").toned
    assert words_of("T9/2026 và HK1").plain[:2] == ("thang", "9")


@pytest.mark.parametrize("odd", [None, 3, [], {}, b"x", True])
def test_what_is_no_text_has_no_words(odd):
    assert len(words_of(odd)) == 0


def test_no_more_is_looked_at_than_anybody_writes():
    assert len(words_of("à " * 10 * LONGEST)) <= LONGEST
