"""Managing who belongs to which cell."""

from datetime import date

import pytest
from django.urls import reverse

from cells.models import (
    Membership,
)
from cells.organisation import forms
from cells.organisation.models import Standing
from tests.cells.organisation.posting import (
    add,
    change,
    last_act,
    membership_data,
    said,
)
from tests.factories import make_member


def test_a_membership_is_recorded_with_the_day_first(cast, office):
    member = make_member()
    answer = add(office, "membership", **membership_data(member, cast.cell))
    assert answer.status_code == 302
    membership = Membership.objects.get(member=member)
    assert membership.started_on == date(2026, 10, 5)
    assert last_act() == (
        "membership.save",
        cast.administrator.pk,
        membership.pk,
        {
            "member": member.pk,
            "standing": "official",
            "started_on": "2026-10-05",
            "ended_on": None,
        },
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_fifth_of_october_is_no_tenth_of_may(language, cast, office):
    office.cookies["django_language"] = language
    member = make_member()
    add(office, "membership", **membership_data(member, cast.cell))
    assert Membership.objects.get(member=member).started_on == date(2026, 10, 5)
    listed = office.get(
        reverse("admin:cells_membership_change", args=[member.memberships.get().pk])
    ).content.decode()
    assert 'value="05/10/2026"' in listed


def test_an_administrator_is_given_no_membership(cast, office):
    office.cookies["django_language"] = "en"
    data = membership_data(cast.administrator, cast.cell)
    page = add(office, "membership", **data)
    assert said(page) == "An administrator's account holds no membership and no office."
    assert f'value="{cast.administrator.pk}" selected' in page.content.decode()
    assert 'value="05/10/2026"' in page.content.decode()
    assert cast.administrator.memberships.count() == 0


def test_a_member_has_one_own_cell_at_a_time(cast, office):
    office.cookies["django_language"] = "en"
    page = add(office, "membership", **membership_data(cast.author, cast.other_cell))
    assert said(page) == (
        "This member belongs to another cell without a last day. End that membership "
        "first, or choose “Temporary in this cell”."
    )
    temporary = membership_data(cast.author, cast.other_cell, standing="temporary")
    assert add(office, "membership", **temporary).status_code == 302


def test_periods_that_have_ended_overlap_as_well(cast, office):
    office.cookies["django_language"] = "en"
    change(
        office,
        cast.author.memberships.get(),
        started_on="01/01/2020",
        ended_on="30/09/2026",
    )
    again = membership_data(cast.author, cast.other_cell, started_on="30/09/2026")
    assert said(add(office, "membership", **again)) == (
        "Hoàng Văn Sơn belongs to Chi bộ Khoa Xây dựng Đảng from 01/01/2020 to "
        "30/09/2026. End that membership first: its last day must lie before the "
        "first day of the new one."
    )
    next_day = again | {"started_on": "01/10/2026"}
    assert add(office, "membership", **next_day).status_code == 302


def test_an_end_before_the_beginning_is_named(cast, office):
    office.cookies["django_language"] = "en"
    row = cast.author.memberships.get()
    page = change(office, row, started_on="05/10/2026", ended_on="04/10/2026")
    assert said(page) == "The last day must not lie before the first day."


def test_whose_membership_it_is_does_not_change(cast, office):
    row = cast.author.memberships.get()
    data = membership_data(cast.colleague, cast.other_cell, standing="suspended")
    change(office, row, **data | {"started_on": "02/01/2020"})
    row.refresh_from_db()
    assert (row.member, row.cell, row.standing) == (
        cast.author,
        cast.cell,
        Standing.OFFICIAL,
    )
    assert row.started_on == date(2020, 1, 2)


@pytest.mark.parametrize("form", ["MembershipForm", "MandateForm", "PreferencesForm"])
def test_every_constraint_has_a_sentence(form):
    form = getattr(forms, form)
    names = {constraint.name for constraint in form.Meta.model._meta.constraints}
    assert set(form.sentences) == names
