"""A round is cancelled in a cell before anything is filed; nothing is deleted."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from cells.journey.cancel_round import cancel_round
from cells.models import (
    AuditEntry,
    CellRound,
    IndicatorAnswer,
    Notification,
    SelfReview,
)
from cells.reviews.services import recall_self_review
from cells.workflow import WorkflowError
from tests.factories import NOW, answer_all, file_review
from tests.nonsense import HUGE, TYPED, send, stored_form
from tests.rounds_scenes import committee_draft, end_open_rounds, issue, put_round

REASON = "Đợt của cấp trên đã mở"


pytestmark = pytest.mark.usefixtures("on_the_day")


def cancel(cast, *, seen_version=None, reason=REASON):
    cell_round = CellRound.objects.select_related("round").get(pk=cast.cell_round.pk)
    cancel_round(
        cell_round=cell_round,
        by=cast.secretary,
        reason=reason,
        seen_version=cell_round.version if seen_version is None else seen_version,
        now=NOW,
    )
    return CellRound.objects.get(pk=cast.cell_round.pk)


def url_of(cast) -> str:
    return reverse("journey:cancel_round", args=[cast.cell_round.pk])


def test_it_is_cancelled_with_its_reason_and_every_author_is_told(cast):
    authors = set(
        SelfReview.objects.filter(cell_round=cast.cell_round).values_list(
            "author", flat=True
        )
    )
    cancelled = cancel(cast, reason=f" {REASON} \n")
    assert (cancelled.status, cancelled.cancel_reason) == ("cancelled", REASON)
    assert cancelled.cancelled_at == NOW
    told = Notification.objects.filter(kind="round_cancelled")
    assert {row.recipient_id for row in told} == authors
    entry = AuditEntry.objects.get(action="round.cancel")
    assert entry.details == {"round": cancelled.round_id}  # no typed word


def test_nothing_is_deleted(cast):
    answer_all(cast.review_of(cast.author), declared={3: {}})
    before = (SelfReview.objects.count(), IndicatorAnswer.objects.count())
    cancel(cast)
    assert (SelfReview.objects.count(), IndicatorAnswer.objects.count()) == before


@pytest.mark.parametrize("recalled", [False, True])
def test_once_a_report_was_filed_it_is_not_cancelled(recalled, cast):
    review = cast.review_of(cast.author)
    file_review(review)
    if recalled:
        review = SelfReview.objects.get(pk=review.pk)
        recall_self_review(review=review, seen_version=review.version, now=NOW)
    with pytest.raises(WorkflowError):
        cancel(cast)
    assert CellRound.objects.get(pk=cast.cell_round.pk).status == "open"
    assert not Notification.objects.filter(kind="round_cancelled").exists()


def test_a_filing_in_another_cell_does_not_hold_it(cast):
    file_review(cast.review_of(cast.stranger))
    assert cancel(cast).status == "cancelled"


@pytest.mark.parametrize("status", ["reviews_closed", "closed", "cancelled"])
def test_only_an_open_round_is_cancelled(status, cast):
    put_round(cast.cell_round, status)
    with pytest.raises(WorkflowError):
        cancel(cast)


def test_a_stale_page_cancels_nothing(cast):
    with pytest.raises(WorkflowError):
        cancel(cast, seen_version=7)


@pytest.mark.parametrize(
    "facts",
    [{"cancelled_at": NOW}, {"cancel_reason": "x"}, {}],
    ids=["no reason", "no day", "neither"],
)
def test_the_database_asks_for_day_and_reason(facts, cast):
    rows = CellRound.objects.filter(pk=cast.cell_round.pk)
    with (
        pytest.raises(IntegrityError, match="cellround_cancelled_has_reason"),
        transaction.atomic(),
    ):
        rows.update(status="cancelled", **facts)


# --- What stays for the authors ----------------------------------------------


@pytest.mark.parametrize("name", ["write", "write_general", "read_through", "mine"])
def test_the_working_copy_can_be_read_and_not_written(name, cast, client):
    review = answer_all(cast.review_of(cast.author), declared={3: {"deed": "Đã viết"}})
    cancel(cast)
    client.force_login(cast.author)
    group = [1] if name == "write" else []
    response = client.get(
        reverse(f"reviews:{name}", args=[review.pk, *group]), follow=True
    )
    assert response.redirect_chain[-1][0] == reverse("reviews:kept", args=[review.pk])
    html = response.content.decode()
    assert "Đã viết" in html
    assert REASON in html
    assert "<textarea" not in html


def test_what_is_typed_in_an_open_window_is_not_lost(cast, client):
    review = answer_all(cast.review_of(cast.author))
    cancel(cast)
    client.force_login(cast.author)
    typed = {"a1-version": 2, "a1-frequency": "rarely", "a1-deed": "Vừa gõ xong"}
    url = reverse("reviews:write", args=[review.pk, 1])
    response = client.post(url, typed)
    assert response.status_code == 409
    assert "Vừa gõ xong" in response.content.decode()
    script = client.post(url, typed, headers={"accept": "application/json"})
    assert (script.status_code, script.json()["reason"]) == (409, "closed")


def test_an_author_who_never_began_reads_so(cast, client):
    review = cast.review_of(cast.colleague)
    cancel(cast)
    client.force_login(cast.colleague)
    response = client.get(reverse("reviews:current"), follow=True)
    assert response.redirect_chain[-1][0] == reverse("reviews:kept", args=[review.pk])
    assert response.status_code == 200


def test_a_report_that_goes_on_is_not_shown_as_kept(cast, client):
    review = cast.review_of(cast.author)
    client.force_login(cast.author)
    response = client.get(reverse("reviews:kept", args=[review.pk]))
    assert response.url == reverse("reviews:write", args=[review.pk, 1])


def test_afterwards_the_cell_opens_another_round(cast, client):
    client.force_login(cast.secretary)
    page = reverse("journey:cell_round", args=[cast.cell_round.pk])
    assert client.get(page).context["page"].cancel_url == url_of(cast)
    cancel(cast)
    shown = client.get(page).context["page"]
    assert shown.cancel_url == ""
    assert shown.open_round_url == reverse("journey:open_round")
    assert REASON in shown.cancelled_text
    assert client.get(reverse("journey:open_round")).status_code == 200
    # “My work” shows the empty state with the one thing to do.
    assert client.get("/").context["empty"].action_url == reverse("journey:open_round")
    client.force_login(cast.author)
    assert client.get("/").context["empty"].action_url == ""
    assert client.get("/").context["steps"] == []


def test_the_link_goes_with_the_first_filing(cast, client):
    file_review(cast.review_of(cast.author))
    client.force_login(cast.secretary)
    page = reverse("journey:cell_round", args=[cast.cell_round.pk])
    assert client.get(page).context["page"].cancel_url == ""


# --- The page ----------------------------------------------------------------


@pytest.mark.parametrize("reason", ["", " \n", "x" * 2001])
def test_without_a_reason_it_is_refused_and_what_was_typed_stays(reason, cast, client):
    client.force_login(cast.secretary)
    response = client.post(url_of(cast), {"version": 1, "reason": reason})
    assert response.status_code == 422
    assert response.context["page"].typed == reason
    assert response.context["page"].reason_error


@pytest.mark.parametrize("version", ["", "x", HUGE, "\x00"])
def test_without_a_version_nothing_happens(version, cast, client):
    client.force_login(cast.secretary)
    response = send(client, url_of(cast), {"version": version, "reason": REASON})
    assert response.status_code == 422
    assert REASON in response.content.decode()


def test_too_late_keeps_the_reason(cast, client):
    file_review(cast.review_of(cast.author))
    client.force_login(cast.secretary)
    response = client.post(url_of(cast), {"version": 1, "reason": REASON})
    assert response.status_code == 409
    assert REASON in response.content.decode()


@pytest.mark.parametrize("case", TYPED)
def test_the_reason_is_stored_in_one_spelling(case, cast, client):
    client.force_login(cast.secretary)
    fields = {"version": 1, "reason": f"a {TYPED[case][0]} z"}
    response = send(client, url_of(cast), fields)
    assert response.status_code == 302
    stored = CellRound.objects.get(pk=cast.cell_round.pk)
    assert stored.cancel_reason == f"a {stored_form(case)} z"
    assert "<script>alert" not in client.get(response.url).content.decode()


# --- Whose round it is -------------------------------------------------------


def test_a_committees_round_is_cancelled_by_the_committee_alone(cast, client):
    end_open_rounds(cast.cell)
    review_round = committee_draft(cast)
    issue(review_round, cast.staff)
    cell_round = review_round.cell_rounds.get(cell=cast.cell)
    client.force_login(cast.secretary)
    own = reverse("journey:cancel_round", args=[cell_round.pk])
    assert client.get(own).status_code == 403
    client.force_login(cast.staff)
    url = reverse("journey:cancel_in_cell", args=[review_round.pk, cell_round.pk])
    assert client.post(url, {"version": 1, "reason": REASON}).status_code == 302
    cell_round.refresh_from_db()
    assert cell_round.status == "cancelled"
    assert (
        REASON
        in client.get(
            reverse("journey:committee_round", args=[review_round.pk])
        ).content.decode()
    )


def test_a_committee_does_not_cancel_a_cells_own_round(cast, client):
    review_round = committee_draft(cast)
    client.force_login(cast.staff)
    url = reverse("journey:cancel_in_cell", args=[review_round.pk, cast.cell_round.pk])
    assert client.get(url).status_code == 404
    assert client.post(url, {"version": 1, "reason": REASON}).status_code == 404
