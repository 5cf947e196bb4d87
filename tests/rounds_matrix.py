"""What each person of the cast gets at the addresses of rounds of a committee.

``committee_round:<state>`` is the committee's round, a draft or issued to its cells;
``own_round`` the cell's own round, before anything was filed; ``excused`` a report in
it that the author need not write; ``kept`` the author's text of a cancelled round.
"""

from django.urls import reverse

from cells.models import CellRound
from tests.rounds_scenes import (
    committee_draft,
    end_open_rounds,
    excused,
    issue,
    put_round,
    write_again,
)

KINDS = ("committee_round", "excused", "kept")
COMMITTEE = ("committee_secretary", "staff")


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""
    draft = "committee_round:draft"
    return {
        "journey:committee_rounds": (
            "draft", None, only(200, *COMMITTEE), only(405, *COMMITTEE)
        ),
        "journey:new_committee_round": (
            "draft", None, only(200, *COMMITTEE), only(422, *COMMITTEE)
        ),
        "journey:committee_round": (
            "draft", draft, only(200, *COMMITTEE), only(405, *COMMITTEE)
        ),
        "journey:edit_committee_round": (
            "draft", draft, only(200, *COMMITTEE), only(422, *COMMITTEE)
        ),
        "journey:issue_committee_round": (
            "draft", draft, only(302, *COMMITTEE), only(422, *COMMITTEE)
        ),
        "journey:cancel_in_cell": (
            "draft",
            "committee_round:issued:cell",
            only(200, *COMMITTEE),
            only(422, *COMMITTEE),
        ),
        # The deputy sees the round; only the secretary cancels and asks again.
        "journey:cancel_round": (
            "draft",
            "cell_round",
            only(200, "secretary") | {"deputy": 403},
            only(422, "secretary") | {"deputy": 403},
        ),
        "journey:reinstate": (
            "draft",
            "excused",
            only(302, "secretary") | {"deputy": 403},
            only(422, "secretary") | {"deputy": 403},
        ),
        "reviews:kept": ("draft", "kept", only(200, "author"), only(405, "author")),
    }  # fmt: skip


def url(scene, name: str, kind: str) -> str:
    """The address ``name`` of what ``kind`` names, which comes to be."""
    cast = scene.cast
    if kind == "excused":
        review = excused(cast.review_of(cast.former))
        write_again(review)
        return reverse(name, args=[review.cell_round_id, review.pk])
    if kind == "kept":
        review = cast.review_of(cast.author)
        put_round(review.cell_round, "cancelled")
        return reverse(name, args=[review.pk])
    review_round = committee_draft(cast)
    if kind == "committee_round:draft":
        return reverse(name, args=[review_round.pk])
    end_open_rounds(cast.cell, cast.other_cell)
    issue(review_round, cast.staff)
    cell_round = CellRound.objects.get(round=review_round, cell=cast.cell)
    return reverse(name, args=[review_round.pk, cell_round.pk])
