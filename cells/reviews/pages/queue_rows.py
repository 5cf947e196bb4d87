"""The rows of the reader's queue, and the bar above them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.dates import clock
from cells.reviews.labels import StatusBadge, others_badge, reader_words
from cells.reviews.models import Decision, ReviewStatus, SelfReview, Submission
from cells.reviews.pages.queue_asking import Asking
from cells.reviews.transitions import MAY_WISH
from cells.rounds.models import CellRoundStatus

S = ReviewStatus
BAR_WIDTH = 1000


@dataclass(frozen=True)
class QueueRow:
    """A report. Before filing it says only “not filed”; never a number of findings."""

    name: str
    position: str
    cell: str
    badge: StatusBadge
    version_text: str = ""
    waiting_text: str = ""
    decided_text: str = ""
    url: str = ""
    read_by: str = ""
    paper_url: str = ""
    asking: Asking | None = None


@dataclass(frozen=True)
class BarPart:
    """A piece of the bar: its place and width in thousandths; ``target`` a group."""

    name: str
    count: int
    label: str
    x: int
    width: int
    target: str


def facts_of(review: SelfReview) -> dict:
    return {
        "name": review.author.full_name,
        "position": review.author.position,
        "cell": review.cell_round.cell.name,
        "badge": others_badge(review),
    }


def queue_row(review: SelfReview, user=None, asking=None) -> QueueRow:
    newest = review.standing[-1] if review.standing else None
    is_filed = review.status == S.FILED and newest
    return QueueRow(
        **facts_of(review),
        version_text=_("Version %(n)s") % {"n": newest.number}
        if newest and newest.number > 1
        else "",
        waiting_text=waiting_days(newest) if is_filed else "",
        decided_text=decided_text(newest),
        url=url_of(review) if newest else "",
        paper_url=paper_url(review, user) if user else "",
        asking=asking,
    )


def own_row(review: SelfReview) -> QueueRow:
    """One's own report among those of the cell: by whom it is read, and decided."""
    newest = review.standing[-1] if review.standing else None
    return QueueRow(
        **facts_of(review),
        decided_text=decided_text(newest),
        read_by=reader_words(review.reader_office, review.reader_organisation),
        url=reverse("reviews:mine", args=[review.pk]) if newest else "",
    )


def row_of_another_office(review: SelfReview, user, asking=None) -> QueueRow:
    """The secretary learns its state and who reads it, and nothing more."""
    return QueueRow(
        **facts_of(review),
        read_by=reader_words(review.reader_office, review.reader_organisation),
        paper_url=paper_url(review, user),
        asking=asking,
    )


def paper_url(review: SelfReview, user) -> str:
    """Where the secretary helps with a report on paper; "" for everybody else."""
    is_open = review.cell_round.status == CellRoundStatus.OPEN
    leads = review.cell_round.cell_id in user.mandates.secretary_of
    if not leads or not is_open or review.author_id == user.pk:
        return ""
    if review.status not in MAY_WISH:
        return ""
    return reverse("reviews:paper_help", args=[review.pk])


def url_of(review: SelfReview) -> str:
    return reverse("reviews:submission", args=[review.standing[-1].pk])


def waiting_days(submission: Submission) -> str:
    filed_on = timezone.localdate(submission.filed_at)
    days = (timezone.localdate() - filed_on).days
    if days < 1:
        return _("less than a day")
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}


def decided_text(newest: Submission | None) -> str:
    """Who decided and when; for a return also until when it is due."""
    if newest is None or not newest.in_force:
        return ""
    decision: Decision = newest.in_force[-1]
    words = f"{decision.decided_by}, {clock(decision.decided_at)}"
    if decision.due_on:
        due = _("to be filed again by %(day)s") % {"day": f"{decision.due_on:%d/%m}"}
        return f"{words}, {due}"
    return words


def bar(reviews: list[SelfReview]) -> list[BarPart]:
    """Met, waiting, being corrected, not filed: widths in thousandths of the bar."""
    parts = [
        ("met", {S.ACCEPTED}, _("meet the requirement"), "done"),
        ("waiting", {S.FILED}, _("filed, waiting to be read"), "waiting"),
        ("returned", {S.GUIDED, S.REWRITE}, _("being corrected"), "with-author"),
        ("not_filed", {S.DRAFT, S.ENTERED}, _("not filed"), "with-author"),
        ("aside", {S.NOT_FILED, S.EXCUSED}, _("without a report"), "done"),
    ]
    total = len(reviews) or 1
    made, x = [], 0
    for name, statuses, label, target in parts:
        count = sum(each.status in statuses for each in reviews)
        if not count:
            continue
        width = BAR_WIDTH * count // total
        made.append(BarPart(name, count, label, x, width, target))
        x += width
    return made
