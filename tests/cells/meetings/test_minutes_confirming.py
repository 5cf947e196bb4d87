"""Two different people confirm; then they are locked, told about, and only added to."""

import pytest

from cells.meetings.services.minutes_adding import add_to_minutes
from cells.meetings.services.minutes_confirming import name_stand_in
from cells.models import AuditEntry, MinutesAddition, MinutesConfirmation, Notification
from cells.workflow import WorkflowError
from tests.minutes_scenes import (
    AFTER,
    absent,
    again,
    confirm,
    drafted,
    locked,
    passed,
    recorded,
)


def stand_in(minutes, cast, member, role="clerk", reason="Đang nằm viện", **values):
    minutes = again(minutes)
    facts = {"seen_version": minutes.version, "by": cast.secretary} | values
    name_stand_in(
        minutes=minutes, role=role, member=member, reason=reason, now=AFTER, **facts
    )
    return again(minutes)


def add(minutes, cast, *, member=None, seen=0, **values):
    facts = {"reason": "Thiếu một ý", "text": "Bổ sung ý kiến"} | values
    return add_to_minutes(
        minutes=again(minutes),
        member=member,
        seen_additions=seen,
        by=cast.secretary,
        now=AFTER,
        **facts,
    )


def test_the_first_confirmation_does_not_lock(cast):
    minutes = passed(cast)
    confirm(minutes, cast.colleague)
    stored = again(minutes)
    assert (stored.status, stored.version) == ("passed", minutes.version + 1)
    assert MinutesConfirmation.objects.get().role == "clerk"


@pytest.mark.parametrize("chair_first", [True, False])
def test_the_second_one_locks_whoever_comes_first(cast, chair_first):
    minutes = passed(cast)
    order = [cast.secretary, cast.colleague]
    for who in order if chair_first else reversed(order):
        confirm(minutes, who)
    stored = again(minutes)
    assert (stored.status, stored.locked_at) == ("locked", AFTER)
    assert stored.content_sha256 == minutes.content_sha256


@pytest.mark.parametrize("who", ["deputy", "author", "former", "stranger"])
def test_nobody_else_confirms(cast, who):
    with pytest.raises(WorkflowError):
        confirm(passed(cast), getattr(cast, who))
    assert not MinutesConfirmation.objects.exists()


def test_nobody_confirms_twice(cast):
    minutes = passed(cast)
    confirm(minutes, cast.colleague)
    with pytest.raises(WorkflowError):
        confirm(minutes, cast.colleague)
    assert again(minutes).status == "passed"


def test_another_text_than_the_shown_one_is_not_confirmed(cast):
    with pytest.raises(WorkflowError):
        confirm(passed(cast), cast.colleague, shown="0" * 64)


def test_an_old_page_does_not_confirm(cast):
    with pytest.raises(WorkflowError):
        confirm(passed(cast), cast.colleague, seen_version=1)


def test_a_draft_is_not_confirmed(cast):
    with pytest.raises(WorkflowError):
        confirm(drafted(cast), cast.colleague)


def test_another_who_was_present_confirms_in_the_place_of_the_clerk(cast):
    minutes = stand_in(passed(cast), cast, cast.former)
    assert minutes.confirmations.get().confirmed_at is None
    told = Notification.objects.filter(kind="minutes_to_confirm", recipient=cast.former)
    assert told.count() == 1
    with pytest.raises(WorkflowError):
        confirm(minutes, cast.colleague)
    confirm(minutes, cast.secretary)
    confirm(minutes, cast.former)
    row = MinutesConfirmation.objects.get(role="clerk")
    assert (row.member, row.stand_in_reason, row.confirmed_at, row.named_by) == (
        cast.former, "Đang nằm viện", AFTER, cast.secretary
    )  # fmt: skip
    assert again(minutes).status == "locked"


def test_it_may_be_somebody_else_again(cast):
    minutes = stand_in(passed(cast), cast, cast.former)
    minutes = stand_in(minutes, cast, cast.author)
    assert minutes.confirmations.get().member == cast.author


def test_one_person_does_not_stand_in_for_both(cast):
    minutes = stand_in(passed(cast), cast, cast.former)
    with pytest.raises(WorkflowError):
        stand_in(minutes, cast, cast.former, role="chair")


def test_whoever_was_absent_does_not_confirm(cast):
    meeting = recorded(cast)
    absent(meeting, cast.former)
    with pytest.raises(WorkflowError):
        stand_in(passed(cast, meeting), cast, cast.former)


@pytest.mark.parametrize(
    ("who", "reason"), [("secretary", "Ốm"), ("former", " "), ("stranger", "Ốm")]
)
def test_not_the_chair_not_without_reason_not_a_stranger(cast, who, reason):
    with pytest.raises(WorkflowError):
        stand_in(passed(cast), cast, getattr(cast, who), reason=reason)


def test_a_confirmed_place_is_given_to_nobody(cast):
    minutes = passed(cast)
    confirm(minutes, cast.colleague)
    with pytest.raises(WorkflowError):
        stand_in(minutes, cast, cast.former)


def test_everybody_who_has_a_part_is_told_once_they_are_locked(cast):
    locked(cast)
    told = Notification.objects.filter(kind="minutes_locked")
    assert [each.recipient for each in told] == [cast.author]
    assert told.get().path.endswith("/extract/")
    assert cast.author.full_name not in str(told.get().facts)


def test_what_is_added_is_dated_and_tells_whom_it_concerns(cast):
    minutes = locked(cast)
    row = add(minutes, cast, member=cast.former)
    assert (row.added_at, row.member) == (AFTER, cast.former)
    told = Notification.objects.get(kind="minutes_added_to")
    assert told.recipient == cast.former
    stored = again(minutes)
    assert stored.content_sha256 == minutes.content_sha256
    assert AuditEntry.objects.get(action="minutes.add").details == {"addition": row.pk}


@pytest.mark.parametrize("words", [{"reason": " "}, {"text": ""}])
def test_an_addition_needs_text_and_reason(cast, words):
    with pytest.raises(WorkflowError):
        add(locked(cast), cast, **words)


def test_a_second_press_adds_nothing_twice(cast):
    minutes = locked(cast)
    add(minutes, cast)
    with pytest.raises(WorkflowError):
        add(minutes, cast)
    assert MinutesAddition.objects.count() == 1


def test_only_locked_minutes_are_added_to_and_about_members_only(cast):
    minutes = passed(cast)
    with pytest.raises(WorkflowError):
        add(minutes, cast)
    confirm(minutes, cast.colleague)
    confirm(minutes, cast.secretary)
    with pytest.raises(WorkflowError):
        add(minutes, cast, member=cast.stranger)
