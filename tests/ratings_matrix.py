"""What each person of the cast gets at the addresses of ratings.

``rating:<state>`` makes the author's rating in that state; ``…:list`` names the list of
the cell for that year.
"""

from django.urls import reverse

from tests.ratings_scenes import MAKERS

KINDS = ("rating",)
READERS = ("author", "secretary", "committee_secretary")
OFFICES = ("secretary", "committee_secretary")
LEADERS = ("secretary", "deputy")
ABOVE = ("committee_secretary", "staff")


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""
    return lists(answers, only) | own(only) | handling(only) | deciding(only)


def lists(answers, only) -> dict:
    opens = ("secretary", "stranger")
    return {
        "ratings:current": (
            "draft", None, answers(404, members=200), answers(404, members=405)
        ),
        "ratings:cell": (
            "draft", None, answers(404, members=200), answers(404, members=405)
        ),
        # The committee's staff reads the lists and no dossier.
        "ratings:committee": ("draft", None, only(200, *ABOVE), only(405, *ABOVE)),
        "ratings:open": ("draft", None, only(200, *opens), only(422, *opens)),
        # The rules name nobody; the administrator sees what is not confirmed.
        "ratings:rules": ("draft", None, answers(200), answers(405)),
        "reports:rating_list_pdf": (
            "draft", "rating:decided:list", only(200, *LEADERS), only(405, *LEADERS)
        ),
    }  # fmt: skip


def own(only) -> dict:
    """Until it is proposed only the member and the office that handles it see it."""
    refused = {"secretary": 403}
    return {
        "ratings:detail": (
            "draft", "rating:proposed", only(200, *READERS), only(405, *READERS)
        ),
        "reports:rating_dossier_pdf": (
            "draft", "rating:proposed", only(200, *READERS), only(405, *READERS)
        ),
        "ratings:next": (
            "draft",
            "rating:proposed",
            only(302, *OFFICES) | {"author": 403},
            only(405, *OFFICES) | {"author": 403},
        ),
        "ratings:write": (
            "draft",
            "rating:self_rating",
            only(200, "author") | refused,
            only(422, "author") | refused,
        ),
        "ratings:send": (
            "draft",
            "rating:self_rating",
            only(200, "author") | refused,
            only(422, "author") | refused,
        ),
        "ratings:recall": (
            "draft",
            "rating:self_rated",
            only(302, "author") | refused,
            only(422, "author") | refused,
        ),
        "ratings:answer": (
            "draft",
            "rating:proposed",
            only(200, "author") | refused | {"committee_secretary": 403},
            only(422, "author") | refused | {"committee_secretary": 403},
        ),
    }  # fmt: skip


STATES = {
    "request": "self_rating",
    "remark": "self_rated",
    "remark_without": "self_rating",
    "propose": "remarked",
    "withdraw": "proposed",
    "not_rated": "remarked",
    "resume": "not_rated",
    "commend": "proposed",
}


def handling(only) -> dict:
    """The office that handles it; never the member, and not the committee."""
    found = {}
    for name, state in STATES.items():
        refused = {"author": 403}
        if state == "proposed":
            refused["committee_secretary"] = 403
        found[f"ratings:{name}"] = (
            "draft",
            f"rating:{state}",
            only(200, "secretary") | refused,
            only(422, "secretary") | refused,
        )
    return found


def deciding(only) -> dict:
    """The committee above; the cell proposes and never decides."""
    refused = dict.fromkeys(("author", "secretary"), 403)
    above = "committee_secretary"
    return {
        f"ratings:{name}": (
            "draft",
            f"rating:{state}",
            only(200, above) | refused,
            only(422, above) | refused,
        )
        for name, state in (
            ("return", "proposed"), ("decide", "proposed"), ("revise", "decided")
        )
    }  # fmt: skip


def url(scene, name: str, kind: str) -> str:
    """The address ``name`` of the author's rating, which comes to be."""
    cast = scene.cast
    _rating, state, *place = kind.split(":")
    rating = MAKERS[state](cast, cast.author)
    if place == ["list"]:
        return reverse(name, args=[cast.cell.pk, "2026"])
    return reverse(name, args=[rating.pk])
