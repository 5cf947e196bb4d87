"""Who holds what office on a day."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cells.models import Delegation, Mandate, Member, Membership, Organisation
from cells.organisation.holders import office_chart
from cells.organisation.mandates import HeldIn, Mandates, mandates_of
from cells.organisation.models import OrganisationPreferences, Role, Standing
from cells.organisation.name_order import name_order
from cells.organisation.preferences import Choices, choices_of
from tests.factories import (
    LONG_AGO,
    NOW,
    TODAY,
    MemberFactory,
    give_office,
    make_cell,
    make_committee,
    make_member,
    make_officer,
)

DAY = timedelta(days=1)


@pytest.fixture
def committee(db):
    return make_committee()


@pytest.fixture
def cell(committee):
    return make_cell(committee)


def test_every_office_of_today_in_one_query(cell, committee, django_assert_num_queries):
    member = make_officer(cell, Role.SECRETARY, cell=cell)
    for role in (Role.DEPUTY, Role.COMMITTEE_MEMBER, Role.COMMITTEE_STAFF):
        give_office(member, committee, role)
    Delegation.objects.create(
        cell=cell, giver=MemberFactory(), delegate=member,
        started_on=TODAY, ended_on=TODAY,
    )  # fmt: skip
    with django_assert_num_queries(1):
        held = mandates_of(member, TODAY)
    assert held == Mandates(
        member_id=member.pk,
        is_administrator=False,
        member_of=frozenset({cell.pk}),
        secretary_of=frozenset({cell.pk}),
        deputy_of=frozenset({committee.pk}),
        committee_member_of=frozenset({committee.pk}),
        staff_of=frozenset({committee.pk}),
        delegate_in=frozenset({cell.pk}),
        held_in=(
            HeldIn(committee.pk, committee.name, committee.help_line),
            HeldIn(cell.pk, cell.name, cell.help_line),
        ),
    )
    assert held.leads == {cell.pk, committee.pk}


def test_they_are_asked_for_once_a_request(cell, django_assert_num_queries):
    member = make_officer(cell, Role.SECRETARY, cell=cell)
    with django_assert_num_queries(1):
        for _each in range(3):
            assert member.mandates.secretary_of == {cell.pk}


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2026, 9, 30), False),
        (date(2026, 10, 1), True),
        (date(2026, 10, 31), True),
        (date(2026, 11, 1), False),
    ],
)
def test_the_first_and_the_last_day_count(day, held, cell):
    member = MemberFactory()
    dates = {"started_on": date(2026, 10, 1), "ended_on": date(2026, 10, 31)}
    give_office(member, cell, Role.DEPUTY, **dates)
    Membership.objects.create(member=member, cell=cell, **dates)
    Delegation.objects.create(
        cell=cell, giver=MemberFactory(), delegate=member, **dates
    )
    expected = frozenset({cell.pk}) if held else frozenset()
    found = mandates_of(member, day)
    assert (found.deputy_of, found.member_of, found.delegate_in) == (expected,) * 3


def test_a_day_begins_at_midnight_in_viet_nam(cell):
    member = MemberFactory()
    give_office(member, cell, Role.DEPUTY, started_on=date(2026, 10, 6))
    with time_machine.travel(NOW.replace(hour=16, minute=59)):
        assert mandates_of(member).deputy_of == frozenset()
    with time_machine.travel(NOW.replace(hour=17, minute=0)):
        assert mandates_of(member).deputy_of == {cell.pk}


def test_an_account_that_is_off_holds_nothing(cell):
    member = make_officer(cell, Role.SECRETARY, cell=cell, is_active=False)
    assert mandates_of(member, TODAY) == Mandates(member_id=member.pk)


def test_an_administrator_is_one_by_the_account(db):
    assert mandates_of(MemberFactory(is_staff=True)).is_administrator
    assert not mandates_of(MemberFactory(is_superuser=True)).is_administrator


# --- The chart -------------------------------------------------------------------


def test_the_chart_names_the_leaders_of_the_cell_and_above(
    cell, committee, django_assert_num_queries
):
    secretary = make_officer(cell, Role.SECRETARY, cell=cell)
    deputies = [make_officer(cell, Role.DEPUTY) for _each in range(2)]
    above = make_officer(committee, Role.SECRETARY)
    make_officer(cell, Role.COMMITTEE_MEMBER)
    make_officer(committee, Role.COMMITTEE_STAFF)
    other = make_cell(committee, "Chi bộ Hai", "CB-2")
    make_officer(other, Role.SECRETARY)
    cell = Organisation.objects.get(pk=cell.pk)
    with django_assert_num_queries(2):
        chart = office_chart(cell, TODAY)
    assert chart.secretary == {secretary.pk}
    assert chart.deputies == {deputy.pk for deputy in deputies}
    assert chart.committees == (committee,)
    assert chart.holders(committee, Role.SECRETARY, Role.DEPUTY) == {above.pk}
    assert chart.committee_for(secretary.pk) == committee


def test_the_chart_leaves_out_who_has_left_or_is_off(cell):
    give_office(MemberFactory(), cell, Role.SECRETARY, ended_on=TODAY - DAY)
    give_office(MemberFactory(), cell, Role.DEPUTY, started_on=TODAY + DAY)
    give_office(MemberFactory(is_active=False), cell, Role.DEPUTY)
    chart = office_chart(cell, TODAY)
    assert (chart.secretary, chart.deputies) == (frozenset(), frozenset())
    assert chart.committee_for(0) is None


@pytest.mark.django_db
def test_the_nearest_committee_led_by_another_is_named():
    top = make_committee("Đảng bộ Trên", "DB-TOP")
    top.refresh_from_db()
    middle = Organisation.objects.add_child(
        top, {"code": "DB-MID", "name": "Đảng bộ Giữa", "kind": "committee"}
    )
    cell = make_cell(middle, code="CB-M")
    member = make_officer(cell, Role.SECRETARY, cell=cell)
    give_office(member, middle, Role.SECRETARY)
    make_officer(top, Role.DEPUTY)
    cell = Organisation.objects.get(pk=cell.pk)
    chart = office_chart(cell, TODAY)
    assert chart.committees == (middle, top)
    assert chart.committee_for(member.pk) == top
    assert chart.committee_for(0) == middle


# --- Choices -----------------------------------------------------------------------


def test_a_choice_is_inherited_one_by_one(cell, committee):
    assert choices_of(cell) == Choices()
    OrganisationPreferences.objects.create(
        organisation=committee, kept_years=5, mask_below=7, secretary_files_first=False
    )
    OrganisationPreferences.objects.create(
        organisation=cell, kept_years=4, old_tone_spelling=True
    )
    cell = Organisation.objects.get(pk=cell.pk)
    assert choices_of(cell) == Choices(
        secretary_files_first=False,
        mask_below=7,
        old_tone_spelling=True,
        kept_years=4,
    )
    assert choices_of(committee) == Choices(
        secretary_files_first=False, mask_below=7, kept_years=5
    )


def test_a_neighbour_inherits_nothing(committee, cell):
    other = make_cell(committee, "Chi bộ Hai", "CB-2")
    OrganisationPreferences.objects.create(organisation=cell, kept_years=9)
    assert choices_of(Organisation.objects.get(pk=other.pk)) == Choices()


def test_choices_cost_one_query(cell, django_assert_num_queries):
    with django_assert_num_queries(1):
        choices_of(cell)


# --- What the database itself refuses -------------------------------------------


def row(model, member, place, **fields):
    if model is Membership:
        fields = {"cell": place} | fields
    else:
        fields = {"organisation": place, "role": Role.SECRETARY} | fields
    return {"member": member, "started_on": LONG_AGO} | fields


def refused(model, **fields) -> bool:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**fields)
    return True


def test_one_secretary_and_one_own_cell_without_an_end(cell, committee):
    first = make_officer(cell, Role.SECRETARY, cell=cell)
    other = make_cell(committee, "Chi bộ Hai", "CB-2")
    assert refused(Mandate, **row(Mandate, MemberFactory(), cell))
    assert refused(Membership, **row(Membership, first, other))
    assert refused(Membership, **row(Membership, first, cell))
    temporary = row(Membership, first, other, standing=Standing.TEMPORARY)
    assert Membership.objects.create(**temporary)


@pytest.mark.parametrize("model", [Mandate, Membership])
def test_no_period_ends_before_it_begins(model, cell):
    fields = row(model, MemberFactory(), cell, ended_on=LONG_AGO - DAY)
    assert refused(model, **fields)


@pytest.mark.parametrize(
    ("model", "field"), [(Mandate, "role"), (Membership, "standing")]
)
def test_unknown_words_are_refused(model, field, cell):
    assert refused(model, **row(model, MemberFactory(), cell, **{field: "chief"}))


def test_a_user_name_is_unique_in_any_case(db):
    MemberFactory(username="hoa")
    assert refused(Member, username="HOA", full_name="Hoa")


@pytest.mark.parametrize("username", ["Hoa", "hòa", "a b", "", "hoa\n", ".hoa"])
def test_a_user_name_is_plain(username, db):
    with pytest.raises(ValidationError):
        Member(username=username, full_name="Hoa").full_clean()


def test_names_are_kept_as_nfc(db):
    member = make_member(full_name="Hoa\u0300ng Va\u0306n So\u031bn")
    member.refresh_from_db()
    assert member.full_name == "Hoàng Văn Sơn"


def test_lists_go_by_the_given_name():
    names = ["Trần Văn Ân", "Lê Thị Anh", "Bùi Văn Đức", "Đỗ Văn Dũng", "Hồ Thị Ba"]
    people = sorted([Member(full_name=name) for name in names], key=name_order)
    assert [person.given_name for person in people] == [
        "Ân", "Anh", "Ba", "Dũng", "Đức",
    ]  # fmt: skip
