"""The draft of the minutes, part by part, with what changed since it was drafted."""

import uuid
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.meetings import policies
from cells.meetings.minutes_content import lead_of, parts_of
from cells.meetings.minutes_drafting import drafts_of, news_of, records_of
from cells.meetings.minutes_sections import Section, sections_of
from cells.meetings.models import Meeting, Minutes, MinutesPart, PartKind
from cells.meetings.pages.minutes import MinutesPage, add_ways, openings_of, page_head
from cells.meetings.pages.minutes_papers import paper_links
from cells.meetings.services.minutes import PART_FIELDS
from cells.saved_forms import FieldError
from cells.saved_rows import Conflict, conflict_of, saved_text
from cells.saving import digest, values_of

SHORTEST, LONGEST, PER_LINE = 2, 14, 76  # lines of a box; characters of a line


@dataclass
class PartRow:
    """One part on the page. ``is_stale``: its records changed since it was drafted."""

    pk: int
    kind: PartKind
    label: str
    lead: str
    text: str
    version: int
    seen: str
    is_stale: bool = False
    replaced: str = ""
    errors: list[str] = field(default_factory=list)
    conflict: Conflict | None = None
    unsaved: bool = False

    @property
    def prefix(self) -> str:
        return f"p{self.pk}"

    @property
    def rows(self) -> int:
        lines = sum(1 + len(each) // PER_LINE for each in self.text.split("\n"))
        return min(max(lines, SHORTEST), LONGEST)


@dataclass
class WritingPage(MinutesPage):
    save_url: str = ""
    page_id: str = ""
    saved_text: str = ""
    written: list[Section] = field(default_factory=list)
    stale_number: int = 0
    missing_number: int = 0
    is_reordered: bool = False
    errors: list[FieldError] = field(default_factory=list)

    @property
    def rows(self) -> list[PartRow]:
        return [row for section in self.written for row in section.parts]


def writing_page(meeting: Meeting, user, *, forms=None) -> WritingPage:
    """``forms`` by id of the part where a post is shown again."""
    minutes = policies.minutes_of(meeting)
    minutes.meeting = meeting
    page = WritingPage(**vars(page_head(meeting)))
    add_ways(page, minutes, user)
    page.papers = paper_links(meeting, user)
    page.openings = openings_of(minutes)
    page.draft_url = reverse("meetings:draft_minutes", args=[meeting.pk])
    page.save_url = reverse("meetings:minutes", args=[meeting.pk])
    page.page_id = str(uuid.uuid4())
    parts = parts_of(minutes)
    rows = {part.pk: part_row(part) for part in parts}
    mark_stale(page, minutes, parts, rows)
    for pk, form in (forms or {}).items():
        show_typed(rows[pk], form)
    page.written = sections_of(rows.values())
    page.saved_text = saved_text(
        max((part.saved_at for part in parts if part.saved_at), default=None)
    )
    page.errors = [
        FieldError(f"#{row.prefix}-text", " ".join(row.errors))
        for row in page.rows
        if row.errors
    ]
    return page


def part_row(part: MinutesPart) -> PartRow:
    kind = PartKind(part.kind)
    lead = lead_of(part)
    return PartRow(
        pk=part.pk,
        kind=kind,
        label=lead or str(kind.label),
        lead=lead,
        text=part.text,
        version=part.version,
        seen=digest(values_of(part, PART_FIELDS)),
        replaced=part.replaced,
    )


def mark_stale(page: WritingPage, minutes: Minutes, parts, rows) -> None:
    """Compares each part with what would be drafted now."""
    news = news_of(parts, drafts_of(records_of(minutes.meeting)))
    for part in news.changed:
        rows[part.pk].is_stale = True
    page.stale_number = len(news.changed)
    page.missing_number = news.missing
    page.is_reordered = news.is_reordered


def show_typed(row: PartRow, form) -> None:
    """What was just typed, with its errors, nothing lost."""
    row.text = form.typed("text")
    row.unsaved = True
    row.version, row.seen = form.page_facts()
    row.errors = [text for texts in form.errors.values() for text in texts]


def part_conflict(part: MinutesPart, values: dict) -> Conflict:
    return conflict_of(part, values, {"text": _("Text")}, fields={"text": part.text})
