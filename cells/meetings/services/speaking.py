"""A member registers to speak, or takes the registration back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.meetings.models import Meeting, SpeakerRegistration
from cells.meetings.services.held import take_meeting
from cells.meetings.speakers import takes_part
from cells.meetings.transitions import TO_COME
from cells.organisation.models import Member
from cells.workflow import WorkflowError


@transaction.atomic
def register_to_speak(
    *, meeting: Meeting, member: Member, topic: str, now: datetime
) -> SpeakerRegistration:
    """``member`` stands in the list of speakers, once, with the newest topic.

    The place in the list is that of the first press. Raises ``WorkflowError`` if the
    meeting is not ahead any more or the member takes no part in meetings.
    """
    take_meeting(meeting, TO_COME)
    if not takes_part(member, meeting.cell_round.cell_id, timezone.localdate(now)):
        raise WorkflowError(
            _("Who is suspended or exempt from meetings does not register to speak.")
        )
    registration = meeting.registrations.filter(
        member=member, withdrawn_at=None
    ).first()
    if registration:
        meeting.registrations.filter(pk=registration.pk).update(topic=topic)
        return registration
    registration = SpeakerRegistration.objects.create(
        meeting=meeting, member=member, topic=topic, registered_at=now
    )
    record(meeting, "meeting.register_speaker", member, now)
    return registration


@transaction.atomic
def withdraw_registration(*, meeting: Meeting, member: Member, now: datetime) -> None:
    """``member`` stands in the list no more; without a registration nothing happens."""
    take_meeting(meeting, TO_COME)
    own = meeting.registrations.filter(member=member, withdrawn_at=None)
    if own.update(withdrawn_at=now):
        record(meeting, "meeting.withdraw_speaker", member, now)


def record(meeting: Meeting, action: str, member: Member, now: datetime) -> None:
    record_action(
        action,
        meeting,
        organisation_id=meeting.cell_round.cell_id,
        actor=member,
        now=now,
    )
