"""Managing the tree of organisations and their choices."""

import pytest
from django.urls import reverse

from cells.audit.chain import faults
from cells.models import (
    AuditChain,
    AuditEntry,
    Organisation,
    OrganisationPreferences,
)
from cells.organisation.preferences import choices_of
from cells.organisation.structure import save_organisation
from cells.workflow import WorkflowError
from tests.cells.organisation.posting import (
    add,
    change,
    english,
    last_act,
    mandate_data,
    membership_data,
    organisation_data,
    said,
)
from tests.factories import NOW, make_cell, make_member


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


def test_the_service_itself_puts_nothing_below_a_cell(cast):
    """A page may be older than the change of the committee into a cell."""
    new = Organisation(code="CB-9", name="Chi bộ mới", kind="cell")
    with pytest.raises(WorkflowError):
        save_organisation(organisation=new, above=cast.cell, by=None, now=NOW)
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
            "quorum_rule": None,
            "report_due_day": None,
            "rate_quarters": None,
            "excellent_percent": None,
            "excellent_base": "",
            "weight_3_1": None,
            "weight_3_2": None,
            "weight_3_3": None,
            "weight_3_4": None,
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


def test_the_rules_of_voting_stand_beside_the_choice_of_the_quorum(cast, office):
    data = {"organisation": cast.committee.pk, "quorum_rule": "two_thirds"}
    assert add(office, "organisationpreferences", **data).status_code == 302
    preferences = OrganisationPreferences.objects.get()
    assert choices_of(cast.cell).quorum_rule == "two_thirds"
    url = reverse("admin:cells_organisationpreferences_change", args=[preferences.pk])
    office.cookies["django_language"] = "vi"
    shown = office.get(url).content.decode()
    for text in (
        "số đảng viên có mặt để bắt đầu sinh hoạt: Ít nhất hai phần ba",
        "Chưa thấy quy định đang có hiệu lực về việc này (mức độ tin cậy: chưa xác",
        "Quy định số 208-QĐ/TW ngày 26/7/2026",
        "Mức độ tin cậy: theo phần mềm",
    ):
        assert text in shown
    wrong = add(office, "organisationpreferences", organisation=cast.cell.pk,
                quorum_rule="everybody")  # fmt: skip
    assert "quorum_rule" in wrong.context["adminform"].form.errors


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
