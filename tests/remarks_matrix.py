"""What each person of the cast gets at the addresses of remarks, points and findings.

``remark:<what>`` makes a session under way with one of each about the author; the
secretary chairs it, the colleague is its clerk.
"""

from django.urls import reverse

from tests.remarks_scenes import finding, kept_item, point, remark, running

KINDS = ("remark",)
RECORDERS = ("secretary", "deputy", "colleague")
MEMBERS = ("author", "secretary", "deputy", "colleague", "former")
NOT_RECORDING = dict.fromkeys(("author", "former"), 403)
NOT_CHAIRING = dict.fromkeys(("author", "former", "deputy", "colleague"), 403)
NOT_THE_CLERK = dict.fromkeys(("author", "former", "deputy", "secretary"), 403)


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""

    def recorders(code):
        return only(code, *RECORDERS) | NOT_RECORDING

    chair = [only(code, "secretary") | NOT_CHAIRING for code in (200, 422)]
    clerk = [only(code, "colleague") | NOT_THE_CLERK for code in (200, 422)]
    return {
        "meetings:remarks": (
            "draft", "remark:meeting", recorders(200), recorders(405)
        ),
        "meetings:record_remark": (
            "draft", "remark:meeting", recorders(302), recorders(422)
        ),
        "meetings:change_remark": (
            "draft", "remark:remark", recorders(200), recorders(422)
        ),
        # The chair alone strikes; the clerk alone writes down an answer.
        "meetings:strike_remark": ("draft", "remark:remark", *chair),
        "meetings:answer_remark": ("draft", "remark:remark", *clerk),
        "meetings:point_out": (
            "draft", "remark:remark", recorders(200), recorders(422)
        ),
        "meetings:record_point": (
            "draft", "remark:meeting", recorders(302), recorders(422)
        ),
        "meetings:strike_point": (
            "draft", "remark:point", recorders(200), recorders(422)
        ),
        "meetings:record_finding": (
            "draft", "remark:meeting", recorders(302), recorders(422)
        ),
        "meetings:change_finding": (
            "draft", "remark:finding", recorders(200), recorders(422)
        ),
        "meetings:withdraw_finding": (
            "draft", "remark:finding", recorders(200), recorders(422)
        ),
        "meetings:answer_finding": ("draft", "remark:finding", *clerk),
        # Who reads the report reads both texts; the others find it is led elsewhere.
        "meetings:kept_items": (
            "draft", "remark:kept", recorders(200), recorders(405)
        ),
        "meetings:point_out_kept": (
            "draft",
            "remark:kept item",
            recorders(302),
            recorders(404) | {"secretary": 422},
        ),
        # Each member their own page, whatever stands there.
        "meetings:about_me": (
            "draft", "remark:meeting", only(200, *MEMBERS), only(422, *MEMBERS)
        ),
    }  # fmt: skip


def url(scene, name: str, kind: str) -> str:
    """The address ``name`` of a session under way, which comes to be."""
    cast = scene.cast
    what = kind.partition(":")[2]
    submission = kept_item(cast) if what.startswith("kept") else None
    meeting = running(cast)
    row = remark(meeting, cast)
    children = {
        "meeting": [],
        "kept": [],
        "kept item": [submission and submission.pk, 7],
        "remark": [row.pk],
        "point": [point(meeting, cast).pk],
        "finding": [finding(meeting, cast).pk],
    }
    return reverse(name, args=[meeting.pk, *children[what]])
