"""Records what was reported by word of mouth; the member confirms it (P7)."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cells.accounts.one_time_codes.models import CodePurpose
from cells.accounts.one_time_codes.services import (
    make_code,
    try_code,
    use_code,
    void_codes,
)
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.holders import office_chart
from cells.organisation.models import Member
from cells.plans.models import RemediationPlan
from cells.rounds.services import hold_round
from cells.supervision.models import (
    ProgressComment,
    ProgressLine,
    ProgressReport,
    ProgressStatus,
)
from cells.supervision.reporting_periods import Period
from cells.supervision.services.sending import (
    record,
    supervisor,
    tell_supervisors,
    what_keeps_it,
)
from cells.supervision.services.writing import (
    fields_of,
    new_report,
    put_lines,
    take_plan,
)
from cells.supervision.sheet_content import LINE_FIELDS, lines_of, sheet_hash
from cells.supervision.transitions import CONFIRM_ORAL, RECORD_ORAL, WITH_AUTHOR
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
    is kept beside it, for the author alone. Raises ``WorkflowError`` if the sheet was
    sent, or an open line has neither quantity nor word.
    """
    if plan.author_id == by.pk:
        raise WorkflowError(_("Nobody records a report of the own."))
    followed = take_plan(plan, period, now=now)
    report = followed.report_of(period) or new_report(plan, period, now)
    if not hold(report, WITH_AUTHOR):
        raise WorkflowError(_("This sheet has been sent or recorded already."))
    report.refresh_from_db(fields=["version", "status"])
    report.plan = plan
    put_lines(report, followed)
    kept = typed_by_author(report)
    apply_transition(
        report,
        RECORD_ORAL,
        seen_version=report.version,
        told_on=told_on,
        recorded_by=by,
        kept_draft=kept,
    )
    write_down(report, values, comment, now=now)
    if lacks := what_keeps_it(report, followed):
        raise WorkflowError(" ".join(lack.text for lack in lacks))
    ask_to_confirm(report, now=now)
    record(report, "progress.record_oral", by, now, sha256=sheet_hash(report))
    return report


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
            name: value for name in LINE_FIELDS if (value := getattr(line, name))
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


@transaction.atomic
def confirm_oral(*, report: ProgressReport, seen_version: int, now: datetime) -> None:
    """The author says that this was reported: the sheet is sent."""
    confirm(report, seen_version=seen_version, now=now)
    void_codes(purpose=CodePurpose.CONFIRM_ORAL, subject=report, now=now)
    record(report, "progress.confirm_oral", report.plan.author, now)


def confirm(report: ProgressReport, *, seen_version: int, now: datetime) -> None:
    plan, on = report.plan, timezone.localdate(now)
    hold_round(plan.cell_round)
    chart = office_chart(plan.cell_round.cell, on)
    apply_transition(
        report,
        CONFIRM_ORAL,
        seen_version=seen_version,
        sent_at=now,
        is_late=report.told_on > report.period.due_on,
        first_opened_at=None,
        **supervisor(chart, report),
    )
    tell_supervisors(chart, report, now=now)


@transaction.atomic
def make_oral_code(
    *, report: ProgressReport, made_by: Member, now: datetime
) -> tuple[object, str]:
    """A code for the member, from somebody who did not write the words down.

    Raises ``WorkflowError`` if nothing waits to be confirmed.
    """
    if not hold(report, [ProgressStatus.ORAL]):
        raise WorkflowError(_("Nothing waits to be confirmed here."))
    return make_code(
        purpose=CodePurpose.CONFIRM_ORAL,
        subject=report,
        content_sha256=sheet_hash(report),
        member=report.plan.author,
        wrote_down=report.recorded_by,
        made_by=made_by,
        organisation_id=report.plan.cell_round.cell_id,
        now=now,
    )


def confirm_oral_by_code(
    *,
    report: ProgressReport,
    digits: str,
    by: Member,
    seen_version: int,
    now: datetime,
) -> None:
    """The member assented by the code; ``by`` typed it in. A try is always counted."""
    if report.status != ProgressStatus.ORAL:
        raise WorkflowError(_("Nothing waits to be confirmed here."))
    code = try_code(
        purpose=CodePurpose.CONFIRM_ORAL,
        subject=report,
        content_sha256=sheet_hash(report),
        digits=digits,
        by=by,
        organisation_id=report.plan.cell_round.cell_id,
        now=now,
    )
    with transaction.atomic():
        confirm(report, seen_version=seen_version, now=now)
        use_code(code=code, by=by, now=now)
        record(report, "progress.confirm_oral_by_code", by, now)
