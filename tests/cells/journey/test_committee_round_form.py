"""The form of a committee's round: nothing typed is lost, nothing foreign is taken."""

import pytest
from django.urls import reverse

from cells.models import CellRound, ReviewRound
from tests.factories import make_cell, make_committee
from tests.html_forms import Forms
from tests.nonsense import HUGE, TYPED, send, stored_form
from tests.rounds_scenes import committee_draft, end_open_rounds, issue

NEW = "journey:new_committee_round"
BASIS = "Kế hoạch số 45-KH/ĐU, ngày 15/9/2026"


pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def staff(cast, client):
    client.force_login(cast.staff)
    return client


def fields_of(response) -> dict:
    for form in Forms(response.content.decode()).found:
        fields = {}
        for name, value in form["fields"]:
            fields.setdefault(name, []).append(value)
        if "legal_basis" in fields:
            return fields
    raise AssertionError("No form of a round.")


def proposal(client, **changes) -> dict:
    found = fields_of(client.get(reverse(NEW)))
    fields = {name: values[0] for name, values in found.items()}
    return fields | {"legal_basis": BASIS} | changes


def whole(cast) -> str:
    return f"{cast.committee.pk}-{cast.committee.pk}"


def test_the_proposal_is_kept_as_a_draft_and_leads_to_the_preview(cast, staff):
    response = staff.post(reverse(NEW), proposal(staff, reach=whole(cast)))
    review_round = ReviewRound.objects.get(organisation=cast.committee)
    assert response.url == reverse("journey:committee_round", args=[review_round.pk])
    assert (review_round.status, review_round.reach) == ("draft", cast.committee)
    assert review_round.created_by == cast.staff


def test_a_cell_and_cells_left_out_are_stored(cast, staff):
    typed = proposal(staff, reach=whole(cast)) | {
        "spared": [cast.cell.pk, cast.other_cell.pk]
    }
    staff.post(reverse(NEW), typed)
    review_round = ReviewRound.objects.get(organisation=cast.committee)
    assert set(review_round.spared_cells.all()) == {cast.cell, cast.other_cell}
    one = f"{cast.committee.pk}-{cast.cell.pk}"
    typed |= {"reach": one, "title": "Đợt riêng", "spared": [cast.other_cell.pk]}
    staff.post(reverse(NEW), typed)
    review_round = ReviewRound.objects.get(title="Đợt riêng")
    assert review_round.reach == cast.cell
    assert not review_round.spared_cells.exists()  # it is not reached anyway


WRONG = {
    "title": ["", "x" * 161],
    "year": ["", "abc", HUGE, "\x00"],
    "legal_basis": ["", " \r\n "],
    "reports_on": ["", "31/02/2026", "01/01/1999", HUGE],
    "period_to": ["01/01/1990", "\x00"],
    "meaning_often": ["", "x" * 201],
    "reach": ["", "1", "x-y", "-", "0-0", HUGE, "\x00", "a\ud800b"],
    "spared": ["x", "0", HUGE, "\x00"],
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_round_is_refused_with_everything_kept(name, cast, staff):
    typed = proposal(staff, aims="Đã gõ rất lâu", reach=whole(cast))
    before = ReviewRound.objects.count()
    for value in WRONG[name]:
        response = send(staff, reverse(NEW), typed | {name: value})
        assert response.status_code == 422, value
        assert fields_of(response)["aims"] == ["Đã gõ rất lâu"]
        assert list(response.context["form"].errors) == [name]
    assert ReviewRound.objects.count() == before


def test_an_organisation_of_others_cannot_be_reached(cast, staff):
    other = make_committee("Đảng bộ khác", "DB-9")
    far = make_cell(other, "Chi bộ xa", "CB-9")
    assert "Chi bộ xa" not in staff.get(reverse(NEW)).content.decode()
    own = cast.committee
    for committee, place in [(own, far), (other, far), (cast.cell, cast.cell)]:
        typed = proposal(staff, reach=f"{committee.pk}-{place.pk}")
        assert staff.post(reverse(NEW), typed).status_code == 422
    typed = proposal(staff, reach=whole(cast)) | {"spared": [far.pk]}
    assert staff.post(reverse(NEW), typed).status_code == 422
    assert not ReviewRound.objects.filter(organisation=cast.committee).exists()


@pytest.mark.parametrize("case", TYPED)
def test_the_words_are_stored_in_one_spelling_and_shown_as_text(case, cast, staff):
    typed = proposal(staff, aims=f"a {TYPED[case][0]} z", reach=whole(cast))
    response = send(staff, reverse(NEW), typed)
    assert response.status_code == 302
    assert ReviewRound.objects.latest("pk").aims == f"a {stored_form(case)} z"
    assert "<script>alert" not in staff.get(response.url).content.decode()


def test_sent_twice_it_is_one_draft_and_keeps_what_was_typed(cast, staff):
    typed = proposal(staff, aims="Đã gõ rất lâu", reach=whole(cast))
    assert staff.post(reverse(NEW), typed).status_code == 302
    response = staff.post(reverse(NEW), typed)
    assert response.status_code == 422
    assert fields_of(response)["aims"] == ["Đã gõ rất lâu"]
    assert ReviewRound.objects.filter(organisation=cast.committee).count() == 1


# --- Changing the draft ------------------------------------------------------


def edit_url(review_round) -> str:
    return reverse("journey:edit_committee_round", args=[review_round.pk])


def test_the_draft_stands_in_the_form_and_can_be_changed(cast, staff):
    review_round = committee_draft(cast, spared=[cast.cell])
    fields = fields_of(staff.get(edit_url(review_round)))
    assert fields["title"] == [review_round.title]
    assert fields["reach"] == [whole(cast)]
    assert fields["spared"] == [str(cast.cell.pk)]
    fields |= {"aims": "Mới", "spared": []}
    response = staff.post(edit_url(review_round), fields)
    assert response.status_code == 302
    stored = ReviewRound.objects.get(pk=review_round.pk)
    assert (stored.aims, stored.version) == ("Mới", 2)
    assert not stored.spared_cells.exists()


@pytest.mark.parametrize("version", ["1", "", "9", HUGE])
def test_a_stale_page_changes_nothing_and_keeps_what_was_typed(version, cast, staff):
    review_round = committee_draft(cast)
    url = edit_url(review_round)
    fields = fields_of(staff.get(url))
    assert staff.post(url, fields | {"aims": "Một"}).status_code == 302
    response = staff.post(url, fields | {"aims": "Hai", "version": version})
    assert response.status_code == (422 if version == HUGE else 409)
    assert fields_of(response)["aims"] == ["Hai"]
    assert ReviewRound.objects.get(pk=review_round.pk).aims == "Một"


def test_an_issued_round_is_changed_no_more(cast, staff):
    review_round = committee_draft(cast)
    fields = fields_of(staff.get(edit_url(review_round)))
    end_open_rounds(cast.cell)
    issue(review_round, cast.staff)
    assert staff.get(edit_url(review_round)).status_code == 302
    response = staff.post(edit_url(review_round), fields | {"aims": "Muộn"})
    assert response.status_code == 409
    assert fields_of(response)["aims"] == ["Muộn"]
    assert ReviewRound.objects.get(pk=review_round.pk).aims == ""


# --- The button --------------------------------------------------------------


@pytest.mark.parametrize("version", ["", "x", "0", HUGE, "\x00"])
def test_a_page_that_is_not_whole_issues_nothing(version, cast, staff):
    review_round = committee_draft(cast)
    url = reverse("journey:issue_committee_round", args=[review_round.pk])
    response = send(staff, url, {"version": version})
    assert response.status_code == 422
    assert ReviewRound.objects.get(pk=review_round.pk).status == "draft"


def test_the_button_opens_and_says_what_was_left_out(cast, staff):
    end_open_rounds(cast.cell)  # the other cell is still at its own round
    review_round = committee_draft(cast)
    url = reverse("journey:issue_committee_round", args=[review_round.pk])
    response = staff.post(url, {"version": 1}, follow=True)
    html = response.content.decode()
    assert cast.other_round.round.title in html
    assert [str(each) for each in response.context["messages"]]
    assert list(
        CellRound.objects.filter(round=review_round).values_list("cell", flat=True)
    ) == [cast.cell.pk]


def test_too_late_is_said_on_the_page(cast, staff):
    review_round = committee_draft(cast)
    ReviewRound.objects.filter(pk=review_round.pk).update(version=5)
    url = reverse("journey:issue_committee_round", args=[review_round.pk])
    end_open_rounds(cast.cell)
    response = staff.post(url, {"version": 1})
    assert response.status_code == 409
    assert response.context["page"].errors
