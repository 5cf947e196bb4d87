"""Has the digital signatures of a PDF looked at by a bounded process of its own."""

import base64
import json
import os
import subprocess
import sys
from datetime import datetime

from django.conf import settings

from cells.pdf_signatures.facts import Found, PdfFacts, facts_of
from cells.pdf_signatures.roots import Roots

MOST_SECONDS = 20
# A signature says in clear which bytes it covers, also in a locked file.
MARK = b"/ByteRange"


def may_be_signed(data: bytes) -> bool:
    """Whether it is worth looking: a scan bears no such mark."""
    return data.startswith(b"%PDF-") and MARK in data


def check_pdf(data: bytes, *, roots: Roots, now: datetime) -> PdfFacts:
    """The facts of ``data``, in any case and within ``MOST_SECONDS``."""
    asked = {
        "roots": [base64.b64encode(each).decode() for each in roots.certificates],
        "now": now.isoformat(),
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "cells.pdf_signatures.child"],
            input=json.dumps(asked).encode() + b"\n" + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=settings.BASE_DIR,
            env=environment(),
            timeout=MOST_SECONDS,
            check=True,
        )
        return facts_of(json.loads(done.stdout))
    except (subprocess.SubprocessError, ValueError):
        return PdfFacts(Found.TOO_HEAVY)


def environment() -> dict[str, str]:
    """No key and no database of this installation: the file is not to be trusted."""
    return {"PATH": os.defpath, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
