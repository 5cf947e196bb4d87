"""Many writers of one chain, and of several chains at once: no fork, no deadlock."""

from random import Random

import pytest
from django.db import transaction

from cells.audit.chain import faults
from cells.audit.services import Act, record_actions
from cells.models import AuditChain, AuditEntry
from tests.factories import NOW, make_cell, make_committee, make_member
from tests.races.together import together

WRITERS = 8
ACTS = 25


@pytest.fixture
def cells():
    committee = make_committee()
    return [make_cell(committee, f"Chi bộ {n}", f"CB-{n}") for n in range(3)]


def everything_holds(expected: int):
    assert [
        fault for chain in AuditChain.objects.all() for fault in faults(chain)
    ] == []
    for chain in AuditChain.objects.all():
        sequences = list(chain.entries.values_list("sequence", flat=True))
        assert sequences == list(range(1, len(sequences) + 1))
        assert chain.head_sequence == len(sequences)
    assert AuditEntry.objects.count() == expected


def test_eight_writers_make_one_chain(cells):
    member = make_member(cells[0])

    def write():
        for _ in range(ACTS):
            with transaction.atomic():
                record_actions([Act("try", member, cells[0].pk, member.pk)], now=NOW)

    assert together(*[write] * WRITERS) == [None] * WRITERS
    everything_holds(WRITERS * ACTS)
    assert AuditChain.objects.count() == 1


def test_writers_of_several_chains_never_wait_in_a_circle(cells):
    """Each act names the chains in another order, and the installation's as well."""
    member = make_member(cells[0])
    ids = [cell.pk for cell in cells] + [None]

    def write(seed):
        order = Random(seed)
        for _ in range(ACTS):
            order.shuffle(ids_here := list(ids))
            acts = [Act("try", member, where, member.pk) for where in ids_here]
            with transaction.atomic():
                record_actions(acts, now=NOW)

    results = together(*[lambda seed=seed: write(seed) for seed in range(WRITERS)])
    assert results == [None] * WRITERS
    everything_holds(WRITERS * ACTS * 4)


def test_a_writer_who_gives_up_leaves_no_gap(cells):
    member = make_member(cells[0])

    def write(gives_up):
        for number in range(ACTS):
            try:
                with transaction.atomic():
                    record_actions(
                        [Act("try", member, cells[0].pk, member.pk)], now=NOW
                    )
                    if gives_up and number % 2:
                        raise RuntimeError
            except RuntimeError:
                pass

    together(*[lambda up=up: write(up) for up in (True, False, True, False)])
    everything_holds(2 * ACTS + 2 * 13)
