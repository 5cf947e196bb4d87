"""The words for states and readers, for the author and for everybody else."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cells.reviews.models import ReaderOffice, ReviewStatus, SelfReview
from cells.rounds.authorship import reason_words


@dataclass(frozen=True)
class StatusBadge:
    tone: str
    icon: str
    label: str


S = ReviewStatus
TONES = {
    S.DRAFT: ("neutral", "pencil"),
    S.ENTERED: ("gold", "document"),
    S.FILED: ("gold", "clock"),
    S.GUIDED: ("soon", "pencil"),
    S.REWRITE: ("soon", "pencil"),
    S.ACCEPTED: ("done", "check"),
    S.NOT_FILED: ("neutral", "document"),
    S.EXCUSED: ("neutral", "document"),
}


def reader_words(office: str, organisation) -> str:
    """“Bí thư”, “Phó Bí thư”, or the name of the committee above."""
    if office == ReaderOffice.COMMITTEE:
        return organisation.addressed_as
    if office == ReaderOffice.DEPUTY:
        return pgettext("reader", "the Deputy Secretary")
    return pgettext("reader", "the Secretary")


def author_badge(review: SelfReview) -> StatusBadge:
    """What the author reads about the own report."""
    status = S(review.status)
    label = str(status.label)
    if status == S.FILED:
        label = filed_words(review)
    elif status == S.EXCUSED:
        label = excused_words(review)
    return StatusBadge(*TONES[status], label)


def others_badge(review: SelfReview) -> StatusBadge:
    """What others read: before filing only that it is not filed (P4)."""
    status = S(review.status)
    if status == S.DRAFT:
        return StatusBadge("neutral", "circle", _("Not filed"))
    if status in {S.GUIDED, S.REWRITE}:
        return StatusBadge("soon", "pencil", _("Being corrected"))
    return author_badge(review)


def filed_words(review: SelfReview) -> str:
    return _("Filed, waiting for %(reader)s to read") % {
        "reader": reader_words(review.reader_office, review.reader_organisation)
    }


def excused_words(review: SelfReview) -> str:
    return _("Need not be written: %(reason)s") % {
        "reason": reason_words(review.excused_reason, review.excused_on)
    }
