"""A cell's round is over: everything of it is read-only."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.dates import weekday_date
from cells.journey.plans_not_ended import not_ended, not_ended_sentence
from cells.journey.session_facts import to_present_in
from cells.journey.session_lacks import still_to_present_sentence
from cells.journey.session_minutes import sessions_of
from cells.organisation.models import Member
from cells.plans.models import RemediationPlan
from cells.reviews.services.entering import end_entries_of_round
from cells.rounds.models import CLOSE_ROUND, CellRound
from cells.summaries.models import SummaryStatus
from cells.workflow import WorkflowError, apply_transition


@transaction.atomic
def close_cell_round(
    *, cell_round: CellRound, by: Member, seen_version: int, now: datetime
) -> None:
    """The round is closed in this cell.

    Raises ``WorkflowError`` unless the summary was passed, the minutes of each session
    are locked, and the supervision is over, or every plan has ended and nobody is
    still to present at a further sitting.
    """
    apply_transition(cell_round, CLOSE_ROUND, seen_version=seen_version, closed_at=now)
    if cell_round.summary.status not in (SummaryStatus.PASSED, SummaryStatus.SENT):
        raise WorkflowError(_("The cell has not passed the summary yet."))
    refuse_open_minutes(cell_round)
    plans = RemediationPlan.objects.filter(cell_round=cell_round, carried_from=None)
    today = timezone.localdate(now)
    supervised = today <= cell_round.round.supervised_until
    if supervised and (number := to_present_in(cell_round)):
        raise WorkflowError(still_to_present_sentence(number))
    if supervised and (number := not_ended(plans, today).count()):
        raise WorkflowError(not_ended_sentence(number, cell_round))
    if supervised and not plans.exists():
        raise WorkflowError(_("The supervision of this round is not over yet."))
    end_entries_of_round(cell_round=cell_round, by=by, now=now)
    record_action(
        "round.close",
        cell_round,
        organisation_id=cell_round.cell_id,
        actor=by,
        now=now,
    )


def refuse_open_minutes(cell_round: CellRound) -> None:
    """A session that will not be held is cancelled, so that it holds nothing up."""
    for meeting in sessions_of(cell_round).unlocked:
        if meeting.held_on is None:
            raise WorkflowError(
                _("A session is planned that was not held. Hold it, or cancel it.")
            )
        raise WorkflowError(
            _("The minutes of the session of %(date)s are not locked yet.")
            % {"date": weekday_date(meeting.held_on)}
        )
