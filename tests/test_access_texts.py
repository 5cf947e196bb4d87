"""No text of a member stands on a page, in a notice or in a trace of others.

Everybody opens and posts to every address of the access matrix, as themselves and
signed out, whatever the answer is (pages, refusals, JSON, papers): the mark that the
text carries is found by those alone who may read it. A draft, a filing taken back, a
rewrite, a filing and everything of a year (``tests/year_texts.py``) stand beside each
other in one walk, each with a mark of its own; the addresses of one report are walked
in each of its states. Plans, kept items and reports typed in from paper cannot stand
beside a report that its author writes: their addresses are walked in states of their
own, and finer cases lie in ``tests/cells/plans`` and ``tests/cells/reviews/paper``. The
walk is done once, on SQLite (``deploy/test.sh``); who may open what is asked on both
databases (``tests/test_access.py``).
"""

from datetime import timedelta

import pytest
import time_machine
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
from tests.access_matrix import Scene, filing_urls
from tests.cells.reviews.acts import give_back
from tests.entries_scenes import SECRET, fresh, type_in
from tests.factories import (
    NOW,
    accept,
    answer_all,
    file_review,
    give_office,
    shown_hash,
)
from tests.transfer_scenes import MOVED_AT, moved_plan
from tests.walk_of_texts import leaks
from tests.year_texts import OF_THE_PLAN, OF_THE_RATING, written_in_the_year

pytestmark = pytest.mark.usefixtures("on_the_day")
MARK = "DẤURIÊNGCỦATÁCGIẢ"
TAKEN_BACK, REWRITTEN, GUIDING = "DẤULẤYLẠI", "DẤUVIẾTLẠI", "DẤUĐỊNHHƯỚNG"
FILED = "DẤUĐÃNỘP"
OF_THE_REPORT = ("review", "group", "submission")
MARK_IN_PLANS = "DẤU-RIÊNG"
# One sheet of all members whom an office supervises, and its answers.
OF_THE_MEETING = (
    "supervision:meeting", "supervision:accept_together", "reports:meeting_sheet_pdf"
)  # fmt: skip


@pytest.fixture(autouse=True)
def _papers_as_their_words(monkeypatch):
    """A PDF is compressed: its words are searched in what it would be made from."""

    def words(paper, **_options) -> bytes:
        return " ".join(paper.etree_element.itertext()).encode()

    monkeypatch.setattr("weasyprint.HTML.write_pdf", words)


def write_marked_text(review, mark=MARK) -> None:
    answer_all(review, declared={3: {"deed": f"Việc {mark}", "remedy": f"Sửa {mark}"}})
    GeneralPart.objects.filter(review=review).update(strengths=f"Ưu điểm {mark}")


def filed_with_mark(review, mark=MARK):
    write_marked_text(review, mark)
    review = type(review).objects.get(pk=review.pk)
    return file_self_review(
        review=review, seen_version=review.version, shown=shown_hash(review), now=NOW
    )


def take_back(cast, member, mark=MARK):
    submission = filed_with_mark(cast.review_of(member), mark)
    review = cast.review_of(member)
    recall_self_review(review=review, seen_version=review.version, now=NOW)
    return submission


def rewrite(cast, member, mark=MARK):
    """What the reader has is the filed version, not what is typed after it."""
    filed = file_review(cast.review_of(member), declared={3: {}})
    submission = give_back(filed, cast.secretary)
    write_marked_text(cast.review_of(member), mark)
    return submission


def readers(found) -> set[str]:
    return {person for person, _method, _url in found}


def test_everybody_reads_on_every_page_what_is_theirs_alone(cast):
    """A draft, a filing taken back, a rewrite and a filing with guidance not yet sent;
    and what a further member wrote in the year after the session."""
    scene = Scene(cast, "draft")
    write_marked_text(scene.review)
    take_back(cast, cast.former, TAKEN_BACK)
    rewrite(cast, cast.deputy, REWRITTEN)
    guide(filed_with_mark(cast.review_of(cast.colleague), FILED), cast.secretary)
    year = written_in_the_year(cast)
    marks = (MARK, TAKEN_BACK, REWRITTEN, FILED, GUIDING)
    found = leaks(scene, *marks, *OF_THE_PLAN, *OF_THE_RATING, also=year.urls)
    found = dict(zip((*marks, *OF_THE_PLAN, *OF_THE_RATING), found, strict=True))
    assert readers(found[MARK]) == {"author"}
    assert readers(found[TAKEN_BACK]) <= {"former"}
    assert readers(found[REWRITTEN]) <= {"deputy"}
    assert readers(found[FILED]) <= {"colleague"}
    assert readers(found[GUIDING]) == set()
    for mark in OF_THE_PLAN:
        assert readers(found[mark]) == {"secretary"}, mark
    for mark in OF_THE_RATING:
        assert readers(found[mark]) == {"secretary", "committee_secretary"}, mark
    stands_at = {url for mark in OF_THE_PLAN for _p, _m, url in found[mark]}
    assert stands_at <= {*year.urls, *map(reverse, OF_THE_MEETING)}


def test_what_was_written_stays_in_the_cell_that_the_member_leaves(cast):
    """The new one has title, product and dates; the old one what it had."""
    year = written_in_the_year(cast, is_rated=False)
    scene = Scene.__new__(Scene)
    scene.cast = cast
    carried = moved_plan(cast, year.plan)
    with time_machine.travel(MOVED_AT, tick=False):
        new = [
            reverse("supervision:plan", args=[carried.pk]),
            reverse("plans:detail", args=[carried.pk]),
            *map(reverse, ("supervision:board", "supervision:meeting", "home")),
        ]
        found = leaks(scene, *OF_THE_PLAN, of_kinds=("-",), also=[*year.urls, *new])
    for mark, rows in zip(OF_THE_PLAN, found, strict=True):
        assert readers(rows) == {"secretary"}, mark
        assert {url for _p, _m, url in rows} <= {
            *year.urls,
            *map(reverse, OF_THE_MEETING),
        }, mark


@pytest.mark.parametrize("bring", [take_back, rewrite])
def test_so_it_is_at_the_addresses_of_the_report_itself(cast, bring):
    scene = Scene(cast, "draft")
    scene.submission = bring(cast, cast.author)
    (found,) = leaks(scene, MARK, of_kinds=OF_THE_REPORT)
    assert readers(found) == {"author"}


def test_a_filing_is_read_by_its_author_and_its_reader_alone(cast):
    """And the guidance that the reader has not sent by the reader alone."""
    scene = Scene(cast, "draft")
    scene.submission = filed_with_mark(scene.review)
    guide(scene.submission, cast.secretary)
    found, guidance = leaks(scene, MARK, GUIDING, of_kinds=OF_THE_REPORT)
    assert readers(found) == {"author", "secretary"}
    page = reverse("reviews:submission", args=[scene.submission.pk])
    withdraw = reverse("reviews:withdraw", args=[scene.submission.pk])
    decide = reverse("reviews:decide", args=[scene.submission.pk])
    paper = reverse("reports:self_review", args=[scene.submission.pk])
    assert [row for row in found if row[0] == "secretary"] == [
        ("secretary", "get", page),
        ("secretary", "post", decide),
        ("secretary", "post", withdraw),
        ("secretary", "get", paper),
    ]
    assert readers(guidance) == {"secretary"}


def guide(submission, writer) -> None:
    save_guidance(
        submission=submission,
        writer=writer,
        edits=[GuidanceEdit(number=3, text=f"Định hướng {GUIDING}", seen_version=0)],
        now=NOW,
    )


def test_guidance_that_is_not_sent_is_not_its_readers_successors(cast, client):
    scene = Scene(cast, "filed")
    guide(scene.submission, cast.secretary)
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
    assert (opened.status_code, GUIDING in opened.content.decode()) == (200, False)
    client.force_login(cast.secretary)
    assert client.get(page).status_code == 404


def test_what_is_typed_in_from_paper_is_read_by_author_and_typist_alone(cast):
    def typed_in(scene):
        review = fresh(scene.review)
        if review.typist and review.status == "draft":
            type_in(review)

    scene = Scene(cast, "empty")
    (found,) = leaks(scene, SECRET, of_kinds="entry:", written=typed_in)
    assert readers(found) == {"author", "colleague"}


def test_an_item_that_was_kept_is_read_by_its_author_and_its_reader_alone(cast):
    scene = Scene(cast, "empty")
    (found,) = leaks(scene, "Việc của tôi.", of_kinds="remark:kept")
    assert readers(found) == {"secretary"}  # no address of these is the author's


def test_a_plan_is_read_by_its_author_and_its_approver_alone(cast):
    scene = Scene(cast, "empty")
    (found,) = leaks(scene, MARK_IN_PLANS, of_kinds="plan:")
    assert readers(found) == {"author", "secretary"}


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
