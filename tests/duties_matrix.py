"""What each person of the cast gets at the addresses of the preparation.

``preparing:round`` is the round of the author's cell, with duties, conditions and a
talk in it; ``preparing:duty`` is one that the author does, ``preparing:condition`` and
``preparing:talk`` a condition of the list and a talk of the secretary's.
"""

from django.urls import reverse

from cells.models import Duty, TalkBeforehand
from tests.duties_scenes import conditions, own_duty, seeded, talk_of

KINDS = ("preparing",)
LEADERS = ("secretary", "deputy")
OF_CELL = ("author", "secretary", "deputy", "colleague", "former")
MEMBERS_ONLY = ("author", "colleague", "former")


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""

    def leaders(code):
        """The members see the list, so that they are told what they may not do."""
        return only(code, *LEADERS) | dict.fromkeys(MEMBERS_ONLY, 403)

    return pages(answers, only) | lists(leaders) | duties(only, leaders) | talks(only)


def pages(answers, only) -> dict:
    return {
        "journey:preparation_current": (
            "draft", None, answers(404, members=302), answers(404, members=405)
        ),
        "journey:preparation": (
            "draft", "preparing:round", only(200, *OF_CELL), only(405, *OF_CELL)
        ),
        "reports:conditions_pdf": (
            "draft", "preparing:round", only(200, *OF_CELL), only(405, *OF_CELL)
        ),
    }  # fmt: skip


def lists(leaders) -> dict:
    place = "preparing:round"
    return {
        "preparation:session_aims": ("draft", place, leaders(200), leaders(422)),
        "preparation:duties_seed": ("draft", place, leaders(302), leaders(302)),
        "preparation:duty_add": ("draft", place, leaders(200), leaders(422)),
        "preparation:duty_assign": ("draft", place, leaders(302), leaders(422)),
        "preparation:conditions_seed": ("draft", place, leaders(302), leaders(302)),
        "preparation:condition_add": ("draft", place, leaders(200), leaders(422)),
    }


def duties(only, leaders) -> dict:
    marking = ("author", *LEADERS)
    others = {"colleague": 403, "former": 403}
    mark = ("draft", "preparing:duty", only(302, *marking) | others)
    return {
        "preparation:duty": ("draft", "preparing:duty", leaders(200), leaders(422)),
        "preparation:duty_done": (*mark, only(422, *marking) | others),
        "preparation:duty_undone": (*mark, only(422, *marking) | others),
        "preparation:duty_remove": (
            "draft", "preparing:duty", leaders(302), leaders(422)
        ),
        "preparation:condition": (
            "draft", "preparing:condition", leaders(200), leaders(422)
        ),
        "preparation:condition_tick": (
            "draft", "preparing:condition", leaders(302), leaders(422)
        ),
        "preparation:condition_remove": (
            "draft", "preparing:condition", leaders(302), leaders(422)
        ),
    }  # fmt: skip


def talks(only) -> dict:
    """The deputy, a former secretary and a successor find nothing here."""
    return {
        "preparation:talks": (
            "draft", "preparing:round", only(200, "secretary"), only(422, "secretary")
        ),
        "preparation:talk": (
            "draft", "preparing:talk", only(302, "secretary"), only(422, "secretary")
        ),
    }  # fmt: skip


def url(scene, name: str, kind: str) -> str:
    """The address ``name`` of what ``kind`` names, which comes to be."""
    cast = scene.cast
    seeded(cast)
    first = conditions(cast)[0]
    duty = Duty.objects.filter(kind="other").first() or own_duty(cast, cast.author)
    talk = TalkBeforehand.objects.first() or talk_of(cast)
    pk = {
        "round": cast.cell_round.pk,
        "duty": duty.pk,
        "condition": first.pk,
        "talk": talk.pk,
    }[kind.partition(":")[2]]
    return reverse(name, args=[pk])
