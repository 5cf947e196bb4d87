"""What each person of the cast gets at the addresses of the running session.

``live:<state>`` makes the session of the cell in that state: the secretary chairs it,
the colleague is its clerk, the deputy leads the secretary's item. ``…:turn`` names the
author's turn.
"""

from django.urls import reverse

from tests.live_scenes import convened, ended, running, turn_of, with_speaker
from tests.meetings_matrix import IN_THE_CELL

KINDS = ("live",)
CHAIR = ("secretary",)
RUNNERS = ("secretary", "deputy")
RECORDERS = ("secretary", "deputy", "colleague")
OF_THE_CHAIR = (
    "skip_item", "take_up", "without_secretary", "add_turn", "projector_address",
)  # fmt: skip
TURNS_OF_THE_CHAIR = ("leave_out", "put_back", "move_turn")


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""

    def of_the_cell(code, *people):
        """``people`` get ``code``; the others of the cell may not."""
        return only(403, *IN_THE_CELL) | dict.fromkeys(people, code)

    def act(kind, *people):
        return "draft", kind, of_the_cell(302, *people), of_the_cell(422, *people)

    def page(kind, post, *people):
        return "draft", kind, of_the_cell(200, *people), of_the_cell(post, *people)

    found = {
        "meetings:start": page("live:convened", 422, *CHAIR),
        "meetings:end": page("live:running", 422, *CHAIR),
        "meetings:resume": act("live:ended", *CHAIR),
        "meetings:live": page("live:running", 405, *RECORDERS),
        "meetings:live_news": page("live:running", 405, *RECORDERS),
        "meetings:my_turn": page("live:running", 422, *IN_THE_CELL),
        "meetings:write_turn": page("live:running:turn", 422, *RECORDERS),
        "meetings:move_on": act("live:running", *RUNNERS),
        "meetings:invite": act("live:running", *RUNNERS),
        "meetings:extend_turn": act("live:speaking:turn", *RUNNERS),
        "meetings:turn_clock": act("live:speaking:turn", *RUNNERS),
        "meetings:cover": act("live:running", *RECORDERS),
        "projector": (
            "draft", "live:token", answers(200, nobody=200), answers(405, nobody=405)
        ),
        "projector_news": (
            "draft", "live:token", answers(200, nobody=200), answers(405, nobody=405)
        ),
    }  # fmt: skip
    for name in OF_THE_CHAIR:
        found[f"meetings:{name}"] = act("live:running", *CHAIR)
    for name in TURNS_OF_THE_CHAIR:
        found[f"meetings:{name}"] = act("live:running:turn", *CHAIR)
    return found


def url(scene, name: str, kind: str) -> str:
    """The address ``name`` of the cell's session, which comes to be."""
    cast = scene.cast
    _live, state, *place = kind.split(":")
    if state == "token":
        return reverse(name, args=[running(cast).projector_token])
    makers = {"convened": convened, "running": running, "ended": ended}
    meeting = (
        with_speaker(cast, cast.author) if state == "speaking" else makers[state](cast)
    )
    if place == ["turn"]:
        return reverse(name, args=[meeting.pk, turn_of(meeting, cast.author).pk])
    return reverse(name, args=[meeting.pk])
