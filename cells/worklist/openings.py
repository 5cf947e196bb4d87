"""Who opened what of a member's, newest first: reports, and minutes with a part of
theirs."""

from django.utils.translation import gettext as _

from cells.audit.models import AuditEntry
from cells.dates import clock
from cells.meetings.models import Minutes
from cells.meetings.pages.minutes import office_words
from cells.organisation.models import Member
from cells.reviews.models import SelfReview, Submission
from cells.reviews.pages.history import Opening, opening

MINUTES = "minutes"


def latest_openings(member: Member, most: int) -> list[Opening]:
    """In one query. What the member opened as chair or clerk is left out.

    Minutes hold every comrade's part, so that each of them reads who opened them; who
    said what stands nowhere here.
    """
    openings_of = AuditEntry.objects.openings_of
    own = SelfReview.objects.filter(author=member).values_list("pk")
    filed = Submission.objects.filter(review__author=member).values_list("pk")
    minutes = Minutes.objects.filter(meeting__turns__member=member).values_list("pk")
    entries = openings_of("submission", filed) | openings_of("selfreview", own)
    entries |= openings_of(MINUTES, minutes).exclude(actor=member)
    return [opening_row(entry) for entry in entries[:most]]


def opening_row(entry: AuditEntry) -> Opening:
    if entry.target_kind != MINUTES:
        return opening(entry)
    return Opening(
        who=str(entry.actor),
        office=minutes_words(entry.details.get("office", "")),
        at=clock(entry.at),
    )


def minutes_words(office: str) -> str:
    """“Thư ký buổi sinh hoạt, mở biên bản”."""
    return ", ".join(filter(None, [office_words(office), opened_minutes()]))


def opened_minutes() -> str:
    return _("opened the minutes")
