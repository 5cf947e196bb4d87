"""Equal content has an equal hash, on every machine."""

import hashlib
import unicodedata
from datetime import date

import pytest

from cells.canonical import canonical_json, content_hash


def test_the_spelling_is_fixed():
    data = {"b": [1, True, None, "ó"], "a": {"z": "", "y": []}}
    text = '{"a":{"y":[],"z":""},"b":[1,true,null,"ó"]}'
    assert canonical_json(data) == text
    assert content_hash(data) == hashlib.sha256(text.encode()).hexdigest()


def test_neither_order_nor_accents_nor_kind_of_list_make_a_difference():
    one = {"a": ["Hòa", "x"], "b": 1}
    other = {"b": 1, "a": (unicodedata.normalize("NFD", "Hòa"), "x")}
    assert content_hash(one) == content_hash(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [({"a": 1}, {"a": "1"}), ({"a": None}, {"a": ""}), ({"a": [1, 2]}, {"a": [2, 1]}),
     ({"a": True}, {"a": 1}), ({"a": "x"}, {"a": "x "})],
)  # fmt: skip
def test_what_differs_has_another_hash(one, other):
    assert content_hash(one) != content_hash(other)


@pytest.mark.parametrize(
    "data", [1.0, {"a": 0.1}, {1: "a"}, date(2026, 1, 1), [b"x"], {"a": {1, 2}}]
)
def test_what_has_no_fixed_spelling_is_refused(data):
    with pytest.raises(TypeError):
        canonical_json(data)
