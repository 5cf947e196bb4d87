"""The models of papers: the product's, a committee's, a cell's own."""

import pytest
from django.urls import reverse

from cells.journey.draft_papers import draft_text
from cells.models import AuditEntry, PaperTemplate
from cells.preparation.models.papers import PaperKind
from cells.preparation.paper_templates import default_text, template_in_force
from cells.preparation.services.paper_templates import save_template
from tests.factories import NOW
from tests.nonsense import TYPED, send, stored_form

KIND = PaperKind.NOTICE


def own(organisation, by, text="Mẫu riêng «năm» «tên lạ»", *, seen=0):
    return save_template(
        organisation=organisation,
        kind=KIND,
        text=text,
        seen_version=seen,
        by=by,
        now=NOW,
    )


def url(organisation, name="paper_template") -> str:
    return reverse(f"preparation:{name}", args=[organisation.pk, KIND])


def test_the_nearest_model_holds(cast):
    assert template_in_force(cast.cell, KIND).text == default_text(KIND)
    own(cast.committee, cast.committee_secretary, "Của Đảng ủy")
    found = template_in_force(cast.cell, KIND)
    assert (found.text, found.source) == ("Của Đảng ủy", cast.committee)
    own(cast.cell, cast.secretary, "Của Chi bộ")
    assert template_in_force(cast.cell, KIND).text == "Của Chi bộ"
    assert template_in_force(cast.other_cell, KIND).text == "Của Đảng ủy"
    assert template_in_force(cast.cell, PaperKind.PROGRAMME).source is None


def test_papers_are_drafted_from_it_and_unknown_fields_stay(cast):
    own(cast.cell, cast.secretary)
    assert draft_text(cast.cell_round, KIND) == "Mẫu riêng 2026 «tên lạ»"


def test_a_leader_writes_it_and_restores_the_original(cast, client):
    client.force_login(cast.deputy)
    place, reset = url(cast.cell), url(cast.cell, "reset_paper_template")
    assert client.get(reset).url == place
    answer = client.post(place, {"version": 0, "text": "Mẫu «năm»\r\nhai"})
    assert (answer.status_code, answer.url) == (302, place)
    row = PaperTemplate.objects.get()
    assert (row.text, row.version, row.saved_by) == ("Mẫu «năm»\nhai", 1, cast.deputy)
    client.post(place, {"version": 1, "text": "Mẫu 2"})
    assert PaperTemplate.objects.get().text == "Mẫu 2"
    assert client.post(reset, {"version": 1}).status_code == 409
    assert client.post(reset, {"version": ""}).status_code == 422
    assert client.post(reset, {"version": 2}).url == place
    assert template_in_force(cast.cell, KIND).text == default_text(KIND)
    assert client.post(reset, {"version": 2}).status_code == 409
    found = AuditEntry.objects.filter(target_kind="papertemplate").order_by("pk")
    assert list(found.values_list("action", flat=True)) == [
        "template.change",
        "template.change",
        "template.reset",
    ]
    assert {tuple(each.details.items()) for each in found} == {(("kind", "notice"),)}


@pytest.mark.parametrize("seen", [0, 2])
def test_a_stale_page_overwrites_nothing_and_shows_both(cast, client, seen):
    own(cast.cell, cast.deputy, "Của Phó Bí thư")
    client.force_login(cast.secretary)
    answer = client.post(url(cast.cell), {"version": seen, "text": "Của Bí thư"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Của Bí thư" in page
    assert "Của Phó Bí thư" in page
    assert PaperTemplate.objects.get().text == "Của Phó Bí thư"
    # Both have been seen: the page now carries the version that it replaces.
    assert 'name="version" value="1"' in page


@pytest.mark.parametrize("bad", [{"text": ""}, {"version": "x"}, {"version": -1}])
def test_bad_input_comes_back_as_typed(cast, client, bad):
    client.force_login(cast.secretary)
    answer = client.post(url(cast.cell), {"version": 0, "text": "Đang viết"} | bad)
    assert answer.status_code == 422
    assert ("Đang viết" in answer.content.decode()) == ("text" not in bad)
    assert not PaperTemplate.objects.exists()


@pytest.mark.parametrize("case", TYPED)
def test_strange_text_is_stored_as_text(cast, client, case):
    client.force_login(cast.secretary)
    answer = send(client, url(cast.cell), {"version": 0, "text": TYPED[case][0]})
    assert answer.status_code == 302
    assert PaperTemplate.objects.get().text == stored_form(case)
    assert client.get(url(cast.cell)).status_code == 200
    assert draft_text(cast.cell_round, KIND)


def test_a_committee_edits_its_own_and_no_cell_s(cast, client):
    client.force_login(cast.committee_secretary)
    assert client.get(url(cast.committee)).status_code == 200
    assert client.get(url(cast.cell)).status_code == 404
    own(cast.committee, cast.committee_secretary, "Của Đảng ủy")
    client.force_login(cast.secretary)
    page = client.get(url(cast.cell)).content.decode()
    assert "Của Đảng ủy" in page
    assert "Theo mẫu của Đảng bộ Trường Chính trị" in page
    assert client.get(url(cast.committee)).status_code == 404
