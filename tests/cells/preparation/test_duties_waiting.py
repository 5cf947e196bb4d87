"""What waits for a member and for a secretary because of the duties of a session."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cells.models import CellRound, Duty
from cells.preparation import duties_waiting
from tests.duties_scenes import VALUES, assign, duty_of, own_duty, seeded
from tests.factories import NOW, TODAY, make_member, open_round
from tests.meeting_scenes import begun, planned
from tests.waiting import items_of


def waiting(member, on=TODAY):
    return items_of(duties_waiting, member.mandates, on)


def test_the_own_undone_duties_wait_with_their_due_dates(cast):
    own_duty(cast, cast.author, cast.deputy)
    banner = assign(duty_of(cast), cast.author, cast.secretary)
    items = waiting(cast.author)
    assert [item.title for item in items] == [VALUES.title, "Ma két"]
    assert [(item.urgency, item.due_on) for item in items] == [
        (45, VALUES.due_on),
        (45, banner.due_on),
    ]
    assert items[0].url == f"/rounds/{cast.cell_round.pk}/preparation/#own-title"
    assert waiting(cast.colleague) == []


def test_what_is_done_or_taken_off_does_not_wait(cast):
    done, gone = own_duty(cast, cast.author), own_duty(cast, cast.author)
    Duty.objects.filter(pk=done.pk).update(done_at=NOW, done_by=cast.author)
    Duty.objects.filter(pk=gone.pk).update(removed_at=NOW, removed_by=cast.secretary)
    assert waiting(cast.author) == []


def test_the_secretary_is_told_how_many_have_none_once_there_are_duties(cast):
    assert waiting(cast.secretary) == []
    seeded(cast)
    (item,) = waiting(cast.secretary)
    assert item.title == "Còn 5 đồng chí chưa được phân công"
    assert (item.urgency, item.due_on) == (60, cast.cell_round.round.session_on)
    own_duty(cast, cast.author, cast.colleague, cast.former)
    (item,) = waiting(cast.secretary)
    assert item.title == "Còn 2 đồng chí chưa được phân công"
    assert cast.deputy.full_name not in item.title + item.detail
    own_duty(cast, cast.deputy, cast.secretary)
    assert [item.urgency for item in waiting(cast.secretary)] == [45]


def test_nobody_else_is_told_who_has_none(cast):
    seeded(cast)
    for person in (
        cast.deputy,
        cast.colleague,
        cast.stranger,
        cast.committee_secretary,
        cast.staff,
        cast.administrator,
    ):
        assert waiting(person) == []


def test_each_round_is_counted_by_itself(cast):
    """An older round of the cell, in which everybody has a duty, hides nothing."""
    everybody = [cast.author, cast.colleague, cast.former, cast.deputy, cast.secretary]
    own_duty(cast, *everybody)
    CellRound.objects.filter(pk=cast.cell_round.pk).update(status="reviews_closed")
    later = open_round(cast.cell, cast.secretary, now=NOW + timedelta(hours=1))
    seeded(cast)
    Duty.objects.filter(kind="banner").update(cell_round=later)
    items = [item for item in waiting(cast.secretary) if item.urgency == 60]
    assert [item.title for item in items] == ["Còn 5 đồng chí chưa được phân công"]
    assert f"/rounds/{later.pk}/" in items[0].url


def test_on_the_day_of_the_session_they_are_past_once_it_has_ended(cast):
    seeded(cast)
    own_duty(cast, cast.author)
    meeting = planned(cast)
    begun(meeting)
    assert waiting(cast.author)
    assert waiting(cast.secretary)
    begun(meeting, "ended")
    assert waiting(cast.author) == waiting(cast.secretary) == []


@pytest.mark.parametrize(
    ("status", "days_after", "waits"),
    [
        ("open", 9, True),
        ("reviews_closed", 0, True),
        ("reviews_closed", 1, False),
        ("closed", 0, False),
        ("cancelled", 0, False),
    ],
)
def test_after_the_session_the_duties_are_past(cast, status, days_after, waits):
    own_duty(cast, cast.author)
    CellRound.objects.filter(pk=cast.cell_round.pk).update(
        status=status, closed_at=NOW, cancelled_at=NOW, cancel_reason="Lý do"
    )
    day = cast.cell_round.round.session_on + timedelta(days=days_after)
    assert bool(waiting(cast.author, day)) == waits
    lacking = [item for item in waiting(cast.secretary, day) if item.urgency == 60]
    assert bool(lacking) == waits


@pytest.mark.parametrize("number", [1, 30])
def test_it_asks_once_whoever_it_is(cast, number):
    for _ in range(number):
        own_duty(cast, cast.author)
        make_member(cast.cell)
    seeded(cast)
    for member, asked in (
        (cast.author, 1),
        (cast.secretary, 1),
        (cast.administrator, 0),
        (cast.staff, 0),
    ):
        mandates = member.mandates
        with CaptureQueriesContext(connection) as captured:
            items_of(duties_waiting, mandates, TODAY)
        assert len(captured) == asked


def test_every_database_knows_the_type_of_each_column(cast):
    """PostgreSQL asks for it where SQLite does not."""
    own_duty(cast, cast.author)
    for rows in duties_waiting.rows_for(cast.author.mandates, TODAY):
        for column in rows.query.annotations.values():
            assert [part.output_field for part in column.get_source_expressions()]
