"""What each person of the cast gets at the addresses of the collective.

``collective:draft`` is written by the author; ``collective:laid`` lies before the
cell.
"""

from django.urls import reverse

from cells.collective.models import CollectiveReview, CollectiveStatus
from tests.collective_scenes import answer_collectively, begin, lay

KINDS = ("collective",)
LEADERS = ("secretary", "deputy")
CELL = ("author", "secretary", "deputy", "colleague", "former")


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""
    arranged = only(200, *LEADERS) | {"author": 403}
    acted = only(405, *LEADERS) | {"author": 403}
    written = only(200, "author") | dict.fromkeys(LEADERS, 403)
    return {
        "collective:current": (
            "draft", None, answers(404, members=200), answers(404, members=405)
        ),
        "collective:start": (
            "draft",
            None,
            only(200, *LEADERS, "stranger"),
            only(422, *LEADERS, "stranger"),
        ),
        "collective:detail": (
            "draft", "collective:laid", only(200, *CELL), only(405, *CELL)
        ),
        "collective:arrange": (
            "draft",
            "collective:draft",
            arranged,
            only(422, *LEADERS) | {"author": 403},
        ),
        "collective:lay": (
            "draft", "collective:draft", acted, only(302, *LEADERS) | {"author": 403}
        ),
        "collective:take_back": (
            "draft", "collective:draft", acted, only(302, *LEADERS) | {"author": 403}
        ),
        "collective:write": (
            "draft",
            "collective:draft:group",
            written,
            only(422, "author") | dict.fromkeys(LEADERS, 403),
        ),
        "collective:write_general": (
            "draft",
            "collective:draft",
            written,
            only(422, "author") | dict.fromkeys(LEADERS, 403),
        ),
        "reports:collective_review_pdf": (
            "draft", "collective:laid", only(200, *CELL), only(405, *CELL)
        ),
    }  # fmt: skip


def url(scene, name: str, kind: str) -> str:
    """The address ``name`` of what ``kind`` names, which comes to be."""
    _collective, state, *place = kind.split(":")
    review = CollectiveReview.objects.first() or begin(scene.cast)
    if state == "laid" and review.status == CollectiveStatus.DRAFT:
        review = lay(answer_collectively(review), scene.cast.secretary)
    return reverse(name, args=[review.pk, 1] if place else [review.pk])
