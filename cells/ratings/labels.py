"""The words for the states of a rating, its rule and its office."""

from django.utils.translation import gettext as _

from cells.dates import party_date
from cells.ratings.models import Rating, RatingStatus
from cells.ratings.periods import period_words
from cells.ratings.reasons import MOVED, moved_words
from cells.reviews.labels import StatusBadge, reader_words

S = RatingStatus
TONES = {
    S.SELF_RATING: ("neutral", "pencil"),
    S.SELF_RATED: ("gold", "clock"),
    S.REMARKED: ("gold", "speech"),
    S.PROPOSED: ("soon", "people"),
    S.DECIDED: ("done", "check"),
    S.NOT_RATED: ("neutral", "circle"),
}


def rating_badge(rating: Rating) -> StatusBadge:
    status = S(rating.status)
    label = str(status.label)
    if status == S.NOT_RATED:
        label = _("Not rated: %(reason)s") % {"reason": reason_words(rating)}
    return StatusBadge(*TONES[status], label)


def reason_words(rating: Rating) -> str:
    if rating.not_rated_code == MOVED:
        return moved_words()
    reason = rating.rule.text.reason(rating.not_rated_code)
    return reason.text if reason else ""


def rule_words(rating: Rating) -> str:
    """“Quy định số 366-QĐ/TW, ngày 30/8/2025”."""
    rule = rating.rule
    facts = {"number": rule.number, "day": party_date(rule.issued_on)}
    return _("%(number)s of %(day)s") % facts


def title_of(rating: Rating) -> str:
    return _("Rating dossier of %(period)s") % {
        "period": period_words(rating.kind, rating.starts_on)
    }


def handler_words(rating: Rating) -> str:
    """“Bí thư”, “Phó Bí thư”, or the name of the committee above, as of today."""
    return reader_words(rating.office, rating.decider_organisation)
