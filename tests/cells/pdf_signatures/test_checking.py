"""A check ends in any case: broken files, files that grow, files that never end."""

import zlib
from datetime import UTC, datetime

import pytest

from cells.pdf_signatures import checking
from cells.pdf_signatures.checking import check_pdf, may_be_signed
from cells.pdf_signatures.child import looked_at
from cells.pdf_signatures.facts import Found, Integrity, Trust
from cells.pdf_signatures.roots import Roots
from tests.cells.pdf_signatures.test_examining import plain, signed
from tests.signature_scenes import by

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
GARBAGE = [
    b"%PDF-1.7 /ByteRange",
    b"%PDF-1.7\nstartxref\n0\n%%EOF",
    b"%PDF-1.7\nstartxref\n99999999999\n%%EOF",
    b"%PDF-1.7\n" + b"[" * 200_000 + b"\nstartxref\n9\n%%EOF",
    b"%PDF-1.7\n" + b"<<" * 200_000 + b"\nstartxref\n9\n%%EOF",
    b"%PDF-1.7\ntrailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF",
]


def check(data: bytes, roots=None):
    return check_pdf(data, roots=roots or Roots((by("root").der,)), now=NOW)


def test_facts_come_through_the_process_as_they_are():
    data = signed()
    facts = check(data)
    assert facts == looked_at(data, [by("root").der], NOW)
    (signature,) = facts.signatures
    assert (signature.integrity, signature.trust) == (Integrity.INTACT, Trust.TRUSTED)
    assert signature.valid_until.tzinfo is not None


def test_no_root_goes_through_as_none():
    (signature,) = check(signed(), Roots()).signatures
    assert signature.trust == Trust.NO_ROOTS


@pytest.mark.parametrize("data", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_has_an_answer(data):
    assert check(data).found in (Found.UNREADABLE, Found.TOO_HEAVY)


@pytest.mark.parametrize("part", range(1, 12))
def test_half_a_file_has_an_answer(part):
    data = signed()
    found = looked_at(data[: len(data) * part // 12], [], NOW).found
    assert found in (Found.UNREADABLE, Found.UNSIGNED, Found.SIGNED)


def test_a_file_of_which_a_table_is_broken_has_an_answer():
    data = bytearray(signed())
    data[len(plain()) - 400] ^= 1
    assert looked_at(bytes(data), [], NOW).found == Found.UNREADABLE


def bomb() -> bytes:
    """Its table of contents is two gigabytes of nothing in two megabytes."""
    packer = zlib.compressobj(9)
    megabyte = b"\0" * 1024 * 1024
    first = packer.compress(megabyte) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(megabyte) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = first + again * 2047
    head = b"%PDF-1.7\n%/ByteRange\n"
    return (
        head
        + b"1 0 obj\n<</Type/XRef/Size 99999999/W[1 4 2]/Root 2 0 R"
        + b"/Filter/FlateDecode/Length %d>>\nstream\n" % len(packed)
        + packed
        + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % len(head)
    )


def test_a_file_that_grows_is_stopped():
    assert check(bomb()).found in (Found.TOO_HEAVY, Found.UNREADABLE)


def test_a_process_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(checking, "MOST_SECONDS", 0.05)
    assert check(signed()).found == Found.TOO_HEAVY


def test_the_process_knows_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "geheim")
    assert set(checking.environment()) == {
        "PATH",
        "PYTHONUTF8",
        "PYTHONDONTWRITEBYTECODE",
    }


def test_only_what_may_be_signed_is_looked_at():
    assert may_be_signed(signed())
    assert not may_be_signed(plain())
    assert not may_be_signed(b"\xff\xd8\xff /ByteRange")
