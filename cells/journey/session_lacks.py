"""What is still missing in the third step: of each sitting, and of those away."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.dates import weekday_date
from cells.journey.lack import Lack
from cells.journey.session_facts import SessionFacts
from cells.meetings.agenda import Balance
from cells.meetings.models import Meeting, MeetingStatus, MinutesStatus
from cells.summaries.models import SummaryStatus

CONFIRMATIONS = 2


def meeting_lacks(
    facts: SessionFacts, *, plan_url: str, summary_status: str, today: date
) -> list[Lack]:
    """Of every sitting in its order, then of the members still to present."""
    if not facts.sittings:
        return [Lack(_("The session has not been planned."), plan_url)]
    lacks = [
        lack
        for meeting in facts.sittings
        for lack in lacks_of_sitting(meeting, summary_status, today)
    ]
    return lacks + absent_lacks(facts)


def lacks_of_sitting(meeting: Meeting, summary_status: str, today: date) -> list[Lack]:
    if meeting.status == MeetingStatus.PLANNED:
        return planned_lacks(meeting)
    if meeting.status == MeetingStatus.CONVENED:
        return convened_lacks(meeting, summary_status, today)
    if meeting.status == MeetingStatus.RUNNING:
        return [Lack(_("The session is under way."), way("live", meeting))]
    return minutes_lacks(meeting)


def way(name: str, meeting: Meeting) -> str:
    return reverse(f"meetings:{name}", args=[meeting.pk])


def planned_lacks(meeting: Meeting) -> list[Lack]:
    url = way("detail", meeting)
    lacks = []
    if meeting.held_on is None or not meeting.place:
        lacks.append(Lack(_("The session has no date or no place yet."), url))
    lacks += unfilled_lacks(meeting)
    return [*lacks, Lack(_("The cell has not been convened."), url)]


def unfilled_lacks(meeting: Meeting) -> list[Lack]:
    balance = Balance(meeting.total, meeting.minutes, meeting.expected_number)
    if not balance.over:
        return []
    return [Lack(balance.sentence, way("detail", meeting))]


def convened_lacks(meeting: Meeting, summary_status: str, today: date) -> list[Lack]:
    """Before its day the summary, if it is not before the cell, and a running order
    that fills a length that was changed."""
    lacks = unfilled_lacks(meeting) if meeting.total else []
    if summary_status == SummaryStatus.DRAFT:
        lacks.append(
            Lack(_("The summary is not before the cell yet."), way("detail", meeting))
        )
    if meeting.held_on > today:
        return lacks
    if meeting.held_on < today:
        text = _(
            "The session of %(date)s has not begun: set another day, or cancel it."
        ) % {"date": weekday_date(meeting.held_on)}
        return [*lacks, Lack(text, way("detail", meeting))]
    if meeting.not_noted:
        text = ngettext(
            "Attendance: %(n)s member is not noted.",
            "Attendance: %(n)s members are not noted.",
            meeting.not_noted,
        )
        lacks.append(Lack(text % {"n": meeting.not_noted}, way("attendance", meeting)))
    return [*lacks, Lack(_("The session has not begun."), way("live", meeting))]


def minutes_lacks(meeting: Meeting) -> list[Lack]:
    text = minutes_lack(meeting)
    return [Lack(text, way("minutes", meeting))] if text else []


def minutes_lack(meeting: Meeting) -> str:
    minutes = getattr(meeting, "minutes_of", None)
    if minutes is None:
        return _("The minutes are not drafted.")
    if minutes.status == MinutesStatus.DRAFT:
        return _("The cell has not passed the minutes.")
    if minutes.status == MinutesStatus.PASSED:
        facts = {"n": meeting.confirmed, "of": CONFIRMATIONS}
        return _("The minutes: %(n)s of %(of)s confirmations.") % facts
    return ""


def absent_lacks(facts: SessionFacts) -> list[Lack]:
    """In counts; a further sitting is planned from the one that has ended."""
    if not facts.to_present:
        return []
    text = still_to_present_sentence(facts.to_present)
    last = facts.sittings[-1]
    return [Lack(text, way("further" if facts.all_ended else "detail", last))]


def still_to_present_sentence(number: int) -> str:
    return ngettext(
        "%(n)s member has still to present at a further sitting; the round stays "
        "open until then.",
        "%(n)s members have still to present at a further sitting; the round stays "
        "open until then.",
        number,
    ) % {"n": number}
