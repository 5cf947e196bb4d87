"""Dates, numbers and the spelling of tones as papers have them."""

from datetime import date
from pathlib import Path

import pytest

from reports.contexts.party_document import (
    ToneSpelling,
    number_text,
    party_date,
    place_and_date,
    spell_tones,
)

TEMPLATES = Path(__file__).resolve().parents[2] / "templates/reports/documents"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 10, 5), "05/10/2026"),
        (date(2026, 8, 6), "06/8/2026"),
        (date(2027, 1, 22), "22/01/2027"),
        (date(2027, 2, 28), "28/02/2027"),
        (date(2027, 3, 10), "10/3/2027"),
        (date(2026, 12, 9), "09/12/2026"),
    ],
)
def test_dates_are_written_as_in_papers(day, written):
    assert party_date(day) == written


def test_place_and_date_pad_as_dates_do():
    assert (
        place_and_date("Tuyên Quang", date(2027, 1, 6))
        == "Tuyên Quang, ngày 06 tháng 01 năm 2027"
    )


def test_numbers():
    assert number_text("BC", "CB", 3) == "Số 03-BC/CB"
    assert number_text("NQ", "CB", 112) == "Số 112-NQ/CB"
    assert number_text("KH", "ĐU") == f"Số {5 * chr(160)}-KH/ĐU"


FIRST = (
    "khóa, hòa, thỏa, xõa, họa; khỏe, lòe; ủy, tùy, thủy, lũy, lụy; HÓA, ỦY, Ủy, Hòe"
)
MAIN = "khoá, hoà, thoả, xoã, hoạ; khoẻ, loè; uỷ, tuỳ, thuỷ, luỹ, luỵ; HOÁ, UỶ, Uỷ, Hoè"
SAME = "quý, quỳ, QUỸ, hoàn, khoảng, thuyền, huỳnh, hoặc, ngoài, xoáy, của, mùa, hóả"


def test_spelling_of_tones():
    assert spell_tones(FIRST, ToneSpelling.MAIN_VOWEL) == MAIN
    assert spell_tones(MAIN, ToneSpelling.FIRST_VOWEL) == FIRST
    assert spell_tones(FIRST, ToneSpelling.FIRST_VOWEL) == FIRST
    assert spell_tones(MAIN, ToneSpelling.MAIN_VOWEL) == MAIN


@pytest.mark.parametrize("spelling", ToneSpelling)
def test_words_that_both_spellings_write_alike(spelling):
    assert spell_tones(SAME, spelling) == SAME


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.html")), ids=str)
def test_templates_hold_no_word_that_the_spelling_would_change(template):
    text = template.read_text(encoding="utf-8")
    assert spell_tones(text, ToneSpelling.MAIN_VOWEL) == text
    assert spell_tones(text, ToneSpelling.FIRST_VOWEL) == text
