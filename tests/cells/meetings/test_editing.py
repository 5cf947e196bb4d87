"""The running order being edited: minutes, order, items, two people at once."""

import pytest

from cells.meetings.agenda import agenda_rows, balance_of
from cells.meetings.models import ItemKind
from cells.meetings.services import (
    DOWN,
    UP,
    MinutesEdit,
    Move,
    StaleItemsError,
    add_item,
    change_item,
    remove_item,
    save_agenda,
)
from cells.models import AgendaItem, CellRound, Meeting
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.meeting_scenes import begun, fresh, item_of, planned, values_like


@pytest.fixture
def meeting(cast):
    return planned(cast)


def save(cast, meeting, *edits, move=None):
    return save_agenda(
        meeting=meeting,
        edits=list(edits),
        move=move,
        seen_agenda_version=meeting.agenda_version,
        by=cast.secretary,
        now=NOW,
    )


def minutes(item, number) -> MinutesEdit:
    return MinutesEdit(item.pk, number, item.version)


def kinds(meeting) -> list[str]:
    return list(meeting.items.values_list("kind", flat=True))


def positions(meeting) -> list[int]:
    return list(meeting.items.values_list("position", flat=True))


def test_other_minutes_move_every_later_clock(cast, meeting):
    assert save(cast, meeting, minutes(item_of(meeting, "members"), 57))
    rows = agenda_rows(meeting)
    assert [row.starts_text for row in rows[5:8]] == ["14:18", "15:15", "15:25"]
    balance = balance_of(meeting, rows)
    assert (balance.total, balance.over) == (215, 15)


def test_an_item_of_no_minutes_takes_none(cast, meeting):
    save(cast, meeting, minutes(item_of(meeting, "break"), 0))
    assert agenda_rows(meeting)[7].starts_text == "15:00"


def test_nothing_typed_is_nothing_changed(cast, meeting):
    assert save(cast, meeting) is False
    assert fresh(meeting).agenda_version == meeting.agenda_version


def test_two_people_at_the_same_item_do_not_overwrite_each_other(cast, meeting):
    item, other = item_of(meeting, "discussion"), item_of(meeting, "opening")
    save(cast, fresh(meeting), minutes(item, 25))
    with pytest.raises(StaleItemsError) as late:
        save(cast, fresh(meeting), minutes(item, 30), minutes(other, 9))
    assert late.value.item_ids == [item.pk]
    assert item_of(meeting, "discussion").minutes == 25
    assert item_of(meeting, "opening").minutes == 5


def test_two_people_at_different_items_both_save(cast, meeting):
    first, second = fresh(meeting), fresh(meeting)
    save(cast, first, minutes(item_of(meeting, "discussion"), 25))
    save(cast, second, minutes(item_of(meeting, "opening"), 6))
    assert agenda_rows(meeting)[0].minutes == 6
    assert item_of(meeting, "discussion").minutes == 25


def test_moving_changes_places_and_keeps_the_numbers_whole(cast, meeting):
    before = kinds(meeting)
    save(cast, meeting, move=Move(item_of(meeting, "orientation").pk, DOWN))
    after = kinds(meeting)
    assert (after[2], after[3]) == (before[3], before[2])
    assert positions(meeting) == list(range(1, 15))


@pytest.mark.parametrize(("kind", "way"), [("opening", UP), ("closing", DOWN)])
def test_at_the_end_of_the_list_nothing_moves(cast, meeting, kind, way):
    before = kinds(meeting)
    save(cast, meeting, move=Move(item_of(meeting, kind).pk, way))
    assert kinds(meeting) == before


def test_a_move_by_an_older_page_is_refused(cast, meeting):
    older = fresh(meeting)
    save(cast, fresh(meeting), move=Move(item_of(meeting, "discussion").pk, UP))
    before = kinds(meeting)
    with pytest.raises(WorkflowError):
        save(cast, older, move=Move(item_of(meeting, "discussion").pk, UP))
    assert kinds(meeting) == before


def test_the_secretary_presents_before_the_members(cast, meeting):
    before = kinds(meeting)
    with pytest.raises(WorkflowError):
        save(cast, meeting, move=Move(item_of(meeting, "members").pk, UP))
    with pytest.raises(WorkflowError):
        save(cast, meeting, move=Move(item_of(meeting, "secretary").pk, DOWN))
    with pytest.raises(WorkflowError):
        remove(cast, meeting, "secretary")
    assert kinds(meeting) == before


def test_the_collective_may_stand_before_the_secretary_or_behind(cast, meeting):
    save(cast, meeting, move=Move(item_of(meeting, "summary").pk, DOWN))
    assert kinds(meeting)[3:5] == ["secretary", "summary"]


def test_an_absent_secretary_with_a_reason_is_no_hindrance(cast, meeting):
    Meeting.objects.filter(pk=meeting.pk).update(secretary_absent_reason="Đi học")
    remove(cast, fresh(meeting), "secretary")
    assert "secretary" not in kinds(meeting)


def remove(cast, meeting, kind):
    item = item_of(meeting, kind)
    remove_item(
        meeting=meeting, item=item, seen_version=item.version, by=cast.deputy, now=NOW
    )


def test_removing_closes_the_gap(cast, meeting):
    remove(cast, meeting, "break")
    assert positions(meeting) == list(range(1, 14))
    assert [row.number for row in agenda_rows(meeting)] == list(range(1, 14))


def change(cast, meeting, item, seen=None, **values):
    change_item(
        meeting=meeting,
        item=item,
        values=values_like(item, **values),
        seen_version=seen or item.version,
        by=cast.colleague,
        now=NOW,
    )


def test_an_item_says_what_was_written(cast, meeting):
    item = item_of(meeting, "orientation")
    change(cast, meeting, item, title="Xem video", person=cast.author, lead="Mời xem.")
    row = agenda_rows(meeting)[2]
    assert (row.title, row.person, row.lead) == (
        "Xem video", cast.author.full_name, "Mời xem."
    )  # fmt: skip
    assert row.version == item.version + 1


def test_an_older_page_does_not_overwrite_an_item(cast, meeting):
    item = item_of(meeting, "orientation")
    change(cast, meeting, item, title="Xem video")
    with pytest.raises(WorkflowError):
        change(cast, meeting, item, title="Kể chuyện")
    with pytest.raises(WorkflowError):
        remove_item(
            meeting=meeting, item=item, seen_version=item.version, by=cast.deputy,
            now=NOW,
        )  # fmt: skip
    assert item_of(meeting, "orientation").title == "Xem video"


def test_nobody_leads_the_item_that_they_present(cast, meeting):
    item = item_of(meeting, "secretary")
    with pytest.raises(WorkflowError):
        change(cast, meeting, item, chaired_by=cast.secretary)


def add(cast, meeting, after, **values):
    model = item_of(meeting, "discussion")
    return add_item(
        meeting=meeting,
        values=values_like(model, title="Văn nghệ", minutes=5, **values),
        kind=ItemKind.OTHER,
        after=after,
        by=cast.secretary,
        now=NOW,
    )


def test_a_new_item_stands_where_it_was_asked_for(cast, meeting):
    add(cast, meeting, item_of(meeting, "break").pk)
    add(cast, meeting, None)
    assert kinds(meeting)[0] == "other"
    assert kinds(meeting)[8] == "other"
    assert positions(meeting) == list(range(1, 17))


def test_a_running_order_has_an_end(cast, meeting):
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, position=100 + n, title="Mục", minutes=1)
        for n in range(46)
    )
    with pytest.raises(WorkflowError):
        add(cast, meeting, None)


def test_the_running_order_of_a_running_or_closed_session_stays(cast, meeting):
    item = item_of(meeting, "opening")
    begun(meeting)
    with pytest.raises(WorkflowError):
        save(cast, meeting, minutes(item, 9))
    Meeting.objects.filter(pk=meeting.pk).update(status="planned")
    CellRound.objects.filter(pk=cast.cell_round.pk).update(
        status="closed", closed_at=NOW
    )
    with pytest.raises(WorkflowError):
        save(cast, meeting, minutes(item, 9))
    with pytest.raises(WorkflowError):
        add(cast, meeting, None)
    assert item_of(meeting, "opening").minutes == 5
