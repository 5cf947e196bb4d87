"""For some days a deputy reads the reports for the secretary (feature P5)."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from cells.models import AuditEntry, Delegation, Notification
from cells.organisation.models import Role
from cells.organisation.services import delegate_reading, take_back_delegation
from cells.workflow import WorkflowError
from tests.cells.reviews.acts import decide
from tests.factories import NOW, TODAY, file_review, give_office, make_officer

URL = reverse("organisation:delegations")
QUEUE = reverse("reviews:queue")
DAY = timedelta(days=1)


@pytest.fixture
def submission(cast):
    file_review(cast.review_of(cast.secretary))
    return file_review(cast.review_of(cast.author))


def give(cast, *, start=TODAY, end=TODAY + 3 * DAY, delegate=None, giver=None):
    return delegate_reading(
        cell=cast.cell,
        giver=giver or cast.secretary,
        delegate=delegate or cast.deputy,
        started_on=start,
        ended_on=end,
        now=NOW,
    )


def opens(client, member, submission) -> int:
    client.force_login(member)
    return client.get(reverse("reviews:submission", args=[submission.pk])).status_code


def post(client, **fields):
    return client.post(
        URL,
        {"started_on": f"{TODAY}", "ended_on": f"{TODAY + 3 * DAY}"} | fields,
    )


# --- What it opens -----------------------------------------------------------


def test_only_on_its_days_does_the_deputy_read_and_decide(cast, client, submission):
    give(cast, start=TODAY + DAY, end=TODAY + 2 * DAY)
    codes = {}
    for days in range(4):
        with time_machine.travel(NOW + days * DAY, tick=False):
            codes[days] = opens(client, cast.deputy, submission)
    assert codes == {0: 404, 1: 200, 2: 200, 3: 404}
    assert opens(client, cast.secretary, submission) == 200


def test_the_delegate_decides_in_the_secretarys_office(cast, client, submission):
    give(cast)
    client.force_login(cast.deputy)
    listed = client.get(QUEUE).content.decode()
    assert cast.author.full_name in listed
    assert "Đồng chí được Bí thư ủy quyền đọc báo cáo" in listed
    decision = decide(submission, cast.deputy)
    assert (decision.decided_by, decision.office) == (cast.deputy, "secretary")


def test_never_the_own_report_nor_one_asked_away(cast, client, submission):
    give(cast)
    own = file_review(cast.review_of(cast.deputy))
    review = cast.review_of(cast.colleague)
    type(review).objects.filter(pk=review.pk).update(wished_office="committee")
    asked_away = file_review(cast.review_of(cast.colleague))
    assert opens(client, cast.deputy, asked_away) == 404
    url = reverse("reviews:decide", args=[own.pk])
    assert client.post(url, {"version": 2, "outcome": "accept"}).status_code == 403


def test_the_delegate_waits_for_the_secretarys_own_report_too(cast, client):
    give(cast)
    early = file_review(cast.review_of(cast.author))
    file_review(cast.review_of(cast.deputy))
    assert opens(client, cast.deputy, early) == 409
    file_review(cast.review_of(cast.secretary))
    assert opens(client, cast.deputy, early) == 200


def test_out_of_office_the_delegate_reads_nothing(cast, client, submission):
    give(cast)
    cast.deputy.mandate_rows.update(ended_on=TODAY - DAY)
    assert opens(client, cast.deputy, submission) == 404


def test_taken_back_it_ends_at_once(cast, client, submission):
    delegation = give(cast)
    assert opens(client, cast.deputy, submission) == 200
    client.force_login(cast.secretary)
    client.post(reverse("organisation:take_back", args=[delegation.pk]))
    assert opens(client, cast.deputy, submission) == 404
    with pytest.raises(WorkflowError):
        take_back_delegation(delegation=delegation, by=cast.secretary, now=NOW)
    told = Notification.objects.filter(recipient=cast.deputy).values_list("kind")
    assert {"reading_delegated", "delegation_ended"} <= {kind for (kind,) in told}
    acts = AuditEntry.objects.filter(action__startswith="delegation.")
    assert [act.action for act in acts] == ["delegation.give", "delegation.take_back"]


# --- What is refused ---------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (TODAY - DAY, TODAY),
        (TODAY + 2 * DAY, TODAY + DAY),
        (TODAY, TODAY + 400 * DAY),
    ],
)
def test_days_that_make_no_sense(start, end, cast):
    with pytest.raises(WorkflowError):
        give(cast, start=start, end=end)
    assert not Delegation.objects.exists()


def test_only_a_deputy_of_the_cell_and_never_oneself(cast):
    give_office(cast.secretary, cast.cell, Role.DEPUTY)
    elsewhere = make_officer(cast.other_cell, Role.DEPUTY)
    for person in (cast.author, cast.secretary, elsewhere):
        with pytest.raises(WorkflowError):
            give(cast, delegate=person)


def test_the_database_refuses_a_delegation_to_oneself(cast):
    refused = pytest.raises(IntegrityError, match="delegation_to_another")
    with refused, transaction.atomic():
        Delegation.objects.create(
            cell=cast.cell, giver=cast.deputy, delegate=cast.deputy,
            started_on=TODAY, ended_on=TODAY,
        )  # fmt: skip


def test_no_two_on_one_day(cast):
    first = give(cast, start=TODAY + 2 * DAY, end=TODAY + 4 * DAY)
    other = make_officer(cast.cell, Role.DEPUTY, cell=cast.cell)
    for start, end in ((0, 2), (4, 6), (3, 3), (1, 9)):
        with pytest.raises(WorkflowError, match=cast.deputy.full_name):
            give(cast, start=TODAY + start * DAY, end=TODAY + end * DAY, delegate=other)
    give(cast, start=TODAY, end=TODAY + DAY, delegate=other)
    take_back_delegation(delegation=first, by=cast.secretary, now=NOW)
    give(cast, start=TODAY + 3 * DAY, end=TODAY + 3 * DAY, delegate=other)


# --- The page ----------------------------------------------------------------


def test_the_secretary_delegates_and_the_queue_says_so(cast, client):
    client.force_login(cast.secretary)
    assert URL in client.get(QUEUE).content.decode()
    assert post(client, delegate=cast.deputy.pk).status_code == 302
    for url in (URL, QUEUE):
        page = client.get(url).content.decode()
        assert cast.deputy.full_name in page
        assert "từ 05/10/2026 đến 08/10/2026" in page


def test_a_refused_form_says_why_and_keeps_what_was_typed(cast, client):
    client.force_login(cast.secretary)
    assert post(client).status_code == 422
    answer = post(client, delegate=cast.deputy.pk, ended_on="2026-10-04")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Ngày cuối không được trước ngày đầu." in page
    assert 'value="2026-10-04"' in page
    assert f'value="{cast.deputy.pk}" selected' in page
    for nonsense in ("x", "999999999999999999999", "\x00", cast.author.pk):
        assert post(client, delegate=nonsense).status_code == 422
    assert not Delegation.objects.exists()


def test_without_a_deputy_the_page_says_so(cast, client):
    cast.deputy.mandate_rows.all().delete()
    client.force_login(cast.secretary)
    assert "không có Phó Bí thư" in client.get(URL).content.decode()


def test_only_the_secretary_of_the_cell_takes_it_back(cast, client):
    delegation = give(cast)
    url = reverse("organisation:take_back", args=[delegation.pk])
    codes = {}
    for name in ("author", "deputy", "stranger", "former", "committee_secretary"):
        client.force_login(getattr(cast, name))
        codes[name] = client.post(url).status_code
    assert set(codes.values()) == {404}
    assert Delegation.objects.get().taken_back_at is None
