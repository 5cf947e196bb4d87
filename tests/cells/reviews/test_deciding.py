"""One of three decisions, none chosen beforehand, and everything typed is kept."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cells.models import AuditEntry, Decision, Guidance, Notification
from cells.reviews.models import Outcome, ReviewStatus
from cells.reviews.services import GuidanceEdit, save_guidance
from cells.workflow import WorkflowError
from tests.cells.reviews.acts import (
    DUE,
    change,
    decide,
    file,
    give_back,
    guide,
    loaded,
    shut,
    status_of,
    withdraw,
)
from tests.factories import NOW, TODAY, file_review, give_office
from tests.html_forms import form_of

RETURNS = [Outcome.GUIDE, Outcome.REQUEST_REWRITE]
STATUS = {Outcome.GUIDE: "guided", Outcome.REQUEST_REWRITE: "rewrite"}
NEEDED = "Cần ghi định hướng ở ít nhất một mục và ngày nộp lại."


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


def url_of(submission) -> str:
    return reverse("reviews:decide", args=[submission.pk])


def press(client, submission, **fields):
    version = loaded(submission).review.version
    return client.post(
        url_of(submission), {"version": version, "then": "decide"} | fields
    )


def refused(submission, reader, match=None, **facts):
    before = status_of(submission.review)
    with pytest.raises(WorkflowError, match=match):
        decide(submission, reader, **facts)
    assert status_of(submission.review) == before


def again(cast, number=3, text="Đã sửa"):
    """The author changes the item and files once more."""
    review = cast.review_of(cast.author)
    change(review, number, deed=text)
    return file(review)


# --- The three ---------------------------------------------------------------


@pytest.mark.parametrize("outcome", RETURNS)
def test_a_return_sends_guidance_with_a_date(outcome, cast, submission):
    give_back(submission, cast.secretary, outcome, items=(3, 7), note="Lời nhắn")
    decision = Decision.objects.get()
    scope = {Outcome.GUIDE: "items", Outcome.REQUEST_REWRITE: "whole"}[outcome]
    assert (decision.outcome, decision.scope, decision.note, decision.due_on) == (
        outcome, scope, "Lời nhắn", DUE
    )  # fmt: skip
    assert decision.content_sha256 == submission.content_sha256
    assert status_of(submission.review) == STATUS[outcome]
    assert Guidance.objects.filter(decision=decision).count() == 2
    assert Notification.objects.filter(recipient=cast.author).count() == 2
    assert AuditEntry.objects.filter(action=f"review.{outcome}").count() == 1


@pytest.mark.parametrize("outcome", RETURNS)
def test_a_return_needs_guidance_and_a_date_from_today_on(outcome, cast, submission):
    refused(submission, cast.secretary, outcome=outcome, due_on=DUE)
    guide(submission, cast.secretary, {3: "Nêu rõ."})
    refused(submission, cast.secretary, outcome=outcome, due_on=None)
    yesterday = TODAY - timedelta(days=1)
    refused(submission, cast.secretary, outcome=outcome, due_on=yesterday)
    decide(submission, cast.secretary, outcome, due_on=TODAY)


def test_accepting_sends_no_guidance(cast, submission):
    guide(submission, cast.secretary, {3: "Chưa gửi"})
    decide(submission, cast.secretary)
    assert Guidance.objects.get().decision is None


def test_only_the_readers_own_guidance_is_sent(cast, submission):
    guide(submission, cast.secretary, {3: "Của Bí thư"})
    save_guidance(
        submission=loaded(submission), writer=cast.deputy, now=NOW,
        edits=[GuidanceEdit(7, "Của người khác", 0)],
    )  # fmt: skip
    decide(submission, cast.secretary, Outcome.GUIDE, due_on=DUE)
    sent = Guidance.objects.exclude(decision=None).values_list("text", flat=True)
    assert list(sent) == ["Của Bí thư"]


def test_after_two_returns_an_item_is_not_returned_again(cast, submission):
    give_back(submission, cast.secretary)
    second = again(cast, text="Lần hai")
    give_back(second, cast.secretary)
    third = again(cast, text="Lần ba")
    guide(third, cast.secretary, {3: "Lần nữa"})
    refused(third, cast.secretary, outcome=Outcome.GUIDE, due_on=DUE)
    guide(third, cast.secretary, {3: ""}, seen=1)
    guide(third, cast.secretary, {7: "Mục khác"})
    decide(third, cast.secretary, Outcome.GUIDE, due_on=DUE)


def test_a_withdrawn_return_does_not_count(cast, submission):
    give_back(submission, cast.secretary)
    withdraw(submission, cast.secretary)
    give_back(submission, cast.secretary)
    second = again(cast, text="Lần hai")
    give_back(second, cast.secretary)
    assert status_of(second.review) == "guided"


def test_there_is_no_third_rewrite(cast, submission):
    give_back(submission, cast.secretary, Outcome.REQUEST_REWRITE, items=(3,))
    second = again(cast, 3, "Lần hai")
    give_back(second, cast.secretary, Outcome.REQUEST_REWRITE, items=(7,))
    third = again(cast, 7, "Lần ba")
    guide(third, cast.secretary, {1: "Lần nữa"})
    refused(third, cast.secretary, outcome=Outcome.REQUEST_REWRITE, due_on=DUE)
    decide(third, cast.secretary, Outcome.GUIDE, due_on=DUE)


# --- Whoever was quicker -----------------------------------------------------


def test_of_two_windows_the_second_reads_who_decided_and_when(reader, cast, submission):
    seen = loaded(submission).review.version
    decide(submission, cast.secretary)
    answer = reader.post(
        url_of(submission),
        {
            "version": seen,
            "outcome": "guide",
            "note": "LỜINHẮN",
            "g3-text": "ĐỊNHHƯỚNG",
        },
    )
    assert answer.status_code == 409
    sentence = (
        f"Bản này đã được đồng chí {cast.secretary.full_name} xem xong lúc 10:00 "
        "05/10/2026. Đồng chí mở lại để đọc kết quả."
    )
    assert answer.context["page"].form_error == sentence
    page = answer.content.decode()
    assert "LỜINHẮN" in page
    assert "ĐỊNHHƯỚNG" in page
    assert Decision.objects.count() == 1


def newer_filing(cast, submission):
    """Guided in another window, corrected and filed anew."""
    give_back(submission, cast.secretary)
    return again(cast)


def test_a_newer_filing_holds_the_decision_and_loses_nothing(reader, cast, submission):
    seen = loaded(submission).review.version
    second = newer_filing(cast, submission)
    typed = {
        "outcome": "guide", "note": "LỜINHẮN", "due_on": "2026-10-12",
        "g7-text": "ĐỊNHHƯỚNG",
    }  # fmt: skip
    answer = reader.post(url_of(submission), typed | {"version": seen})
    assert answer.status_code == 409
    assert answer.context["page"].form_error == (
        "Đồng chí Hoàng Văn Sơn vừa nộp bản lần 2. Đồng chí đọc bản mới rồi quyết định."
    )
    page = answer.content.decode()
    assert f'href="{page_of(second)}"' in page
    assert Decision.objects.count() == 1
    carried = form_of(answer, url_of(second))
    taken = reader.post(url_of(second), carried | {"then": ["view-changes"]})
    assert taken.status_code == 200
    form = form_of(taken, url_of(second))
    assert {name: form[name] for name in typed} == {
        name: [value] for name, value in typed.items()
    }
    assert Decision.objects.count() == 1
    assert Guidance.objects.get(submission=second).text == "ĐỊNHHƯỚNG"


def test_an_older_version_offers_no_decision(reader, cast, submission):
    second = newer_filing(cast, submission)
    page = reader.get(page_of(submission))
    assert page.context["page"].panel is None
    assert f'href="{page_of(second)}"' in page.content.decode()


# --- The page ----------------------------------------------------------------


def test_nothing_is_chosen_beforehand(reader, submission):
    form = form_of(reader.get(page_of(submission)), url_of(submission))
    assert "outcome" not in form


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 422),
        ({"outcome": "guide"}, 422),
        ({"outcome": "guide", "due_on": "2026-10-01"}, 409),
        ({"outcome": "guide", "due_on": "2026-10-12"}, 409),
    ],
)
def test_a_refusal_keeps_everything_typed(fields, status, reader, submission):
    typed = {"note": "Lời nhắn dài"} | fields
    if fields.get("due_on") == "2026-10-01":
        typed["g3-text"] = "Định hướng"
    answer = press(reader, submission, **typed)
    assert answer.status_code == status
    form = form_of(answer, url_of(submission))
    assert {name: form[name] for name in typed} == {
        name: [value] for name, value in typed.items()
    }
    assert status_of(submission.review) == ReviewStatus.FILED


def test_the_sentence_that_asks_for_guidance_and_a_date(reader, submission):
    answer = press(reader, submission, outcome="guide")
    assert answer.context["page"].form_error == NEEDED
    answer = press(reader, submission, outcome="guide", due_on="2026-10-12")
    assert answer.context["page"].form_error == NEEDED


def test_the_date_is_read_as_a_vietnamese_date(reader, submission):
    fields = {"outcome": "guide", "due_on": "06/10/2026", "g3-text": "Nêu rõ."}
    assert press(reader, submission, **fields).status_code == 302
    assert Decision.objects.get().due_on == TODAY + timedelta(days=1)


def test_after_a_decision_the_one_that_waited_longest_opens(reader, cast, submission):
    later = file_review(cast.review_of(cast.colleague), now=NOW - timedelta(days=1))
    sooner = file_review(cast.review_of(cast.former), now=NOW - timedelta(days=3))
    assert press(reader, submission, outcome="accept").url == page_of(sooner)
    assert press(reader, sooner, outcome="accept").url == page_of(later)
    assert press(reader, later, outcome="accept").url == reverse("reviews:queue")


def test_what_was_typed_survives_the_secretarys_own_recall(reader, cast, submission):
    """Meanwhile nothing opens, yet the words are shown."""
    own = cast.review_of(cast.secretary)
    own.submissions.update(recalled_at=NOW)
    answer = press(reader, submission, outcome="accept", note="LỜINHẮN")
    assert answer.status_code == 409
    assert "LỜINHẮN" in answer.content.decode()
    assert "biểu hiện số 3" not in answer.content.decode()


def test_nobody_is_offered_a_decision_on_the_own_report(cast, client, submission):
    own = cast.review_of(cast.secretary).submissions.get()
    client.force_login(cast.secretary)
    page = client.get(page_of(own))
    assert page.context["page"].panel is None
    assert (
        "Không ai tự xem xét bản của mình. Bản này do Phó Bí thư xem xét."
        in page.content.decode()
    )


def test_when_the_figures_are_frozen_nothing_is_decided_and_words_stay(
    reader, cast, submission
):
    shut(cast, "reviews_closed")
    answer = press(reader, submission, outcome="accept", note="LỜINHẮN")
    assert answer.status_code == 409
    assert answer.context["page"].panel is None
    assert "LỜINHẮN" in answer.content.decode()


# --- Beside the version before, and last year's ------------------------------


def test_the_reader_sees_what_came_and_what_went(reader, cast, submission):
    give_back(submission, cast.secretary)
    second = again(cast, text="Tháng 6 tôi vắng HAIBUỔI.")
    page = reader.get(page_of(second)).content.decode()
    assert "thêm mới:" in page
    assert "<ins>" in page
    assert "HAIBUỔI" in page
    shown = reader.get(page_of(second)).context["page"]
    assert [row.number for row in shown.comparison.changed] == [3]
    assert [row.number for row in shown.comparison.unchanged] == [7]
    assert shown.comparison.unchanged_title.startswith("1 biểu hiện không đổi: mục 7")
    assert [view.text for view in shown.views] == [
        "Chỗ đã thay đổi (1)", "Toàn bản (27)"
    ]  # fmt: skip


def test_the_version_beside_it_is_recorded_too(cast, client, submission):
    """Its text is shown as what went, so that reading it is an opening as well."""
    give_back(submission, cast.secretary)
    second = again(cast)
    cast.secretary.mandate_rows.all().delete()
    give_office(cast.colleague, cast.cell, "secretary")
    file_review(cast.review_of(cast.colleague))
    client.force_login(cast.colleague)
    client.get(page_of(second))
    opened = AuditEntry.objects.filter(is_opening=True, actor=cast.colleague)
    assert set(opened.values_list("target_id", flat=True)) == {submission.pk, second.pk}


def test_no_number_of_findings_stands_beside_a_name(reader, submission):
    for url in (page_of(submission), reverse("reviews:queue")):
        page = reader.get(url).content.decode()
        assert "trong 27" not in page
        assert "2/27" not in page
