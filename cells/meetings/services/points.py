"""Records the points of the discussion and the solutions found in the room."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from cells.meetings.models import BEGUN, AgendaItem, DiscussionPoint, Meeting
from cells.meetings.services.held import take_live
from cells.meetings.services.remarks import (
    record_of_meeting,
    recorded_before,
    refuse_absent,
    store,
)
from cells.organisation.models import Member
from cells.rounds.services import hold_round
from cells.summaries.models import CellMeasure
from cells.summaries.services import MeasureValues, remove_measure, save_measure
from cells.summaries.services.holding import take_for_editing
from cells.workflow import WorkflowError


@dataclass(frozen=True)
class PointValues:
    """What was said, on which item, by whom (or by nobody named)."""

    text: str
    item: AgendaItem | None = None
    by: Member | None = None


@transaction.atomic
def record_point(
    *,
    meeting: Meeting,
    values: PointValues,
    page_id: UUID,
    by: Member,
    now: datetime,
    solution: MeasureValues | None = None,
) -> DiscussionPoint:
    """The point stands in the records, once per ``page_id``.

    With ``solution`` it also becomes a measure of the cell's summary, which needs
    person, date and product. Locks: round, summary, meeting. Raises
    ``WorkflowError`` once the meeting is not under way, or the summary is passed.
    """
    if known := recorded_before(meeting.points, page_id):
        return known
    if solution:
        refuse_open_solution(solution)
        hold_round(meeting.cell_round)
        take_for_editing(meeting.cell_round.summary)
    take_live(meeting)
    if known := recorded_before(meeting.points, page_id):
        return known
    if not values.text.strip():
        raise WorkflowError(_("Say what was said."))
    if values.by:
        refuse_absent(meeting, [values.by], now)
    point = DiscussionPoint.objects.create(
        meeting=meeting,
        page_id=page_id,
        item=values.item,
        by=values.by,
        text=values.text.strip(),
        measure=as_measure(meeting, solution, by, now),
        recorded_by=by,
        recorded_at=now,
    )
    record_of_meeting("meeting.record_point", point, by, now)
    return point


def refuse_open_solution(solution: MeasureValues) -> None:
    """“Việc này ai làm, đến khi nào xong, có sản phẩm gì?”"""
    if not (solution.person and solution.due_on and solution.product.strip()):
        raise WorkflowError(
            _("A solution needs somebody in charge, a date and a product.")
        )


def as_measure(
    meeting: Meeting, solution: MeasureValues | None, by: Member, now: datetime
) -> CellMeasure | None:
    if solution is None:
        return None
    summary = meeting.cell_round.summary
    return save_measure(summary=summary, values=solution, by=by, now=now)


@transaction.atomic
def strike_point(
    *,
    point: DiscussionPoint,
    reason: str,
    seen_version: int,
    by: Member,
    now: datetime,
) -> None:
    """The point counts no more; a solution also leaves the summary.

    Raises ``WorkflowError`` without a reason, or once the minutes are passed.
    """
    if not reason.strip():
        raise WorkflowError(_("Say why it is struck."))
    measure = point.measure
    if measure:
        hold_round(point.meeting.cell_round)
        take_for_editing(measure.summary)
        measure = CellMeasure.objects.filter(pk=measure.pk).first()
    take_live(point.meeting, statuses=BEGUN)
    store(
        DiscussionPoint.objects.filter(struck_at=None),
        point,
        seen_version,
        struck_at=now,
        strike_reason=reason.strip(),
        measure=None,
    )
    if measure:
        remove_measure(measure=measure, seen_version=measure.version, by=by, now=now)
    record_of_meeting("meeting.strike_point", point, by, now)
