"""The process in which a PDF is looked at: a first line of JSON, then the file.

``python -m cells.pdf_signatures.child``; it writes the facts as JSON. What it may use
of the machine is bounded before the first byte of the file is read, so that no file,
however it is made, holds or fills the server.
"""

import base64
import json
import logging
import resource
import sys
from datetime import datetime

from cells.pdf_signatures.examining import examine
from cells.pdf_signatures.facts import Found, PdfFacts

CPU_SECONDS = 15
MOST_MEMORY = 1024 * 1024 * 1024


LIMITS = {
    resource.RLIMIT_CPU: CPU_SECONDS,
    resource.RLIMIT_AS: MOST_MEMORY,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_CORE: 0,
}


def bound() -> None:
    """Never above what the service itself is allowed."""
    for kind, most in LIMITS.items():
        _soft, hard = resource.getrlimit(kind)
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (limit, limit))


def looked_at(data: bytes, roots: list[bytes], now: datetime) -> PdfFacts:
    """Whatever a broken file does to the reader of PDF, there is an answer."""
    try:
        return examine(data, roots, now)
    except (MemoryError, RecursionError):
        return PdfFacts(Found.TOO_HEAVY)
    except Exception:  # noqa: BLE001  a crafted file can raise anything
        return PdfFacts(Found.UNREADABLE)


def main() -> None:
    bound()
    logging.disable()  # the library logs names of certificates
    asked = json.loads(sys.stdin.buffer.readline())
    roots = [base64.b64decode(each) for each in asked["roots"]]
    now = datetime.fromisoformat(asked["now"])
    facts = looked_at(sys.stdin.buffer.read(), roots, now)
    json.dump(facts.as_plain(), sys.stdout)


if __name__ == "__main__":
    main()
