"""What each person of the cast gets at the addresses of votes and the conclusion.

``vote:<what>`` makes a session under way: the secretary chairs it, the colleague is its
clerk, the author a teller of the vote that is open.
"""

from django.urls import reverse

from cells.meetings.services.conclusion import start_conclusion
from tests.factories import NOW
from tests.live_scenes import running
from tests.votes_scenes import put

KINDS = ("vote",)
MEMBERS = ("author", "secretary", "deputy", "colleague", "former")
RECORDERS = ("secretary", "deputy", "colleague")


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""

    def among_members(code, *people):
        refused = dict.fromkeys(set(MEMBERS) - set(people), 403)
        return only(code, *people) | refused

    def both(people, on_get, on_post):
        return among_members(on_get, *people), among_members(on_post, *people)

    return {
        "meetings:votes": (
            "draft", "vote:meeting", only(200, *MEMBERS), only(405, *MEMBERS)
        ),
        # The clerk alone puts nothing to the vote.
        "meetings:open_vote": (
            "draft", "vote:meeting", *both(("secretary", "deputy"), 302, 422)
        ),
        # Raised cards: chair and clerk on the live page, the teller on the telephone.
        "meetings:close_vote": (
            "draft", "vote:card", *both(("secretary", "colleague"), 302, 422)
        ),
        "meetings:count_vote": (
            "draft", "vote:card", *both(("secretary", "colleague", "author"), 200, 422)
        ),
        "meetings:cancel_vote": (
            "draft", "vote:card", *both(("secretary",), 200, 422)
        ),
        "meetings:conclusion": (
            "draft", "vote:conclusion", *both(RECORDERS, 200, 422)
        ),
        "meetings:start_conclusion": (
            "draft", "vote:meeting", *both(RECORDERS, 302, 302)
        ),
        "reports:ballot_papers": ("draft", "vote:ballot", *both(RECORDERS, 200, 405)),
    }  # fmt: skip


def url(scene, name: str, kind: str) -> str:
    """The address ``name`` of a session under way, which comes to be."""
    cast = scene.cast
    meeting = running(cast)
    what = kind.partition(":")[2]
    if what == "conclusion":
        start_conclusion(meeting=meeting, by=cast.colleague, now=NOW)
    if what in ("card", "ballot"):
        vote = put(meeting, cast.secretary, mode=what, tellers=[cast.author])
        return reverse(name, args=[meeting.pk, vote.pk])
    return reverse(name, args=[meeting.pk])
