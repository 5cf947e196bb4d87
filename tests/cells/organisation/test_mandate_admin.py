"""Managing offices, and keeping administrators out of them."""

from datetime import timedelta

import pytest

from cells.models import (
    AuditEntry,
    Mandate,
    Membership,
    Notification,
)
from cells.organisation.models import Role
from cells.organisation.services import (
    save_mandate,
    save_member,
    save_membership,
)
from cells.workflow import WorkflowError
from tests.cells.organisation.posting import add, change, last_act, mandate_data, said
from tests.factories import NOW, TODAY, MemberFactory


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
