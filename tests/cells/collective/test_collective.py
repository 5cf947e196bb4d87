"""The collective's self-review: named writers, one text, laid before the cell (P11)."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from pypdf import PdfReader

from cells.canonical import content_hash
from cells.collective import services
from cells.collective.content import content_of
from cells.collective.models import CollectiveBody, CollectiveReview, CollectiveStatus
from cells.models import AuditEntry, CellRound, IndicatorTally, Notification
from cells.organisation.models import Role
from cells.rounds.models import CellRoundStatus
from cells.saving import Saved
from cells.workflow import WorkflowError
from cells.worklist.waiting import items_for
from tests.collective_scenes import DEED, answer_collectively, begin, edit_of, lay
from tests.factories import NOW, TODAY, give_office

pytestmark = pytest.mark.usefixtures("on_the_day")


def text_of(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(each.extract_text() for each in pages).split())


def page(client, person, review, name="detail", *args):
    client.force_login(person)
    return client.get(reverse(f"collective:{name}", args=[review.pk, *args]))


def test_it_begins_with_27_empty_answers_and_its_writers_are_told(cast):
    review = begin(cast, writers=[cast.author, cast.secretary])
    assert review.answers.filter(frequency__isnull=True).count() == 27
    told = Notification.objects.filter(kind="collective_writer_named")
    assert [each.recipient for each in told] == [cast.author]


def test_each_body_has_one(cast):
    begin(cast)
    with pytest.raises(WorkflowError, match=r"begun already|đã được lập"):
        begin(cast)
    begin(cast, body=CollectiveBody.CELL_COMMITTEE)
    assert CollectiveReview.objects.count() == 2


def test_the_draft_of_the_cell_is_its_writers_and_leaders(cast, client):
    review = begin(cast)
    got = {
        person: page(client, getattr(cast, person), review).status_code
        for person in ("author", "secretary", "deputy", "colleague", "former")
    }
    for more in ((), ("write", 1)):
        shown = page(client, cast.author, review, *more)
        assert shown["Cache-Control"] == "no-store"
    assert got == {
        "author": 200, "secretary": 200, "deputy": 200, "colleague": 404, "former": 404,
    }  # fmt: skip


def test_the_committees_own_draft_is_read_by_its_members(cast, client):
    give_office(cast.colleague, cast.cell, Role.COMMITTEE_MEMBER)
    own = begin(cast, body=CollectiveBody.CELL_COMMITTEE)
    of_the_cell = begin(cast)
    assert page(client, cast.colleague, own).status_code == 200
    assert page(client, cast.colleague, of_the_cell).status_code == 404


def test_who_left_the_cell_does_not_write_on(cast, client):
    review = begin(cast)
    cast.author.memberships.update(ended_on=TODAY - timedelta(days=1))
    assert page(client, cast.author, review).status_code == 404
    assert page(client, cast.author, review, "write", 1).status_code == 404


def test_writers_type_and_a_stale_page_overwrites_nothing(cast):
    review = begin(cast)
    first = services.answers_of(review)[0]
    save = services.save_collective_answers
    facts = {"review": review, "page": "", "sequence": 0, "now": NOW}
    stored = save(edits=[edit_of(first, deed="Việc thứ nhất")], **facts)
    stale = save(edits=[edit_of(first, deed="Việc thứ hai")], **facts)
    assert stored[1][0] == Saved.STORED
    assert stale[1][0] == Saved.CONFLICT
    assert services.answers_of(review)[0].deed == "Việc thứ nhất"


def test_a_conflict_shows_both_texts(cast, client):
    review = begin(cast)
    first = services.answers_of(review)[0]
    services.save_collective_answers(
        review=review,
        edits=[edit_of(first, frequency="rarely", deed="Việc thứ nhất")],
        page="",
        sequence=0,
        now=NOW,
    )
    client.force_login(cast.author)
    url = reverse("collective:write", args=[review.pk, 1])
    posted = {"a1-version": first.version, "a1-seen": "", "a1-deed": "Việc thứ hai"}
    answer = client.post(url, posted)
    assert answer.status_code == 409
    body = answer.content.decode()
    assert "Việc thứ nhất" in body
    assert "Việc thứ hai" in body


@pytest.mark.parametrize(
    ("posted", "code"),
    [
        ({}, 422),
        ({"a1-version": "x", "a1-deed": "Giữ chữ này"}, 422),
        ({"a1-version": "1", "a1-deed": "Giữ chữ này" + "x" * 10_001}, 422),
        ({"a1-version": "1", "a1-frequency": "seldom", "a1-deed": "Giữ chữ này"}, 422),
        ({"a1-version": "1", "a1-parts": "99", "a1-deed": "Giữ chữ này"}, 422),
        ({"a1-version": "1", "a1-deed": "Giữ chữ này\x00\ud800"}, 302),
    ],
)
def test_bad_input_keeps_what_was_typed(cast, client, posted, code):
    review = begin(cast)
    client.force_login(cast.author)
    url = reverse("collective:write", args=[review.pk, 1])
    encoded = {
        name: value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        for name, value in posted.items()
    }
    answer = client.post(url, encoded)
    assert answer.status_code == code
    if "a1-deed" in posted and code == 422:
        assert "Giữ chữ này" in answer.content.decode()


def test_the_general_part_is_saved_and_shown(cast, client):
    review = begin(cast)
    client.force_login(cast.author)
    url = reverse("collective:write_general", args=[review.pk])
    answer = client.post(
        url, {"general-version": 1, "general-strengths": "Sinh hoạt đều"}
    )
    assert answer.status_code == 302
    assert "Sinh hoạt đều" in page(client, cast.author, review).content.decode()


def test_a_script_is_told_what_became_of_its_rows(cast, client):
    review = begin(cast)
    client.force_login(cast.author)
    answer = client.post(
        reverse("collective:write", args=[review.pk, 1]),
        {"a1-version": 1, "a1-frequency": "none"},
        headers={"accept": "application/json"},
    )
    told = answer.json()
    assert (told["rows"]["1"]["outcome"], told["answered"]) == ("stored", 1)


def test_what_is_missing_keeps_it_from_the_cell(cast):
    review = begin(cast)
    with pytest.raises(WorkflowError, match=r"Mục 1|Item 1"):
        lay(review, cast.secretary)
    assert CollectiveReview.objects.get().status == CollectiveStatus.DRAFT


def test_laid_before_the_cell_it_is_read_by_all_and_bound_by_its_hash(cast, client):
    review = lay(answer_collectively(begin(cast)), cast.secretary)
    assert DEED in page(client, cast.colleague, review).content.decode()
    content = content_of(review, services.answers_of(review))
    assert review.content_sha256 == content_hash(content.to_json())
    trace = AuditEntry.objects.get(action="collective.lay")
    assert trace.details == {"sha256": review.content_sha256}
    assert page(client, cast.stranger, review).status_code == 404


def test_laid_it_is_not_written_any_more_until_taken_back(cast):
    review = lay(answer_collectively(begin(cast)), cast.secretary)
    first = services.answers_of(review)[0]
    facts = {"page": "", "sequence": 0, "now": NOW}
    with pytest.raises(WorkflowError, match=r"laid before the cell|trình chi bộ"):
        services.save_collective_answers(
            review=review, edits=[edit_of(first, deed="Sửa")], **facts
        )
    services.take_back_collective_review(
        review=review, seen_version=review.version, by=cast.deputy, now=NOW
    )
    review.refresh_from_db()
    assert (review.status, review.content_sha256) == ("draft", "")
    services.save_collective_answers(
        review=review, edits=[edit_of(first, deed="Sửa")], **facts
    )


def test_nothing_changes_once_the_round_is_over(cast):
    review = begin(cast)
    CellRound.objects.filter(pk=cast.cell_round.pk).update(
        status=CellRoundStatus.CLOSED, closed_at=NOW
    )
    with pytest.raises(WorkflowError):
        answer_collectively(review)


def test_of_two_leaders_who_arrange_one_wins(cast, client):
    review = begin(cast)
    client.force_login(cast.deputy)
    url = reverse("collective:arrange", args=[review.pk])
    posted = {
        "writers": [cast.colleague.pk],
        "presenter": cast.deputy.pk,
        "version": review.version,
    }
    assert client.post(url, posted).status_code == 302
    answer = client.post(url, posted | {"writers": [cast.deputy.pk]})
    assert answer.status_code == 409
    assert [each.member for each in review.writers.all()] == [cast.colleague]


def test_a_stranger_cannot_be_named(cast, client):
    client.force_login(cast.secretary)
    answer = client.post(
        reverse("collective:start"),
        {"body": "cell", "writers": [cast.stranger.pk], "presenter": cast.deputy.pk},
    )
    assert answer.status_code == 422
    assert not CollectiveReview.objects.exists()


def test_it_counts_in_no_figure(cast):
    lay(answer_collectively(begin(cast)), cast.secretary)
    assert not IndicatorTally.objects.exists()


def test_a_laid_row_without_its_hash_cannot_be_stored(cast):
    review = begin(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        CollectiveReview.objects.filter(pk=review.pk).update(
            status=CollectiveStatus.BEFORE_CELL
        )


def test_the_page_asks_the_database_a_fixed_number_of_times(
    cast, client, django_assert_max_num_queries
):
    review = answer_collectively(begin(cast), declared=(1, 2, 3, 4, 5))
    page(client, cast.author, review)
    for name, args in (("detail", ()), ("write", (1,)), ("write_general", ())):
        with django_assert_max_num_queries(12):
            url = reverse(f"collective:{name}", args=[review.pk, *args])
            assert client.get(url).status_code == 200


def test_a_draft_waits_for_its_writers_alone(cast):
    begin(cast, writers=[cast.author])
    titles = {
        person: [
            item.url
            for item in items_for(getattr(cast, person).mandates, TODAY)
            if "/collective/" in item.url
        ]
        for person in ("author", "colleague", "secretary")
    }
    review = CollectiveReview.objects.get()
    own = reverse("collective:detail", args=[review.pk])
    assert titles == {"author": [own], "colleague": [], "secretary": []}
    lay(answer_collectively(review), cast.secretary)
    assert own not in [item.url for item in items_for(cast.author.mandates, TODAY)]


def test_the_paper_says_what_the_page_says(cast, client):
    review = lay(answer_collectively(begin(cast), declared=(3, 7)), cast.secretary)
    client.force_login(cast.colleague)
    answer = client.get(reverse("reports:collective_review_pdf", args=[review.pk]))
    text = text_of(answer.content)
    for words in ("T/M CHI BỘ", DEED, "tự nhận có việc liên quan ở 2 biểu hiện"):
        assert words in text
    assert "DỰ THẢO" not in text
    assert cast.author.full_name not in text
    assert AuditEntry.objects.filter(action="collective.export").count() == 1


def test_a_draft_on_paper_says_so(cast, client):
    review = begin(cast, body=CollectiveBody.CELL_COMMITTEE)
    client.force_login(cast.author)
    answer = client.get(reverse("reports:collective_review_pdf", args=[review.pk]))
    text = text_of(answer.content)
    assert "DỰ THẢO" in text
    assert "T/M CHI ỦY" in text
