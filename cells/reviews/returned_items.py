"""Which items a reader gave back, and how often (computed, never stored).

A return of an item is guidance at it in a decision (some items, or the whole report)
that is not withdrawn. After two returns an item is never returned again: both texts
go to the session (feature P4).
"""

from collections import Counter

from cells.reviews.models import Decision, Guidance, Outcome, SelfReview

MOST_RETURNS = 2
MOST_REWRITES = 2
RETURNING = (Outcome.GUIDE, Outcome.REQUEST_REWRITE)


def returns_of(review: SelfReview) -> Counter:
    """Indicator number → how often it was returned in this round."""
    numbers = Guidance.objects.filter(
        submission__review=review,
        decision__outcome__in=RETURNING,
        decision__withdrawn_at__isnull=True,
    ).values_list("indicator__number", flat=True)
    return Counter(numbers)


def last_decision(review: SelfReview) -> Decision | None:
    """The newest decision that is not withdrawn."""
    return (
        Decision.objects.filter(submission__review=review, withdrawn_at__isnull=True)
        .select_related("submission", "decided_by")
        .order_by("-submission__number")
        .first()
    )


def guidance_of(decision: Decision | None) -> dict[int, Guidance]:
    """Indicator number → guidance that was sent with ``decision``, if it returns."""
    if decision is None or decision.outcome not in RETURNING:
        return {}
    guidance = decision.guidance.select_related("indicator__group", "writer")
    return {each.indicator.number: each for each in guidance}


def rewrites_of(review: SelfReview) -> int:
    """How many rewrites were asked for in this round and not withdrawn."""
    return Decision.objects.filter(
        submission__review=review,
        outcome=Outcome.REQUEST_REWRITE,
        withdrawn_at__isnull=True,
    ).count()
