"""What happened to a report: its filings, openings and decisions."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cells.audit.models import AuditEntry
from cells.reviews.models import Submission
from cells.reviews.pages.shared import clock


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


def saved_clock(moment) -> str:
    return date_format(localtime(moment), "H:i")
