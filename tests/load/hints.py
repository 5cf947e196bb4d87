"""How well the hints meet the labelled texts: ``python -m tests.load.hints``."""

import sys
from statistics import median
from time import perf_counter

from cells.text_hints.lines import review_codes
from tests.cells.text_hints.labelled_set import Found, measured, read, total

PRECISION_AT_LEAST = 0.90
MILLISECONDS_AT_MOST = 5.0
PARTS = ("tuned", "held_out", "independent")


def measure() -> list[tuple[bool, str]]:
    """Lines of the report: whether each holds, and its text."""
    return [*quality(), honesty(), speed()]


def quality() -> list[tuple[bool, str]]:
    lines = [quality_line(part, measured(part)) for part in PARTS]
    found = measured(*PARTS)
    return lines + [quality_line(code, found, code) for code in found.codes]


def quality_line(name: str, found: Found, code: str | None = None) -> tuple[bool, str]:
    """Of one code, or of all of them."""
    precision, recall = found.precision(code), found.recall(code)
    labels = total(found.hits, code) + total(found.missed, code)
    text = f"hints, {name}: precision {precision:.2f}, recall {recall:.2f}"
    return precision >= PRECISION_AT_LEAST, f"{text} ({labels} labels)"


def honesty() -> tuple[bool, str]:
    honest = read("honest")
    hinted = sum(bool(review_codes(line["input"])) for line in honest)
    return hinted == 0, f"hints at {len(honest)} honest texts: {hinted} (none)"


def speed() -> tuple[bool, str]:
    lines = [line["input"] for line in read("honest")]
    took = []
    for line in lines * 5:
        began = perf_counter()
        review_codes(line)
        took.append((perf_counter() - began) * 1000)
    typical = median(took)
    return (
        typical <= MILLISECONDS_AT_MOST,
        f"hints at one answer: {typical:.2f} ms (at most {MILLISECONDS_AT_MOST})",
    )


def main() -> int:
    lines = measure()
    for holds, text in lines:
        sys.stdout.write(f"{'PASS' if holds else 'FAIL'}  {text}\n")
    return 0 if all(holds for holds, _text in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
