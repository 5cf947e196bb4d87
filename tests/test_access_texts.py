"""No text of a member stands on a page, in a notice or in a trace of others.

Everybody who is not to read the text opens and posts to **every** address of the
access matrix, whatever the answer is (pages, refusals, JSON, papers): none holds the
mark that the text carries. A draft, a filing taken back, a rewrite, a filing and an
unsent guidance are walked one by one. Plans and reports typed in from paper cannot
stand beside a report that its author writes: their addresses are walked in states of
their own, and the finer cases lie in ``tests/cells/plans`` and
``tests/cells/reviews/paper``. What waits in a queue of notices or in the trace is
looked at as rows. No database is asked for anything but rows: once, on SQLite.
"""

from datetime import timedelta

import pytest
from django.urls import reverse
from weasyprint import HTML

from cells.models import (
    AuditEntry,
    GeneralPart,
    Notification,
    OrganisationPreferences,
)
from cells.organisation.models import Role
from cells.reviews.services import (
    GuidanceEdit,
    file_self_review,
    recall_self_review,
    save_guidance,
)
from tests.access_matrix import Scene, filing_urls
from tests.entries_scenes import SECRET, fresh, type_in
from tests.factories import (
    NOW,
    accept,
    answer_all,
    file_review,
    give_office,
    shown_hash,
)
from tests.walk_of_texts import everybody_but, leaks

pytestmark = pytest.mark.usefixtures("on_the_day")
MARK = "DẤURIÊNGCỦATÁCGIẢ"
MARK_IN_PLANS = "DẤU-RIÊNG"


@pytest.fixture(autouse=True)
def _papers_as_their_words(monkeypatch):
    """A PDF is compressed: its words are searched in what it would be made from."""

    def words(paper, **_options) -> bytes:
        return " ".join(paper.etree_element.itertext()).encode()

    monkeypatch.setattr(HTML, "write_pdf", words)


def write_marked_text(review) -> None:
    answer_all(review, declared={3: {"deed": f"Việc {MARK}", "remedy": f"Sửa {MARK}"}})
    GeneralPart.objects.filter(review=review).update(strengths=f"Ưu điểm {MARK}")


def test_a_draft_is_read_by_its_author_alone(cast, client):
    scene = Scene(cast, "draft")
    write_marked_text(scene.review)
    assert leaks(scene, MARK, everybody_but("author")) == []
    assert leaks(scene, MARK, ["author"]) != []


def test_a_filing_taken_back_is_read_by_its_author_alone(cast, client):
    scene = Scene(cast, "draft")
    write_marked_text(scene.review)
    review = cast.review_of(cast.author)
    scene.submission = file_self_review(
        review=review, seen_version=review.version, shown=shown_hash(review), now=NOW
    )
    recall_self_review(review=review, seen_version=review.version, now=NOW)
    assert leaks(scene, MARK, everybody_but("author")) == []


def test_a_rewrite_in_progress_is_as_private_as_a_draft(cast, client):
    """The reader sees the filed version, not what the author types after it."""
    scene = Scene(cast, "filed")
    accept(scene.submission, cast.secretary)
    type(scene.review).objects.filter(pk=scene.review.pk).update(status="guided")
    write_marked_text(cast.review_of(cast.author))
    assert leaks(scene, MARK, everybody_but("author")) == []


def test_a_filing_is_read_by_its_author_and_its_reader_alone(cast, client):
    scene = Scene(cast, "draft")
    write_marked_text(scene.review)
    review = cast.review_of(cast.author)
    scene.submission = file_self_review(
        review=review, seen_version=review.version, shown=shown_hash(review), now=NOW
    )
    assert leaks(scene, MARK, everybody_but("author", "secretary")) == []
    page = reverse("reviews:submission", args=[scene.submission.pk])
    withdraw = reverse("reviews:withdraw", args=[scene.submission.pk])
    decide = reverse("reviews:decide", args=[scene.submission.pk])
    assert leaks(scene, MARK, ["secretary"]) == [
        ("secretary", "get", page),
        ("secretary", "post", decide),
        ("secretary", "post", withdraw),
    ]


def test_guidance_that_is_not_sent_is_its_writers_alone(cast, client):
    """Not even its reader's successor sees it, nor the author."""
    scene = Scene(cast, "filed")
    save_guidance(
        submission=scene.submission,
        writer=cast.secretary,
        edits=[GuidanceEdit(number=3, text=f"Định hướng {MARK}", seen_version=0)],
        now=NOW,
    )
    assert leaks(scene, MARK, everybody_but("secretary")) == []
    assert leaks(scene, MARK, ["secretary"]) != []
    cast.secretary.mandate_rows.update(ended_on=NOW.date() - timedelta(days=1))
    give_office(cast.colleague, cast.cell, Role.SECRETARY)
    page, _decide = filing_urls(cast.author)
    client.force_login(cast.colleague)
    opened = client.get(page)
    assert opened.status_code == 409  # the new secretary files first, too
    OrganisationPreferences.objects.create(
        organisation=cast.cell, secretary_files_first=False
    )
    opened = client.get(page)
    assert (opened.status_code, MARK in opened.content.decode()) == (200, False)
    client.force_login(cast.secretary)
    assert client.get(page).status_code == 404


def test_what_is_typed_in_from_paper_is_read_by_author_and_typist_alone(cast):
    def typed_in(scene):
        review = fresh(scene.review)
        if review.typist and review.status == "draft":
            type_in(review)

    walk = {"of_kinds": "entry:", "written": typed_in}
    scene = Scene(cast, "empty")
    assert leaks(scene, SECRET, everybody_but("author", "colleague"), **walk) == []
    assert leaks(scene, SECRET, ["author"], **walk) != []
    assert leaks(scene, SECRET, ["colleague"], **walk) != []


def test_a_plan_is_read_by_its_author_and_its_approver_alone(cast):
    scene = Scene(cast, "empty")
    plans = {"of_kinds": "plan:"}
    others = everybody_but("author", "secretary")
    assert leaks(scene, MARK_IN_PLANS, others, **plans) == []
    assert leaks(scene, MARK_IN_PLANS, ["author"], **plans) != []


def test_text_stands_in_no_notice_and_in_no_trace(cast):
    review = cast.review_of(cast.author)
    write_marked_text(answer_all(review))
    review = cast.review_of(cast.author)
    file_review(cast.review_of(cast.secretary))
    filed = file_self_review(
        review=review, seen_version=review.version, shown=shown_hash(review), now=NOW
    )
    accept(filed, cast.secretary)
    stored = [str(row) for row in AuditEntry.objects.values()]
    stored += [str(row) for row in Notification.objects.values()]
    assert [row for row in stored if MARK in row] == []


def test_pages_with_anothers_text_are_kept_by_no_cache(cast, client):
    Scene(cast, "filed")
    page, decide = filing_urls(cast.author)
    client.force_login(cast.secretary)
    kept = [
        client.get(page),
        client.post(decide),
        client.post(decide, {"version": 99}),
        client.get(decide),
    ]
    assert [response["Cache-Control"] for response in kept] == ["no-store"] * 4
