"""That what was signed is what was approved: the print itself is the proof."""

from io import BytesIO

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from cells.models import ApprovedPrint
from cells.pdf_signatures.examining import examine
from cells.pdf_signatures.facts import Found, PdfFacts
from cells.plans.services import record_print
from cells.plans.signed_content import signed_content
from tests.cells.pdf_signatures.test_examining import (
    CODE,
    a_note,
    another_page,
    changed,
    plain,
)
from tests.certificates import signed_pdf
from tests.factories import NOW
from tests.plan_scenes import approved_plan
from tests.signature_scenes import by


@pytest.fixture
def approval(cast):
    """A small file stands for the print that was handed out."""
    found = approved_plan(cast, cast.author).approvals.get()
    record_print(approval=found, data=plain(), now=NOW)
    return found


def content(approval, data: bytes) -> str:
    facts = examine(data, [by("root").der], NOW)
    return signed_content(approval, data, facts)


def signed(data=None) -> bytes:
    return signed_pdf(data or plain(), by("signer"))


def test_the_print_with_a_signature(approval):
    assert content(approval, signed()) == "print"


def test_the_print_with_two_signatures(approval):
    twice = signed_pdf(signed(), by("second"), field="Hai")
    assert content(approval, twice) == "print"


@pytest.mark.parametrize("change", [another_page, a_note])
def test_the_print_and_more_signed_together(approval, change):
    assert content(approval, signed(changed(plain(), change))) == "print_and_more"


@pytest.mark.parametrize("change", [another_page, a_note])
def test_the_print_and_more_after_signing(approval, change):
    assert content(approval, changed(signed(), change)) == "print_and_more"


def test_another_document_behind_a_true_print(approval):
    """The print stands before it, but no table leads into the print."""
    shifted = signed(plain() + moved(plain(), by_bytes=len(plain())))
    facts = examine(shifted, [by("root").der], NOW)
    assert facts.only_signatures_added
    assert signed_content(approval, shifted, facts) == "unknown"


def moved(data: bytes, *, by_bytes: int) -> bytes:
    """``data`` as it has to be written to stand behind ``by_bytes`` others."""
    out = BytesIO(b"x" * by_bytes)
    out.seek(by_bytes)
    copy_into_new_writer(PdfFileReader(BytesIO(data))).write(out)
    return out.getvalue()[by_bytes:]


def test_a_broken_signature_tells_nothing(approval):
    data = bytearray(signed())
    data[len(plain()) + 400] ^= 1
    facts = examine(bytes(data), [by("root").der], NOW)
    assert signed_content(approval, bytes(data), facts) != "print"


def test_written_anew_the_code_is_all_that_is_left(approval):
    approval.token = CODE
    approval.save()
    assert content(approval, signed(moved(plain(), by_bytes=0))) == "code"


def test_the_code_of_another_approval(approval, cast):
    other = approved_plan(cast, cast.colleague).approvals.get()
    other.token = CODE
    other.save()
    assert content(approval, signed(moved(plain(), by_bytes=0))) == "other"


def test_a_code_that_nobody_knows(approval):
    assert content(approval, signed(moved(plain(), by_bytes=0))) == "unknown"


def test_the_print_of_another_approval(approval, cast):
    other = approved_plan(cast, cast.colleague).approvals.get()
    ApprovedPrint.objects.update(approval=other)
    assert content(approval, signed()) == "other"


@pytest.mark.parametrize("found", [Found.ENCRYPTED, Found.UNREADABLE, Found.TOO_HEAVY])
def test_what_was_not_read_tells_nothing(approval, found):
    assert signed_content(approval, plain(), PdfFacts(found)) == "unknown"
