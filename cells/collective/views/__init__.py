"""The pages of the collective's self-review."""

from cells.collective.views.reading import (
    CollectiveArrange,
    CollectiveCurrent,
    CollectiveDetail,
    CollectiveLay,
    CollectiveStart,
    CollectiveTakeBack,
)
from cells.collective.views.writing import CollectiveGeneralWrite, CollectiveWrite

__all__ = [
    "CollectiveArrange",
    "CollectiveCurrent",
    "CollectiveDetail",
    "CollectiveGeneralWrite",
    "CollectiveLay",
    "CollectiveStart",
    "CollectiveTakeBack",
    "CollectiveWrite",
]
