"""Rules of rating, ratings of members, and what is written and decided in them."""

from cells.ratings.models.rating import (
    BEFORE_COMMITTEE,
    VOTES,
    Rating,
    RatingStatus,
    VoteMode,
)
from cells.ratings.models.rule import Level, RatedPeriod, RatingRule
from cells.ratings.models.written import (
    Answer,
    Commendation,
    RatingAnswer,
    RatingRequest,
    RatingStep,
    ReplacedDecision,
    SelfRating,
    StepKind,
)

__all__ = [
    "BEFORE_COMMITTEE",
    "VOTES",
    "Answer",
    "Commendation",
    "Level",
    "RatedPeriod",
    "Rating",
    "RatingAnswer",
    "RatingRequest",
    "RatingRule",
    "RatingStatus",
    "RatingStep",
    "ReplacedDecision",
    "SelfRating",
    "StepKind",
    "VoteMode",
]
