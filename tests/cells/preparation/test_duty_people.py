"""Who does what for a session: told once, of the cell, nobody left out (P1)."""

from datetime import timedelta

import pytest

from cells.models import AuditEntry, Duty, DutyAssignment, Membership, Notification
from cells.organisation.models import Standing
from cells.preparation.people import people_of, without_duty
from cells.preparation.services.duties import assign_duty
from cells.workflow import WorkflowError
from tests.duties_scenes import (
    VALUES,
    assign,
    change,
    duty_of,
    fresh,
    own_duty,
    people_on,
    remove,
    seeded,
    told,
)
from tests.factories import NOW, TODAY, make_member


def test_whoever_is_new_is_told_once_and_not_whoever_assigns_himself(cast):
    duty = own_duty(cast, cast.author, cast.secretary)
    assert told(cast.author).count() == 1
    assert told(cast.author).get().path == f"/rounds/{cast.cell_round.pk}/preparation/"
    assert told(cast.author).get().facts == {"date": "28/10/2026"}
    assert not told(cast.secretary).exists()
    change(cast, duty, [cast.author, cast.colleague], by=cast.deputy)
    assert told(cast.author).count() == 1
    assert told(cast.colleague).count() == 1


def test_nothing_typed_is_told_or_recorded(cast):
    own_duty(cast, cast.author)
    words = str(list(Notification.objects.values())) + str(
        list(AuditEntry.objects.values())
    )
    assert VALUES.title not in words
    assert VALUES.product not in words
    entry = AuditEntry.objects.get(action="duty.add")
    assert entry.details == {"kind": "other", "given": [cast.author.pk]}


def test_only_members_of_the_cell_are_assigned(cast):
    for other in (cast.stranger, cast.staff, cast.administrator):
        with pytest.raises(WorkflowError):
            own_duty(cast, other)
        with pytest.raises(WorkflowError):
            assign(duty_of(cast), other, cast.secretary)
    assert not DutyAssignment.objects.exists()
    assert not Duty.objects.filter(title=VALUES.title).exists()


def test_who_has_left_can_be_kept_but_not_newly_assigned(cast):
    duty = own_duty(cast, cast.author)
    Membership.objects.filter(member=cast.author).update(
        ended_on=TODAY - timedelta(days=1)
    )
    change(cast, duty, [cast.author, cast.colleague])
    assert people_on(duty) == {cast.author.pk, cast.colleague.pk}
    with pytest.raises(WorkflowError):
        assign(duty_of(cast), cast.author, cast.secretary)


def test_who_has_no_duty_is_whoever_writes_and_is_named_by_none(cast):
    exempt = make_member(cast.cell, standing=Standing.EXEMPT)
    suspended = make_member(cast.cell, standing=Standing.SUSPENDED)
    left = make_member(cast.cell)
    left.memberships.update(ended_on=TODAY - timedelta(days=1))
    seeded(cast)
    own_duty(cast, cast.author, cast.deputy)
    people = people_of(cast.cell, TODAY)
    duties = list(Duty.objects.standing().with_people())
    lack = {member.pk for member in without_duty(people, duties)}
    assert lack == {cast.secretary.pk, cast.colleague.pk, cast.former.pk}
    assert exempt.pk in people.ids
    assert not {suspended.pk, left.pk} & people.ids


def test_a_duty_that_was_taken_off_gives_nobody_a_duty(cast):
    remove(cast, own_duty(cast, cast.author))
    duties = list(Duty.objects.standing().with_people())
    lack = without_duty(people_of(cast.cell, TODAY), duties)
    assert cast.author in lack


def test_assigning_who_does_it_already_changes_nothing(cast):
    duty = assign(duty_of(cast), cast.author, cast.secretary)
    assign_duty(
        duty=duty, member_id=cast.author.pk, seen_version=1, by=cast.deputy, now=NOW
    )
    assert fresh(duty).version == duty.version
    assert told(cast.author).count() == 1
