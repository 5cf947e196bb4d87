"""Computing anew for another attendance: what follows changes, what is edited stays."""

import pytest

from cells.meetings.agenda import agenda_rows
from cells.meetings.services import (
    DOWN,
    Edited,
    EditedItemsError,
    ExpectedAttendance,
    MinutesEdit,
    Move,
    change_item,
    compute_agenda,
    remove_item,
    save_agenda,
)
from cells.models import AgendaItem
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.meeting_scenes import fresh, item_of, planned, values_like


@pytest.fixture
def meeting(cast):
    return planned(cast)


def compute(cast, meeting, number=15, edited=Edited.ASK, edits=(), **others):
    facts = {"with_collective": True, "delegate_expected": True} | others
    compute_agenda(
        meeting=fresh(meeting),
        attendance=ExpectedAttendance(number, **facts),
        edited=edited,
        edits=edits,
        seen_version=meeting.version,
        seen_agenda_version=meeting.agenda_version,
        by=cast.secretary,
        now=NOW,
    )
    return fresh(meeting)


def edit(cast, meeting, kind, **values):
    item = item_of(meeting, kind)
    change_item(
        meeting=meeting,
        item=item,
        values=values_like(item, **values),
        seen_version=item.version,
        by=cast.secretary,
        now=NOW,
    )
    return fresh(meeting)


def kinds(meeting) -> list[str]:
    return list(meeting.items.values_list("kind", flat=True))


def test_another_number_changes_the_turns_and_nothing_else(cast, meeting):
    before = {row.kind: row for row in agenda_rows(meeting)}
    meeting = compute(cast, meeting, 18)
    after = {row.kind: row for row in agenda_rows(meeting)}
    assert meeting.expected_number == 18
    assert (after["members"].minutes, after["members_continued"].minutes) == (54, 48)
    assert "9 đồng chí × 6 phút" in after["members"].title
    unchanged = set(before) - {"members", "members_continued"}
    assert {
        k: (before[k].title, before[k].minutes, before[k].pk) for k in unchanged
    } == {k: (after[k].title, after[k].minutes, after[k].pk) for k in unchanged}


def test_what_was_edited_elsewhere_stays(cast, meeting):
    meeting = edit(cast, meeting, "discussion", title="Bàn việc", minutes=35)
    meeting = edit(cast, meeting, "members", lead="Xin mời.")
    meeting = compute(cast, meeting, 18)
    kept = item_of(meeting, "discussion")
    assert (kept.title, kept.minutes) == ("Bàn việc", 35)
    turns = item_of(meeting, "members")
    assert (turns.minutes, turns.lead) == (54, "Xin mời.")


def test_it_asks_before_it_replaces_an_edited_item(cast, meeting):
    meeting = edit(cast, meeting, "members", minutes=50)
    with pytest.raises(EditedItemsError) as asked:
        compute(cast, meeting, 18)
    assert [item.kind for item in asked.value.items] == ["members"]
    stored = fresh(meeting)
    assert (stored.expected_number, stored.version) == (15, meeting.version)
    assert item_of(stored, "members_continued").minutes == 42


@pytest.mark.parametrize(
    ("answer", "turns"), [(Edited.KEEP, (50, 48)), (Edited.REPLACE, (54, 48))]
)
def test_the_answer_keeps_or_replaces_it(cast, meeting, answer, turns):
    meeting = edit(cast, meeting, "members", minutes=50)
    meeting = compute(cast, meeting, 18, answer)
    found = [
        item_of(meeting, kind).minutes for kind in ("members", "members_continued")
    ]
    assert tuple(found) == turns


def test_a_delegate_who_comes_or_stays_away(cast, meeting):
    meeting = compute(cast, meeting, delegate_expected=False)
    assert "delegate" not in kinds(meeting)
    meeting = compute(cast, meeting)
    assert kinds(meeting)[9:12] == ["discussion", "delegate", "conclusion"]
    assert sum(row.minutes for row in agenda_rows(meeting)) == 200


def test_an_edited_item_is_not_removed_without_asking(cast, meeting):
    meeting = edit(cast, meeting, "delegate", lead="Kính mời.")
    with pytest.raises(EditedItemsError):
        compute(cast, meeting, delegate_expected=False)
    kept = compute(cast, meeting, edited=Edited.KEEP, delegate_expected=False)
    assert "delegate" in kinds(kept)


def test_the_collective_is_named_only_if_it_presents(cast, meeting):
    meeting = compute(cast, meeting, with_collective=False)
    assert item_of(meeting, "summary").title == "Trình bày dự thảo báo cáo tổng hợp"


def test_a_removed_item_does_not_come_back_by_itself(cast, meeting):
    item = item_of(meeting, "break")
    remove_item(meeting=meeting, item=item, seen_version=1, by=cast.secretary, now=NOW)
    meeting = compute(cast, fresh(meeting), 18)
    assert "break" not in kinds(meeting)


def test_two_halves_come_and_go_with_the_number(cast, meeting):
    meeting = compute(cast, meeting, 2)
    assert "members_continued" not in kinds(meeting)
    meeting = compute(cast, meeting, 1)
    assert "members" not in kinds(meeting)
    meeting = compute(cast, meeting, 15)
    assert kinds(meeting)[4:8] == [
        "secretary", "members", "break", "members_continued"
    ]  # fmt: skip


def test_an_absent_secretary_leaves_the_item_out_and_it_comes_back(cast, meeting):
    meeting = compute(cast, meeting, 14, secretary_absent_reason="Đi học")
    assert "secretary" not in kinds(meeting)
    assert item_of(meeting, "members").minutes == 42
    meeting = compute(cast, meeting)
    item = item_of(meeting, "secretary")
    assert (item.person, item.chaired_by) == (cast.secretary, cast.deputy)
    assert kinds(meeting)[3:6] == ["summary", "secretary", "members"]


def test_the_secretary_comes_back_before_all_turns(cast, meeting):
    meeting = compute(cast, meeting, 14, secretary_absent_reason="Đi học")
    for _ in range(2):
        save_agenda(
            meeting=meeting,
            edits=[],
            move=Move(item_of(meeting, "summary").pk, DOWN),
            seen_agenda_version=meeting.agenda_version,
            by=cast.secretary,
            now=NOW,
        )
        meeting = fresh(meeting)
    meeting = compute(cast, meeting)
    found = kinds(meeting)
    assert found.index("secretary") < found.index("members") < found.index("summary")


def test_beginning_again_replaces_everything(cast, meeting):
    meeting = edit(cast, meeting, "discussion", title="Bàn việc", minutes=35)
    AgendaItem.objects.create(meeting=meeting, position=50, title="Hát", minutes=3)
    meeting = compute(cast, meeting, edited=Edited.ANEW)
    assert sum(row.minutes for row in agenda_rows(meeting)) == 200
    assert "other" not in kinds(meeting)
    assert item_of(meeting, "discussion").minutes == 20


def test_minutes_typed_beside_it_are_stored_first(cast, meeting):
    item = item_of(meeting, "opening")
    meeting = compute(cast, meeting, 18, edits=[MinutesEdit(item.pk, 9, item.version)])
    assert item_of(meeting, "opening").minutes == 9


def test_an_older_page_computes_nothing(cast, meeting):
    older = fresh(meeting)
    edit(cast, meeting, "discussion", minutes=35)
    with pytest.raises(WorkflowError):
        compute(cast, older, 18)
    assert fresh(meeting).expected_number == 15
