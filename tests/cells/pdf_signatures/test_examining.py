"""What is found in a signed PDF, and what a crafted one is kept from hiding."""

from datetime import UTC, datetime
from functools import cache
from io import BytesIO

import pytest
import time_machine
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.crypt import StandardSecurityHandler
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from cells.pdf_signatures.examining import examine
from cells.pdf_signatures.facts import Found, Integrity, Trust
from tests.certificates import signed_pdf
from tests.signature_scenes import SIGNER, by

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
BEFORE = datetime(2026, 3, 1, 8, tzinfo=UTC)
CODE = "0123456789abcdef" * 2
PAGE = f"""<html lang="vi"><title>Kế hoạch</title><h1>Kế hoạch</h1>
<p><a href="https://tusoi.example.vn/check/{CODE}">Kiểm tra</a></p></html>"""


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(NOW, tick=False):
        yield


@cache
def plain() -> bytes:
    """A page with a link to the check code, as the prints of the product have it."""
    from weasyprint import HTML  # noqa: TID251

    return HTML(string=PAGE).write_pdf(pdf_variant="pdf/ua-1")


def signed(data=None, name="signer", **how) -> bytes:
    return signed_pdf(data or plain(), by(name), **how)


def look(data, *roots, now=NOW):
    return examine(data, [by(name).der for name in roots or ("root",)], now)


def only(facts):
    (signature,) = facts.signatures
    return signature


def changed(data: bytes, change) -> bytes:
    """``change(writer)`` as a further revision of the file."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_signed_print():
    facts = look(signed())
    signature = only(facts)
    assert facts.found == Found.SIGNED
    assert (signature.integrity, signature.trust) == (Integrity.INTACT, Trust.TRUSTED)
    assert (signature.signer, signature.issuer) == (SIGNER, "CA thử nghiệm")
    assert signature.claimed_at == NOW
    assert signature.stamped_at is None
    assert facts.only_signatures_added
    assert facts.codes == [CODE]
    assert not facts.has_program
    assert not facts.has_files
    start = plain().rindex(b"startxref") + len("startxref")
    assert facts.first_startxref == int(plain()[start:].split()[0])


def test_a_file_without_a_signature():
    assert look(plain()).found == Found.UNSIGNED


def test_a_flipped_byte_breaks_it_and_the_certificate_is_not_judged():
    data = bytearray(signed())
    data[plain().index(b"stream") + 40] ^= 1
    signature = only(look(bytes(data)))
    assert signature.integrity == Integrity.BROKEN
    assert signature.trust == Trust.NOT_JUDGED


@pytest.mark.parametrize("tail", [b"\n% more", b"more", b"\n<<x>>"])
def test_bytes_behind_the_last_end(tail):
    assert only(look(signed() + tail)).integrity == Integrity.CHANGED_AFTER


def test_a_line_end_behind_the_last_end_is_no_change():
    assert only(look(signed() + b"\r\n")).integrity == Integrity.INTACT


def another_page(writer):
    """The text of the first page is another one."""
    page, _resources = writer.find_page_for_modification(0)
    text = generic.StreamObject(stream_data=b"BT (khac) Tj ET")
    page.get_object()["/Contents"] = writer.add_object(text)
    writer.update_container(page.get_object())


def a_note(writer):
    """A comment drawn over the page."""
    page, _resources = writer.find_page_for_modification(0)
    note = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Rect"): generic.ArrayObject(
                generic.NumberObject(each) for each in (0, 0, 500, 500)
            ),
            pdf_name("/Contents"): pdf_string("Khác"),
        }
    )
    found = page.get_object()
    found["/Annots"] = generic.ArrayObject([*found["/Annots"], writer.add_object(note)])
    writer.update_container(found)


def a_program(writer):
    writer.root["/OpenAction"] = generic.DictionaryObject(
        {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): pdf_string("1")}
    )
    writer.update_root()


def a_file(writer):
    names = generic.DictionaryObject(
        {pdf_name("/EmbeddedFiles"): generic.DictionaryObject()}
    )
    writer.root["/Names"] = names
    writer.update_root()


@pytest.mark.parametrize("change", [another_page, a_note, a_program, a_file])
def test_what_is_changed_before_signing_is_no_mere_signature(change):
    facts = look(signed(changed(plain(), change)))
    assert only(facts).integrity == Integrity.INTACT
    assert not facts.only_signatures_added


@pytest.mark.parametrize("change", [another_page, a_note, a_program, a_file])
def test_what_is_changed_after_signing(change):
    facts = look(changed(signed(), change))
    assert only(facts).integrity == Integrity.CHANGED_AFTER
    assert not facts.only_signatures_added


def test_programs_and_attached_files_are_named():
    assert look(signed(changed(plain(), a_program))).has_program
    assert look(signed(changed(plain(), a_file))).has_files


def test_signed_twice():
    facts = look(signed(signed(), "second", field="Hai"))
    states = [each.integrity for each in facts.signatures]
    assert states == [Integrity.SIGNED_AGAIN, Integrity.INTACT]
    assert facts.only_signatures_added


@pytest.mark.parametrize(
    ("box", "is_alone"), [((20, 20, 220, 90), True), ((0, 0, 590, 800), False)]
)
def test_a_signature_that_could_cover_the_page_is_no_mere_signature(box, is_alone):
    assert look(signed(box=box)).only_signatures_added is is_alone


@pytest.mark.parametrize(
    ("name", "roots", "trust"),
    [
        ("signer", ("stranger_root",), Trust.UNKNOWN_ROOT),
        ("signer", ("stranger_root", "root"), Trust.TRUSTED),
        ("stranger", ("root",), Trust.UNKNOWN_ROOT),
        ("alone", ("root",), Trust.SELF_SIGNED),
        ("stamp", ("root",), Trust.TRUSTED),
    ],
)
def test_who_vouches(name, roots, trust):
    assert only(look(signed(name=name), *roots)).trust == trust


def test_no_root_is_set():
    facts = examine(signed(), [], NOW)
    assert only(facts).trust == Trust.NO_ROOTS
    assert only(facts).integrity == Integrity.INTACT


def test_expired_when_signing():
    assert only(look(signed(name="expired"))).trust == Trust.EXPIRED


def test_expired_since_by_the_signers_own_clock():
    with time_machine.travel(BEFORE, tick=False):
        data = signed(name="expired")
    assert only(look(data)).trust == Trust.EXPIRED_AFTER_CLAIM
    assert only(look(data, now=BEFORE)).trust == Trust.TRUSTED


def test_expired_since_with_a_time_stamp():
    with time_machine.travel(BEFORE, tick=False):
        data = signed(name="expired", stamper=by("stamp"))
    signature = only(look(data))
    assert signature.trust == Trust.EXPIRED_AFTER_STAMP
    assert signature.stamped_at == BEFORE


def test_not_yet_valid():
    with time_machine.travel(datetime(2024, 1, 1, tzinfo=UTC), tick=False):
        data = signed()
    assert only(look(data, now=datetime(2024, 1, 1, tzinfo=UTC))).trust == Trust.EXPIRED


def test_a_stamp_of_a_stranger_is_no_stamp():
    data = signed(stamper=by("stamp"), name="stranger")
    signature = only(look(data, "stranger_root"))
    assert signature.trust == Trust.TRUSTED
    assert signature.stamped_at is None


def test_an_outdated_algorithm_proves_nothing():
    signature = only(look(signed(digest="sha1")))
    assert signature.integrity == Integrity.WEAK
    assert signature.trust != Trust.TRUSTED


def test_a_file_locked_with_a_password():
    copied = copy_into_new_writer(PdfFileReader(BytesIO(plain())))
    handler = StandardSecurityHandler.build_from_pw("chu", "nguoi-doc")
    copied.security_handler = handler
    copied._encrypt = copied.add_object(handler.as_pdf_object())
    out = BytesIO()
    copied.write(out)
    assert look(out.getvalue()).found == Found.ENCRYPTED


def test_more_signatures_than_anybody_needs(monkeypatch):
    monkeypatch.setattr("cells.pdf_signatures.examining.MOST_SIGNATURES", 1)
    twice = signed(signed(), "second", field="Hai")
    assert look(twice).found == Found.TOO_HEAVY


def test_names_of_a_certificate_are_one_harmless_line():
    from tests.certificates import issue  # noqa: PLC0415

    odd = issue("Trần\u202e Quang\nHuy" + "x" * 30, by=by("root"))
    signature = only(look(signed_pdf(plain(), odd)))
    assert signature.signer == "Trần Quang Huy" + "x" * 30
