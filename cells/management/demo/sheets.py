"""The sheets and evaluations of the demonstration, written by the services."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.utils import timezone

from cells.models import Member, ProgressComment, RemediationPlan
from cells.saving import Edit, values_of
from cells.supervision.models import ProgressReport
from cells.supervision.reporting_periods import Period, Span
from cells.supervision.services import (
    accept_together,
    evaluate_line,
    open_together,
    save_sheet,
    send_progress,
    start_progress,
)
from cells.supervision.services.writing import COMMENT
from cells.supervision.sheet_content import LINE_FIELDS, LONG_FIELDS

NOTHING_YET = (
    "Trong tháng chưa có kỳ phù hợp; việc chuyển sang tháng sau.",
    "Tháng này dồn cho coi thi và chấm bài, chưa làm phần này.",
    "Đã chuẩn bị xong phần đầu, tháng sau nộp.",
)
OBSTACLE = "Lịch dạy dồn vào hai tuần cuối tháng."
NEXT_STEPS = "Làm tiếp theo lịch đã ghi trong kế hoạch."
LONG_COMMENT = "Đã làm theo lịch; việc chậm sẽ làm bù trong kỳ sau."


@dataclass
class Told:
    """One plan, what the files say of each line, and the periods that are over."""

    plan: RemediationPlan
    row: dict
    lines: dict[int, dict]
    due: dict[int, object]
    periods: list[Period]
    supervisor: Member
    met: set[int] = field(default_factory=set)

    @property
    def months(self) -> list[Period]:
        """Those of which a sheet was written."""
        months = [each for each in self.periods if each.span == Span.MONTH]
        left_out = self.row.get("left_out", [])
        return [
            each
            for back, each in zip(range(len(months), 0, -1), months, strict=True)
            if back not in left_out
        ]

    def months_of(self, line: int) -> list[Period]:
        return [each for each in self.months if each.starts_on <= self.due[line]]

    def quantity(self, line: int, month: Period) -> int:
        """``done`` of the files, spread over the months of the line."""
        months = self.months_of(line)
        if month not in months:
            return 0
        place, done = months.index(month), self.lines[line]["done"]
        return (place + 1) * done // len(months) - place * done // len(months)


def at_hour(day, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def moment(month: Period, day: int, hour: int = 9) -> datetime:
    return at_hour(month.starts_on + timedelta(days=day - 1), hour)


def draft_sheet(told: Told, period: Period, quantity, now: datetime) -> ProgressReport:
    """``quantity``: of the id of a line, how many; of a longer period its comment."""
    report = start_progress(plan=told.plan, period=period, now=now)
    is_month = period.span == Span.MONTH
    edits = [
        edit_of(line, told.lines[line.plan_line], quantity(line.plan_line), is_month)
        for line in report.lines.all()
    ]
    comment = None
    if not is_month:
        row = ProgressComment.objects.get(report=report)
        comment = Edit(COMMENT, {"text": LONG_COMMENT}, seen_version=row.version)
    save_sheet(
        report=report, edits=edits, comment=comment, page="", sequence=0, now=now
    )
    report.refresh_from_db()
    return report


def edit_of(line, row: dict, quantity: int, is_month: bool) -> Edit:
    if not is_month:
        values = values_of(line, LONG_FIELDS) | {"next_steps": NEXT_STEPS}
    else:
        values = values_of(line, LINE_FIELDS) | what_was_done(line, row, quantity)
    return Edit(line.pk, values, seen_version=line.version)


def what_was_done(line, row: dict, quantity: int) -> dict:
    if quantity:
        words = {"evidence_words": row["words"], "next_steps": NEXT_STEPS}
        return words | {"quantity": quantity}
    reason = NOTHING_YET[line.pk % len(NOTHING_YET)]
    return {"quantity": 0, "none_reason": reason, "obstacles": OBSTACLE}


def write_sheet(told: Told, period: Period, quantity, now: datetime) -> ProgressReport:
    report = draft_sheet(told, period, quantity, now)
    send_progress(report=report, seen_version=report.version, now=now)
    return report


def accept(reports: list[ProgressReport], by: Member, now: datetime) -> None:
    """At the regular meeting, all together."""
    if reports:
        open_together(reports=reports, by=by, now=now)
        seen = [(report, report.version) for report in reports]
        accept_together(seen=seen, by=by, told_on=now.date(), now=now)


def evaluate(told: Told, line: int, period: Period, now: datetime) -> None:
    row = told.lines[line]
    evaluate_line(
        plan=told.plan,
        plan_line=line,
        period=period,
        result=row["evaluation"],
        why=row["why"],
        by=told.supervisor,
        now=now,
    )
    if row["evaluation"] == "met":
        told.met.add(line)
