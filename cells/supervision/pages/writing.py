"""The page on which a member reports: one row for each open line (S1)."""

import uuid
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.dates import days_left, weekday_date
from cells.organisation.preferences import choices_of
from cells.reviews.labels import StatusBadge
from cells.reviews.pages.shared import Link
from cells.reviews.pages.writing_rows import HIDDEN
from cells.saved_rows import Conflict, conflict_of, saved_text
from cells.saving import digest, values_of
from cells.supervision.forms import CommentForm, SheetLineForm
from cells.supervision.labels import (
    period_in_sentence,
    quantity_words,
    report_badge,
    supervisor_words,
)
from cells.supervision.models import (
    PeriodKind,
    ProgressComment,
    ProgressLine,
    ProgressReport,
    ProgressStatus,
)
from cells.supervision.pages.evidence import EvidenceRow, evidence_of
from cells.supervision.pages.report import ReplyBlock, last_reply
from cells.supervision.services.writing import fields_of
from cells.supervision.sheet_content import COMMENT_FIELDS, LINE_FIELDS, lines_of
from cells.supervision.standing import accepted_quantities


@dataclass
class SheetRow:
    """One line of the sheet as stored, or as just typed."""

    line_id: int
    prefix: str
    title: str
    promised: str
    values: dict[str, str]
    version: int
    seen: str
    evidence: list[EvidenceRow] = field(default_factory=list)
    evidence_url: str = ""
    errors: dict = field(default_factory=dict)
    conflict: Conflict | None = None
    unsaved: bool = False


@dataclass
class SheetPage:
    title: str
    head_line: str
    status: StatusBadge
    is_month: bool
    rows: list[SheetRow]
    comment: SheetRow
    save_url: str
    read_url: str
    plan_url: str
    page_id: str
    saved_text: str
    given_back: ReplyBlock | None
    answered: int
    total: int
    errors: list[Link] = field(default_factory=list)


def labels_of_fields() -> dict[str, str]:
    return {
        "quantity": _("Delivered in this period"),
        "none_reason": _("Why none"),
        "evidence_words": _("Evidence"),
        "obstacles": _("Obstacles"),
        "next_steps": _("What comes next"),
        "text": _("Comment on the whole period"),
    }


def writing_page(
    report: ProgressReport, *, forms=None, comment_form: CommentForm | None = None
) -> SheetPage:
    """The page; ``forms`` by id of the line where a post is shown again."""
    lines, comment = lines_of(report), report.comment
    evidence = evidence_of(report, removable=True)
    done = accepted_quantities([report.plan_id])
    rows = {
        line.pk: sheet_row(line, done.get((report.plan_id, line.plan_line), 0), report)
        for line in lines
    }
    for pk, row in rows.items():
        row.evidence = evidence.get(pk, [])
    for pk, form in (forms or {}).items():
        show_typed(rows[pk], form, fields_of(report))
    own = comment_row(comment)
    if comment_form is not None:
        show_typed(own, comment_form, COMMENT_FIELDS)
    answered, total = figures(lines)
    pk = [report.pk]
    return SheetPage(
        title=_("Progress report, %(period)s")
        % {"period": period_in_sentence(report.period)},
        head_line=head_line(report),
        status=report_badge(report),
        is_month=report.kind == PeriodKind.MONTH,
        rows=list(rows.values()),
        comment=own,
        save_url=reverse("supervision:write", args=pk),
        read_url=reverse("supervision:report", args=pk),
        plan_url=reverse("supervision:plan", args=[report.plan_id]),
        page_id=str(uuid.uuid4()),
        saved_text=saved_text(report.last_saved_at),
        given_back=last_reply(report)
        if report.status == ProgressStatus.RETURNED
        else None,
        answered=answered,
        total=total,
        errors=links_to_errors([*rows.values(), own]),
    )


def links_to_errors(rows: list[SheetRow]) -> list[Link]:
    return [
        Link(place_of(row, name), " ".join(sentences), row.line_id)
        for row in rows
        for name, sentences in row.errors.items()
    ]


def figures(lines: list[ProgressLine]) -> tuple[int, int]:
    """Lines with a quantity or a word why none, of all lines."""
    answered = [line for line in lines if line.quantity or line.none_reason]
    return len(answered), len(lines)


def head_line(report: ProgressReport) -> str:
    day = choices_of(report.plan.cell).report_due_day
    due_on = report.period.due_on(day)
    return _("To be sent to %(supervisor)s by %(day)s, %(left)s.") % {
        "supervisor": supervisor_words(report),
        "day": weekday_date(due_on),
        "left": days_left(due_on, timezone.localdate()),
    }


def sheet_row(line: ProgressLine, done: int, report: ProgressReport) -> SheetRow:
    names = fields_of(report)
    return SheetRow(
        line_id=line.pk,
        prefix=f"p{line.pk}",
        title=line.title,
        promised=promised_words(line, done),
        values={name: plain(getattr(line, name)) for name in LINE_FIELDS},
        version=line.version,
        seen=digest(values_of(line, names)),
        evidence_url=reverse(
            "supervision:add_evidence", args=[line.report_id, line.pk]
        ),
    )


def promised_words(line: ProgressLine, done: int) -> str:
    """“Đã nhận 3 trong 4 bài”."""
    words = quantity_words(done, line.planned, line.unit)
    return _("Accepted so far: %(quantity)s") % {"quantity": words} if words else ""


def comment_row(comment: ProgressComment) -> SheetRow:
    return SheetRow(
        line_id=0,
        prefix="general",
        title=labels_of_fields()["text"],
        promised="",
        values={"text": comment.text},
        version=comment.version,
        seen=digest(values_of(comment, COMMENT_FIELDS)),
    )


def show_typed(row: SheetRow, form: SheetLineForm | CommentForm, names) -> None:
    """Put what was just typed into the row, with its errors, nothing lost."""
    row.values |= {name: form.typed(name) for name in names if form.sent(name)}
    row.unsaved = True
    row.version, row.seen = form.page_facts()
    row.errors = {name: list(errors) for name, errors in form.errors.items()}


def place_of(row: SheetRow, name: str) -> str:
    is_hidden = name in HIDDEN
    return f"#{row.prefix}-label" if is_hidden else f"#{row.prefix}-{name}"


def row_conflict(row, values: dict) -> Conflict:
    """Both texts of a line, or of the comment, that two windows changed."""
    names = COMMENT_FIELDS if isinstance(row, ProgressComment) else LINE_FIELDS
    labels = labels_of_fields()
    return conflict_of(
        row,
        values,
        {name: labels[name] for name in names},
        fields={name: plain(getattr(row, name)) for name in names},
        shown=lambda _name, value: plain(value),
    )


def plain(value) -> str:
    return "" if value is None else str(value)
