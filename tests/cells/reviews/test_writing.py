"""Saving what is typed: nothing is lost, nothing is overwritten unseen."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from cells.models import AuditEntry, GeneralPart, IndicatorAnswer, SelfReview
from cells.reviews.pages.conflict import answer_conflict
from cells.reviews.services import (
    Edit,
    Saved,
    prepare_working_copy,
    save_answers,
    save_general_part,
)
from cells.reviews.services.writing import ANSWER_FIELDS
from cells.saving import digest, judge, values_of
from cells.workflow import WorkflowError
from tests.factories import NOW, Cast, empty_values
from tests.html_forms import form_of

PAGE, OTHER = "page-a", "page-b"


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def cast(db):
    return Cast()


@pytest.fixture
def review(cast):
    review = cast.review_of(cast.author)
    prepare_working_copy(review=review)
    return review


# --- judge(): the table of rules, without a database -----------------------------------


def typed(text) -> dict:
    return empty_values() | {"deed": text}


def row(**facts) -> IndicatorAnswer:
    """Stored “kept”, at version 4, last written by page A with its save 7."""
    facts = {"version": 4, "saved_by_page": PAGE, "saved_sequence": 7} | facts
    return IndicatorAnswer(**typed("kept"), **facts)


def edit(text, *, version=4, **facts) -> Edit:
    return Edit(key=1, values=typed(text), seen_version=version, **facts)


RULES = {
    "the stored version is edited": (
        edit("new"), OTHER, 1, Saved.STORED
    ),
    "stale, but the text is what is stored": (
        edit("kept", version=1), OTHER, 1, Saved.UNCHANGED
    ),
    "nothing was changed on the page": (
        edit("old", version=2, seen=digest(typed("old"))), OTHER, 0, Saved.UNCHANGED
    ),
    "nothing was changed, at the stored version": (
        edit("kept", seen=digest(typed("kept"))), OTHER, 0, Saved.UNCHANGED
    ),
    "changed back to what was rendered, and stored by this very page": (
        edit("old", version=4, seen=""), PAGE, 8, Saved.STORED
    ),
    "a later save of the page that wrote last": (
        edit("newer", version=2), PAGE, 8, Saved.STORED
    ),
    "a delayed earlier save of that page": (
        edit("older", version=2), PAGE, 6, Saved.SUPERSEDED
    ),
    "the same save of that page arriving twice, with other text since": (
        edit("older", version=2), PAGE, 7, Saved.SUPERSEDED
    ),
    "another page, stale": (
        edit("other", version=2), OTHER, 9, Saved.CONFLICT
    ),
    "a plain form, stale": (
        edit("other", version=2, seen=digest(typed("x"))), "", 0, Saved.CONFLICT
    ),
    "a plain form after a plain form is no page": (
        edit("other", version=2), "", 0, Saved.CONFLICT
    ),
    "a version from the future": (
        edit("other", version=9), OTHER, 1, Saved.CONFLICT
    ),
    "chosen over the stored version after seeing it": (
        edit("mine", version=2, chosen_over=4), OTHER, 1, Saved.STORED
    ),
    "chosen over a version that is no longer stored": (
        edit("mine", version=2, chosen_over=3), OTHER, 1, Saved.CONFLICT
    ),
    "chosen over another version even by the page that wrote last": (
        edit("mine", version=2, chosen_over=3), PAGE, 9, Saved.CONFLICT
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_what_becomes_of_an_edit(rule):
    sent, page, sequence, expected = RULES[rule]
    got = judge(row(), sent, ANSWER_FIELDS, page=page, sequence=sequence)
    assert got == expected


def test_a_row_written_without_a_script_belongs_to_no_page():
    stored = row(saved_by_page="")
    sent = edit("other", version=2)
    assert judge(stored, sent, ANSWER_FIELDS, page="", sequence=0) == Saved.CONFLICT


# --- The services -------------------------------------------------------------------------


def save(review, *edits, page=PAGE, sequence=1, now=NOW):
    return save_answers(
        review=SelfReview.objects.get(pk=review.pk),
        edits=list(edits),
        page=page,
        sequence=sequence,
        now=now,
    )


def stored(review, number=1) -> IndicatorAnswer:
    return IndicatorAnswer.objects.get(review=review, indicator__number=number)


def test_a_save_raises_the_version_and_says_who_wrote(review):
    outcome, saved = save(review, edit("một", version=1), sequence=3)[1]
    assert (outcome, saved.version) == (Saved.STORED, 2)
    found = stored(review)
    assert (found.deed, found.version, found.saved_at) == ("một", 2, NOW)
    assert (found.saved_by_page, found.saved_sequence) == (PAGE, 3)
    assert SelfReview.objects.get(pk=review.pk).last_saved_at == NOW


def test_an_edit_of_the_stored_text_changes_nothing_at_all(review):
    save(review, edit("một", version=1))
    later = NOW + timedelta(hours=1)
    outcomes = save(review, edit("một", version=1), page=OTHER, now=later)
    assert outcomes[1][0] == Saved.UNCHANGED
    assert stored(review).version == 2
    assert SelfReview.objects.get(pk=review.pk).last_saved_at == NOW


def test_one_stale_answer_does_not_hold_back_the_others(review):
    save(review, edit("một", version=1))
    second = Edit(key=2, values=typed("hai"), seen_version=1)
    outcomes = save(review, edit("khác", version=1), second, page=OTHER)
    assert [outcomes[1][0], outcomes[2][0]] == [Saved.CONFLICT, Saved.STORED]
    assert (stored(review).deed, stored(review, 2).deed) == ("một", "hai")


def test_a_conflict_shows_both_texts_and_only_what_differs(review):
    save(review, edit("một", version=1))
    shown = answer_conflict(stored(review), typed("hai"))
    assert [fact.text for fact in shown.mine] == ["hai"]
    assert [fact.text for fact in shown.stored] == ["một"]
    assert shown.stored_version == 2


@pytest.mark.parametrize("status", ["filed", "accepted", "entered", "excused"])
def test_a_report_that_is_not_with_its_author_takes_nothing(status, review):
    SelfReview.objects.filter(pk=review.pk).update(status=status)
    with pytest.raises(WorkflowError):
        save(review, edit("một", version=1))
    assert stored(review).deed == ""


@pytest.mark.parametrize("status", ["guided", "rewrite", "not_filed", "draft"])
def test_one_that_is_with_its_author_does(status, review):
    SelfReview.objects.filter(pk=review.pk).update(status=status)
    save(review, edit("một", version=1))
    assert stored(review).deed == "một"


@pytest.mark.parametrize(
    ("status", "takes"),
    [("open", True), ("reviews_closed", True), ("closed", False), ("cancelled", False)],
)
def test_writing_goes_on_until_the_round_is_closed(status, takes, cast, review):
    type(cast.cell_round).objects.filter(pk=cast.cell_round.pk).update(
        status=status, closed_at=NOW
    )
    if takes:
        save(review, edit("một", version=1))
    else:
        with pytest.raises(WorkflowError):
            save(review, edit("một", version=1))
    assert stored(review).deed == ("một" if takes else "")


def test_the_general_part_goes_by_the_same_rules(review):
    values = dict.fromkeys(
        ("strengths", "last_round_results", "direction", "proposals"), ""
    )

    def put(text, page, version=1):
        sent = Edit(key=0, values=values | {"strengths": text}, seen_version=version)
        return save_general_part(
            review=SelfReview.objects.get(pk=review.pk),
            edit=sent,
            page=page,
            sequence=1,
            now=NOW,
        )[0]

    assert put("một", PAGE) == Saved.STORED
    assert put("hai", OTHER) == Saved.CONFLICT
    assert put("một", OTHER) == Saved.UNCHANGED
    assert GeneralPart.objects.get(review=review).strengths == "một"


def test_the_working_copy_is_prepared_once(review):
    save(review, edit("một", version=1))
    prepare_working_copy(review=review)
    assert review.answers.count() == 27
    assert stored(review).deed == "một"


def test_saving_ones_own_text_leaves_no_trace(review):
    before = AuditEntry.objects.count()
    save(review, edit("một", version=1))
    assert AuditEntry.objects.count() == before


# --- The page without a script ---------------------------------------------------------------


@pytest.fixture
def url(review):
    return reverse("reviews:write", args=[review.pk, 1])


@pytest.fixture
def author(client, cast):
    client.force_login(cast.author)
    return client


def test_the_plain_form_saves_what_was_changed_and_nothing_else(author, review, url):
    fields = form_of(author.get(url), url)
    fields["a2-deed"], fields["a2-frequency"] = ["Một việc"], ["rarely"]
    assert author.post(url, fields).status_code == 302
    assert (stored(review, 2).deed, stored(review, 2).frequency) == (
        "Một việc", "rarely"
    )  # fmt: skip
    untouched = review.answers.exclude(indicator__number=2)
    assert set(untouched.values_list("version", flat=True)) == {1}


def test_an_old_window_does_not_take_back_what_another_saved(author, review, url):
    """It changed item 2 only; item 1, which it shows as empty, is no edit."""
    old = form_of(author.get(url), url)
    fresh = form_of(author.get(url), url)
    author.post(url, fresh | {"a1-deed": ["Ở máy khác"]})
    response = author.post(url, old | {"a2-deed": ["Ở máy này"]})
    assert response.status_code == 302
    assert (stored(review, 1).deed, stored(review, 2).deed) == (
        "Ở máy khác", "Ở máy này"
    )  # fmt: skip


@pytest.fixture
def collision(author, review, url):
    """The answer to a stale save of item 1."""
    old = form_of(author.get(url), url)
    author.post(url, form_of(author.get(url), url) | {"a1-deed": ["Ở máy khác"]})
    return author.post(url, old | {"a1-deed": ["Ở máy này"]})


def test_two_windows_on_one_item_show_both_texts(collision, review):
    assert collision.status_code == 409
    body = collision.content.decode()
    assert "Ở máy khác" in body
    assert "Ở máy này" in body
    assert stored(review).deed == "Ở máy khác"


def test_the_own_text_is_kept_by_a_press(author, collision, review, url):
    fields = form_of(collision, url)
    assert fields["a1-deed"] == ["Ở máy này"]
    assert author.post(url, fields | {"a1-keep": ["mine"]}).status_code == 302
    assert stored(review).deed == "Ở máy này"


def test_the_stored_text_is_kept_by_a_press(author, collision, review, url):
    fields = form_of(collision, url) | {"a1-keep": ["stored"]}
    assert author.post(url, fields).status_code == 302
    assert stored(review).deed == "Ở máy khác"


def test_without_a_choice_it_is_asked_again(author, collision, review, url):
    assert author.post(url, form_of(collision, url)).status_code == 409
    assert stored(review).deed == "Ở máy khác"


def test_a_text_changed_once_more_is_asked_again(author, collision, review, url):
    """“Mine” is chosen over what was seen, not over what came after it."""
    fields = form_of(collision, url) | {"a1-keep": ["mine"]}
    author.post(url, form_of(author.get(url), url) | {"a1-deed": ["Lần thứ ba"]})
    response = author.post(url, fields)
    assert response.status_code == 409
    assert "Lần thứ ba" in response.content.decode()
    assert stored(review).deed == "Lần thứ ba"


def test_the_general_part_asks_in_the_same_way(author, review):
    url = reverse("reviews:write_general", args=[review.pk])
    old = form_of(author.get(url), url)
    name = "general-strengths"
    other = form_of(author.get(url), url) | {name: ["Ở máy khác"]}
    assert author.post(url, other).status_code == 302
    response = author.post(url, old | {name: ["Ở máy này"]})
    assert response.status_code == 409
    body = response.content.decode()
    assert "Ở máy khác" in body
    assert "Ở máy này" in body
    chosen = form_of(response, url) | {"general-keep": ["mine"]}
    assert author.post(url, chosen).status_code == 302
    assert GeneralPart.objects.get(review=review).strengths == "Ở máy này"


def test_a_page_reloaded_shows_what_was_saved(author, review, url):
    fields = form_of(author.get(url), url)
    text = "Dòng một\nDòng hai <b>&amp;</b>\n"
    author.post(url, fields | {"a1-deed": [text]})
    shown = form_of(author.get(url), url)
    assert shown["a1-deed"] == ["Dòng một\nDòng hai <b>&amp;</b>"]


def test_a_text_that_begins_with_an_empty_line_comes_back_whole(author, review, url):
    IndicatorAnswer.objects.filter(review=review, indicator__number=1).update(
        deed="\n\nMột việc"
    )
    assert form_of(author.get(url), url)["a1-deed"] == ["\n\nMột việc"]


def test_a_filed_report_is_not_written_and_the_text_stays_on_the_page(
    author, review, url
):
    fields = form_of(author.get(url), url) | {"a1-deed": ["Bấm Quay lại rồi gõ"]}
    SelfReview.objects.filter(pk=review.pk).update(status="filed")
    response = author.post(url, fields)
    assert response.status_code == 409
    assert form_of(response, url)["a1-deed"] == ["Bấm Quay lại rồi gõ"]
    assert stored(review).deed == ""


# --- What the script is told -------------------------------------------------------------------


def script(client, url, fields, *, page="0a1b2c3d", sequence=1):
    return client.post(
        url,
        fields | {"page_id": page, "sequence": sequence},
        headers={"accept": "application/json"},
    )


def one(text, *, version=1) -> dict:
    return {"a1-version": version, "a1-deed": text}


def test_a_script_is_told_the_version_and_the_progress(author, review, url):
    response = script(author, url, one("một") | {"a1-frequency": "often"})
    assert response.status_code == 200
    data = response.json()
    assert data["rows"].keys() == {"1"}
    row = data["rows"]["1"]
    assert (row["outcome"], row["version"]) == ("stored", 2)
    assert (data["answered"], data["total"]) == (1, 27)
    assert data["saved_at"] == "10:00"


def test_a_script_is_told_of_a_conflict_with_both_texts(author, review, url):
    script(author, url, one("một"))
    response = script(author, url, one("hai"), page="ffff")
    assert response.status_code == 409
    told = response.json()["rows"]["1"]
    assert told["outcome"] == "conflict"
    assert "một" in str(told["conflict"])
    assert "hai" in str(told["conflict"])


def test_a_script_whose_report_was_filed_is_told_so(author, review, url):
    SelfReview.objects.filter(pk=review.pk).update(status="filed")
    response = script(author, url, one("một"))
    assert response.status_code == 409
    assert response.json()["reason"] == "closed"
    assert response.json()["message"]


def test_a_script_that_is_signed_out_is_told_so(client, review, url):
    response = script(client, url, one("một"))
    assert (response.status_code, response.json()["reason"]) == (401, "signed_out")


def test_an_answer_to_a_script_holds_the_texts_of_conflicts_alone(author, url):
    assert "một" not in script(author, url, one("một")).content.decode()


def test_values_are_compared_whole(review):
    assert set(values_of(stored(review), ANSWER_FIELDS)) == set(empty_values())
