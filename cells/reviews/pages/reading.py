"""The pages on which a report is read: before filing, as filed, and its own page."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cells.audit.models import AuditEntry
from cells.canonical import content_hash
from cells.dates import weekday_date
from cells.indicators.models import Frequency
from cells.reviews.completeness import Lack, missing_from, unanswered_sentence
from cells.reviews.filed_content import FiledContent, content_of
from cells.reviews.labels import (
    StatusBadge,
    author_badge,
    filed_words,
    others_badge,
    reader_words,
)
from cells.reviews.models import ReviewStatus, SelfReview, Submission
from cells.reviews.pages.shared import (
    ROMAN,
    Link,
    author_line,
    clock,
    general_labels,
    missing_links,
    write_url,
)


@dataclass(frozen=True)
class ReadRow:
    number: int
    label: str
    text: str
    frequency_label: str
    is_none: bool
    parts: list[str]
    deed: str
    cause_subjective: str
    cause_objective: str
    remedy: str
    edit_url: str = ""
    hints: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class ReadGroup:
    title: str
    rows: list[ReadRow]


@dataclass(frozen=True)
class GeneralText:
    label: str
    text: str


def read_groups(content: FiledContent, review: SelfReview | None = None):
    """The answers group by group; with ``review`` each row leads to its place."""
    return [
        ReadGroup(
            title=f"{ROMAN.get(group['number'], group['number'])}. {group['name']}",
            rows=[
                read_row(answer, review)
                for answer in content.answers
                if answer.group == group["number"]
            ],
        )
        for group in content.groups
    ]


def read_row(answer, review) -> ReadRow:
    hints, edit_url = [], ""
    if review:
        edit_url = write_url(review, answer.group, f"answer-{answer.number}")
        hints = empty_field_hints(answer)
    return ReadRow(
        number=answer.number,
        label=answer.label,
        text="" if answer.is_none else answer.text,
        frequency_label=(
            str(Frequency(answer.frequency).label) if answer.frequency else ""
        ),
        is_none=answer.is_none,
        parts=[part["text"] for part in answer.parts],
        deed=answer.deed,
        cause_subjective=answer.cause_subjective,
        cause_objective=answer.cause_objective,
        remedy=answer.remedy,
        edit_url=edit_url,
        hints=hints,
    )


def empty_field_hints(answer) -> list[str]:
    """An empty cause or remedy is only a hint; it keeps nothing from being filed."""
    if answer.is_none or not answer.frequency:
        return []
    hints = []
    if not answer.cause_subjective and not answer.cause_objective:
        hints.append(_("No cause is named yet."))
    if not answer.remedy:
        hints.append(_("No remedy is named yet."))
    return hints


def general_texts(content: FiledContent) -> list[GeneralText]:
    labels = general_labels()
    return [GeneralText(labels[name], content.general[name]) for name in labels]


@dataclass(frozen=True)
class ReadThroughPage:
    title: str
    author_line: str
    missing: list[Link]
    groups: list[ReadGroup]
    general: list[GeneralText]
    may_file: bool
    shown: str
    version: int
    file_url: str
    before_filing_text: str
    back_url: str
    unanswered: str
    form_error: str = ""


def read_through_page(review, answers, general, *, form_error="") -> ReadThroughPage:
    content = content_of(review, answers, general)
    missing = missing_from(answers)
    reader = reader_words(review.reader_office, review.reader_organisation)
    return ReadThroughPage(
        title=_("Read it all through"),
        author_line=author_line(review),
        missing=missing_links(review, missing),
        groups=read_groups(content, review),
        general=general_texts(content),
        may_file=not missing,
        shown=content_hash(content.to_json()),
        version=review.version,
        file_url=reverse("reviews:file", args=[review.pk]),
        before_filing_text=_(
            "Once it is filed, %(reader)s can read it. Every opening is recorded, and "
            "you can see it."
        )
        % {"reader": reader},
        back_url=write_url(review, first_group_to_write(missing)),
        unanswered=unanswered_sentence(missing),
        form_error=form_error,
    )


def first_group_to_write(missing) -> int:
    unanswered = [item.group for item in missing if item.lack == Lack.ANSWER]
    return unanswered[0] if unanswered else 1


@dataclass(frozen=True)
class Opening:
    who: str
    office: str
    at: str


def openings_of(submission_ids) -> list[Opening]:
    entries = AuditEntry.objects.openings_of("submission", submission_ids)
    return [
        Opening(
            who=str(entry.actor),
            office=office_words(entry.details.get("office", "")),
            at=clock(entry.at),
        )
        for entry in entries
    ]


def office_words(office: str) -> str:
    return {
        "secretary": _("Secretary of the cell"),
        "deputy": _("Deputy secretary of the cell"),
        "committee": _("committee above"),
    }.get(office, "")


@dataclass(frozen=True)
class DecisionBlock:
    label: str
    by_line: str
    note: str


def decision_block(submission: Submission) -> DecisionBlock | None:
    found = [d for d in submission.decisions.all() if d.withdrawn_at is None]
    if not found:
        return None
    decision = found[0]
    return DecisionBlock(
        label=str(decision.get_outcome_display()),
        by_line=f"{decision.decided_by}, {office_words(decision.office)}, "
        f"{clock(decision.decided_at)}",
        note=decision.note,
    )


def filed_text(submission: Submission) -> str:
    words = _("Version %(n)s, filed at %(time)s.") % {
        "n": submission.number,
        "time": clock(submission.filed_at),
    }
    return f"{words} {_('Filed after the date.')}" if submission.is_late else words


@dataclass(frozen=True)
class SubmissionItem:
    number: int
    filed_text: str
    state_text: str
    url: str


@dataclass(frozen=True)
class MinePage:
    status: StatusBadge
    filed_text: str
    reader_line: str
    may_recall: bool
    recall_url: str
    recall_version: int
    submissions: list[SubmissionItem]
    openings: list[Opening]
    decision: DecisionBlock | None
    next_text: str
    form_error: str = ""


def mine_page(review: SelfReview, *, form_error: str = "") -> MinePage:
    """The author's page of a report that has been filed."""
    submissions = list(
        review.submissions.prefetch_related("decisions__decided_by").order_by("-number")
    )
    newest = submissions[0]
    is_filed = review.status == ReviewStatus.FILED
    return MinePage(
        status=author_badge(review),
        filed_text=filed_text(newest),
        reader_line=f"{filed_words(review)}.",
        may_recall=is_filed and newest.first_opened_at is None,
        recall_url=reverse("reviews:recall", args=[review.pk]),
        recall_version=review.version,
        submissions=[submission_item(submission) for submission in submissions],
        openings=openings_of([submission.pk for submission in submissions]),
        decision=decision_block(newest),
        next_text=next_text(review),
        form_error=form_error,
    )


def submission_item(submission: Submission) -> SubmissionItem:
    state = ""
    if submission.recalled_at:
        state = _("Taken back at %(time)s.") % {"time": clock(submission.recalled_at)}
    elif submission.first_opened_at:
        state = _("First opened at %(time)s.") % {
            "time": clock(submission.first_opened_at)
        }
    return SubmissionItem(
        number=submission.number,
        filed_text=filed_text(submission),
        state_text=state,
        url=reverse("reviews:submission", args=[submission.pk]),
    )


def next_text(review: SelfReview) -> str:
    return _("Next: the session of the cell, %(day)s.") % {
        "day": weekday_date(review.cell_round.round.session_on)
    }


@dataclass(frozen=True)
class SubmissionPage:
    title: str
    author_line: str
    protective_sentence: str
    status: StatusBadge
    filed_text: str
    groups: list[ReadGroup]
    general: list[GeneralText]
    openings: list[Opening]
    decision: DecisionBlock | None
    may_accept: bool
    accept_url: str
    version: int
    why_not: str
    form_error: str = ""


def submission_page(
    submission: Submission, *, is_author: bool, is_newest: bool, form_error: str = ""
) -> SubmissionPage:
    """A filed version, for its author or for the office that reads it."""
    review = submission.review
    content = FiledContent.from_json(submission.content)
    waits = review.status == ReviewStatus.FILED and is_newest
    return SubmissionPage(
        title=f"{content.round['title']}: {content.author['full_name']}",
        author_line=f"{content.author['position'] or ''} {content.cell}.".strip(),
        protective_sentence="" if is_author else reader_sentence(),
        status=author_badge(review) if is_author else others_badge(review),
        filed_text=filed_text(submission),
        groups=read_groups(content),
        general=general_texts(content),
        openings=openings_of([submission.pk]),
        decision=decision_block(submission),
        may_accept=waits and not is_author,
        accept_url=reverse("reviews:decide", args=[submission.pk]),
        version=review.version,
        why_not="" if is_author or waits else why_no_decision(review, is_newest),
        form_error=form_error,
    )


def reader_sentence() -> str:
    return _(
        "You are reading a comrade's self-criticism. This opening has been recorded."
    )


def why_no_decision(review: SelfReview, is_newest: bool) -> str:
    if not is_newest:
        return _("A newer version has been filed. Read that one, then decide.")
    return _("The report is with its author and is being corrected.")


def saved_clock(moment) -> str:
    return date_format(localtime(moment), "H:i")
