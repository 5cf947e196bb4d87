"""A committee's round: drafted, looked at in counts, issued to its cells (O1)."""

import pytest
from django.urls import reverse

from cells.models import (
    AuditEntry,
    CellRound,
    CellSummary,
    Notification,
    ReviewRound,
    SelfReview,
)
from cells.organisation.models import Role
from cells.rounds.reach import cells_reached
from cells.workflow import WorkflowError
from tests.factories import (
    NOW,
    Cast,
    make_cell,
    make_committee,
    make_member,
    make_officer,
)
from tests.rounds_scenes import committee_draft, end_open_rounds, issue

pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def cast(db):
    """Both cells of the committee have ended their own rounds."""
    cast = Cast()
    end_open_rounds(cast.cell, cast.other_cell)
    return cast


def fresh(review_round) -> ReviewRound:
    return ReviewRound.objects.get(pk=review_round.pk)


def opened_in(review_round) -> set:
    return set(review_round.cell_rounds.values_list("cell__name", flat=True))


def page_of(client, person, review_round) -> str:
    client.force_login(person)
    url = reverse("journey:committee_round", args=[review_round.pk])
    return client.get(url).content.decode()


# --- Whom it reaches ---------------------------------------------------------


def test_a_draft_is_known_to_no_cell(cast):
    before = Notification.objects.count()
    review_round = committee_draft(cast)
    assert review_round.status == "draft"
    assert not review_round.cell_rounds.exists()
    assert Notification.objects.count() == before
    entry = AuditEntry.objects.get(action="round.draft")
    assert (entry.actor, entry.chain.organisation) == (cast.staff, cast.committee)


def test_it_is_opened_in_every_cell_of_the_subtree_and_every_author_is_told(cast):
    review_round = committee_draft(cast)
    assert issue(review_round, cast.staff) == []
    assert fresh(review_round).status == "issued"
    assert opened_in(review_round) == {cast.cell.name, cast.other_cell.name}
    reviews = SelfReview.objects.filter(cell_round__round=review_round)
    told = Notification.objects.filter(
        kind="round_issued", facts__round=review_round.title
    )
    assert {row.recipient_id for row in told} == {each.author_id for each in reviews}
    assert cast.secretary.pk in {row.recipient_id for row in told}
    drafts = CellSummary.objects.filter(status="draft")
    assert drafts.filter(cell_round__round=review_round).count() == 2


def test_it_may_reach_one_cell_alone(cast):
    review_round = committee_draft(cast, reach=cast.other_cell)
    issue(review_round, cast.committee_secretary)
    assert opened_in(review_round) == {cast.other_cell.name}


def test_a_cell_may_be_left_out_by_choice(cast):
    review_round = committee_draft(cast, spared=[cast.cell])
    issue(review_round, cast.staff)
    assert opened_in(review_round) == {cast.other_cell.name}
    issue(review_round, cast.staff)
    assert opened_in(review_round) == {cast.other_cell.name}


def test_another_committees_cells_are_not_reached(cast):
    stranger = make_cell(make_committee("Đảng bộ khác", "DB-9"), "Chi bộ xa", "CB-9")
    review_round = committee_draft(cast)
    assert stranger not in cells_reached(review_round)
    # Even if its place has left the committee's subtree since.
    ReviewRound.objects.filter(pk=review_round.pk).update(reach=stranger)
    assert list(cells_reached(fresh(review_round))) == []


def test_a_cell_of_a_committee_below_is_reached(cast):
    cast.committee.refresh_from_db()
    below = make_committee("Đảng bộ bộ phận", "DB-2")
    type(below).objects.move(below, cast.committee, "sorted-child")
    below.refresh_from_db()
    cell = make_cell(below, "Chi bộ sâu", "CB-5")
    make_member(cell)
    assert cell in cells_reached(committee_draft(cast))


# --- Issuing -----------------------------------------------------------------


def test_a_cell_with_an_open_round_is_left_out_and_completed_later(cast):
    CellRound.objects.filter(pk=cast.cell_round.pk).update(status="open")
    review_round = committee_draft(cast)
    [left_out] = issue(review_round, cast.staff)
    assert left_out.cell == cast.cell
    assert opened_in(review_round) == {cast.other_cell.name}
    reports = list(SelfReview.objects.filter(cell_round__round=review_round).values())
    end_open_rounds(cast.cell)
    assert issue(review_round, cast.committee_secretary) == []
    assert opened_in(review_round) == {cast.cell.name, cast.other_cell.name}
    untouched = SelfReview.objects.filter(pk__in=[row["id"] for row in reports])
    assert list(untouched.values()) == reports


def test_pressed_again_nothing_is_opened_or_told_twice(cast):
    review_round = committee_draft(cast)
    issue(review_round, cast.staff)
    told = Notification.objects.count()
    assert issue(review_round, cast.committee_secretary) == []
    assert review_round.cell_rounds.count() == 2
    assert Notification.objects.count() == told


def test_the_second_of_two_who_press_completes_and_is_not_refused(cast):
    review_round = committee_draft(cast)
    seen = fresh(review_round)
    issue(review_round, cast.staff)
    assert issue(seen, cast.committee_secretary, seen_version=seen.version) == []
    assert AuditEntry.objects.filter(action="round.issue_to_reach").count() == 1


def test_a_draft_changed_meanwhile_is_not_issued_unseen(cast):
    review_round = committee_draft(cast)
    ReviewRound.objects.filter(pk=review_round.pk).update(version=2, title="Tên khác")
    with pytest.raises(WorkflowError):
        issue(review_round, cast.staff, seen_version=1)
    assert fresh(review_round).status == "draft"
    assert not review_round.cell_rounds.exists()


def test_if_no_cell_can_open_it_the_draft_stays_a_draft(cast):
    CellRound.objects.update(status="open")
    review_round = committee_draft(cast)
    with pytest.raises(WorkflowError):
        issue(review_round, cast.staff)
    assert fresh(review_round).status == "draft"


def test_a_cell_added_to_the_tree_later_gets_it_too(cast, client):
    review_round = committee_draft(cast)
    issue(review_round, cast.staff)
    new = make_cell(cast.committee, "Chi bộ mới lập", "CB-7")
    make_officer(new, Role.SECRETARY, cell=new)
    assert "Chi bộ mới lập" in page_of(client, cast.staff, review_round)
    url = reverse("journey:issue_committee_round", args=[review_round.pk])
    version = fresh(review_round).version
    assert client.post(url, {"version": version}).status_code == 302
    assert "Chi bộ mới lập" in opened_in(review_round)


def test_a_cancelled_cell_is_not_opened_again(cast):
    review_round = committee_draft(cast)
    issue(review_round, cast.staff)
    CellRound.objects.filter(round=review_round, cell=cast.cell).update(
        status="cancelled", cancelled_at=NOW, cancel_reason="Gộp với đợt sau"
    )
    issue(review_round, cast.staff)
    assert review_round.cell_rounds.get(cell=cast.cell).status == "cancelled"
    assert review_round.cell_rounds.count() == 2
