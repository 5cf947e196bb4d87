import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cells.text_hints.lines import (
    plan_line_line_codes,
    remark_line_codes,
    review_codes,
)

CODES = {
    "review": review_codes,
    "remark": remark_line_codes,
    "plan-line": plan_line_line_codes,
}


class Command(BaseCommand):
    help = (
        "Prints the hints at texts in a file of JSON lines: one line of JSON with "
        "“id” and “hints” for each line of the file. No database is needed."
    )
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("kind", choices=CODES)
        parser.add_argument("--input", required=True, help="the file; “-”: stdin")

    def handle(self, *args, kind, **options):
        out = options.get("stdout") or sys.stdout
        if out is sys.stdout and hasattr(out, "reconfigure"):
            out.reconfigure(encoding="utf-8")
        for number, line in enumerate(lines_of(options["input"]), start=1):
            answer, trouble = answered(line, CODES[kind])
            if trouble:
                self.stderr.write(f"Line {number}: {trouble}")
            self.stdout.write(json.dumps(answer, ensure_ascii=False))


def lines_of(name: str):
    """The lines of the file; bytes that are no UTF-8 are replaced, not refused."""
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise CommandError(f"Cannot read {name}: {error.strerror}") from error
    lines = content.decode("utf-8-sig", errors="replace").split("\n")
    return lines[:-1] if lines[-1].strip() == "" else lines


def answered(line: str, codes_of) -> tuple[dict, str]:
    """The answer to a line, and what was wrong with it."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        return refused(f"no JSON ({error.__class__.__name__})")
    if not isinstance(data, dict):
        return refused("no JSON object")
    key = data.get("id")
    if isinstance(key, (dict, list)):
        key = None
    return {"id": key, "hints": codes_of(data)}, ""


def refused(why: str) -> tuple[dict, str]:
    return {"id": None, "hints": [], "error": why}, why
