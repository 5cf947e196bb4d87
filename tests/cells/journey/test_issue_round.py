"""A round begins: each cell whole or not at all, safe to repeat."""

import pytest

from cells.journey import issue_round as module
from cells.journey.issue_round import free_slug, issue_round, start_cell_round
from cells.models import (
    AuditEntry,
    Catalogue,
    CellRound,
    CellSummary,
    Notification,
    ReviewRound,
    SelfReview,
)
from cells.organisation.models import Role, Standing
from cells.rounds.models import RoundStatus
from cells.workflow import WorkflowError
from tests.factories import (
    NOW,
    give_office,
    load_catalogue_once,
    make_cell,
    make_committee,
    make_member,
    make_officer,
    make_round,
)


@pytest.fixture
def committee(db):
    return make_committee()


@pytest.fixture
def head(committee):
    return make_officer(committee, Role.SECRETARY)


def cell_with_people(committee, code, *, secretary=True):
    cell = make_cell(committee, f"Chi bộ {code}", code)
    if secretary:
        make_officer(cell, Role.SECRETARY, cell=cell, full_name=f"Bí Thư {code}")
    make_member(cell)
    make_member(cell, standing=Standing.PROBATIONARY)
    make_member(cell, standing=Standing.EXEMPT)
    return cell


@pytest.fixture
def draft(committee, head):
    return make_round(committee, head, status=RoundStatus.DRAFT)


def issue(review_round, cells, by):
    return issue_round(
        review_round=ReviewRound.objects.get(pk=review_round.pk),
        cells=cells,
        by=by,
        now=NOW,
    )


def test_each_who_must_write_has_a_report_and_is_told(committee, head, draft):
    cell = cell_with_people(committee, "CB-1")
    assert issue(draft, [cell], head) == []
    reviews = SelfReview.objects.all()
    assert sorted(reviews.values_list("status", "reader_office")) == [
        ("draft", "committee"),  # the secretary's own: there is no deputy
        ("draft", "secretary"),
        ("draft", "secretary"),
    ]
    assert CellSummary.objects.get().status == "draft"
    told = Notification.objects.filter(kind="round_issued")
    assert {row.recipient_id for row in told} == {row.author_id for row in reviews}
    entry = AuditEntry.objects.get(action="round.issue")
    assert (entry.actor, entry.chain.organisation) == (head, cell)
    assert ReviewRound.objects.get().status == "issued"


def test_repeating_it_touches_nothing_and_completes_what_is_missing(
    committee, head, draft
):
    first = cell_with_people(committee, "CB-1")
    issue(draft, [first], head)
    rows = list(SelfReview.objects.values())
    second = cell_with_people(committee, "CB-2")
    assert issue(draft, [first, second], head) == []
    assert list(SelfReview.objects.filter(cell_round__cell=first).values()) == rows
    assert CellRound.objects.count() == 2
    assert Notification.objects.filter(kind="round_issued").count() == 6
    assert issue(draft, [first, second], head) == []
    assert Notification.objects.filter(kind="round_issued").count() == 6


def test_a_cell_with_an_open_round_is_left_out_and_named(committee, head, draft):
    busy = cell_with_people(committee, "CB-1")
    free = cell_with_people(committee, "CB-2")
    earlier = make_round(committee, head, title="Đợt trước")
    issue(earlier, [busy], head)
    [left_out] = issue(draft, [busy, free], head)
    assert left_out.cell == busy
    assert "Đợt trước" in left_out.reason
    assert busy.name in left_out.reason
    assert list(draft.cell_rounds.values_list("cell", flat=True)) == [free.pk]


def test_a_report_without_a_reader_keeps_the_cell_out_and_names_its_author(
    committee, head, draft
):
    """The secretary's own, without a deputy and with nobody above."""
    head.mandate_rows.all().delete()
    cell = cell_with_people(committee, "CB-1")
    [left_out] = issue(draft, [cell], head)
    assert "Bí Thư CB-1" in left_out.reason
    assert not CellRound.objects.exists()
    assert not SelfReview.objects.exists()
    assert not Notification.objects.exists()


def test_a_cell_without_officers_names_everybody(committee, head, draft):
    head.mandate_rows.all().delete()
    cell = make_cell(committee, "Chi bộ A", "CB-1")
    make_member(cell, full_name="Lê Văn An")
    make_member(cell, full_name="Trần Thị Bình")
    [left_out] = issue(draft, [cell], head)
    assert "Lê Văn An, Trần Thị Bình" in left_out.reason


def test_a_cell_without_anybody_to_write_is_left_out(committee, head, draft):
    cell = make_cell(committee, "Chi bộ trống", "CB-1")
    [left_out] = issue(draft, [cell], head)
    assert "Chi bộ trống" in left_out.reason


def test_a_cell_that_breaks_off_leaves_nothing_and_the_other_stands(
    committee, head, draft, monkeypatch
):
    first, second = (cell_with_people(committee, f"CB-{n}") for n in (1, 2))
    issue(draft, [first], head)

    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(module, "record_action", broken)
    with pytest.raises(RuntimeError):
        issue(draft, [first, second], head)
    assert list(CellRound.objects.values_list("cell", flat=True)) == [first.pk]
    assert not SelfReview.objects.exclude(cell_round__cell=first).exists()
    assert not CellSummary.objects.exclude(cell_round__cell=first).exists()


# --- The secretary's own round -----------------------------------------------


def unsaved(head, committee) -> ReviewRound:
    template = make_round(committee, head)
    facts = ReviewRound.objects.filter(pk=template.pk).values().get()
    template.delete()
    for name in ("id", "slug", "status", "organisation_id", "catalogue_id"):
        facts.pop(name)
    return ReviewRound(**facts)


def test_a_secretary_opens_a_round_for_the_own_cell(committee, head):
    cell = cell_with_people(committee, "CB-1")
    secretary = cell.mandates.get().member
    cell_round = start_cell_round(
        review_round=unsaved(head, committee), cell=cell, by=secretary, now=NOW
    )
    stored = cell_round.round
    assert (stored.organisation, stored.created_by) == (cell, secretary)
    assert (stored.slug, stored.status) == ("cb-1-2026", "issued")
    assert cell_round.self_reviews.count() == 3


@pytest.mark.parametrize("reason", ["open already", "no catalogue", "no reader"])
def test_what_cannot_be_opened_stores_nothing(reason, committee, head):
    cell = cell_with_people(committee, "CB-1")
    fresh = unsaved(head, committee)
    if reason == "open already":
        issue(make_round(committee, head), [cell], head)
    elif reason == "no catalogue":
        Catalogue.objects.all().delete()
    else:
        head.mandate_rows.all().delete()
    before = ReviewRound.objects.count(), CellRound.objects.count()
    with pytest.raises(WorkflowError):
        start_cell_round(
            review_round=fresh, cell=cell, by=cell.mandates.first().member, now=NOW
        )
    assert (ReviewRound.objects.count(), CellRound.objects.count()) == before


def test_a_slug_is_never_taken_twice(committee, head):
    load_catalogue_once()
    assert free_slug("CB-1-2026") == "cb-1-2026"
    make_round(committee, head, slug="cb-1-2026")
    make_round(committee, head, slug="cb-1-2026-2")
    assert free_slug("CB-1-2026") == "cb-1-2026-3"


def test_a_deputy_makes_the_secretarys_report_readable(committee, head, draft):
    head.mandate_rows.all().delete()
    cell = cell_with_people(committee, "CB-1")
    deputy = give_office(make_member(cell), cell, Role.DEPUTY)
    assert issue(draft, [cell], deputy) == []
    own = SelfReview.objects.get(author=cell.mandates.get(role=Role.SECRETARY).member)
    assert own.reader_office == "deputy"
