"""Whether what was signed digitally is what was approved.

The proof is the print itself: whoever signs adds the signature behind the bytes that
were handed out, so that the file begins with a print whose hash was kept. A tool that
writes the file anew leaves at most the link with the check code; that is told apart.
"""

import hashlib
import re

from cells.pdf_signatures.facts import Found, Integrity, PdfFacts
from cells.plans.models import Approval, ApprovedPrint, SignedContent

END = re.compile(rb"%%EOF(?:\r\n|\r|\n)?")
TABLE = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF\s*\Z")
TABLE_LENGTH = 64
MOST_ENDS = 20
SOUND = {Integrity.INTACT, Integrity.SIGNED_AGAIN}
SOUND_BUT_ADDED_TO = SOUND | {Integrity.CHANGED_AFTER}


def signed_content(approval: Approval, data: bytes, facts: PdfFacts) -> SignedContent:
    """What the signatures in ``data`` are about, of ``approval`` or of another."""
    states = {signature.integrity for signature in facts.signatures}
    if facts.found != Found.SIGNED or not states <= SOUND_BUT_ADDED_TO:
        return SignedContent.UNKNOWN
    beginnings = beginnings_of(data, facts.first_startxref)
    handed_out = list(
        ApprovedPrint.objects.filter(sha256__in=beginnings).values_list(
            "approval_id", flat=True
        )
    )
    if approval.pk in handed_out:
        is_alone = facts.only_signatures_added and states <= SOUND
        return SignedContent.PRINT if is_alone else SignedContent.PRINT_AND_MORE
    if handed_out:
        return SignedContent.OTHER
    return content_by_code(approval, facts.codes)


def content_by_code(approval: Approval, codes: list[str]) -> SignedContent:
    if codes == [approval.token]:
        return SignedContent.CODE
    if Approval.objects.filter(token__in=codes).exclude(pk=approval.pk).exists():
        return SignedContent.OTHER
    return SignedContent.UNKNOWN


def beginnings_of(data: bytes, first_startxref: int) -> list[str]:
    """SHA-256 of each beginning of the file that is a whole PDF by itself.

    Only one whose table is that of the first revision: otherwise a true print could
    stand in front of another document without being part of it.
    """
    found, hashed, done = [], hashlib.sha256(), 0
    for match in list(END.finditer(data))[:MOST_ENDS]:
        table = TABLE.search(data[max(0, match.end() - TABLE_LENGTH) : match.end()])
        is_first = table is not None and int(table[1]) == first_startxref
        for end in sorted({match.start() + len(b"%%EOF"), match.end()}):
            hashed.update(data[done:end])
            done = end
            if is_first:
                found.append(hashed.hexdigest())
    return found
