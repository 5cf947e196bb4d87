"""Sheets brought to a state through the services, as the tests of supervision need."""

from datetime import UTC, date, datetime

from cells.models import (
    AuditEntry,
    CellMeasure,
    Notification,
    ProgressLine,
    ProgressReport,
)
from cells.reviews.services.confirming import PRINTED
from cells.saving import Edit, values_of
from cells.summaries.models import CellSummary
from cells.supervision.reporting_periods import Span, period_of
from cells.supervision.services import (
    accept_progress,
    add_file,
    agree_to_idea,
    confirm_oral_by_scan,
    evaluate_line,
    name_clerk,
    open_progress,
    record_oral,
    return_progress,
    save_sheet,
    send_progress,
    start_progress,
)
from cells.supervision.sheet_content import LINE_FIELDS, sheet_hash
from tests.factories import NOW, TODAY
from tests.plan_scenes import approved_plan, approver_of

PDF = b"%PDF-1.7 evidence"
WORDS = "DẤU-RIÊNG đã giảng thử ở tổ bộ môn"
MONTH = period_of(Span.MONTH, TODAY)


def at(day: date, hour: int = 3) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def month(day: date):
    return period_of(Span.MONTH, day)


def started(cast, member=None, *, plan=None, period=MONTH, now=NOW):
    plan = plan or approved_plan(cast, member or cast.author)
    return fresh(start_progress(plan=plan, period=period, now=now))


def fresh(report) -> ProgressReport:
    return ProgressReport.objects.select_related(
        "author",
        "plan__author",
        "plan__cell_round__round",
        "plan__cell_round__cell",
        "supervisor_organisation",
        "comment",
        "recorded_by",
    ).get(pk=report.pk)


def edit_of(row, **changed) -> Edit:
    values = values_of(row, LINE_FIELDS) | changed
    return Edit(key=row.pk, values=values, seen_version=row.version)


def write(report, *edits, comment=None, page="", sequence=0, now=NOW):
    return save_sheet(
        report=report,
        edits=list(edits),
        comment=comment,
        page=page,
        sequence=sequence,
        now=now,
    )


def written(report, *, quantity=1, now=NOW, **more):
    rows = ProgressLine.objects.filter(report=report)
    values = {"quantity": quantity, "obstacles": WORDS} | more
    write(report, *[edit_of(row, **values) for row in rows], now=now)
    return fresh(report)


def send(report, *, now=NOW):
    send_progress(report=report, seen_version=report.version, now=now)
    return fresh(report)


def sent(cast, member=None, *, quantity=1, now=NOW, **kwargs):
    report = started(cast, member, now=now, **kwargs)
    return send(written(report, quantity=quantity, now=now), now=now)


def accept(cast, report, *, now=NOW, by=None):
    by = by or approver_of(cast, report.author)
    open_progress(report=report, by=by, now=now)
    accept_progress(report=report, by=by, seen_version=report.version, now=now)
    return fresh(report)


def accepted(cast, member=None, **kwargs):
    now = kwargs.get("now", NOW)
    return accept(cast, sent(cast, member, **kwargs), now=now)


def returned(cast, member=None, *, reason="Nêu rõ minh chứng"):
    report = sent(cast, member)
    by = approver_of(cast, report.author)
    return_progress(
        report=report, by=by, reason=reason, seen_version=report.version, now=NOW
    )
    return fresh(report)


def oral(cast, member=None, *, plan=None, by=None, quantity=2, period=MONTH):
    plan = plan or approved_plan(cast, member or cast.author)
    values = {
        pk: {"quantity": quantity, "obstacles": WORDS}
        for pk in plan.approvals.get(replaced_at=None).item_ids
    }
    report = record_oral(
        plan=plan,
        period=period,
        values=values,
        comment="",
        told_on=TODAY,
        by=by or approver_of(cast, plan.author),
        now=NOW,
    )
    return fresh(report)


def clerk(cast, member=None, *, meets_on=TODAY, by=None):
    return name_clerk(
        cell=cast.cell,
        clerk=member or cast.colleague,
        meets_on=meets_on,
        by=by or cast.secretary,
        now=NOW,
    )


def signed_sheet(cast, report=None, *, data=PDF):
    """The scan of the signed print of an oral report, which it confirms."""
    report = report or oral(cast)
    return confirm_oral_by_scan(
        report=report,
        name="ban-ky.pdf",
        data=data,
        printed=sheet_hash(report)[:PRINTED],
        by=approver_of(cast, report.author),
        seen_version=report.version,
        now=NOW,
    )


def evaluate(cast, plan, result="met", *, line=None, by=None, now=NOW, period=MONTH):
    return evaluate_line(
        plan=plan,
        plan_line=line or plan.items.first().pk,
        period=period,
        result=result,
        why="Đủ sản phẩm",
        by=by or approver_of(cast, plan.author),
        now=now,
    )


def evidence(report):
    line = report.lines.first()
    line.report = report
    return add_file(line=line, name="x.pdf", data=PDF, by=report.author, now=NOW)


def idea(cast):
    plan = approved_plan(cast, cast.author)
    evaluation = evaluate(cast, plan)
    return agree_to_idea(
        plan=plan, plan_line=evaluation.plan_line, author=cast.author, now=NOW
    )


def measure(cast, *, person=None, due_on=None, text="Đổi mới sinh hoạt"):
    """A measure of the summary that the cell has passed."""
    summary = cast.cell_round.summary
    CellSummary.objects.filter(pk=summary.pk).update(
        status="passed",
        frozen_at=NOW,
        counted_reviews=3,
        passed_on=TODAY,
        content={},
        content_sha256="0" * 64,
    )
    return CellMeasure.objects.create(
        summary=summary,
        position=1,
        text=text,
        person=person or cast.author,
        due_on=due_on or date(2026, 12, 20),
        product="1 bản đề án",
    )


def acts(target) -> list[str]:
    found = AuditEntry.objects.filter(
        target_kind=target._meta.model_name, target_id=target.pk, is_opening=False
    )
    return list(found.order_by("pk").values_list("action", flat=True))


def openings(target) -> int:
    return AuditEntry.objects.filter(
        target_kind=target._meta.model_name, target_id=target.pk, is_opening=True
    ).count()


def told(member) -> list[str]:
    return list(
        Notification.objects.filter(recipient=member)
        .order_by("pk")
        .values_list("kind", flat=True)
    )


MAKERS = {
    "draft": started,
    "sent": sent,
    "accepted": accepted,
    "returned": returned,
    "oral": oral,
}
