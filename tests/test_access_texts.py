"""No text of a member stands on a page, in a notice or in a trace of others."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse

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
from tests.access_matrix import MATRIX, PEOPLE, Scene, filing_urls
from tests.factories import (
    NOW,
    accept,
    answer_all,
    file_review,
    give_office,
    shown_hash,
)

pytestmark = pytest.mark.usefixtures("on_the_day")
MARK = "DẤURIÊNGCỦATÁCGIẢ"
ANYWAY = {"entry:paper", "entry:sheet"}


def write_marked_text(review) -> None:
    answer_all(review, declared={3: {"deed": f"Việc {MARK}", "remedy": f"Sửa {MARK}"}})
    GeneralPart.objects.filter(review=review).update(strengths=f"Ưu điểm {MARK}")


def every_body(scene, client, people):
    """(person, method, address, body) of every page for each of ``people``.

    A plan needs an accepted report, an entry from paper one that its author has not
    written: their pages have walks of their own in ``tests/cells/plans`` and
    ``tests/cells/reviews/paper``.
    """
    for person in people:
        for name, (_state, kind, _get, _post) in MATRIX.items():
            if name == "sign_out" or (kind == "submission" and not scene.submission):
                continue
            if kind and kind.startswith(("plan:", "entry:")) and kind not in ANYWAY:
                continue
            bodies = {}
            with transaction.atomic():  # each address finds the scene as it was
                url = scene.url(name, kind)
                for method in ("get", "post"):
                    scene.sign_in(client, person)
                    bodies[method] = getattr(client, method)(url).getvalue()
                transaction.set_rollback(True)
            for method, body in bodies.items():
                yield person, method, url, body.decode(errors="replace")


def everybody_but(*people):
    return [person for person in PEOPLE if person not in people]


def leaks(scene, client, people):
    return [
        (person, method, url)
        for person, method, url, body in every_body(scene, client, people)
        if MARK in body
    ]


def test_a_draft_is_read_by_its_author_alone(cast, client):
    scene = Scene(cast, "draft")
    write_marked_text(scene.review)
    assert leaks(scene, client, everybody_but("author")) == []
    assert leaks(scene, client, ["author"]) != []


def test_a_filing_taken_back_is_read_by_its_author_alone(cast, client):
    scene = Scene(cast, "draft")
    write_marked_text(scene.review)
    review = cast.review_of(cast.author)
    scene.submission = file_self_review(
        review=review, seen_version=review.version, shown=shown_hash(review), now=NOW
    )
    recall_self_review(review=review, seen_version=review.version, now=NOW)
    assert leaks(scene, client, everybody_but("author")) == []


def test_a_rewrite_in_progress_is_as_private_as_a_draft(cast, client):
    """The reader sees the filed version, not what the author types after it."""
    scene = Scene(cast, "filed")
    accept(scene.submission, cast.secretary)
    type(scene.review).objects.filter(pk=scene.review.pk).update(status="guided")
    write_marked_text(cast.review_of(cast.author))
    assert leaks(scene, client, everybody_but("author")) == []


def test_a_filing_is_read_by_its_author_and_its_reader_alone(cast, client):
    scene = Scene(cast, "draft")
    write_marked_text(scene.review)
    review = cast.review_of(cast.author)
    scene.submission = file_self_review(
        review=review, seen_version=review.version, shown=shown_hash(review), now=NOW
    )
    assert leaks(scene, client, everybody_but("author", "secretary")) == []
    page = reverse("reviews:submission", args=[scene.submission.pk])
    withdraw = reverse("reviews:withdraw", args=[scene.submission.pk])
    decide = reverse("reviews:decide", args=[scene.submission.pk])
    assert leaks(scene, client, ["secretary"]) == [
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
    assert leaks(scene, client, everybody_but("secretary")) == []
    assert leaks(scene, client, ["secretary"]) != []
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
