"""Guidance saves itself, is its writer's alone until sent, and is never lost."""

import pytest
from django.urls import reverse

from cells.models import Decision, Guidance
from cells.organisation.services import delegate_reading
from cells.reviews.models import Outcome
from cells.saving import Saved
from cells.workflow import WorkflowError
from tests.cells.reviews.acts import decide, file, give_back, guide, loaded, withdraw
from tests.factories import NOW, TODAY, file_review
from tests.html_forms import form_of

JSON = {"accept": "application/json"}


@pytest.fixture
def submission(cast):
    file_review(cast.review_of(cast.secretary))
    return file_review(cast.review_of(cast.author), declared={3: {}, 7: {}})


@pytest.fixture
def reader(cast, client):
    client.force_login(cast.secretary)
    return client


def page_of(submission) -> str:
    return reverse("reviews:submission", args=[submission.pk])


def decide_url(submission) -> str:
    return reverse("reviews:decide", args=[submission.pk])


def stored() -> dict:
    rows = Guidance.objects.filter(decision=None).select_related("indicator")
    return {row.indicator.number: (row.text, row.version) for row in rows}


def outcomes(result) -> dict:
    return {number: saved for number, (saved, _row) in result.items()}


# --- The service -------------------------------------------------------------


def test_it_is_kept_and_changed_and_emptied(cast, submission):
    assert outcomes(guide(submission, cast.secretary, {3: "Nêu rõ."})) == {
        3: Saved.STORED
    }
    assert stored() == {3: ("Nêu rõ.", 1)}
    guide(submission, cast.secretary, {3: "Nêu rõ việc."}, seen=1)
    assert stored() == {3: ("Nêu rõ việc.", 2)}
    guide(submission, cast.secretary, {3: ""}, seen=2)
    assert stored() == {3: ("", 3)}
    guide(submission, cast.secretary, {3: "Viết lại từ đầu."}, seen=0)
    assert stored() == {3: ("Viết lại từ đầu.", 4)}


def test_another_window_overwrites_nothing(cast, submission):
    guide(submission, cast.secretary, {3: "Cửa sổ một"}, page="a", sequence=1)
    second = guide(submission, cast.secretary, {3: "Cửa sổ hai"}, page="b", sequence=1)
    assert outcomes(second) == {3: Saved.CONFLICT}
    assert stored() == {3: ("Cửa sổ một", 1)}


def test_a_delayed_save_of_the_same_page_changes_nothing(cast, submission):
    guide(submission, cast.secretary, {3: "Sau"}, page="a", sequence=5)
    late = guide(submission, cast.secretary, {3: "Trước"}, page="a", sequence=4)
    assert outcomes(late) == {3: Saved.SUPERSEDED}
    assert stored() == {3: ("Sau", 1)}


def test_after_the_decision_none_is_kept_and_the_sentence_says_who(cast, submission):
    decide(submission, cast.secretary)
    with pytest.raises(WorkflowError, match=cast.secretary.full_name):
        guide(submission, cast.secretary, {3: "Quá muộn"})
    assert stored() == {}


def test_a_withdrawn_decision_leaves_its_guidance_and_new_one_is_begun(
    cast, submission
):
    give_back(submission, cast.secretary, items=(3,))
    withdraw(submission, cast.secretary)
    guide(submission, cast.secretary, {3: "Lần hai"})
    assert stored() == {3: ("Lần hai", 1)}
    assert Guidance.objects.count() == 2


# --- The page and the script -------------------------------------------------


def save(client, submission, fields, **kwargs):
    return client.post(decide_url(submission), fields, **kwargs)


def test_the_script_is_told_what_became_of_each_item(reader, submission):
    fields = {"g3-text": "Nêu rõ.", "g3-version": "0", "page_id": "ab", "sequence": "1"}
    answer = save(reader, submission, fields, headers=JSON)
    assert answer.status_code == 200
    assert answer.json()["rows"] == {"3": {"outcome": "stored", "version": 1}}
    assert answer.json()["saved_at"] == "10:00"
    assert stored() == {3: ("Nêu rõ.", 1)}
    other = fields | {"g3-text": "Khác", "page_id": "cd"}
    clash = save(reader, submission, other, headers=JSON)
    assert clash.status_code == 409
    conflict = clash.json()["rows"]["3"]["conflict"]
    assert (conflict["fields"], conflict["stored_version"]) == ({"text": "Nêu rõ."}, 1)
    kept = other | {"g3-keep": "mine", "g3-stored_version": "1"}
    assert save(reader, submission, kept, headers=JSON).status_code == 200
    assert stored() == {3: ("Khác", 2)}


def test_the_script_never_decides(reader, cast, submission):
    version = loaded(submission).review.version
    fields = {"version": version, "outcome": "accept", "then": "decide"}
    assert save(reader, submission, fields, headers=JSON).status_code == 200
    assert not Decision.objects.exists()


def test_the_script_hears_that_the_report_waits_no_more(reader, cast, submission):
    decide(submission, cast.secretary)
    answer = save(reader, submission, {"g3-text": "Quá muộn"}, headers=JSON)
    assert answer.status_code == 409
    assert answer.json()["reason"] == "closed"
    assert cast.secretary.full_name in answer.json()["message"]


def test_what_is_too_long_is_refused_and_the_rest_is_kept(reader, submission):
    long = "x" * 3001
    fields = {"g3-text": long, "g7-text": "Ngắn", "note": "Lời nhắn"}
    answer = save(reader, submission, fields)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert long in page
    assert "Lời nhắn" in page
    assert stored() == {7: ("Ngắn", 1)}


def test_without_a_script_both_texts_are_shown_and_one_is_chosen(reader, submission):
    save(reader, submission, {"g3-text": "Một", "g3-version": "0", "then": "save"})
    answer = save(reader, submission, {"g3-text": "Hai", "g3-version": "0"})
    assert answer.status_code == 409
    again = form_of(answer, decide_url(submission))
    assert (again["g3-text"], again["g3-stored_version"]) == (["Hai"], ["1"])
    assert "Một" in answer.content.decode()
    assert stored() == {3: ("Một", 1)}
    chosen = again | {"g3-keep": ["mine"], "then": ["save"]}
    assert save(reader, submission, chosen).status_code == 302
    assert stored() == {3: ("Hai", 2)}


def test_the_stored_text_may_be_kept(reader, submission):
    save(reader, submission, {"g3-text": "Một", "g3-version": "0", "then": "save"})
    answer = save(
        reader, submission,
        {"g3-text": "Hai", "g3-version": "0", "g3-keep": "stored", "then": "save"},
    )  # fmt: skip
    assert answer.status_code == 302
    assert stored() == {3: ("Một", 1)}


def test_a_page_left_untouched_overwrites_no_newer_text(reader, cast, submission):
    stale = form_of(reader.get(page_of(submission)), decide_url(submission))
    guide(submission, cast.secretary, {3: "Ở cửa sổ khác"})
    answer = save(reader, submission, stale | {"then": ["save"]})
    assert answer.status_code == 302
    assert stored() == {3: ("Ở cửa sổ khác", 1)}


@pytest.mark.parametrize("view", ["whole", "changes", "last-year"])
def test_turning_the_view_saves_and_keeps_the_rest_on_the_page(
    view, reader, submission
):
    typed = {
        "outcome": "guide", "note": "Lời nhắn", "due_on": "2026-10-12",
        "g3-text": "Nêu rõ.", "g3-version": "0", "then": f"view-{view}",
    }  # fmt: skip
    answer = save(reader, submission, typed)
    assert answer.status_code == 200
    again = form_of(answer, decide_url(submission))
    assert [again[name] for name in ("outcome", "note", "due_on", "g3-text")] == [
        ["guide"], ["Lời nhắn"], ["2026-10-12"], ["Nêu rõ."]
    ]  # fmt: skip
    assert stored() == {3: ("Nêu rõ.", 1)}
    plain = save(reader, submission, {"then": f"view-{view}"})
    assert plain.url == f"{page_of(submission)}?view={view}"


# --- Who sees it -------------------------------------------------------------


def test_unsent_guidance_is_seen_by_its_writer_alone(cast, client, submission):
    """Not even by who reads the same report in the same office."""
    guide(submission, cast.secretary, {3: "CHƯAGỬI"})
    delegate_reading(
        cell=cast.cell, giver=cast.secretary, delegate=cast.deputy,
        started_on=TODAY, ended_on=TODAY, now=NOW,
    )  # fmt: skip
    seen = {}
    for name in ("secretary", "author", "deputy", "colleague", "former"):
        client.force_login(getattr(cast, name))
        answer = client.get(page_of(submission))
        seen[name] = (answer.status_code, "CHƯAGỬI" in answer.content.decode())
    assert seen == {
        "secretary": (200, True), "author": (200, False), "deputy": (200, False),
        "colleague": (404, False), "former": (404, False),
    }  # fmt: skip


def test_sent_guidance_is_read_by_both_and_the_authors_answer_with_it(
    cast, client, submission
):
    give_back(submission, cast.secretary, items=(3,))
    review = cast.review_of(cast.author)
    review.answers.filter(indicator__number=3).update(kept_reason="Vì chỉ có một lần.")
    second = file(review)
    for person in (cast.secretary, cast.author):
        client.force_login(person)
        page = client.get(page_of(second)).content.decode()
        assert "Nêu rõ việc ở mục 3." in page
        assert "Vì chỉ có một lần." in page


def test_withdrawn_guidance_stays_and_says_so(cast, client, submission):
    give_back(submission, cast.secretary, Outcome.GUIDE, items=(3,))
    withdraw(submission, cast.secretary, reason="LÝDORÚT")
    for person, url in (
        (cast.secretary, page_of(submission)),
        (cast.author, reverse("reviews:mine", args=[submission.review_id])),
    ):
        client.force_login(person)
        page = client.get(url).content.decode()
        assert "Nêu rõ việc ở mục 3." in page
        assert "đã rút lại" in page
        assert "LÝDORÚT" in page
