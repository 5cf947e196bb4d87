"""The author's report of the round before, as far as hints look at it."""

from django.db.models import JSONField, OuterRef, Subquery

from cells.reviews.models import SelfReview, Submission

TEXTS = ("deed", "cause_subjective", "cause_objective", "remedy")


def with_last_year(reviews):
    """Each report with ``last_year``: what its author filed before, if it was accepted.

    It comes with the row, so that no page asks once more for it.
    """
    before = (
        Submission.objects.counted()
        .filter(
            review__author=OuterRef("author"),
            review__cell_round__opened_at__lt=OuterRef("cell_round__opened_at"),
        )
        .order_by("-review__cell_round__opened_at", "-number")
    )
    content = Subquery(before.values("content")[:1], output_field=JSONField())
    return reviews.annotate(last_year=content)


def texts_of_last_year(review: SelfReview) -> dict[str, list[str]]:
    """By the indicator's code: the deed, and everything that stood there."""
    return texts_by_code(getattr(review, "last_year", None))


def texts_by_code(content: dict | None) -> dict[str, list[str]]:
    found = {}
    for answer in content["answers"] if content else ():
        if any(texts := [answer[name] for name in TEXTS]):
            found[answer["code"]] = [texts[0], "\n".join(texts)]
    return found
