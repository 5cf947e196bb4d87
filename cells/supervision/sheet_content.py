"""What a sheet says, as canonical data with its hash: what a code assents to."""

from cells.canonical import content_hash
from cells.supervision.models import ProgressLine, ProgressReport

LINE_FIELDS = (
    "quantity",
    "none_reason",
    "evidence_words",
    "obstacles",
    "next_steps",
)
# A quarter and a year take their quantities from the months.
LONG_FIELDS = ("evidence_words", "obstacles", "next_steps")
COMMENT_FIELDS = ("text",)


def lines_of(report: ProgressReport) -> list[ProgressLine]:
    return list(report.lines.order_by("position", "pk"))


def sheet_content(report: ProgressReport, lines, comment: str) -> dict:
    return {
        "schema": 1,
        "plan": report.plan_id,
        "kind": report.kind,
        "starts_on": report.starts_on.isoformat(),
        "told_on": report.told_on and report.told_on.isoformat(),
        "comment": comment,
        "lines": [
            {"line": line.plan_line} | {n: getattr(line, n) for n in LINE_FIELDS}
            for line in lines
        ],
    }


def sheet_hash(report: ProgressReport) -> str:
    text = report.comment.text
    return content_hash(sheet_content(report, lines_of(report), text))
