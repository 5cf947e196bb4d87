"""The author's page of a report that has been filed."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.dates import weekday_date
from cells.reviews.labels import (
    StatusBadge,
    author_badge,
    excused_words,
    filed_words,
    reader_words,
)
from cells.reviews.models import Guidance, ReviewStatus, SelfReview, Submission
from cells.reviews.pages.guidance import SentGuidance, returned_often, threads
from cells.reviews.pages.history import (
    DecisionBlock,
    Opening,
    SubmissionItem,
    decision_blocks,
    filed_text,
    openings_of_reports,
    submission_item,
)
from cells.reviews.pages.shared import write_url
from cells.reviews.transitions import AFTER_RETURN, WITH_AUTHOR, may_be_written


@dataclass(frozen=True)
class GuidedItem:
    """An item at which guidance was sent, newest guidance last."""

    number: int
    label: str
    thread: list[SentGuidance]
    for_session: bool
    url: str = ""


@dataclass(frozen=True)
class MinePage:
    status: StatusBadge
    filed_text: str
    panel_title: str
    reader_line: str
    may_recall: bool
    recall_url: str
    recall_version: int
    submissions: list[SubmissionItem]
    openings: list[Opening]
    decisions: list[DecisionBlock]
    items: list[GuidedItem]
    next_text: str
    write_url: str = ""
    write_label: str = ""
    reader_url: str = ""
    kept_url: str = ""
    paper_url: str = ""
    paper_label: str = ""
    form_error: str = ""
    for_session: list[int] = field(default_factory=list)


def mine_page(review: SelfReview, *, form_error: str = "") -> MinePage:
    """Every filing with what became of it, decisions taken back among them."""
    submissions = list(
        review.submissions.select_related("paper_entry__scan")
        .prefetch_related("decisions__decided_by")
        .order_by("number")
    )
    standing = [each for each in submissions if each.recalled_at is None]
    newest = (standing or submissions)[-1]
    is_filed = review.status == ReviewStatus.FILED
    sent = sent_guidance(review)
    return MinePage(
        status=author_badge(review),
        filed_text=filed_text(newest),
        panel_title=panel_title(review),
        reader_line=reader_line(review),
        may_recall=is_filed and newest.first_opened_at is None,
        recall_url=reverse("reviews:recall", args=[review.pk]),
        recall_version=review.version,
        submissions=[submission_item(each) for each in reversed(submissions)],
        openings=openings_of_reports([review.pk], [each.pk for each in submissions]),
        decisions=decision_blocks(submissions),
        items=guided_items(review, sent, submissions),
        next_text=next_text(review),
        form_error=form_error,
        for_session=sorted(returned_often(sent)),
        **ways_on(review, sent),
    )


def sent_guidance(review: SelfReview) -> list[Guidance]:
    return list(
        Guidance.objects.filter(submission__review=review, decision__isnull=False)
        .select_related("indicator__group", "writer", "decision")
        .order_by("decision__decided_at", "pk")
    )


def guided_items(
    review: SelfReview, sent: list[Guidance], submissions: list[Submission]
) -> list[GuidedItem]:
    often = returned_often(sent)
    by_item = threads(sent, submissions)
    indicators = {each.indicator.number: each.indicator for each in sent}
    mends = review.status in AFTER_RETURN
    return [
        GuidedItem(
            number=number,
            label=indicators[number].shown_label,
            thread=by_item[number],
            for_session=number in often,
            url=write_url(review, indicators[number].group.number, f"answer-{number}")
            if mends
            else "",
        )
        for number in sorted(by_item)
    ]


def panel_title(review: SelfReview) -> str:
    if review.status == ReviewStatus.FILED:
        return _("Waiting to be read")
    if review.status == ReviewStatus.EXCUSED:
        return excused_words(review)
    return str(review.get_status_display())


def reader_line(review: SelfReview) -> str:
    if review.status == ReviewStatus.FILED:
        return f"{filed_words(review)}."
    return _("Reader: %(reader)s.") % {
        "reader": reader_words(review.reader_office, review.reader_organisation)
    }


def ways_on(review: SelfReview, sent: list[Guidance]) -> dict:
    """While the report is with its author: where to write and ask for a reader."""
    if review.typist_id:
        return {
            "paper_url": reverse("reviews:paper", args=[review.pk]),
            "paper_label": paper_label(review),
        }
    if not may_be_written(review):
        kept = review.status in WITH_AUTHOR or review.status == ReviewStatus.EXCUSED
        return {"kept_url": reverse("reviews:kept", args=[review.pk])} if kept else {}
    label = _("Correct your report")
    if review.status == ReviewStatus.DRAFT:
        label = _("Continue your report")
    return {
        "write_url": place_to_begin(review, sent),
        "write_label": label,
        "reader_url": reverse("reviews:reader", args=[review.pk]),
        "paper_url": reverse("reviews:paper", args=[review.pk]),
        "paper_label": paper_label(review),
    }


def paper_label(review: SelfReview) -> str:
    """Where the page about writing by hand leads, by how far an entry is."""
    if review.status == ReviewStatus.ENTERED:
        return _("Confirm the entry from paper")
    if review.typist_id:
        return _("See who enters your report from paper")
    return _("Write by hand, have it entered")


def place_to_begin(review: SelfReview, sent: list[Guidance]) -> str:
    """The first item of the newest return, as ``first_place``, from what is loaded."""
    in_force = [each for each in sent if each.decision.withdrawn_at is None]
    if review.status not in AFTER_RETURN or not in_force:
        return write_url(review, 1)
    newest = in_force[-1].decision_id
    indicators = [each.indicator for each in in_force if each.decision_id == newest]
    first = min(indicators, key=lambda each: each.number)
    return write_url(review, first.group.number, f"answer-{first.number}")


def next_text(review: SelfReview) -> str:
    if review.status in WITH_AUTHOR:
        return ""
    return _("Next: the session of the cell, %(day)s.") % {
        "day": weekday_date(review.cell_round.round.session_on)
    }
