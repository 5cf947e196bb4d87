"""Handing out the duties of a session (P1): the list, the people, the marks."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from cells.models import (
    AuditEntry,
    CellRound,
    Duty,
    DutyAssignment,
)
from cells.preparation.services.duties import (
    DutyValues,
    mark_duty_done,
    seed_duties,
    take_back_mark,
)
from cells.preparation.session_plan import planned_duties
from cells.preparation.suggestions import suggested_duties
from cells.workflow import WorkflowError
from tests.duties_scenes import (
    DUE,
    VALUES,
    assign,
    change,
    fresh,
    own_duty,
    people_on,
    remove,
    seeded,
)
from tests.factories import NOW, TODAY, make_member

TITLES = (
    "Báo cáo tự soi, tự sửa",
    "Báo cáo tổng hợp của chi bộ",
    "Kịch bản điều hành sinh hoạt",
    "Chương trình sinh hoạt",
    "Định hướng phát biểu, thảo luận",
    "Dự kiến kết luận",
    "Ma két",
    "Máy chiếu",
    "Video",
    "Hình thức tổ chức",
    "Thư ký buổi sinh hoạt",
)


def close(cast):
    CellRound.objects.update(status="closed", closed_at=NOW)
    cast.cell_round.refresh_from_db()


# --- The suggested list ---


def test_the_list_is_that_of_the_article_in_its_order(cast):
    assert tuple(duty.title for duty in seeded(cast)) == TITLES


def test_due_dates_follow_the_round_and_nobody_is_assigned(cast):
    dates = cast.cell_round.round
    due = {duty.kind: duty.due_on for duty in seeded(cast)}
    assert due["self_reviews"] == dates.reports_on
    assert due["summary"] == dates.summary_on
    assert due["clerk"] == dates.session_on
    assert due["running_order"] == dates.session_on - timedelta(days=3)
    assert all(due_on <= dates.session_on for due_on in due.values())
    assert not DutyAssignment.objects.exists()


def test_what_would_lie_behind_is_proposed_for_today():
    banner = next(each for each in suggested_duties() if each.kind == "banner")

    class Dates:
        session_on = TODAY

    assert banner.due_on(Dates, TODAY) == TODAY
    Dates.session_on = TODAY - timedelta(days=9)
    assert banner.due_on(Dates, TODAY) == TODAY


def test_the_list_is_not_put_down_twice_and_comes_back_where_it_was_removed(cast):
    duties = seeded(cast)
    assert seed_duties(cell_round=cast.cell_round, by=cast.deputy, now=NOW) == 0
    remove(cast, duties[6])
    assert seed_duties(cell_round=cast.cell_round, by=cast.deputy, now=NOW) == 1
    kinds = list(Duty.objects.standing().values_list("kind", flat=True))
    assert sorted(kinds) == sorted(each.kind for each in suggested_duties())


def test_only_the_report_is_everybodys_and_it_takes_no_people_and_no_mark(cast):
    everyones = [duty for duty in seeded(cast) if duty.is_everyones]
    assert [duty.kind for duty in everyones] == ["self_reviews"]
    with pytest.raises(WorkflowError):
        assign(everyones[0], cast.author, cast.secretary)
    with pytest.raises(IntegrityError), transaction.atomic():
        Duty.objects.filter(pk=everyones[0].pk).update(
            done_at=NOW, done_by=cast.secretary
        )


# --- Changing, removing ---


def test_of_two_leaders_who_change_a_duty_the_second_overwrites_nothing(cast):
    duty = own_duty(cast, cast.author)
    other = DutyValues(title="Pha cà phê", product="", due_on=DUE)
    change(cast, duty, [cast.colleague], by=cast.deputy, values=other)
    with pytest.raises(WorkflowError):
        change(cast, duty, [cast.author], seen_version=duty.version)
    assert fresh(duty).title == "Pha cà phê"
    assert people_on(duty) == {cast.colleague.pk}


def test_an_assignment_makes_an_open_form_stale(cast):
    duty = own_duty(cast, cast.author)
    assign(duty, cast.colleague, cast.deputy)
    with pytest.raises(WorkflowError):
        change(cast, duty, [cast.author], seen_version=duty.version)
    assert people_on(duty) == {cast.author.pk, cast.colleague.pk}


def test_a_removed_duty_stays_as_a_trace_and_cannot_be_changed(cast):
    duty = own_duty(cast, cast.author)
    remove(cast, duty)
    gone = fresh(duty)
    assert (gone.removed_at, gone.removed_by) == (NOW, cast.secretary)
    assert AuditEntry.objects.filter(action="duty.remove").count() == 1
    for act in (
        lambda: change(cast, duty, []),
        lambda: assign(duty, cast.colleague, cast.secretary),
        lambda: mark(duty, cast.author),
        lambda: remove(cast, duty),
    ):
        with pytest.raises(WorkflowError):
            act()
    assert planned_duties(cast.cell_round) == []


def test_when_the_round_is_over_nothing_changes(cast):
    duty = own_duty(cast, cast.author)
    close(cast)
    for act in (
        lambda: seeded(cast),
        lambda: own_duty(cast, cast.author),
        lambda: change(cast, duty, []),
        lambda: assign(duty, cast.colleague, cast.secretary),
        lambda: mark(duty, cast.author),
        lambda: remove(cast, duty),
    ):
        with pytest.raises(WorkflowError):
            act()
    assert Duty.objects.get() == duty
    assert fresh(duty).version == duty.version


# --- Marks ---


def mark(duty, by, version=None):
    mark_duty_done(
        duty=fresh(duty), seen_version=version or fresh(duty).version, by=by, now=NOW
    )


def take_back(duty, by):
    take_back_mark(duty=fresh(duty), seen_version=fresh(duty).version, by=by, now=NOW)


def test_a_duty_is_marked_once_and_the_mark_can_be_taken_back(cast):
    duty = own_duty(cast, cast.author)
    mark(duty, cast.author)
    done = fresh(duty)
    assert (done.done_at, done.done_by) == (NOW, cast.author)
    with pytest.raises(WorkflowError):
        mark(duty, cast.secretary)
    take_back(duty, cast.secretary)
    assert fresh(duty).done_at is None
    assert fresh(duty).done_by is None
    with pytest.raises(WorkflowError):
        take_back(duty, cast.secretary)


def test_a_mark_by_a_page_from_before_a_change_is_refused(cast):
    duty = own_duty(cast, cast.author)
    change(cast, duty, [cast.author])
    with pytest.raises(WorkflowError):
        mark(duty, cast.author, version=duty.version)
    assert fresh(duty).done_at is None


# --- What the papers take from it ---


def test_the_papers_read_the_duties_with_their_people_by_given_name(cast):
    seeded(cast)
    own_duty(
        cast,
        make_member(cast.cell, full_name="Trần Văn Yên"),
        make_member(cast.cell, full_name="Vũ Thị An"),
    )
    rows = planned_duties(cast.cell_round)
    assert [row.title for row in rows] == [*TITLES, VALUES.title]
    assert rows[-1].people == ("Vũ Thị An", "Trần Văn Yên")
    assert (rows[-1].due_on, rows[-1].product) == (DUE, VALUES.product)
    assert rows[0].is_everyones
    assert rows[2].paper_kind == "running_order"
