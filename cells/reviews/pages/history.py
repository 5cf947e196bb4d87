"""What happened to a report: its filings, openings and decisions."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.audit.models import AuditEntry
from cells.dates import clock, weekday_date
from cells.reviews.models import Decision, Submission


@dataclass(frozen=True)
class Opening:
    who: str
    office: str
    at: str


def opening_entries(submission_ids) -> list[AuditEntry]:
    """Newest first, with who opened."""
    return list(AuditEntry.objects.openings_of("submission", submission_ids))


def opening(entry: AuditEntry) -> Opening:
    return Opening(
        who=str(entry.actor),
        office=office_words(entry.details.get("office", "")),
        at=clock(entry.at),
    )


def openings_of_reports(review_ids, submission_ids) -> list[Opening]:
    """Who opened the filed versions, and who a working copy to type it in."""
    openings = AuditEntry.objects.openings_of
    entries = openings("submission", submission_ids)
    entries |= openings("selfreview", review_ids)
    return [opening(entry) for entry in entries]


def office_words(office: str) -> str:
    return {
        "secretary": _("Secretary of the cell"),
        "deputy": _("Deputy secretary of the cell"),
        "committee": _("committee above"),
        "typist": _("to enter it from paper"),
    }.get(office, "")


@dataclass(frozen=True)
class DecisionBlock:
    """A decision as people read it; ``withdrawn_text`` if it was taken back."""

    label: str
    by_line: str
    note: str
    due_text: str = ""
    withdrawn_text: str = ""


def decision_in_force(submission: Submission) -> Decision | None:
    found = [d for d in submission.decisions.all() if d.withdrawn_at is None]
    return found[0] if found else None


def decision_blocks(submissions: list[Submission]) -> list[DecisionBlock]:
    """Every decision on ``submissions``, the newest first."""
    decisions = [d for each in submissions for d in each.decisions.all()]
    decisions.sort(key=lambda each: (each.decided_at, each.pk), reverse=True)
    return [decision_block(each) for each in decisions]


def decision_block(decision: Decision) -> DecisionBlock:
    due_text = withdrawn_text = ""
    if decision.due_on:
        due_text = _("To be filed again by %(day)s.") % {
            "day": weekday_date(decision.due_on)
        }
    if decision.withdrawn_at:
        withdrawn_text = _("Withdrawn at %(time)s, reason: %(reason)s") % {
            "time": clock(decision.withdrawn_at),
            "reason": decision.withdrawal_reason,
        }
    return DecisionBlock(
        label=str(decision.get_outcome_display()),
        by_line=f"{decision.decided_by}, {office_words(decision.office)}, "
        f"{clock(decision.decided_at)}",
        note=decision.note,
        due_text=due_text,
        withdrawn_text=withdrawn_text,
    )


def filed_text(submission: Submission) -> str:
    when = {"n": submission.number, "time": clock(submission.filed_at)}
    words = [_("Version %(n)s, filed at %(time)s.") % when]
    if submission.from_paper:
        words.append(_("Entered from paper."))
    if submission.is_late:
        words.append(_("Filed after the date."))
    return " ".join(words)


@dataclass(frozen=True)
class SubmissionItem:
    number: int
    filed_text: str
    state_texts: list[str]
    url: str
    is_shown: bool = False
    pdf_url: str = ""
    scan_url: str = ""


def submission_item(
    submission: Submission, shown: Submission | None = None
) -> SubmissionItem:
    return SubmissionItem(
        number=submission.number,
        filed_text=filed_text(submission),
        state_texts=state_texts(submission),
        url=reverse("reviews:submission", args=[submission.pk]),
        is_shown=shown is not None and shown.pk == submission.pk,
        pdf_url=reverse("reports:self_review", args=[submission.pk]),
        scan_url=scan_url(submission),
    )


def scan_url(submission: Submission) -> str:
    """Where the signed print is, if one confirmed this version; no query for others.

    Whoever lists many versions loads ``paper_entry__scan`` with them.
    """
    entry = getattr(submission, "paper_entry", None) if submission.from_paper else None
    scan = getattr(entry, "scan", None)
    return reverse("reviews:scan", args=[scan.pk]) if scan else ""


def state_texts(submission: Submission) -> list[str]:
    """What became of a filing, in the order in which it happened."""
    if submission.recalled_at:
        return [_("Taken back at %(time)s.") % {"time": clock(submission.recalled_at)}]
    texts = []
    if submission.first_opened_at:
        texts.append(
            _("First opened at %(time)s.") % {"time": clock(submission.first_opened_at)}
        )
    for decision in submission.decisions.all():
        words = _("%(decision)s, %(time)s.") % {
            "decision": decision.get_outcome_display(),
            "time": clock(decision.decided_at),
        }
        if decision.withdrawn_at:
            words = " ".join([words, _("Decision withdrawn.")])
        texts.append(words)
    return texts
