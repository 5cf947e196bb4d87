"""The checklist of a session (P10): the list, the ticks, stale pages, bad input."""

import pytest
from django.urls import reverse

from cells.models import AuditEntry, CellRound, Condition
from cells.preparation.services.conditions import (
    change_condition,
    seed_conditions,
    tick_condition,
)
from cells.workflow import WorkflowError
from tests.duties_scenes import conditions, fresh
from tests.factories import NOW
from tests.html_forms import form_of
from tests.nonsense import HUGE

TEXTS = [
    "Phòng họp, bàn ghế",
    "Ma két",
    "Máy chiếu, màn chiếu",
    "Video, loa",
    "Tài liệu in cho đảng viên",
    "Nước uống",
    "Thông báo triệu tập, giấy mời đại biểu",
]


@pytest.fixture
def secretary(cast, client):
    client.force_login(cast.secretary)
    return client


def press(client, name, pk, **data):
    return client.post(reverse(f"preparation:{name}", args=[pk]), data)


def test_the_list_stands_once_and_what_was_removed_can_come_back(cast, secretary):
    rows = conditions(cast)
    assert [row.text for row in rows] == TEXTS
    assert not any(row.is_met for row in rows)
    assert seed_conditions(cell_round=cast.cell_round, by=cast.deputy, now=NOW) == 0
    answer = press(secretary, "condition_remove", rows[0].pk, version=1)
    assert answer.status_code == 302
    gone = fresh(rows[0])
    assert (gone.removed_at, gone.removed_by) == (NOW, cast.secretary)
    assert seed_conditions(cell_round=cast.cell_round, by=cast.deputy, now=NOW) == 1


def test_what_the_cell_has_put_down_itself_is_not_put_down_twice(cast, secretary):
    url = reverse("preparation:condition_add", args=[cast.cell_round.pk])
    secretary.post(url, {"version": 0, "text": "ma KÉT", "note": ""})
    rows = conditions(cast)
    assert [row.text for row in rows] == [
        "ma KÉT", *(text for text in TEXTS if text != "Ma két")
    ]  # fmt: skip


def test_a_tick_says_who_and_when_and_can_be_taken_back(cast, client):
    condition = conditions(cast)[0]
    client.force_login(cast.deputy)
    tick = {"version": 1, "is_met": "yes"}
    assert press(client, "condition_tick", condition.pk, **tick).status_code == 302
    met = fresh(condition)
    assert (met.met_at, met.met_by) == (NOW, cast.deputy)
    hub = client.get(reverse("journey:preparation", args=[cast.cell_round.pk]))
    text = hub.content.decode()
    assert f"Đồng chí {cast.deputy.full_name} đánh dấu lúc 10:00 05/10/2026" in text
    assert "Đã có 1 trong 7 điều kiện" in text
    stale = press(client, "condition_tick", condition.pk, **tick)
    assert stale.status_code == 409
    again = press(client, "condition_tick", condition.pk, version=2, is_met="yes")
    assert again.status_code == 409
    back = {"version": 2, "is_met": "no"}
    assert press(client, "condition_tick", condition.pk, **back).status_code == 302
    assert fresh(condition).met_at is None
    kinds = AuditEntry.objects.filter(target_kind="condition").values_list("action")
    assert {"condition.met", "condition.unmet"} <= {action for (action,) in kinds}


def test_nothing_typed_is_recorded(cast, secretary):
    url = reverse("preparation:condition_add", args=[cast.cell_round.pk])
    secretary.post(url, {"version": 0, "text": "Hoa tươi", "note": "Chị Lan mua"})
    assert Condition.objects.get().text == "Hoa tươi"
    assert "Hoa" not in str(list(AuditEntry.objects.values()))
    assert "Lan" not in str(list(AuditEntry.objects.values()))


@pytest.mark.parametrize(
    "bad",
    [
        {"text": ""},
        {"text": " \x00 "},
        {"text": "x" * 161},
        {"note": "y" * 301},
        {"version": HUGE},
        {"version": ""},
    ],
)
def test_bad_input_is_refused_and_what_was_typed_stays(cast, secretary, bad):
    url = reverse("preparation:condition_add", args=[cast.cell_round.pk])
    typed = {"version": 0, "text": "Hoa tươi", "note": "Một lọ"} | bad
    answer = secretary.post(url, typed)
    assert answer.status_code == 422
    kept = form_of(answer, "")
    assert kept["note"] == [typed["note"]]
    if "text" not in bad:
        assert kept["text"] == ["Hoa tươi"]
    assert not Condition.objects.exists()


def test_a_stale_change_is_refused_with_both_texts(cast, client):
    condition = conditions(cast)[1]
    change_condition(
        condition=fresh(condition),
        text="Ma két 4 x 2 m",
        note="",
        seen_version=1,
        by=cast.secretary,
        now=NOW,
    )
    client.force_login(cast.deputy)
    url = reverse("preparation:condition", args=[condition.pk])
    mine = {"version": 1, "text": "Ma két vải", "note": "Gọi xưởng"}
    answer = client.post(url, mine)
    assert answer.status_code == 409
    assert "Ma két 4 x 2 m" in answer.content.decode()
    kept = form_of(answer, "")
    assert (kept["text"], kept["note"]) == (["Ma két vải"], ["Gọi xưởng"])
    assert fresh(condition).text == "Ma két 4 x 2 m"
    assert client.post(url, kept).status_code == 302
    assert fresh(condition).text == "Ma két vải"


@pytest.mark.parametrize("value", ["", "maybe", "\x00"])
def test_a_tick_that_says_nothing_changes_nothing(cast, secretary, value):
    condition = conditions(cast)[0]
    answer = press(secretary, "condition_tick", condition.pk, version=1, is_met=value)
    assert answer.status_code == 422
    assert fresh(condition).version == 1


def test_colleagues_read_but_change_nothing(cast, client):
    condition = conditions(cast)[0]
    client.force_login(cast.colleague)
    tick = {"version": 1, "is_met": "yes"}
    assert press(client, "condition_tick", condition.pk, **tick).status_code == 403
    assert press(client, "condition", condition.pk, version=1).status_code == 403
    assert press(client, "conditions_seed", cast.cell_round.pk).status_code == 403


def test_when_the_round_is_over_nothing_changes(cast, secretary):
    condition = conditions(cast)[0]
    CellRound.objects.update(status="closed", closed_at=NOW)
    with pytest.raises(WorkflowError):
        tick_condition(
            condition=fresh(condition),
            is_met=True,
            seen_version=1,
            by=cast.secretary,
            now=NOW,
        )
    url = reverse("preparation:condition", args=[condition.pk])
    answer = secretary.post(url, {"version": 1, "text": "Phòng khác", "note": ""})
    assert answer.status_code == 409
    assert form_of(answer, "")["text"] == ["Phòng khác"]
    assert fresh(condition).version == 1
