"""What each person of the cast gets where somebody is asked to file."""

from django.urls import reverse

KINDS = ("requested",)


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""
    leaders = ("secretary", "deputy", "stranger", "committee_secretary")
    return {
        "reviews:remind": ("draft", None, only(405, *leaders), only(302, *leaders)),
        "reviews:requests": (
            "draft", "requested", only(200, "secretary"), only(422, "secretary")
        ),
        "reviews:proceed_without": (
            "draft", "requested", only(405, "secretary"), only(422, "secretary")
        ),
    }  # fmt: skip


def url(scene, name: str, kind: str) -> str:
    """The address ``name`` of the author's report, which has not been filed."""
    return reverse(name, args=[scene.review.pk])
