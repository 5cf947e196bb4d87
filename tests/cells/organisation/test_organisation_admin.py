"""Managing organisations, memberships, offices and choices."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from cells.audit.chain import faults
from cells.models import (
    AuditChain,
    AuditEntry,
    Mandate,
    Membership,
    Notification,
    Organisation,
    OrganisationPreferences,
)
from cells.organisation import forms
from cells.organisation.models import Role, Standing
from cells.organisation.preferences import choices_of
from cells.organisation.services import (
    save_mandate,
    save_member,
    save_membership,
)
from cells.workflow import WorkflowError
from tests.factories import NOW, TODAY, Cast, MemberFactory, make_cell, make_member


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def cast(db):
    return Cast()


@pytest.fixture
def office(client, cast):
    client.force_login(cast.administrator)
    return client


def add(office, model, **data):
    return office.post(reverse(f"admin:cells_{model}_add"), data)


def change(office, record, **data):
    url = reverse(f"admin:cells_{record._meta.model_name}_change", args=[record.pk])
    return office.post(url, data)


def said(page) -> str:
    """All refusals that the page shows."""
    assert page.status_code == 200, page.status_code
    form = page.context["adminform"].form
    return " ".join(" ".join(errors) for errors in form.errors.values())


def last_act():
    entry = AuditEntry.objects.order_by("-pk").first()
    return entry.action, entry.actor_id, entry.target_id, entry.details


# --- Organisations ---------------------------------------------------------------


def organisation_data(**data):
    return {"code": "CB-9", "name": "Chi bộ mới", "kind": "cell"} | data


def test_a_cell_is_added_below_its_committee(cast, office):
    answer = add(office, "organisation", **organisation_data(above=cast.committee.pk))
    assert answer.status_code == 302
    cell = Organisation.objects.get(code="CB-9")
    assert Organisation.objects.get_parent(cell) == cast.committee
    assert Organisation.objects.find_problems() == ([], [], [], [], [])
    assert last_act() == (
        "organisation.save",
        cast.administrator.pk,
        cell.pk,
        {"code": "CB-9", "kind": "cell", "above": cast.committee.pk},
    )


def test_a_committee_stands_at_the_top(cast, office):
    add(office, "organisation", **organisation_data(code="DB-9", kind="committee"))
    assert Organisation.objects.get(code="DB-9").depth == 1


def test_a_cell_has_nothing_below_it(cast, office):
    page = add(office, "organisation", **organisation_data(above=cast.cell.pk))
    assert page.context["adminform"].form.errors.keys() == {"above"}
    assert "Chi bộ mới" in page.content.decode()
    assert not Organisation.objects.filter(code="CB-9").exists()


def test_an_organisation_moves_with_all_below_it(cast, office):
    add(office, "organisation", **organisation_data(code="DB-9", kind="committee"))
    new = Organisation.objects.get(code="DB-9")
    committee = cast.committee
    data = {"name": committee.name, "kind": "committee", "above": new.pk}
    assert change(office, committee, **data).status_code == 302
    new = Organisation.objects.get(pk=new.pk)
    below = [node.code for node in Organisation.objects.get_descendants(new)]
    assert below == ["DB-1", "CB-1", "CB-2"]
    change(office, committee, name="Đảng bộ đổi tên", kind="committee", above="")
    moved = Organisation.objects.get(pk=committee.pk)
    assert (moved.depth, moved.name) == (1, "Đảng bộ đổi tên")
    assert Organisation.objects.find_problems() == ([], [], [], [], [])


def test_an_organisation_does_not_stand_under_itself(cast, office):
    data = organisation_data(code="DB-9", kind="committee", above=cast.committee.pk)
    add(office, "organisation", **data)
    below = Organisation.objects.get(code="DB-9")
    data = {"name": "Đảng bộ", "kind": "committee", "above": below.pk}
    assert english(office, cast.committee, data) == (
        "An organisation cannot stand under itself."
    )


def english(office, record, data):
    office.cookies["django_language"] = "en"
    return said(change(office, record, **data))


def test_a_cell_with_members_stays_a_cell(cast, office):
    data = {"name": "Chi bộ", "kind": "committee", "above": cast.committee.pk}
    assert "remains a cell" in english(office, cast.cell, data)


def test_a_committee_with_cells_does_not_become_a_cell(cast, office):
    data = {"name": "Đảng bộ", "kind": "cell", "above": ""}
    assert "cannot become a cell" in english(office, cast.committee, data)


def test_a_code_is_unique_and_lasts(cast, office):
    page = add(office, "organisation", **organisation_data(code="CB-1"))
    assert page.context["adminform"].form.errors.keys() == {"code"}
    change(office, cast.cell, code="CB-7", name="Chi bộ", kind="cell", above="")
    assert Organisation.objects.get(pk=cast.cell.pk).code == "CB-1"


# --- Memberships -----------------------------------------------------------------


def membership_data(member, cell, **data):
    return {
        "member": member.pk,
        "cell": cell.pk,
        "standing": "official",
        "started_on": "05/10/2026",
    } | data


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


# --- Offices ---------------------------------------------------------------------


def mandate_data(member, organisation, role, **data):
    return {
        "member": member.pk,
        "organisation": organisation.pk,
        "role": role,
        "started_on": "05/10/2026",
    } | data


def test_an_office_is_recorded_and_its_holder_told(cast, office):
    add(office, "mandate", **mandate_data(cast.author, cast.cell, "committee_member"))
    mandate = Mandate.objects.get(member=cast.author)
    action, actor, target, details = last_act()
    assert (action, actor, target) == (
        "mandate.save",
        cast.administrator.pk,
        mandate.pk,
    )
    assert details["role"] == "committee_member"
    told = Notification.objects.get(recipient=cast.author, kind="mandate_changed")
    assert told.facts["by"] == str(cast.administrator)
    assert told.facts["organisation"] == str(cast.cell)


def test_there_is_one_secretary_at_a_time(cast, office):
    office.cookies["django_language"] = "en"
    data = mandate_data(cast.author, cast.cell, "secretary")
    assert said(add(office, "mandate", **data)) == (
        "This organisation has a secretary without a last day. End that office first."
    )
    row = cast.secretary.mandate_rows.get()
    change(office, row, started_on="01/01/2020", ended_on="05/10/2026")
    assert said(add(office, "mandate", **data)) == (
        f"{cast.secretary} holds this office from 01/01/2020 to 05/10/2026. End that "
        "office first: its last day must lie before the first day of the new one."
    )
    next_day = data | {"started_on": "06/10/2026"}
    assert add(office, "mandate", **next_day).status_code == 302


def test_a_deputy_may_have_a_colleague_but_holds_the_office_once(cast, office):
    office.cookies["django_language"] = "en"
    colleague = mandate_data(cast.colleague, cast.cell, "deputy")
    assert add(office, "mandate", **colleague).status_code == 302
    assert said(add(office, "mandate", **colleague)) == (
        "This member holds this office already."
    )


def test_an_administrator_is_given_no_office(cast, office):
    office.cookies["django_language"] = "en"
    data = mandate_data(cast.administrator, cast.committee, "committee_staff")
    assert said(add(office, "mandate", **data)) == (
        "An administrator's account holds no membership and no office."
    )
    assert cast.administrator.mandate_rows.count() == 0


def test_a_cell_has_no_staff(cast, office):
    office.cookies["django_language"] = "en"
    data = mandate_data(cast.author, cast.cell, "committee_staff")
    assert said(add(office, "mandate", **data)) == (
        "Only a committee has staff, a cell has none."
    )


def test_an_office_ends_and_stays_in_the_books(cast, office):
    row = cast.secretary.mandate_rows.get()
    yesterday = TODAY - timedelta(days=1)
    data = {"started_on": "01/01/2020", "ended_on": f"{yesterday:%d/%m/%Y}"}
    assert change(office, row, **data).status_code == 302
    row.refresh_from_db()
    assert row.ended_on == yesterday
    member = type(cast.secretary).objects.get(pk=cast.secretary.pk)
    assert member.mandates.secretary_of == frozenset()


# --- The services themselves -------------------------------------------------------


def refused(service, **arguments) -> bool:
    with pytest.raises(WorkflowError):
        service(**arguments, by=None, now=NOW)
    return True


def test_services_keep_administrators_and_the_party_apart(cast):
    """Both directions: no place for an administrator, no rights for a member."""
    administrator = cast.administrator
    started = {"member": administrator, "started_on": TODAY}
    membership = Membership(cell=cast.cell, **started)
    mandate = Mandate(organisation=cast.cell, role=Role.DEPUTY, **started)
    assert refused(save_membership, membership=membership)
    assert refused(save_mandate, mandate=mandate)
    cast.author.is_staff = True
    assert refused(save_member, member=cast.author)
    cast.staff.is_staff = True
    assert refused(save_member, member=cast.staff)
    members = type(administrator).objects
    assert set(members.filter(is_staff=True)) == {administrator}
    assert not AuditEntry.objects.filter(action__in=["membership.save"]).exists()


def test_a_stale_form_gives_a_new_administrator_no_office(cast):
    """The right was given after the member had been loaded."""
    member = MemberFactory()
    type(member).objects.filter(pk=member.pk).update(is_staff=True)
    mandate = Mandate(
        member=member, organisation=cast.cell, role=Role.DEPUTY, started_on=TODAY
    )
    assert refused(save_mandate, mandate=mandate)


# --- Choices -----------------------------------------------------------------------


def test_choices_are_recorded_with_what_is_inherited(cast, office):
    data = {
        "organisation": cast.committee.pk,
        "secretary_files_first": "false",
        "mask_below": "",
        "old_tone_spelling": "unknown",
        "kept_years": "5",
    }
    assert add(office, "organisationpreferences", **data).status_code == 302
    preferences = OrganisationPreferences.objects.get()
    assert last_act() == (
        "preferences.save",
        cast.administrator.pk,
        preferences.pk,
        {
            "secretary_files_first": False,
            "mask_below": None,
            "old_tone_spelling": None,
            "kept_years": 5,
        },
    )
    assert choices_of(cast.cell).kept_years == 5
    page = change(office, preferences, **data | {"kept_years": "4"})
    assert page.status_code == 302
    office.cookies["django_language"] = "en"
    url = reverse("admin:cells_organisationpreferences_change", args=[preferences.pk])
    shown = office.get(url).content.decode()
    assert "figures are masked below: 10" in shown
    assert "please confirm the number with your committee" in shown


def test_choices_for_no_year_are_refused_in_words(cast, office):
    office.cookies["django_language"] = "en"
    page = add(
        office,
        "organisationpreferences",
        organisation=cast.cell.pk,
        secretary_files_first="unknown",
        old_tone_spelling="unknown",
        kept_years="0",
    )
    assert said(page).startswith("Reports are kept for one year at least")


def test_the_trail_is_whole_after_all_of_it(cast, office):
    add(office, "organisation", **organisation_data(above=cast.committee.pk))
    member = make_member()
    cell = make_cell(cast.committee, "Chi bộ Ba", "CB-3")
    add(office, "membership", **membership_data(member, cell))
    add(office, "mandate", **mandate_data(member, cell, "secretary"))
    found = [fault for chain in AuditChain.objects.all() for fault in faults(chain)]
    assert found == []
    assert AuditEntry.objects.filter(actor=cast.administrator).count() == 3
