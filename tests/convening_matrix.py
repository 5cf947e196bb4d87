"""What each person of the cast gets at the addresses of convening.

``convening:<state>`` makes the cell's session in that state, its clerk the colleague;
``…:guest`` names a guest of the cell, ``…:delegate`` one of the committee above.
"""

from django.urls import reverse

from cells.meetings.services import GuestValues, name_delegate
from tests.convening_scenes import NOW, convened, invited_guest
from tests.meeting_scenes import begun, planned
from tests.meetings_matrix import ABOVE, IN_THE_CELL, LEADERS, NOT_LEADING

KINDS = ("convening",)


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""
    leading = only(200, *LEADERS) | NOT_LEADING
    not_whole = only(422, *LEADERS) | NOT_LEADING
    there = only(302, *LEADERS) | NOT_LEADING
    members_only = only(302, *IN_THE_CELL)
    recorders = (*LEADERS, "colleague")
    return {
        "meetings:convene": ("draft", "convening:planned", leading, not_whole),
        "meetings:calendar": (
            "draft",
            "convening:convened",
            only(200, *IN_THE_CELL),
            only(405, *IN_THE_CELL),
        ),
        "meetings:ask_leave": (
            "draft", "convening:convened", members_only, only(422, *IN_THE_CELL)
        ),
        "meetings:say_coming": (
            "draft", "convening:convened", members_only, members_only
        ),
        "meetings:attendance": (
            "draft",
            "convening:convened",
            only(200, *IN_THE_CELL),
            only(422, *recorders) | dict.fromkeys(("author", "former"), 403),
        ),
        "meetings:guests": ("draft", "convening:convened", leading, not_whole),
        "meetings:change_guest": (
            "draft", "convening:convened:guest", leading, not_whole
        ),
        "meetings:remove_guest": ("draft", "convening:convened:guest", there, there),
        # The committee directly above names who attends, and sees no session.
        "meetings:delegate": (
            "draft", "convening:convened", only(200, *ABOVE), only(422, *ABOVE)
        ),
        "meetings:withdraw_delegate": (
            "draft", "convening:convened:delegate", only(302, *ABOVE), only(302, *ABOVE)
        ),
        "meetings:further": ("draft", "convening:ended", leading, not_whole),
        "reports:guest_invitation": (
            "draft",
            "convening:convened:guest",
            leading,
            only(405, *LEADERS) | NOT_LEADING,
        ),
    }  # fmt: skip


def url(scene, name: str, kind: str) -> str:
    """The address ``name`` of the cell's session, which comes to be."""
    cast = scene.cast
    _kind, state, *place = kind.split(":")
    meeting = planned(cast) if state == "planned" else convened(cast)
    if state == "ended":
        begun(meeting, "ended")
    if place == ["guest"]:
        return reverse(name, args=[meeting.pk, invited_guest(cast, meeting).pk])
    if place == ["delegate"]:
        guest = name_delegate(
            meeting=meeting,
            values=GuestValues("Vũ Văn Cấp", is_delegate=True),
            by=cast.staff,
            now=NOW,
        )
        return reverse(name, args=[meeting.pk, guest.pk])
    return reverse(name, args=[meeting.pk])
