"""Writes down what was reported by word of mouth, for the member to confirm (P7)."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cells.accounts.one_time_codes.models import CodePurpose
from cells.accounts.one_time_codes.services import void_codes
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member
from cells.plans.models import RemediationPlan
from cells.supervision.models import (
    ProgressComment,
    ProgressLine,
    ProgressReport,
    ProgressStatus,
)
from cells.supervision.reporting_periods import Period
from cells.supervision.services.sending import record, what_keeps_it
from cells.supervision.services.writing import (
    fields_of,
    new_report,
    put_lines,
    take_plan,
)
from cells.supervision.sheet_content import lines_of, sheet_hash
from cells.supervision.transitions import RECORD_ANEW, RECORD_ORAL, WITH_AUTHOR
from cells.workflow import WorkflowError, apply_transition, hold


@transaction.atomic
def record_oral(
    *,
    plan: RemediationPlan,
    period: Period,
    values: dict[int, dict],
    comment: str,
    told_on: date,
    by: Member,
    now: datetime,
) -> ProgressReport:
    """What the member said on ``told_on`` stands, to be confirmed by the member.

    ``values``: id of the plan's line → what was said of it. What the author had typed
    is kept beside it, for the author alone. Whoever wrote it down may write it anew
    until it is confirmed. Raises ``WorkflowError`` if the sheet was sent, somebody
    else has written it down, or an open line has neither quantity nor word.
    """
    if plan.author_id == by.pk:
        raise WorkflowError(_("Nobody records a report of the own."))
    followed = take_plan(plan, period, now=now)
    report = followed.report_of(period) or new_report(plan, period, now)
    is_anew = take_for_record(report, by)
    report.plan = plan
    put_lines(report, followed)
    kept = report.kept_draft if is_anew else typed_by_author(report)
    apply_transition(
        report,
        RECORD_ANEW if is_anew else RECORD_ORAL,
        seen_version=report.version,
        told_on=told_on,
        recorded_by=by,
        kept_draft=kept,
    )
    void_codes(purpose=CodePurpose.CONFIRM_ORAL, subject=report, now=now)
    write_down(report, values, comment, now=now)
    if lacks := what_keeps_it(report, followed):
        raise WorkflowError(" ".join(lack.text for lack in lacks))
    ask_to_confirm(report, now=now)
    record(report, "progress.record_oral", by, now, sha256=sheet_hash(report))
    return report


def take_for_record(report: ProgressReport, by: Member) -> bool:
    """Hold the sheet; whether ``by`` has written it down before."""
    is_anew = report.status == ProgressStatus.ORAL and report.recorded_by_id == by.pk
    if not hold(report, RECORD_ANEW.sources if is_anew else WITH_AUTHOR):
        raise WorkflowError(_("This sheet has been sent or recorded already."))
    report.refresh_from_db(fields=["version", "status", "kept_draft"])
    return is_anew


def ask_to_confirm(report: ProgressReport, *, now: datetime) -> None:
    notify(
        [report.author_id],
        NotificationKind.ORAL_RECORDED,
        now=now,
        path=reverse("supervision:report", args=[report.pk]),
        date=date_format(report.told_on, "d/m/Y"),
    )


def typed_by_author(report: ProgressReport) -> dict | None:
    """What stands in the sheet; None if nothing was typed."""
    lines = {
        str(line.plan_line): {
            name: value
            for name in fields_of(report)
            if (value := getattr(line, name)) not in (None, "")
        }
        for line in lines_of(report)
        if line.saved_at
    }
    typed = {key: values for key, values in lines.items() if values}
    comment = ProgressComment.objects.get(report=report).text
    return {"lines": typed, "comment": comment} if typed or comment else None


def write_down(report, values: dict[int, dict], comment: str, *, now) -> None:
    """Every row with what was said; a page that still shows the old text is stale."""
    fields = fields_of(report)
    for line in lines_of(report):
        said = values.get(line.plan_line, {})
        changes = {name: said.get(name, empty(name)) for name in fields}
        ProgressLine.objects.filter(pk=line.pk).update(
            **changes, version=F("version") + 1, saved_by_page="", saved_at=now
        )
    ProgressComment.objects.filter(report=report).update(
        text=comment, version=F("version") + 1, saved_by_page="", saved_at=now
    )
    report.comment.refresh_from_db()


def empty(name: str):
    return None if name == "quantity" else ""
