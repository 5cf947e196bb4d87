"""What each person of the cast gets where the session joins other parts.

``joining:passed``: a session with passed minutes, to be read from above;
``joining:summary``: the summary of its round.
"""

from django.urls import reverse

from tests.joining_scenes import finding, held

KINDS = ("joining",)


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""
    return {
        # Numbers for the committee's leaders; its staff read the dates.
        "meetings:outcome": (
            "draft",
            "joining:passed",
            only(200, "committee_secretary"),
            only(405, "committee_secretary"),
        ),
        # A draft: one goes back to it; nothing is passed.
        "journey:pass_after_minutes": (
            "draft",
            "joining:summary",
            only(302, "secretary") | {"deputy": 403},
            only(422, "secretary") | {"deputy": 403},
        ),
    }


def url(scene, name: str, kind: str) -> str:
    session = held(scene.cast)
    finding(session, scene.cast.author)
    if kind == "joining:passed":
        return reverse(name, args=[session.pk])
    return reverse(name, args=[scene.cast.cell_round.summary.pk])
