"""What each person of the cast gets at the addresses of meetings.

``meeting:<state>`` makes the cell's session in that state; its clerk is the colleague,
who therefore edits the running order. ``…:item`` names its first item,
``meeting:round`` a round without a session.
"""

from django.urls import reverse

from tests.meeting_scenes import planned

KINDS = ("meeting",)
LEADERS = ("secretary", "deputy")
IN_THE_CELL = ("author", "secretary", "deputy", "colleague", "former")
NOT_LEADING = dict.fromkeys(("author", "colleague", "former"), 403)
NOT_EDITING = dict.fromkeys(("author", "former"), 403)
ABOVE = ("committee_secretary", "staff")


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""
    return reading(answers, only) | planning(only) | editing(only)


def reading(answers, only) -> dict:
    return {
        "meetings:current": (
            "draft", None, answers(404, members=200), answers(404, members=405)
        ),
        "meetings:detail": (
            "draft", "meeting:planned", only(200, *IN_THE_CELL), only(405, *IN_THE_CELL)
        ),
        "meetings:register": (
            "draft", "meeting:planned", only(302, *IN_THE_CELL), only(302, *IN_THE_CELL)
        ),
        "meetings:withdraw_registration": (
            "draft", "meeting:planned", only(302, *IN_THE_CELL), only(302, *IN_THE_CELL)
        ),
        # The committee above sees the dates and nothing else of a session.
        "meetings:dates": ("draft", None, only(200, *ABOVE), only(405, *ABOVE)),
    }  # fmt: skip


def planning(only) -> dict:
    return {
        "meetings:plan": (
            "draft", "meeting:round", only(200, *LEADERS), only(422, *LEADERS)
        ),
        "meetings:change": (
            "draft",
            "meeting:planned",
            only(200, *LEADERS) | NOT_LEADING,
            only(422, *LEADERS) | NOT_LEADING,
        ),
        "meetings:cancel": (
            "draft",
            "meeting:planned",
            only(200, *LEADERS) | NOT_LEADING,
            only(422, *LEADERS) | NOT_LEADING,
        ),
    }  # fmt: skip


def editing(only) -> dict:
    """The clerk (the colleague) edits the running order beside the leaders."""
    editors = (*LEADERS, "colleague")
    may_edit = only(200, *editors) | NOT_EDITING
    refused = only(422, *editors) | NOT_EDITING
    return {
        "meetings:agenda": ("draft", "meeting:planned", may_edit, refused),
        "meetings:compute": ("draft", "meeting:planned", may_edit, refused),
        "meetings:add_item": ("draft", "meeting:planned", may_edit, refused),
        "meetings:change_item": ("draft", "meeting:planned:item", may_edit, refused),
        "meetings:remove_item": ("draft", "meeting:planned:item", may_edit, refused),
    }


def url(scene, name: str, kind: str) -> str:
    """The address ``name`` of the cell's session, which comes to be."""
    cast = scene.cast
    _meeting, state, *place = kind.split(":")
    if state == "round":
        return reverse(name, args=[cast.cell_round.pk])
    meeting = planned(cast)
    if place == ["item"]:
        return reverse(name, args=[meeting.pk, meeting.items.first().pk])
    return reverse(name, args=[meeting.pk])
