"""A sheet as it is read: by its author, or by the office that accepts it."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cells.audit.models import AuditEntry
from cells.dates import clock
from cells.plans.models import FOLLOWED
from cells.plans.pages.copies import size_text
from cells.reviews.labels import StatusBadge
from cells.reviews.pages.history import Opening, office_words
from cells.saved_rows import Fact
from cells.supervision.chosen_period import period_value
from cells.supervision.completeness import lacks_of_month
from cells.supervision.evidence_shown import shows_evidence
from cells.supervision.labels import (
    period_in_sentence,
    quantity_words,
    report_badge,
    supervisor_words,
)
from cells.supervision.models import (
    PeriodKind,
    ProgressLine,
    ProgressReply,
    ProgressReport,
    ProgressStatus,
)
from cells.supervision.pages.evidence import EvidenceRow, evidence_of, kept_back
from cells.supervision.sheet_content import lines_of
from cells.supervision.standing import accepted_quantities
from cells.supervision.transitions import WITH_AUTHOR

S = ProgressStatus


@dataclass(frozen=True)
class ReplyBlock:
    heading: str
    by_line: str
    reason: str


@dataclass(frozen=True)
class ReadLine:
    """``in_period`` and ``in_all``: what was delivered, in words."""

    id: int
    title: str
    in_period: str
    in_all: str
    facts: list[Fact]
    evidence: list[EvidenceRow]


@dataclass(frozen=True)
class SignedPrint:
    text: str
    detail: str
    url: str


@dataclass
class ReportPage:
    title: str
    author_line: str
    status: StatusBadge
    version: int
    is_author: bool
    lines: list[ReadLine]
    comment: str
    hidden_text: str
    told_text: str
    evidence_note: str
    kept: list[ReadLine]
    reply: ReplyBlock | None
    openings: list[Opening]
    plan_url: str
    pdf_url: str = ""
    write_url: str = ""
    send_url: str = ""
    recall_url: str = ""
    confirm_url: str = ""
    accept_url: str = ""
    return_url: str = ""
    withdraw_url: str = ""
    use_code_url: str = ""
    scan_url: str = ""
    oral_url: str = ""
    signed: list[SignedPrint] = field(default_factory=list)
    reason: str = ""
    printed: str = ""
    form_error: str = ""
    lacks: list[str] = field(default_factory=list)


def report_page(report: ProgressReport, user, *, reason="") -> ReportPage:
    """The whole page; the supervisor reads no text that is with its author."""
    is_author = report.author_id == user.pk
    is_hidden = not is_author and report.status in WITH_AUTHOR
    page = ReportPage(
        title=_("Progress report, %(period)s")
        % {"period": period_in_sentence(report.period)},
        author_line=author_line(report),
        status=report_badge(report, report.plan),
        version=report.version,
        is_author=is_author,
        lines=[] if is_hidden else read_lines(report, is_author=is_author),
        comment="" if is_hidden else report.comment.text,
        hidden_text=_("The sheet is with its author, who is completing it.")
        if is_hidden
        else "",
        told_text=told_text(report),
        evidence_note=kept_back(report) if is_author else "",
        kept=kept_lines(report) if is_author else [],
        reply=last_reply(report) if report.status != S.ACCEPTED else None,
        openings=openings_of(report),
        plan_url=reverse("supervision:plan", args=[report.plan_id]),
        reason=reason,
        signed=[] if is_hidden else signed_prints(report),
    )
    if not is_hidden:
        page.pdf_url = reverse("reports:progress_report_pdf", args=[report.pk])
    put_ways(page, report)
    if report.status == S.ORAL and report.recorded_by_id == user.pk:
        page.oral_url = oral_url(report)
    return page


def oral_url(report: ProgressReport) -> str:
    """Where whoever wrote it down puts it right."""
    where = reverse("supervision:oral", args=[report.plan_id])
    return f"{where}?period={period_value(report.period)}"


def signed_prints(report: ProgressReport) -> list[SignedPrint]:
    """“Có bản ký tay”: by which an oral report was confirmed."""
    if report.recorded_by_id is None:
        return []
    return [
        SignedPrint(
            text=each.name,
            detail=size_text(each.size),
            url=reverse("supervision:signed_sheet", args=[each.pk]),
        )
        for each in report.signed_sheets.all()
    ]


def put_ways(page: ReportPage, report: ProgressReport) -> None:
    """What one may do here, now."""

    def way(name: str) -> str:
        return reverse(f"supervision:{name}", args=[report.pk])

    status = report.status
    if report.plan.status not in FOLLOWED:  # it has ended, or moved with its author
        return
    if page.is_author:
        if status in WITH_AUTHOR:
            page.write_url, page.send_url = way("write"), way("send")
            page.lacks = lacks_of(report)
        if status == S.SENT and report.first_opened_at is None:
            page.recall_url = way("recall")
        if status == S.ORAL:
            page.confirm_url = way("confirm")
    elif status == S.SENT:
        page.accept_url, page.return_url = way("accept"), way("return")
    elif status == S.ACCEPTED:
        page.withdraw_url = reverse("journey:withdraw_acceptance", args=[report.pk])
    elif status == S.ORAL:
        page.use_code_url = way("confirm_by_code")
        page.scan_url = way("confirm_by_scan")


def lacks_of(report: ProgressReport) -> list[str]:
    if report.kind != PeriodKind.MONTH:
        return []
    lines = lines_of(report)
    return [each.text for each in lacks_of_month(lines, {x.plan_line for x in lines})]


def author_line(report: ProgressReport) -> str:
    words = _("Comrade %(name)s") % {"name": report.author.full_name}
    if report.sent_at is None or report.status in WITH_AUTHOR | {S.ORAL}:
        return f"{words}."
    sent = _("Sent to %(supervisor)s at %(time)s.") % {
        "supervisor": supervisor_words(report),
        "time": clock(report.sent_at),
    }
    return f"{words}. {sent}"


def told_text(report: ProgressReport) -> str:
    """“Ghi theo lời báo cáo tại chi bộ ngày …, đồng chí … xác nhận”."""
    if report.told_on is None:
        return ""
    day = date_format(report.told_on, "d/m/Y")
    if report.recorded_by_id is None:
        return _("Confirmed at the meeting of the cell of %(day)s.") % {"day": day}
    words = {"day": day, "name": report.author.full_name}
    if report.status == S.ORAL:
        return (
            _(
                "Recorded from the words in the cell on %(day)s; comrade %(name)s has "
                "not confirmed it yet."
            )
            % words
        )
    return (
        _(
            "Recorded from the words in the cell on %(day)s, confirmed by comrade "
            "%(name)s."
        )
        % words
    )


def read_lines(report: ProgressReport, *, is_author: bool) -> list[ReadLine]:
    done = accepted_quantities([report.plan_id])
    is_shown = is_author or shows_evidence(report)
    evidence = evidence_of(report) if is_shown else {}
    return [
        read_line(
            line,
            done=done.get((report.plan_id, line.plan_line), 0),
            evidence=evidence.get(line.pk, []),
        )
        for line in lines_of(report)
    ]


def read_line(line: ProgressLine, *, done: int, evidence) -> ReadLine:
    labels = {
        "none_reason": _("Why none"),
        "evidence_words": _("Evidence"),
        "obstacles": _("Obstacles"),
        "next_steps": _("What comes next"),
    }
    return ReadLine(
        id=line.pk,
        title=line.title,
        in_period=f"{line.quantity or 0} {line.unit}".strip(),
        in_all=quantity_words(done, line.planned, line.unit),
        facts=[
            Fact(label, getattr(line, name))
            for name, label in labels.items()
            if getattr(line, name)
        ],
        evidence=evidence,
    )


def kept_lines(report: ProgressReport) -> list[ReadLine]:
    """What the author had typed before the oral report was recorded over it."""
    if not report.kept_draft:
        return []
    titles = {str(line.plan_line): line for line in lines_of(report)}
    return [
        read_line(
            ProgressLine(
                title=titles[key].title, unit=titles[key].unit, planned=0, **values
            ),
            done=0,
            evidence=[],
        )
        for key, values in report.kept_draft["lines"].items()
        if key in titles
    ]


def last_reply(report: ProgressReport) -> ReplyBlock | None:
    reply = report.replies.select_related("by").order_by("-pk").first()
    if reply is None:
        return None
    return ReplyBlock(
        heading=str(ProgressReply.Kind(reply.kind).label),
        by_line=f"{reply.by}, {clock(reply.at)}",
        reason=reply.reason,
    )


def openings_of(report: ProgressReport) -> list[Opening]:
    entries = AuditEntry.objects.openings_of("progressreport", [report.pk])
    return [
        Opening(
            who=str(entry.actor),
            office=office_words(entry.details.get("office", "")),
            at=clock(entry.at),
        )
        for entry in entries
    ]
