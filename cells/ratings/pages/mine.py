"""One's own ratings, newest period first."""

from dataclasses import dataclass

from django.urls import reverse

from cells.ratings.labels import rating_badge, rule_words
from cells.ratings.models import Rating, RatingStatus
from cells.ratings.pages.lists import LOADED
from cells.ratings.periods import period_words
from cells.reviews.labels import StatusBadge


@dataclass(frozen=True)
class OwnRow:
    title: str
    cell: str
    rule: str
    level: str
    url: str
    status: StatusBadge
    is_open: bool


def own_rows(user) -> list[OwnRow]:
    ratings = Rating.objects.filter(member=user).select_related(*LOADED)
    return [own_row(rating) for rating in ratings]


def own_row(rating: Rating) -> OwnRow:
    is_open = rating.status == RatingStatus.SELF_RATING
    name = "ratings:write" if is_open else "ratings:detail"
    return OwnRow(
        title=period_words(rating.kind, rating.starts_on),
        cell=rating.cell.name,
        rule=rule_words(rating),
        level=rating.rule.text.level_name(rating.decided_level),
        url=reverse(name, args=[rating.pk]),
        status=rating_badge(rating),
        is_open=is_open,
    )
