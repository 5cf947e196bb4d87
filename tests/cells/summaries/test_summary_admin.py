"""The administrator's list: passed summaries of all cells, as PDF, without a text."""

import pytest
from django.urls import reverse

from cells.models import AuditEntry
from tests.cells.summaries import scene
from tests.factories import Cast

LIST = "admin:cells_cellsummary_changelist"


pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def cast(db):
    cast = Cast()
    scene.accept_two(cast)
    scene.word(cast, "Ngại đọc tài liệu dài")
    scene.measure(cast)
    return cast


@pytest.fixture
def office(client, cast):
    client.force_login(cast.administrator)
    return client


def test_only_passed_summaries_are_listed(cast, office):
    assert office.get(reverse(LIST)).context["cl"].result_count == 0
    scene.freeze(cast)
    assert office.get(reverse(LIST)).context["cl"].result_count == 0
    scene.pass_it(cast)
    page = office.get(reverse(LIST))
    assert page.context["cl"].result_count == 1
    text = page.content.decode()
    for shown in ("Chi bộ Khoa Xây dựng Đảng", cast.cell_round.round.title):
        assert shown in text
    pdf = reverse("reports:administrators_pdf", args=[scene.summary_of(cast).pk])
    assert f'href="{pdf}"' in text


def test_no_page_of_it_shows_a_text_or_changes_anything(cast, office):
    scene.freeze(cast)
    passed = scene.pass_it(cast)
    pages = [reverse(LIST)] + [
        reverse(f"admin:cells_cellsummary_{view}", args=[passed.pk])
        for view in ("change", "history")
    ]
    for url in pages:
        text = office.get(url).content.decode()
        assert [mark for mark in scene.MARKS if mark in text] == []
        assert "Ngại đọc tài liệu dài" not in text
        assert cast.colleague.full_name not in text
    change = office.post(pages[1], {"status": "draft"})
    assert change.status_code == 403
    assert office.get(reverse("admin:cells_cellsummary_add")).status_code == 403
    assert scene.summary_of(cast).status == "passed"


def test_a_summary_that_is_not_passed_has_no_page_here(cast, office):
    draft = scene.summary_of(cast)
    page = office.get(reverse("admin:cells_cellsummary_change", args=[draft.pk]))
    assert page.status_code == 302


def test_taking_the_pdf_is_recorded_with_who_and_which_copy(cast, office):
    scene.freeze(cast)
    passed = scene.pass_it(cast)
    office.get(reverse("reports:administrators_pdf", args=[passed.pk]))
    entry = AuditEntry.objects.get(action="summary.export")
    assert entry.actor == cast.administrator
    assert entry.details == {"form": "pdf", "copy": "full"}
