"""Plans a further sitting of the round, for those who have not presented yet."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cells.meetings.models import Meeting
from cells.meetings.running_order import Facts
from cells.meetings.services.planning import MeetingFacts, refuse_one_person
from cells.meetings.services.seeding import roles_of, seed_agenda
from cells.meetings.services.trace import record
from cells.meetings.sittings import (
    may_be_continued,
    root_of,
    sittings_of,
    still_to_present,
)
from cells.organisation.holders import OfficeChart, office_chart
from cells.organisation.models import Member
from cells.rounds.services import hold_round
from cells.workflow import WorkflowError


@transaction.atomic
def plan_further_sitting(
    *, meeting: Meeting, facts: MeetingFacts, by: Member, now: datetime
) -> Meeting:
    """A sitting that continues ``meeting``, with its own minutes.

    Its running order has turns only for those who have not presented. Raises
    ``WorkflowError`` unless every sitting of the round has ended.
    """
    refuse_one_person(facts)
    hold_round(meeting.cell_round)
    meeting.refresh_from_db(fields=["status"])
    if not may_be_continued(meeting, sittings_of(meeting.cell_round)):
        raise WorkflowError(
            _("Another sitting of this round is ahead or under way already.")
        )
    chart = office_chart(meeting.cell_round.cell, timezone.localdate(now))
    present = still_to_present(meeting)
    further = Meeting.objects.create(
        cell_round=meeting.cell_round,
        continues=root_of(meeting),
        expected_number=len(present) or None,
        secretary_absent_reason=secretary_reason(meeting, present, chart),
        planned_by=by,
        planned_at=now,
        **vars(facts),
    )
    roles = roles_of(further, chart)
    seed_agenda(further, roles, facts=sitting_facts(present, chart))
    record(
        further,
        "meeting.plan_further",
        by=by,
        now=now,
        continues=further.continues_id,
        present=len(present),
    )
    return further


def sitting_facts(present: list[Member], chart: OfficeChart) -> Facts:
    """What the running order of a further sitting is computed from."""
    return Facts(
        present=len(present),
        with_collective=False,
        with_delegate=False,
        with_secretary=presents_first(present, chart),
        has_deputy=bool(chart.deputies),
    )


def presents_first(present: list[Member], chart: OfficeChart) -> bool:
    return any(member.pk in chart.secretary for member in present)


def secretary_reason(
    meeting: Meeting, present: list[Member], chart: OfficeChart
) -> str:
    """Why no item of the secretary stands before the turns; "" if one does."""
    if presents_first(present, chart):
        return ""
    if not chart.secretary:
        return _("The cell has no secretary in office.")
    return _("The secretary presented in the session of %(date)s.") % {
        "date": date_format(root_of(meeting).held_on, "d/m/Y")
    }
