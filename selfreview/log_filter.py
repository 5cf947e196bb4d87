"""Keeps what members typed out of the logs.

PostgreSQL's constraint errors print the whole row, and a traceback prints the
message of every exception in its chain; only classes and places are kept.
"""

import logging
import re
import traceback

# Whoever reads the log must not open the page of a running session with it.
PROJECTOR = re.compile(r"(/projector/)[^/\s?]+")
MISSING_GLYPH = ".notdef glyph rendered"


class WithoutTypedText(logging.Filter):
    """Replace the exception of a record by its classes and code lines.

    The token in the address of a projector is left out.
    Of a paper no character is named that the typefaces lack: it was typed, and there
    would be a line for each.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name == "weasyprint" and MISSING_GLYPH in str(record.msg):
            return False
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text = places_only(record.exc_info[1])
            record.exc_info = None
        record.args = without_exceptions(record.args)
        if isinstance(record.msg, BaseException):
            record.msg = type(record.msg).__name__
        return True


def places_only(error: BaseException) -> str:
    """The chain of exception classes with their code lines, without messages."""
    lines = []
    while error is not None:
        lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
        lines.extend(
            f"  {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        )
        error = error.__cause__ or error.__context__
    return "\n".join(lines)


def without_exceptions(args):
    if isinstance(args, tuple):
        return tuple(named(arg) for arg in args)
    if isinstance(args, dict):
        return {key: named(arg) for key, arg in args.items()}
    return args


def named(arg):
    if isinstance(arg, BaseException):
        return type(arg).__name__
    return PROJECTOR.sub(r"\1…", arg) if isinstance(arg, str) else arg
