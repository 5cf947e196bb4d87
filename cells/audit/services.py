"""Appends to the audit trail; the last statement of every outermost service."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from cells.audit.chain import HASH_VERSION, entry_hash
from cells.audit.models import AuditChain, AuditEntry


@dataclass(frozen=True)
class Act:
    """One thing to be recorded in the chain of ``organisation_id`` (None: of the
    installation). ``details`` holds codes, ids, labels and hashes, no typed text."""

    action: str
    target: object
    organisation_id: int | None
    actor_id: int | None
    details: dict = field(default_factory=dict)
    once_key: str | None = None


def record_actions(acts: list[Act], *, now: datetime) -> None:
    """Append ``acts`` to their chains. Must run inside the transaction of the change.

    Chains that are missing come to be in the order of their organisations, then all
    are taken in the order of their ids, so that no two writers wait in a circle.
    """
    by_organisation = defaultdict(list)
    for act in acts:
        by_organisation[act.organisation_id].append(act)
    by_chain = {
        chain_id_of(organisation_id): by_organisation[organisation_id]
        for organisation_id in sorted(by_organisation, key=lambda found: found or 0)
    }
    for chain_id in sorted(by_chain):
        append(chain_id, by_chain[chain_id], now=now)


def record_action(
    action: str,
    target,
    *,
    organisation_id: int | None,
    actor,
    now: datetime,
    **details,
) -> None:
    """Append one act; see ``record_actions``."""
    act = Act(action, target, organisation_id, actor and actor.pk, details)
    record_actions([act], now=now)


def record_opening(
    target, *, actor, organisation_id: int, office: str, on: date, now: datetime
) -> bool:
    """Record that ``actor`` opened the text of ``target``, once a day.

    True if it was the first opening by this person on the day ``on``. ``office``
    is the office in which it was opened, for the author to read.
    """
    kind = target._meta.model_name
    key = f"{kind}:{target.pk}:{actor.pk}:{on.isoformat()}"
    known = AuditEntry.objects.filter(
        chain__organisation_id=organisation_id, once_key=key
    )
    if known.exists():
        return False
    act = Act(
        f"{kind}.open", target, organisation_id, actor.pk, {"office": office}, key
    )
    with transaction.atomic():
        return append(chain_id_of(organisation_id), [act], now=now) == 1


def chain_id_of(organisation_id: int | None) -> int:
    chain, _ = AuditChain.objects.only("pk").get_or_create(
        organisation_id=organisation_id
    )
    return chain.pk


def append(chain_id: int, acts: list[Act], *, now: datetime) -> int:
    """Write ``acts`` behind the head of the chain; returns how many were new.

    The head is taken by an UPDATE before it is read: two writers never see the same
    head (a read before the UPDATE forked the chain when it was tried).
    """
    chains = AuditChain.objects.filter(pk=chain_id)
    chains.update(head_sequence=F("head_sequence"))
    chain = chains.get()
    acts = [act for act in acts if not already_recorded(chain, act)]
    entries = []
    previous, sequence = chain.head_hash, chain.head_sequence
    for act in acts:
        sequence += 1
        entry = new_entry(chain, act, sequence=sequence, previous=previous, now=now)
        previous = entry.hash
        entries.append(entry)
    AuditEntry.objects.bulk_create(entries)
    chains.update(head_sequence=sequence, head_hash=previous)
    return len(entries)


def already_recorded(chain: AuditChain, act: Act) -> bool:
    if act.once_key is None:
        return False
    return chain.entries.filter(once_key=act.once_key).exists()


def new_entry(chain, act: Act, *, sequence, previous, now) -> AuditEntry:
    entry = AuditEntry(
        chain=chain,
        sequence=sequence,
        at=now,
        actor_id=act.actor_id,
        action=act.action,
        target_kind=act.target._meta.model_name,
        target_id=act.target.pk,
        details=act.details,
        is_opening=act.once_key is not None,
        once_key=act.once_key,
        hash_version=HASH_VERSION,
        previous_hash=previous,
    )
    entry.hash = entry_hash(entry)
    return entry
