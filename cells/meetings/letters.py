"""What letters say of a session: when and where, with a calendar file beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cells.meetings.calendar_file import (
    CANCEL,
    CONTENT_TYPE,
    FILE_NAME,
    REQUEST,
    calendar_file,
    when_and_where,
)
from cells.meetings.models import Guest, Meeting, MeetingStatus
from cells.notifications.letter_words import body_of, subject_of
from cells.notifications.models import NotificationKind
from cells.notifications.outgoing_mail import OutgoingMail
from cells.notifications.sending import Attachment, Letter

TELLING = (
    NotificationKind.MEETING_CONVENED,
    NotificationKind.MEETING_CHANGED,
    NotificationKind.MEETING_CANCELLED,
)


@dataclass(frozen=True)
class AboutSessions:
    sentences: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()


def about_sessions(mail: OutgoingMail, member) -> AboutSessions:
    """Of the sessions that its notices tell of, as each stands now."""
    notices = mail.notices.filter(kind__in=TELLING).order_by("created_at", "pk")
    told = [notice.facts.get("meeting") for notice in notices]
    ids = list(dict.fromkeys(pk for pk in told if pk))
    found = Meeting.objects.in_bulk(ids)
    meetings = [found[pk] for pk in ids if pk in found]
    return AboutSessions(
        sentences=tuple(sentence for m in meetings if (sentence := sentence_of(m))),
        attachments=tuple(attachments_of(meetings, member.email)),
    )


def sentence_of(meeting: Meeting) -> str:
    if meeting.status == MeetingStatus.CONVENED:
        return _("Thematic session: %(when)s. The calendar file is attached.") % {
            "when": when_and_where(meeting)
        }
    if meeting.status == MeetingStatus.CANCELLED and meeting.held_on:
        return _("The thematic session of %(date)s does not take place.") % {
            "date": date_format(meeting.held_on, "d/m/Y")
        }
    return ""


def attachments_of(meetings: Iterable[Meeting], to: str) -> Iterable[Attachment]:
    """One file a session; none of one that nobody was ever invited to."""
    for meeting in meetings:
        if meeting.convened_at is None:
            continue
        if meeting.status in {MeetingStatus.CONVENED, MeetingStatus.CANCELLED}:
            yield attachment_of(meeting, to)


def attachment_of(meeting: Meeting, to: str, method: str = "") -> Attachment:
    if not method:
        is_off = meeting.status == MeetingStatus.CANCELLED
        method = CANCEL if is_off else REQUEST
    content = calendar_file(meeting, to=to, now=timezone.now(), method=method)
    return Attachment(
        file_name=FILE_NAME,
        content=content,
        content_type=f"{CONTENT_TYPE}; charset=utf-8; method={method}",
    )


def guest_letter(mail: OutgoingMail) -> Letter:
    """The invitation of a guest as it stands now, or that it does not stand."""
    guest = (
        Guest.objects.filter(pk=mail.topic_id)
        .select_related("meeting__cell_round__cell", "meeting__cell_round__round")
        .first()
    )
    if guest is None:
        return Letter(subject="", body="", to="")
    meeting = guest.meeting
    is_off = meeting.status == MeetingStatus.CANCELLED
    is_invited = guest.removed_at is None and not is_off
    is_too_late = is_invited and meeting.status != MeetingStatus.CONVENED
    return Letter(
        subject=subject_of(meeting.cell_round.round.year),
        body=body_of(guest.name, guest_sentence(meeting, is_invited=is_invited)),
        to="" if is_too_late else guest.email,
        attachments=(
            attachment_of(meeting, guest.email, REQUEST if is_invited else CANCEL),
        ),
    )


def guest_sentence(meeting: Meeting, *, is_invited: bool) -> str:
    cell = meeting.cell_round.cell.name
    if is_invited:
        return _(
            "%(cell)s invites you to its thematic session: %(when)s. The calendar file "
            "is attached."
        ) % {"cell": cell, "when": when_and_where(meeting)}
    return _("The invitation of %(cell)s to the session of %(date)s is withdrawn.") % {
        "cell": cell,
        "date": date_format(meeting.held_on, "d/m/Y"),
    }
