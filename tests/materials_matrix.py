"""What each person of the cast gets at the addresses of materials.

``material:text`` and ``material:file`` make one of the cast's cell, ``material:gone``
a withdrawn one; ``material:round`` is the cell's round, ``material:new`` its form for a
text, ``material:meeting`` a reading meeting at which the author was marked.
"""

from django.urls import reverse

from cells.preparation.services.materials import withdraw_material
from tests.factories import NOW
from tests.materials_scenes import (
    file_material,
    own_principle,
    own_rule,
    reading_meeting,
    text_material,
)

KINDS = ("material",)
LEADERS = ("secretary", "deputy")
CELL = (*LEADERS, "author", "colleague", "former")
# They see that it is there, but it is not theirs to keep.
READERS = dict.fromkeys(("author", "colleague", "former"), 403)
SHELF = (*CELL, "stranger", "committee_secretary")
# Whoever leads a cell or a committee.
KEEPERS = ("secretary", "deputy", "stranger", "committee_secretary")
# The rule of the cast's cell is on the shelf of that cell alone.


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""
    return (
        reading(answers, only)
        | keeping(only)
        | meetings(only)
        | shelf(only)
        | principles(only)
        | papers(only)
    )


def reading(answers, only) -> dict:
    return {
        "preparation:materials": (
            "draft", None, answers(404, members=200), answers(404, members=405)
        ),
        "preparation:material": (
            "draft", "material:text", only(200, *CELL), only(405, *CELL)
        ),
        "preparation:material_file": (
            "draft", "material:file", only(200, *CELL), only(405, *CELL)
        ),
        "preparation:confirm_material": (
            "draft", "material:text", only(302, *CELL), only(302, *CELL)
        ),
        # The first who may and was marked; nobody else has a mark to take away.
        "preparation:object_reading": (
            "draft",
            "material:meeting",
            only(302, *CELL),
            only(409, *CELL) | {"author": 302},
        ),
    }  # fmt: skip


def keeping(only) -> dict:
    page = only(200, *LEADERS) | READERS
    press = only(302, *LEADERS) | READERS
    form = only(422, *LEADERS) | READERS
    refused = only(405, *LEADERS) | READERS
    return {
        "preparation:round_materials": ("draft", "material:round", page, refused),
        "preparation:reading_list": ("draft", "material:round", page, refused),
        "preparation:add_material": ("draft", "material:new", page, form),
        "preparation:edit_material": ("draft", "material:text", page, form),
        "preparation:withdraw_material": ("draft", "material:text", press, form),
        # For members a withdrawn material is not there.
        "preparation:put_back_material": (
            "draft", "material:gone", only(302, *LEADERS), only(422, *LEADERS)
        ),
        "preparation:move_material": ("draft", "material:text", press, form),
    }  # fmt: skip


def meetings(only) -> dict:
    page = only(200, *LEADERS) | READERS
    form = only(422, *LEADERS) | READERS
    return {
        "preparation:add_reading_meeting": ("draft", "material:meetings", page, form),
        "preparation:reading_meeting": ("draft", "material:meeting", page, form),
    }


def shelf(only) -> dict:
    own = only(302, *LEADERS) | READERS
    own_form = only(422, *LEADERS) | READERS
    return {
        "preparation:rules": ("draft", None, only(200, *SHELF), only(405, *SHELF)),
        "preparation:rule_add": (
            "draft", None, only(200, *KEEPERS), only(422, *KEEPERS)
        ),
        "preparation:rule": (
            "draft", "material:rule", only(200, *CELL), only(405, *CELL)
        ),
        "preparation:rule_edit": (
            "draft", "material:rule", only(200, *LEADERS) | READERS, own_form
        ),
        "preparation:rule_replace": (
            "draft", "material:rule", only(200, *LEADERS) | READERS, own_form
        ),
        "preparation:rule_in_force": ("draft", "material:rule", own, own_form),
        "preparation:rule_remove": ("draft", "material:rule", own, own_form),
    }  # fmt: skip


def principles(only) -> dict:
    press = only(302, *LEADERS) | READERS
    form = only(422, *LEADERS) | READERS
    return {
        "preparation:principles": (
            "draft", "material:round", only(200, *CELL), only(405, *CELL)
        ),
        "preparation:principle_add": ("draft", "material:round", press, form),
        "preparation:principle": (
            "draft", "material:principle", only(200, *LEADERS) | READERS, form
        ),
        "preparation:principle_remove": ("draft", "material:principle", press, form),
        "preparation:principle_move": ("draft", "material:principle", press, form),
    }  # fmt: skip


def papers(only) -> dict:
    page = only(200, *LEADERS) | READERS
    refused = only(405, *LEADERS) | READERS
    return {
        "reports:reading_sheet_pdf": ("draft", "material:text", page, refused),
        "reports:round_reading_sheet_pdf": (
            "draft", "material:meetings", page, refused
        ),
    }  # fmt: skip


def url(scene, name: str, kind: str) -> str:
    """The address ``name`` of what ``kind`` names, which comes to be."""
    cast = scene.cast
    what = kind.partition(":")[2]
    if what == "new":
        return reverse(name, args=[cast.cell_round.pk, "text"])
    if what == "meetings":
        text_material(cast)
    if what in {"round", "meetings"}:
        return reverse(name, args=[cast.cell_round.pk])
    return reverse(name, args=[row_of(cast, what).pk])


def row_of(cast, what: str):
    if what == "rule":
        return own_rule(cast.cell, cast.secretary)
    if what == "principle":
        return own_principle(cast)
    if what == "file":
        return file_material(cast)
    material = text_material(cast)
    if what == "meeting":
        return reading_meeting(cast, [material], [cast.author])
    if what == "gone":
        withdraw_material(material=material, seen_version=1, by=cast.secretary, now=NOW)
    return material
