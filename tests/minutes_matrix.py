"""What each person of the cast gets at the addresses of minutes and extracts.

``minutes:<state>`` makes the session of the cast with minutes in that state: the
secretary chairs, the colleague is the clerk.
"""

from django.urls import reverse

from tests.minutes_scenes import drafted, locked, passed, recorded
from tests.remarks_scenes import loaded

KINDS = ("minutes",)
IN_THE_CELL = ("author", "secretary", "deputy", "colleague", "former")
OTHERS = dict.fromkeys(("author", "former"), 302)
NOT_READING = dict.fromkeys(("author", "former"), 403)
NOT_EDITING = NOT_READING | {"deputy": 403}
NOT_CHAIRING = NOT_EDITING | {"colleague": 403}


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""
    return reading(only) | acting(only) | papers(only)


def reading(only) -> dict:
    readers = ("secretary", "deputy", "colleague")
    return {
        # Who may not read them is led to the own extract.
        "meetings:minutes": (
            "draft",
            "minutes:drafted",
            only(200, *readers) | OTHERS,
            only(422, "secretary", "colleague") | NOT_EDITING,
        ),
        "meetings:minutes_aloud": (
            "draft",
            "minutes:passed",
            only(200, *readers) | NOT_READING,
            only(405, *readers) | NOT_READING,
        ),
        "meetings:extract": (
            "draft",
            "minutes:locked",
            only(200, *IN_THE_CELL),
            only(405, *IN_THE_CELL),
        ),
    }


def acting(only) -> dict:
    editors = ("secretary", "colleague")
    return {
        "meetings:draft_minutes": (
            "draft",
            "minutes:recorded",
            only(302, *editors) | NOT_EDITING,
            only(302, *editors) | NOT_EDITING,
        ),
        "meetings:pass_minutes": (
            "draft",
            "minutes:drafted",
            only(200, "secretary") | NOT_CHAIRING,
            only(422, "secretary") | NOT_CHAIRING,
        ),
        "meetings:reopen_minutes": (
            "draft",
            "minutes:passed",
            only(200, "secretary") | NOT_CHAIRING,
            only(422, "secretary") | NOT_CHAIRING,
        ),
        "meetings:confirm_minutes": (
            "draft",
            "minutes:passed",
            only(302, *editors) | NOT_EDITING,
            only(422, *editors) | NOT_EDITING,
        ),
        "meetings:name_stand_in": (
            "draft",
            "minutes:passed",
            only(200, "secretary") | NOT_CHAIRING,
            only(422, "secretary") | NOT_CHAIRING,
        ),
        "meetings:add_to_minutes": (
            "draft",
            "minutes:locked",
            only(200, "secretary") | NOT_CHAIRING,
            only(422, "secretary") | NOT_CHAIRING,
        ),
    }


def papers(only) -> dict:
    return {
        # The colleague was the clerk, whose access has ended.
        "reports:minutes_pdf": (
            "draft",
            "minutes:locked",
            only(200, "secretary", "deputy") | NOT_READING | {"colleague": 403},
            only(405, "secretary", "deputy") | NOT_READING | {"colleague": 403},
        ),
        "reports:extract_pdf": (
            "draft",
            "minutes:locked",
            only(200, *IN_THE_CELL),
            only(405, *IN_THE_CELL),
        ),
    }


MAKE = {"recorded": recorded, "drafted": drafted, "passed": passed, "locked": locked}


def url(scene, name: str, kind: str) -> str:
    """The address ``name`` of the cell's session with its minutes."""
    made = MAKE[kind.split(":")[1]](scene.cast)
    return reverse(name, args=[loaded(getattr(made, "meeting", made)).pk])
