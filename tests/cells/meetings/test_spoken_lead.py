"""The sentence of an item is said with names and figures, never with open places."""

from types import SimpleNamespace

import pytest

from cells.meetings.models import ItemKind, TurnStatus
from cells.meetings.pages.spoken_lead import names_for, spoken_lead, with_names

INVITE = "Mời đồng chí «…»; tiếp theo là đồng chí «…»."


def live(lead, kind, *names):
    turns = [
        SimpleNamespace(
            status=TurnStatus.WAITING, member=SimpleNamespace(full_name=name)
        )
        for name in names
    ]
    clerk = SimpleNamespace(full_name="Vũ Minh Anh")
    return SimpleNamespace(
        item=SimpleNamespace(lead=lead, kind=kind),
        turns=turns,
        meeting=SimpleNamespace(clerk=clerk),
    )


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("An", "Bình", "Chi"), "Mời đồng chí An; tiếp theo là đồng chí Bình."),
        (("An",), "Mời đồng chí An."),
        ((), ""),
    ],
)
def test_the_next_two_are_named(names, said):
    assert spoken_lead(live(INVITE, ItemKind.MEMBERS, *names)) == said


def test_the_clerk_is_named():
    lead = "Đề nghị các đồng chí cho ý kiến về việc cử đồng chí «…» làm thư ký."
    said = spoken_lead(live(lead, ItemKind.INTRODUCTION))
    assert said.endswith("việc cử đồng chí Vũ Minh Anh làm thư ký.")


def test_an_unknown_name_leaves_no_open_place():
    lead = "Đồng chí «…» có ý kiến gì về việc này?"
    assert spoken_lead(live(lead, ItemKind.CELL_FINDINGS)) == (
        "Đồng chí có ý kiến gì về việc này?"
    )


def test_a_sentence_without_open_places_stays():
    lead = "Còn đồng chí nào chưa góp ý, xin mời."
    assert spoken_lead(live(lead, ItemKind.MEMBERS_CONTINUED)) == lead


def test_who_has_spoken_is_not_invited():
    scene = live(INVITE, ItemKind.MEMBERS, "An", "Bình")
    scene.turns[0].status = TurnStatus.DONE
    assert names_for(scene, ItemKind.MEMBERS) == ["Bình"]


def test_figures_fill_every_place():
    lead = "Chi bộ có «n» đảng viên, có mặt «a», vắng «b» (có lý do «…»); đủ điều kiện."
    assert with_names(lead, ["15", "14", "1", "1"]) == (
        "Chi bộ có 15 đảng viên, có mặt 14, vắng 1 (có lý do 1); đủ điều kiện."
    )
