"""One member's own part of the locked minutes, without who said what and when."""

import re
import unicodedata
from dataclasses import dataclass, field

from django.utils.timezone import localtime

from cells.dates import party_date
from cells.meetings.minutes_content import ShownPart, shown_parts
from cells.meetings.models import Minutes, PartKind

NO_INDICATOR = 1000  # after the 27
SOMEBODY = "một đồng chí"


@dataclass(frozen=True)
class AddedText:
    """``day``: of the addition, which is the chair's act and nobody's remark."""

    day: str
    reason: str
    text: str


@dataclass(frozen=True)
class Extract:
    """``is_absent``: they did not take part in this sitting."""

    presentation: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    response: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    additions: list[AddedText] = field(default_factory=list)
    is_absent: bool = False

    @property
    def is_empty(self) -> bool:
        parts = (self.presentation, self.remarks, self.response, self.findings)
        return not any(parts) and not self.additions


def extract_of(minutes: Minutes, member, *, was_present: bool) -> Extract:
    """From the fixed content; ordered by indicator and reference, never by time."""
    own = [part for part in shown_parts(minutes) if part.member == member.pk]
    authors = {part.author for part in own if part.author}
    rows = minutes.additions.filter(member=member)

    def texts(*kinds: PartKind) -> list[str]:
        chosen = [part for part in own if part.kind in kinds]
        return [
            without_names(part.text, authors) for part in sorted(chosen, key=by_deed)
        ]

    return Extract(
        presentation=texts(PartKind.PRESENTATION),
        remarks=texts(PartKind.REMARK),
        response=texts(PartKind.RESPONSE),
        findings=texts(PartKind.FINDING),
        additions=[
            AddedText(
                day=day_text(row.added_at),
                reason=without_names(row.reason, authors),
                text=without_names(row.text, authors),
            )
            for row in rows
        ],
        is_absent=not was_present,
    )


def by_deed(part: ShownPart) -> tuple[int, str]:
    return (part.indicator or NO_INDICATOR, part.reference)


def day_text(moment) -> str:
    return party_date(localtime(moment).date())


def without_names(text: str, authors: set[str]) -> str:
    """Whoever made a remark and is named in a text is “một đồng chí” there."""
    text = unicodedata.normalize("NFC", text)
    for name in sorted(authors, key=len, reverse=True):
        words = unicodedata.normalize("NFC", name).split()
        pattern = r"\s+".join(re.escape(word) for word in words)
        whole = rf"(?<!\w)(?:đồng\s+chí\s+|đ/c\s+)?{pattern}(?!\w)"
        text = re.sub(whole, SOMEBODY, text, flags=re.IGNORECASE)
    return begun_large(text)


def begun_large(text: str) -> str:
    """A text that begins with the replaced name begins with a capital all the same."""
    if text.startswith(SOMEBODY):
        return SOMEBODY[0].upper() + SOMEBODY[1:] + text[len(SOMEBODY) :]
    return text
