"""The page on which the secretary records that the cell has passed the summary."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.dates import clock, weekday_date
from cells.journey.session_minutes import (
    Sessions,
    not_carried,
    not_passed_yet,
    pointed_out_in,
    sessions_of,
)
from cells.journey.summary_pages import WayPage, replaced_versions, way_page
from cells.meetings.models import Meeting
from cells.rounds.models import CellRound
from cells.summaries.figures import figures_of
from cells.summaries.models import CellSummary
from cells.summaries.pages.summary import measure_row
from cells.summaries.words import measures_of, narrative_of

TAKEN = ("text", "items", "agreed", "explained")


@dataclass
class PassPage(WayPage):
    """``day_text`` stands where the minutes say the day, so that none is typed.

    ``waits_text`` with ``waits_url``: why it cannot be passed yet, and where to go on.
    ``says``: what the minutes say, which the button takes into empty fields.
    """

    day_text: str = ""
    waits_text: str = ""
    waits_url: str = ""
    may_take: bool = False
    says: list[str] = field(default_factory=list)


def pass_page(summary: CellSummary) -> PassPage:
    base = way_page(
        summary,
        "journey:pass_summary",
        _("The cell has passed the summary"),
        _("Record that the cell has passed it"),
    )
    page = PassPage(**vars(base))
    row = narrative_of(summary)
    page.typed = {
        "passed_on": localdate().isoformat(),
        "text": row.cell_added,
        "items": plain(row.cell_added_items),
        "agreed": plain(row.cell_added_agreed),
        "explained": plain(row.cell_added_explained),
    }
    page.sentences = sentences(summary)
    page.measures = [measure_row(each) for each in measures_of(summary)]
    page.replaced = replaced_versions(summary)
    put_session(page, sessions_of(summary.cell_round))
    return page


def sentences(summary: CellSummary) -> list[str]:
    return [
        ngettext(
            "%(n)s counted report; frozen at %(time)s.",
            "%(n)s counted reports; frozen at %(time)s.",
            figures_of(summary).counted,
        )
        % {
            "n": summary.counted_reviews,
            "time": clock(summary.frozen_at) if summary.frozen_at else "",
        },
        _(
            "After this nothing of it can be changed; every member reads the members' "
            "copy."
        ),
    ]


def plain(value) -> str:
    return "" if value is None else str(value)


def put_session(page: PassPage, sessions: Sessions) -> None:
    """The day from the minutes, or what is still to be done in the session."""
    if not sessions.meetings:
        return
    meeting = sessions.passed
    if meeting and sessions.is_summary_refused:
        page.waits_text, page.waits_url = not_carried(), url_of(meeting)
    elif meeting:
        page.may_take = True
        page.day_text = _("Passed in the session of %(date)s, as its minutes say.") % {
            "date": weekday_date(meeting.held_on)
        }
    else:
        page.waits_text = not_passed_yet()
        page.waits_url = url_of(sessions.meetings[-1])


def url_of(meeting: Meeting) -> str:
    return reverse("meetings:detail", args=[meeting.pk])


def fill_from_minutes(page: PassPage, cell_round: CellRound) -> PassPage:
    """Empty fields hold what the minutes say; what was typed stays. Nothing is
    stored: the secretary reads it and confirms it with the whole page."""
    if not page.may_take:
        return page
    found = pointed_out_in(cell_round)
    if not found.items:
        page.says = [_("The cell pointed out nothing in its session.")]
        return page
    for name in TAKEN:
        if not page.typed[name].strip():
            page.typed[name] = str(getattr(found, name))
    page.says = [
        _(
            "By the minutes: %(items)s pointed out, %(agreed)s taken up, "
            "%(explained)s explained or reserved."
        )
        % {
            "items": found.items,
            "agreed": found.agreed,
            "explained": found.explained,
        },
    ]
    return page
