"""Evaluates lines of plans and reports on the measures of the cell (S3)."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member
from cells.plans.models import RemediationPlan
from cells.rounds.services import hold_round
from cells.summaries.models import IS_PASSED, CellMeasure
from cells.supervision.followed_lines import (
    FollowedLine,
    followed_lines,
    newest_standing,
)
from cells.supervision.holding import hold_followed
from cells.supervision.models import Evaluation, MeasureProgress, Result
from cells.supervision.reporting_periods import Period
from cells.workflow import WorkflowError, hold


@transaction.atomic
def evaluate_line(
    *,
    plan: RemediationPlan,
    plan_line: int,
    period: Period,
    result: str,
    why: str,
    by: Member,
    now: datetime,
) -> Evaluation:
    """One more row; the newest one of a line counts, none is altered.

    Raises ``WorkflowError`` for the own line, or if ``take_line`` refuses.
    """
    if plan.author_id == by.pk:
        raise WorkflowError(_("Nobody evaluates a line of the own."))
    if not why.strip():
        raise WorkflowError(_("Say in a word why."))
    line = take_line(plan, plan_line, period, now)
    evaluation = Evaluation.objects.create(
        plan=plan,
        author_id=plan.author_id,
        plan_line=plan_line,
        indicator_code=line.indicator_code,
        kind=period.span.value,
        starts_on=period.starts_on,
        result=result,
        why=why.strip(),
        evaluated_by=by,
        evaluated_at=now,
    )
    if result == Result.MET and line.indicator_code:
        ask_for_idea(plan, now=now)
    facts = {"line": plan_line, "result": str(result)}
    record(evaluation, "progress.evaluate", plan.cell_id, by, now, **facts)
    return evaluation


def ask_for_idea(plan: RemediationPlan, *, now: datetime) -> None:
    """Only the author's yes makes an idea of it; the page of the plan asks for it."""
    path = reverse("supervision:plan", args=[plan.pk])
    notify([plan.author_id], NotificationKind.LINE_MET, now=now, path=path)


def take_line(plan, plan_line: int, period: Period, now: datetime) -> FollowedLine:
    """Hold the plan, and the line as it was approved."""
    hold_followed(plan)
    if not period.has_begun(timezone.localdate(now)):
        raise WorkflowError(_("This period has not begun yet."))
    for line in followed_lines(plan, newest_standing(plan)):
        if line.id == plan_line:
            return line
    raise WorkflowError(_("This line is not in the approved plan."))


@transaction.atomic
def report_measure(
    *, measure: CellMeasure, text: str, is_done: bool, by: Member, now: datetime
) -> MeasureProgress:
    """What was done of a measure of the cell; the newest row counts."""
    cell_round = measure.summary.cell_round
    hold_round(cell_round)
    if not hold(measure.summary, IS_PASSED):
        raise WorkflowError(_("The cell has not passed this measure yet."))
    row = MeasureProgress.objects.create(
        measure=measure, text=text, is_done=is_done, reported_by=by, reported_at=now
    )
    record(row, "measure.report", cell_round.cell_id, by, now, is_done=is_done)
    return row


def record(row, action: str, cell_id: int, by: Member, now, **details) -> None:
    record_action(action, row, organisation_id=cell_id, actor=by, now=now, **details)
