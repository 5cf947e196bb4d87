"""A passed summary of a cell of fifteen, with causes, measures and words."""

from types import SimpleNamespace

from cells.journey.pass_summary import Addition
from cells.models import SelfReview
from cells.organisation.models import Role
from tests.cells.summaries import scene
from tests.factories import (
    accept,
    file_review,
    make_cell,
    make_member,
    make_officer,
    open_round,
)

MEMBERS = 13
LEVELS = ("rarely", "occasionally", "often")


def passed_summary() -> int:
    """Its primary key; eleven indicators are declared, as in the pictures."""
    cell = make_cell(name="Chi bộ của phép đo", code="CB-DO")
    cast = SimpleNamespace(
        cell=cell,
        secretary=make_officer(cell, Role.SECRETARY, cell=cell),
        deputy=make_officer(cell, Role.DEPUTY, cell=cell),
        members=[make_member(cell) for _ in range(MEMBERS)],
    )
    cast.colleague = cast.members[0]
    cast.cell_round = open_round(cell, cast.secretary)
    own = SelfReview.objects.get(author=cast.secretary)
    accept(file_review(own, declared=declared(0)), cast.deputy)
    for place, member in enumerate([cast.deputy, *cast.members], start=1):
        review = SelfReview.objects.get(author=member)
        accept(file_review(review, declared=declared(place)), cast.secretary)
    for kind in ("subjective", "objective"):
        scene.word(cast, "Ngại va chạm, nể nang đồng nghiệp", kind=kind)
    for _ in range(4):
        scene.measure(cast)
    scene.freeze(cast)
    return scene.pass_it(cast, addition=Addition("Nộp tài liệu muộn.", 2, 1, 1)).pk


def declared(place: int) -> dict:
    return {
        number: {
            "frequency": LEVELS[(place + number) % 3],
            "cause_subjective": "Ngại va chạm.",
            "cause_objective": "Lịch dạy dồn.",
        }
        for number in (3, 4, 5, 6, 7, 8, 10, 11, 13, 14, 15)
        if (place + number) % 3
    }
