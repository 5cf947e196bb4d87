"""What each person of the cast gets at the addresses of lessons.

``lesson:<what>`` makes a session under way; the colleague is its clerk.
"""

from django.urls import reverse

from cells.preparation.models.lessons import LessonKind
from cells.preparation.services.lessons import record_lesson
from tests.factories import NOW
from tests.live_scenes import running

KINDS = ("lesson",)
MEMBERS = ("author", "secretary", "deputy", "colleague", "former")
KEEPERS = ("secretary", "deputy", "colleague")
NOT_KEEPING = dict.fromkeys(("author", "former"), 403)


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""

    def keepers(code):
        return only(code, *KEEPERS) | NOT_KEEPING

    return {
        "meetings:lessons": (
            "draft", "lesson:meeting", only(200, *MEMBERS), only(405, *MEMBERS)
        ),
        "meetings:add_lesson": (
            "draft", "lesson:meeting", keepers(302), keepers(422)
        ),
        "meetings:change_lesson": (
            "draft", "lesson:one", keepers(200), keepers(422)
        ),
        "meetings:withdraw_lesson": (
            "draft", "lesson:one", keepers(302), keepers(422)
        ),
    }  # fmt: skip


def url(scene, name: str, kind: str) -> str:
    """The address ``name`` of a session under way, which comes to be."""
    cast = scene.cast
    meeting = running(cast)
    if kind.endswith(":meeting"):
        return reverse(name, args=[meeting.pk])
    lesson = record_lesson(
        cell_round=cast.cell_round,
        kind=LessonKind.WENT_WELL,
        text="Bắt đầu đúng giờ",
        by=cast.colleague,
        now=NOW,
    )
    return reverse(name, args=[meeting.pk, lesson.pk])
