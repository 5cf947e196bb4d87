"""Fills the progress report of a member and the sheet for a meeting."""

from datetime import date

from django.utils import timezone

from cells.organisation.models import Organisation
from cells.reviews.models import ReaderOffice
from cells.reviews.services.confirming import printed_code
from cells.supervision.evidence_shown import shows_evidence
from cells.supervision.followed_lines import (
    FollowedLine,
    followed_lines,
    newest_standing,
)
from cells.supervision.models import (
    Evaluation,
    PeriodKind,
    ProgressLine,
    ProgressReport,
    ProgressStatus,
    Result,
)
from cells.supervision.pages.evidence import evidence_of
from cells.supervision.pages.meeting import MeetingPage
from cells.supervision.recurrence import recurring_codes
from cells.supervision.reporting_periods import Period, Span
from cells.supervision.sheet_content import lines_of, sheet_hash
from cells.supervision.standing import LineState, Standing, standings_of_period
from cells.supervision.transitions import WITH_AUTHOR
from reports.contexts.cell_paper import issuer_of
from reports.contexts.party_document import DRAFT, PartyDocument, party_date
from reports.contexts.progress_report import (
    Comes,
    Judged,
    MeetingRow,
    MeetingSheetDocument,
    NotDone,
    ProgressReportDocument,
    ProgressRow,
    meeting_subject,
    progress_subject,
)

ROMAN = ("I", "II", "III", "IV")
RESULTS = {Result.MET: "đạt", Result.PARTLY: "đạt một phần", Result.NOT_MET: "chưa đạt"}
WITHOUT_DRAFT = {ProgressStatus.SENT, ProgressStatus.ACCEPTED}
REPORTER = "NGƯỜI BÁO CÁO"


def period_text(period: Period) -> str:
    """“tháng 4 năm 2027”, “quý I năm 2027”, “năm 2027”: in Vietnamese by rule."""
    if period.span == Span.YEAR:
        return f"năm {period.year}"
    if period.span == Span.QUARTER:
        return f"quý {ROMAN[period.number - 1]} năm {period.year}"
    return f"tháng {period.number} năm {period.year}"


def progress_report_document(report: ProgressReport) -> ProgressReportDocument:
    """The paper of a sheet; what is with its author bears “dự thảo”."""
    plan, today = report.plan, timezone.localdate()
    on = min(today, report.period.ends_on)
    approved = followed_lines(plan, newest_standing(plan))
    followed = standings_of_period(approved, report.period, on)
    standing = {each.line.id: each for each in followed}
    lines = lines_of(report)
    # The member signs what was recorded, not what the own draft had attached.
    is_listed = report.status in WITH_AUTHOR or shows_evidence(report)
    evidence = evidence_of(report) if is_listed else {}
    states = states_on(lines, standing)
    late = states.count(LineState.OVERDUE)
    done = states.count(LineState.MET) + states.count(LineState.REACHED)
    return ProgressReportDocument(
        party=party_document(report),
        member_name=report.author.full_name,
        member_position=report.author.position,
        cell_name=plan.cell.name,
        running=len(states),
        done=done,
        on_time=len(states) - done - late,
        late=late,
        rows=tuple(
            progress_row(line, standing.get(line.plan_line), evidence.get(line.pk, []))
            for line in lines
        ),
        not_done=tuple(
            not_done(line, standing[line.plan_line], on)
            for line in lines
            if is_behind(line, standing.get(line.plan_line))
        ),
        coming=tuple(comes(line) for line in lines if line.next_steps),
        comment=report.comment.text,
        told=told_text(report),
        judged=tuple(judged(report, lines)),
        judge=judge_title(report),
        year_sentence=year_sentence(report, followed),
        print_code=code_to_sign(report),
    )


def states_on(lines, standing: dict[int, Standing]) -> list[LineState]:
    """Of the lines of the sheet alone: the figures count what its table lists."""
    found = [standing.get(line.plan_line) for line in lines]
    return [each.state for each in found if each]


def code_to_sign(report: ProgressReport) -> str:
    """At the foot of a print by whose signature an oral report is confirmed."""
    is_oral = report.status == ProgressStatus.ORAL
    return printed_code(sheet_hash(report)) if is_oral else ""


def party_document(report: ProgressReport) -> PartyDocument:
    cell = report.plan.cell
    is_draft = report.status not in WITHOUT_DRAFT
    return issuer_of(cell).paper(
        report.period.year,
        type_name="BÁO CÁO",
        subject_lines=progress_subject(period_text(report.period)),
        signing_capacity=REPORTER,
        signer_name=report.author.full_name,
        draft_marks=(DRAFT,) if is_draft else (),
    )


def progress_row(
    line: ProgressLine, standing: Standing | None, evidence
) -> ProgressRow:
    unit = f" {line.unit}" if line.unit else ""
    attached = [each.text for each in evidence]
    promised = standing.line.product if standing else f"{line.planned}{unit}"
    return ProgressRow(
        title=line.title,
        promised=promised,
        in_period=f"{line.quantity or 0}{unit}",
        in_all=f"{standing.done if standing else 0}{unit}",
        evidence="; ".join([*filter(None, [line.evidence_words]), *attached]),
        obstacles=line.obstacles,
    )


def is_behind(line: ProgressLine, standing: Standing | None) -> bool:
    if standing is None or standing.is_over:
        return False
    return bool(line.none_reason) or standing.state == LineState.OVERDUE


def not_done(line: ProgressLine, standing: Standing, on: date) -> NotDone:
    due_on = standing.line.due_on
    late = f"{(on - due_on).days} ngày" if due_on and due_on < on else ""
    return NotDone(line.title, late, line.none_reason or line.obstacles)


def comes(line: ProgressLine) -> Comes:
    due = party_date(line.due_on) if line.due_on else ""
    return Comes(line.title, due, line.next_steps)


def told_text(report: ProgressReport) -> str:
    if report.told_on is None:
        return ""
    words = f"Báo cáo trước chi bộ ngày {party_date(report.told_on)}."
    if report.recorded_by_id is None or report.status == ProgressStatus.ORAL:
        return words
    name = report.author.full_name
    return f"{words} Ghi theo lời báo cáo tại chi bộ, đồng chí {name} xác nhận."


def judged(report: ProgressReport, lines) -> list[Judged]:
    """The newest evaluation of each line in this very period."""
    titles = {line.plan_line: line.title for line in lines}
    rows = Evaluation.objects.filter(
        plan=report.plan_id, kind=report.kind, starts_on=report.starts_on
    ).order_by("pk")
    newest = {row.plan_line: row for row in rows if row.plan_line in titles}
    return [
        Judged(titles[line_id], RESULTS[Result(row.result)], row.why)
        for line_id, row in newest.items()
    ]


def judge_title(report: ProgressReport) -> str:
    office = ReaderOffice(report.supervisor_office)
    if office == ReaderOffice.COMMITTEE:
        return report.supervisor_organisation.addressed_as.upper()
    words = {ReaderOffice.SECRETARY: "BÍ THƯ", ReaderOffice.DEPUTY: "PHÓ BÍ THƯ"}
    return f"{words[office]} CHI BỘ"


def year_sentence(report: ProgressReport, lines: list[Standing]) -> str:
    """Of a year: how many lines were met, and how many recur."""
    if report.kind != PeriodKind.YEAR or not lines:
        return ""
    met = sum(1 for each in lines if each.state == LineState.MET)
    codes = {code for _plan, code in recurring_codes([report.plan])}
    again = sum(1 for each in lines if recurs(each.line, codes))
    return (
        f"Trong năm, {met}/{len(lines)} nội dung đạt; "
        f"{again} nội dung lặp lại từ đợt trước."
    )


def recurs(line: FollowedLine, codes: set[str]) -> bool:
    return line.indicator_code in codes


def meeting_sheet_document(
    page: MeetingPage, cell: Organisation, period: Period
) -> MeetingSheetDocument:
    """The lines that the page shows, one row each, by the members' given names."""
    party = issuer_of(cell).paper(
        period.year,
        type_name="PHIẾU",
        subject_lines=meeting_subject(period_text(period)),
        signing_capacity="NGƯỜI GHI",
    )
    rows = [
        MeetingRow(
            name=member.name if place == 0 else "",
            title=line.title,
            in_period=line.in_period,
            in_all=line.in_all,
            words="; ".join(line.words),
            state=member.badge.label if place == 0 else "",
        )
        for member in page.members
        for place, line in enumerate(member.lines)
    ]
    return MeetingSheetDocument(party=party, rows=tuple(rows))
