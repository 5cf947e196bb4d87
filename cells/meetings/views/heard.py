"""What was recorded is heard in the room; afterwards each reading of it is kept."""

from django.utils.timezone import localdate, now

from cells.audit.services import record_opening
from cells.meetings import policies
from cells.meetings.models import MeetingStatus
from cells.meetings.pages.minutes import office_of
from cells.meetings.views.shared import MeetingView


class HeardView(MeetingView):
    """A page with remarks and findings: once the session has ended, each reader's
    opening is on record, once a day."""

    policy = policies.may_record
    shows_anothers_text = True

    def before_showing(self):
        user, meeting = self.request.user, self.object
        if meeting.status != MeetingStatus.ENDED:
            return
        if not policies.may_record(user, meeting):
            return  # who leads an item sees the frame alone
        at = now()
        record_opening(
            meeting,
            actor=user,
            organisation_id=meeting.cell_round.cell_id,
            office=office_of(user, meeting),
            on=localdate(at),
            now=at,
        )
