"""The page on which the chair begins a meeting: facts, what is lacking, reasons."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cells.meetings.beginning import Beginning, beginning_of
from cells.meetings.labels import day_line, hours_line, meeting_title
from cells.meetings.models import Meeting
from cells.summaries.models import SummaryStatus


@dataclass
class ReasonField:
    """A field for a reason that is wanted; ``id`` is its name in the form."""

    id: str
    label: str
    typed: str = ""
    error: str = ""


@dataclass
class StartPage:
    pk: int
    version: int
    title: str
    day: str
    hours: str
    place: str
    present: str
    is_attendance_taken: bool
    quorum: str
    is_met: bool
    summary: str
    has_summary: bool
    obstacles: list[str]
    fields: list[ReasonField] = field(default_factory=list)
    error: str = ""

    @property
    def may_begin(self) -> bool:
        return not self.obstacles

    @property
    def field_errors(self) -> list[ReasonField]:
        return [each for each in self.fields if each.error]


def start_page(
    meeting: Meeting, *, typed: dict | None = None, errors: dict | None = None
) -> StartPage:
    """``typed``: what was written into the reasons, with ``errors`` beside them."""
    facts = beginning_of(meeting)
    page = StartPage(
        pk=meeting.pk,
        version=meeting.version,
        title=meeting_title(meeting),
        day=day_line(meeting),
        hours=hours_line(meeting),
        place=meeting.place,
        present=_("%(present)s of %(total)s present")
        % {"present": facts.base.present, "total": facts.base.total},
        is_attendance_taken=facts.is_attendance_taken,
        quorum=facts.quorum.sentence,
        is_met=facts.quorum.is_met,
        summary=summary_text(facts),
        has_summary=facts.has_summary,
        obstacles=facts.obstacles,
    )
    page.fields = reason_fields(facts, typed or {}, errors or {})
    return page


def summary_text(facts: Beginning) -> str:
    if not facts.summary:
        return _("The cell has no summary of this round yet.")
    return str(SummaryStatus(facts.summary).label)


def reason_fields(facts: Beginning, typed: dict, errors: dict) -> list[ReasonField]:
    wanted = {}
    if not facts.quorum.is_met:
        wanted["below_quorum"] = _("Why the session begins below the quorum")
    if not facts.has_summary:
        wanted["no_summary"] = _("Why it begins without the summary before the cell")
    return [
        ReasonField(name, label, typed.get(name, ""), errors.get(name, ""))
        for name, label in wanted.items()
    ]
