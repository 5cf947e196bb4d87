"""What the tests of a filing do again and again."""

from cells.models import IndicatorAnswer, SelfReview
from cells.reviews.services import file_self_review, recall_self_review
from tests.factories import NOW, shown_hash


def file(review, *, shown=None, seen_version=None, now=NOW):
    fresh = SelfReview.objects.get(pk=review.pk)
    return file_self_review(
        review=fresh,
        seen_version=fresh.version if seen_version is None else seen_version,
        shown=shown or shown_hash(fresh),
        now=now,
    )


def change(review, number, **values):
    IndicatorAnswer.objects.filter(review=review, indicator__number=number).update(
        **values
    )


def status_of(review):
    return SelfReview.objects.get(pk=review.pk).status


def shut(cast, status):
    type(cast.cell_round).objects.filter(pk=cast.cell_round.pk).update(
        status=status, closed_at=NOW
    )


def recall(review, *, seen_version=None, now=NOW):
    fresh = SelfReview.objects.get(pk=review.pk)
    recall_self_review(
        review=fresh,
        seen_version=fresh.version if seen_version is None else seen_version,
        now=now,
    )
