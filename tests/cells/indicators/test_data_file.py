"""The data file of the 27 indicators says what its source says, and how surely."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from cells.indicators.parts import split_into_parts

DATA_FILE = Path(__file__).parents[3] / "cells/indicators/data/resolution_04_2016.json"
DATA = json.loads(DATA_FILE.read_text(encoding="utf-8"))
INDICATORS = DATA["indicators"]
WORDS = re.compile(r"[^\W\d_]+")


def words(text):
    return set(WORDS.findall(text.lower()))


def letters(text):
    return re.sub(r"[\s;.]", "", text)


def by_number(value_of):
    return [item["number"] for item in INDICATORS if value_of(item)]


def test_there_are_27_in_three_groups_of_nine():
    assert [item["number"] for item in INDICATORS] == list(range(1, 28))
    assert [group["number"] for group in DATA["groups"]] == [1, 2, 3]
    places = [(item["group"], item["number_in_group"]) for item in INDICATORS]
    assert places == [(g, n) for g in (1, 2, 3) for n in range(1, 10)]


def test_codes_are_stable_and_unique():
    codes = [item["code"] for item in INDICATORS]
    assert codes == [f"04NQ2016-{number:02d}" for number in range(1, 28)]


def test_resolution_is_cited_with_its_date():
    catalogue = DATA["catalogue"]
    assert catalogue["code"] == "NQ04-2016.1"
    assert catalogue["resolution_date"] == "2016-10-30"
    for key in ("title", "source", "short_source"):
        assert "30/10/2016" in catalogue[key]


def test_frequencies_are_explained_in_both_languages():
    meanings = DATA["catalogue"]["frequency_meanings"]
    assert list(meanings) == ["none", "rarely", "occasionally", "often"]
    assert all(meaning["vi"] and meaning["en"] for meaning in meanings.values())


def test_trust_marks_count_as_in_the_source():
    assert Counter(item["trust"] for item in INDICATORS) == {
        "verbatim": 17,
        "partly_verbatim": 2,
        "from_memory": 8,
    }
    assert by_number(lambda item: item["trust"] == "partly_verbatim") == [5, 6]
    memory = [8, 9, 12, 15, 16, 17, 24, 25]
    assert by_number(lambda item: item["trust"] == "from_memory") == memory


def test_texts_with_one_source_are_marked():
    assert by_number(lambda item: item["single_source"]) == [11, 18, 19, 20, 21, 22]


@pytest.mark.parametrize("item", INDICATORS, ids=lambda item: item["code"])
def test_label_uses_only_words_of_its_own_text(item):
    assert words(item["label"]) - words(item["text"]) == set()
    assert len(item["label"]) <= 52


@pytest.mark.parametrize("item", INDICATORS, ids=lambda item: item["code"])
def test_parts_are_the_split_text_and_rejoin_to_it(item):
    parts = [part["text"] for part in item["parts"]]
    assert parts == split_into_parts(item["text"])
    assert [part["number"] for part in item["parts"]] == list(range(1, len(parts) + 1))
    if parts:
        assert letters("".join(parts)) == letters(item["text"])


@pytest.mark.parametrize("item", INDICATORS, ids=lambda item: item["code"])
def test_every_field_is_filled(item):
    for key in ("label", "label_en", "text", "text_en", "trust_note"):
        assert item[key].strip() == item[key] != ""


def test_labels_are_different():
    for key in ("label", "label_en"):
        assert len({item[key] for item in INDICATORS}) == 27


def test_third_group_names_both_halves_in_curly_quotes():
    group = DATA["groups"][2]
    for key in ("name", "short_name"):
        assert "“tự diễn biến”, “tự chuyển hóa”" in group[key].lower()


def test_text_of_one_piece_has_no_parts():
    assert split_into_parts("Kê khai tài sản, thu nhập không trung thực.") == []
    assert split_into_parts("") == []
    assert by_number(lambda item: not item["parts"]) == [12]


def test_split_at_semicolon_and_full_stop():
    assert split_into_parts("Một; hai. Ba;") == ["Một", "hai", "Ba"]


def test_ellipsis_belongs_to_its_part():
    assert split_into_parts("đất đai, tài nguyên...; đầu tư.") == [
        "đất đai, tài nguyên...",
        "đầu tư",
    ]
    assert split_into_parts("chạy tội... Sử dụng quyền lực.") == [
        "chạy tội...",
        "Sử dụng quyền lực",
    ]
    assert split_into_parts("một, hai... và ba; bốn") == ["một, hai... và ba", "bốn"]
