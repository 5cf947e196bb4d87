"""Text that people type has one spelling in the database."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cells.fields import TypedTextFormField, typed_text
from cells.models import Member

PAIRS = {
    "NFD becomes NFC": ("Tự phê bình".encode().decode() and unicodedata.normalize(
        "NFD", "Tự phê bình, Nguyễn Thị Hường"), "Tự phê bình, Nguyễn Thị Hường"),
    "CRLF of a form": ("một\r\nhai", "một\nhai"),
    "CR alone": ("một\rhai", "một\nhai"),
    "the line separators of other programs": (
        "a\u2028b\u2029c\u0085d\ve\ff", "a\nb\nc\nd\ne\nf"
    ),
    "control characters": ("a\x00b\x07c\x1bd\x7fe\x9f", "abcde"),
    "a tab is text": ("a\tb", "a\tb"),
    "a mark of byte order": ("\ufeffa", "a"),
    "overrides of direction": ("a\u202eb\u2066c\u2069", "abc"),
    "a lone surrogate, high": ("a\ud800b", "a\ufffdb"),
    "a lone surrogate, low": ("a\udfffb", "a\ufffdb"),
    "an emoji is whole": ("a😀b", "a😀b"),
    "nothing": ("", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", PAIRS)
def test_typed_text(case):
    typed, stored = PAIRS[case]
    assert typed_text(typed) == stored


ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)


@given(ANYTHING)
def test_it_can_always_be_stored_and_is_its_own_form(text):
    stored = typed_text(text)
    assert typed_text(stored) == stored
    stored.encode()
    assert unicodedata.is_normalized("NFC", stored)
    assert "\r" not in stored
    assert "\x00" not in stored


@given(ANYTHING)
def test_the_spelling_of_accents_makes_no_difference(text):
    decomposed = unicodedata.normalize("NFD", text)
    assert typed_text(decomposed) == typed_text(unicodedata.normalize("NFC", text))


@pytest.mark.django_db
def test_the_column_stores_it_whoever_assigns_it():
    member = Member.objects.create_user(
        "thu", "x", full_name=unicodedata.normalize("NFD", "Bùi Thị Thủy\x00")
    )
    assert Member.objects.get(pk=member.pk).full_name == "Bùi Thị Thủy"
    found = Member.objects.filter(
        full_name=unicodedata.normalize("NFD", "Bùi Thị Thủy")
    )
    assert found.count() == 1


def test_the_form_measures_what_will_be_stored():
    """Ten letters with accents are ten, however many marks they arrive with."""
    field = TypedTextFormField(max_length=10)
    assert field.clean(unicodedata.normalize("NFD", "ệệệệệệệệệệ")) == "ệ" * 10
    assert field.clean("a\r\n\x00b") == "a\nb"
