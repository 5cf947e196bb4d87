"""The audit trail: in order, told of every tampering, once a day for an opening."""

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from cells.audit.chain import entry_hash, faults
from cells.audit.services import Act, record_action, record_actions, record_opening
from cells.models import AuditChain, AuditEntry
from tests.factories import NOW, TODAY, MemberFactory, make_cell


@pytest.fixture
def cell(db):
    return make_cell()


@pytest.fixture
def chain(cell):
    """Five acts in the chain of a cell, all by one member."""
    member = MemberFactory()
    for number in range(5):
        record_action(
            "round.issue",
            cell,
            organisation_id=cell.pk,
            actor=member,
            now=NOW + timedelta(minutes=number),
            number=number,
        )
    return AuditChain.objects.get(organisation=cell)


def found(chain) -> list[str]:
    chain = AuditChain.objects.get(pk=chain.pk)
    return [fault.partition(": ")[2] for fault in faults(chain)]


def entries(chain):
    return AuditEntry.objects.filter(chain=chain)


def test_a_chain_counts_from_one_and_each_entry_follows(chain):
    rows = list(entries(chain).order_by("sequence"))
    assert [row.sequence for row in rows] == [1, 2, 3, 4, 5]
    assert [row.previous_hash for row in rows] == ["", *[r.hash for r in rows[:-1]]]
    chain.refresh_from_db()
    assert (chain.head_sequence, chain.head_hash) == (5, rows[-1].hash)
    assert found(chain) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("action", "review.file"),
        ("details", {"number": 9}),
        ("at", NOW - timedelta(days=1)),
        ("target_id", 4711),
        ("target_kind", "member"),
        ("actor_id", None),
        ("once_key", "x"),
        ("hash_version", 2),
    ],
)
def test_a_changed_entry_is_found(field, value, chain):
    entries(chain).filter(sequence=3).update(**{field: value})
    assert found(chain) == ["entry 3 was changed"]


def test_an_entry_changed_with_its_hash_no_longer_fits_the_next(chain):
    entry = entries(chain).get(sequence=3)
    entry.action = "review.file"
    new_hash = entry_hash(entry)
    entries(chain).filter(sequence=3).update(action="review.file", hash=new_hash)
    assert found(chain) == ["entry 4 does not follow"]


def test_a_last_entry_changed_with_its_hash_no_longer_fits_the_head(chain):
    entry = entries(chain).get(sequence=5)
    entry.action = "review.file"
    new_hash = entry_hash(entry)
    entries(chain).filter(sequence=5).update(action="review.file", hash=new_hash)
    assert found(chain) == ["the end does not match its head"]


def test_an_entry_taken_out_is_found(chain):
    entries(chain).filter(sequence=3).delete()
    assert found(chain) == ["entry 3 is missing", "entry 4 does not follow"]


def test_an_entry_taken_out_and_the_gap_closed_is_found(chain):
    entries(chain).filter(sequence=3).delete()
    for sequence in (4, 5):
        entries(chain).filter(sequence=sequence).update(sequence=sequence - 1)
    assert found(chain) == [
        "entry 3 does not follow",
        "entry 3 was changed",
        "entry 4 was changed",
        "the end does not match its head",
    ]


def test_the_last_entry_taken_off_is_found(chain):
    entries(chain).filter(sequence=5).delete()
    assert found(chain) == ["the end does not match its head"]


def test_a_whole_chain_taken_away_is_found(chain):
    entries(chain).delete()
    assert found(chain) == ["the end does not match its head"]


def test_an_inserted_entry_is_found(chain):
    for sequence in (5, 4, 3):
        entries(chain).filter(sequence=sequence).update(sequence=sequence + 1)
    before = entries(chain).get(sequence=2)
    forged = AuditEntry(
        chain=chain,
        sequence=3,
        at=NOW,
        action="round.close",
        target_kind="organisation",
        target_id=1,
        previous_hash=before.hash,
    )
    forged.hash = entry_hash(forged)
    forged.save()
    assert found(chain) == [
        "entry 4 does not follow",
        "entry 4 was changed",
        "entry 5 was changed",
        "entry 6 was changed",
        "the end does not match its head",
    ]


def test_an_entry_added_behind_the_head_is_found(chain):
    last = entries(chain).get(sequence=5)
    last.pk, last.sequence, last.previous_hash = None, 6, last.hash
    last.hash = entry_hash(last)
    last.save(force_insert=True)
    assert found(chain) == ["the end does not match its head"]


def test_re_ordered_entries_are_found(chain):
    entries(chain).filter(sequence=2).update(sequence=99)
    entries(chain).filter(sequence=3).update(sequence=2)
    entries(chain).filter(sequence=99).update(sequence=3)
    assert found(chain) == [
        "entry 2 does not follow",
        "entry 2 was changed",
        "entry 3 does not follow",
        "entry 3 was changed",
        "entry 4 does not follow",
    ]


def test_an_entry_moved_to_another_chain_is_found_in_both(chain, db):
    other = make_cell(name="Chi bộ Hai", code="CB-2")
    record_action("round.issue", other, organisation_id=other.pk, actor=None, now=NOW)
    second = AuditChain.objects.get(organisation=other)
    moved = entries(chain).get(sequence=5)
    AuditEntry.objects.filter(pk=moved.pk).update(chain=second, sequence=2)
    assert found(chain) == ["the end does not match its head"]
    assert found(second) == [
        "entry 2 does not follow",
        "entry 2 was changed",
        "the end does not match its head",
    ]


def test_the_command_says_that_all_is_whole(chain):
    out = io.StringIO()
    call_command("verify_audit", stdout=out)
    assert "The audit trail is whole." in out.getvalue()
    assert f"head {AuditChain.objects.get(pk=chain.pk).head_hash}" in out.getvalue()


def test_the_command_fails_and_names_the_place(chain):
    entries(chain).filter(sequence=3).update(action="review.file")
    errors = io.StringIO()
    with pytest.raises(CommandError, match="1 faults"):
        call_command("verify_audit", stdout=io.StringIO(), stderr=errors)
    assert errors.getvalue().strip() == f"chain {chain.pk}: entry 3 was changed"


def test_each_organisation_and_the_installation_have_their_own_chain(cell, db):
    other = make_cell(name="Chi bộ Hai", code="CB-2")
    acts = [
        Act("a.b", cell, organisation, None)
        for organisation in (other.pk, None, cell.pk, None)
    ]
    record_actions(acts, now=NOW)
    counts = {
        chain.organisation_id: chain.head_sequence for chain in AuditChain.objects.all()
    }
    assert counts == {other.pk: 1, None: 2, cell.pk: 1}
    assert [f for chain in AuditChain.objects.all() for f in faults(chain)] == []


def test_the_database_refuses_a_fork_and_a_second_trunk(chain):
    twin = entries(chain).get(sequence=5)
    twin.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)
    AuditChain.objects.create(organisation=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditChain.objects.create(organisation=None)


def test_an_act_undone_leaves_no_entry(cell):
    with transaction.atomic():
        record_action("a.b", cell, organisation_id=cell.pk, actor=None, now=NOW)
        transaction.set_rollback(True)
    assert AuditEntry.objects.count() == 0


# --- Openings -----------------------------------------------------------------------


def open_it(cast, *, actor=None, on=TODAY):
    """A report of the author, opened as the reader opens a filing."""
    return record_opening(
        cast.review_of(cast.author),
        actor=actor or cast.secretary,
        organisation_id=cast.cell.pk,
        office="secretary",
        on=on,
        now=NOW,
    )


def test_an_opening_is_recorded_once_a_day_for_each_reader(cast):
    answers = [
        open_it(cast),
        open_it(cast),
        open_it(cast, actor=cast.deputy),
        open_it(cast, on=TODAY + timedelta(days=1)),
    ]
    assert answers == [True, False, True, True]
    review = cast.review_of(cast.author)
    shown = AuditEntry.objects.openings_of("selfreview", [review.pk])
    assert {entry.actor for entry in shown} == {cast.secretary, cast.deputy}
    assert shown.count() == 3
    assert {tuple(entry.details.items()) for entry in shown} == {
        (("office", "secretary"),)
    }


def test_an_opening_has_a_person(cell):
    chain = AuditChain.objects.create(organisation=cell)
    entry = AuditEntry(
        chain=chain, sequence=1, at=NOW, action="x.open", target_kind="x",
        target_id=1, is_opening=True, once_key="k",
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save()


def test_acts_of_others_are_no_openings(cast):
    review = cast.review_of(cast.author)
    record_action(
        "review.file",
        review,
        organisation_id=cast.cell.pk,
        actor=cast.author,
        now=NOW,
    )
    assert not AuditEntry.objects.openings_of("selfreview", [review.pk]).exists()
