"""Which copy of a summary each person gets in each state; no member's words leak."""

from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from pypdf import PdfReader

from cells.models import AuditEntry, CellSummary, Notification
from cells.organisation.mandates import mandates_of
from cells.worklist.waiting import items_for
from tests.access_matrix import PEOPLE, answers, only
from tests.cells.summaries import scene
from tests.factories import NOW, TODAY, Cast

FULL = (
    "summaries:detail",
    "reports:cell_summary_preview",
    "reports:cell_summary_pdf",
)
MEMBERS = ("reports:members_copy", "reports:members_copy_pdf")
EDITING = (
    "summaries:narrative",
    "summaries:measures",
    "journey:freeze",
    "journey:pass_summary",
    "journey:reopen_reviews",
    "journey:reopen_summary",
)
CELL = ("author", "colleague", "former", "secretary", "deputy")


pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def cast(db):
    cast = Cast()
    scene.accept_two(cast)
    scene.word(cast)
    scene.measure(cast)
    return cast


def codes(cast, client, name) -> dict:
    url = reverse(name, args=[scene.summary_of(cast).pk])
    got = {}
    for person in PEOPLE:
        client.logout()
        if person != "nobody":
            client.force_login(getattr(cast, person))
        got[person] = client.get(url).status_code
    return got


def forbidden(*people):
    """403: it exists for them. Everybody else does not learn that it does."""
    return answers(404, **dict.fromkeys(people, 403))


def test_a_draft_is_its_secretarys(cast, client):
    for name in FULL:
        assert codes(cast, client, name) == only(200, "secretary") | {"deputy": 403}
    for name in MEMBERS:
        assert codes(cast, client, name) == forbidden("secretary", "deputy")


def test_before_the_cell_every_member_reads_the_members_copy(cast, client):
    scene.freeze(cast)
    for name in MEMBERS:
        assert codes(cast, client, name) == only(200, *CELL), name
    for name in FULL:
        assert codes(cast, client, name) == forbidden(*CELL) | {"secretary": 200}


def test_once_passed_the_deputy_reads_the_full_copy(cast, client):
    scene.freeze(cast)
    scene.pass_it(cast)
    for name in FULL:
        expected = forbidden(*CELL) | {"secretary": 200, "deputy": 200}
        assert codes(cast, client, name) == expected, name
    for name in MEMBERS:
        assert codes(cast, client, name) == only(200, *CELL), name


def test_only_the_secretary_edits_in_every_state(cast, client):
    states = (lambda: None, lambda: scene.freeze(cast), lambda: scene.pass_it(cast))
    for step in states:
        step()
        for name in EDITING:
            got = codes(cast, client, name)
            assert got.pop("secretary") in {200, 302}
            assert 200 not in got.values()


def test_lines_are_worded_by_whoever_reads_counted_reports(cast, client):
    got = codes(cast, client, "summaries:lines")
    assert got == only(200, "secretary", "deputy")


def test_a_reader_above_words_lines_and_nothing_else(cast, client):
    review = cast.review_of(cast.secretary)
    type(review).objects.filter(pk=review.pk).update(
        reader_office="committee", reader_organisation=cast.committee
    )
    got = codes(cast, client, "summaries:lines")
    assert got == only(200, "secretary", "committee_secretary") | {"deputy": 403}
    got = codes(cast, client, "summaries:detail")
    expected = only(200, "secretary")
    assert got == expected | {"deputy": 403, "committee_secretary": 403}


def test_the_administrator_gets_passed_summaries_only(cast, client):
    url = reverse("reports:administrators_pdf", args=[scene.summary_of(cast).pk])
    client.force_login(cast.administrator)
    assert client.get(url).status_code == 404
    scene.freeze(cast)
    assert client.get(url).status_code == 404
    scene.pass_it(cast)
    response = client.get(url)
    assert response.status_code == 200
    assert "attachment" in response["Content-Disposition"]
    assert AuditEntry.objects.filter(action="summary.export").count() == 1
    for person in ("secretary", "deputy", "colleague", "staff", "stranger"):
        client.force_login(getattr(cast, person))
        assert client.get(url).status_code == 404


# --- No member's words, no name ----------------------------------------------


def text_of(response) -> str:
    if response["Content-Type"] == "application/pdf":
        reader = PdfReader(BytesIO(response.content))
        return " ".join(page.extract_text() for page in reader.pages)
    return response.content.decode()


def test_no_paper_and_no_copy_holds_a_members_words(cast, client):
    scene.freeze(cast)
    scene.pass_it(cast)
    summary = scene.summary_of(cast)
    for person, names in (("secretary", FULL + MEMBERS), ("colleague", MEMBERS)):
        client.force_login(getattr(cast, person))
        for name in names:
            text = text_of(client.get(reverse(name, args=[summary.pk])))
            assert [mark for mark in scene.MARKS if mark in text] == [], name
            assert "Ngại đọc tài liệu dài" in " ".join(text.split()), name
            assert cast.author.full_name not in text, name


def test_the_deputy_words_the_own_texts_and_sees_no_others(cast, client):
    client.force_login(cast.deputy)
    url = reverse("summaries:lines", args=[scene.summary_of(cast).pk])
    text = client.get(url).content.decode()
    assert scene.OWN_CAUSE in text
    assert scene.CAUSE not in text
    assert "Ngại đọc tài liệu dài" not in text
    assert cast.secretary.full_name not in text
    client.force_login(cast.secretary)
    assert scene.OWN_CAUSE not in client.get(url).content.decode()


def test_texts_wait_without_names_and_the_opening_is_recorded_once_a_day(cast, client):
    scene.summary_of(cast).lines.get().delete()
    client.force_login(cast.secretary)
    url = reverse("summaries:lines", args=[scene.summary_of(cast).pk])
    for _ in range(2):
        response = client.get(url)
        assert scene.CAUSE in response.content.decode()
        assert cast.author.full_name not in response.content.decode()
        assert response["Cache-Control"] == "no-store"
    entries = AuditEntry.objects.filter(action="cellsummary.open")
    assert [entry.actor for entry in entries] == [cast.secretary]


# --- Who stands behind a number ----------------------------------------------


def behind(cast, number, frequency):
    summary = scene.summary_of(cast)
    return reverse("summaries:behind", args=[summary.pk, number, frequency])


def test_the_secretary_sees_whose_reports_they_read_and_counts_the_others(cast, client):
    client.force_login(cast.secretary)
    text = client.get(behind(cast, 12, "rarely")).content.decode()
    main = text.partition("<main")[2]
    assert cast.author.full_name in main
    assert cast.secretary.full_name not in main
    assert "1 đồng chí, bản do Phó Bí thư xem xét" in main
    assert [mark for mark in scene.MARKS if mark in text] == []


def test_every_opening_is_recorded_once_a_day_and_number(cast, client):
    client.force_login(cast.secretary)
    for url in [behind(cast, 3, "often")] * 2 + [behind(cast, 12, "rarely")]:
        assert client.get(url)["Cache-Control"] == "no-store"
    entries = AuditEntry.objects.filter(action="summary.look_behind")
    assert [entry.details["frequency"] for entry in entries.order_by("pk")] == [
        "often",
        "rarely",
    ]
    with time_machine.travel(NOW.replace(day=6), tick=False):
        client.force_login(cast.secretary)
        client.get(behind(cast, 3, "often"))
    assert entries.count() == 3


def test_nobody_else_looks_behind_a_number(cast, client):
    scene.freeze(cast)
    for person in PEOPLE:
        if person in {"secretary", "nobody"}:
            continue
        client.force_login(getattr(cast, person))
        assert client.get(behind(cast, 3, "often")).status_code in {403, 404}
    assert not AuditEntry.objects.filter(action="summary.look_behind").exists()


@pytest.mark.parametrize(
    ("number", "frequency"), [(28, "often"), (0, "often"), (3, "none"), (3, "x")]
)
def test_a_number_that_is_not_in_the_matrix_is_not_found(
    number, frequency, cast, client
):
    client.force_login(cast.secretary)
    assert client.get(behind(cast, number, frequency)).status_code == 404


# --- Everybody is told --------------------------------------------------------


def test_every_member_of_the_cell_is_told_and_led_to_their_copy(cast):
    scene.freeze(cast)
    scene.pass_it(cast)
    path = reverse("reports:members_copy", args=[scene.summary_of(cast).pk])
    for kind in ("summary_before_cell", "summary_passed"):
        told = Notification.objects.filter(kind=kind, path=path)
        expected = {getattr(cast, person).pk for person in CELL}
        assert {row.recipient_id for row in told} == expected


def test_the_entry_of_the_menu_leads_each_to_the_own_page(cast, client):
    def target(person):
        client.force_login(getattr(cast, person))
        return client.get(reverse("summaries:current"))

    pk = CellSummary.objects.get(cell_round=cast.cell_round).pk
    assert target("secretary").url == reverse("summaries:detail", args=[pk])
    assert target("deputy").url == reverse("summaries:lines", args=[pk])
    assert target("author").status_code == 200
    scene.freeze(cast)
    assert target("author").url == reverse("reports:members_copy", args=[pk])


def test_the_draft_waits_for_the_secretary_and_its_lines_for_another_reader(cast):
    def waiting(person):
        found = items_for(mandates_of(getattr(cast, person)), TODAY)
        return [item.url for item in found if "/summaries/" in item.url]

    pk = scene.summary_of(cast).pk
    assert waiting("secretary") == [reverse("summaries:detail", args=[pk])]
    assert waiting("deputy") == [reverse("summaries:lines", args=[pk])]
    assert waiting("author") == waiting("committee_secretary") == []
    scene.freeze(cast)
    assert waiting("secretary") == []
    assert waiting("deputy") == [reverse("summaries:lines", args=[pk])]
    scene.pass_it(cast)
    assert waiting("deputy") == []
