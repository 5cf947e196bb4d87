"""What an entry's hash covers, and how a chain is checked."""

from collections.abc import Iterator
from datetime import UTC

from cells.audit.models import AuditChain, AuditEntry
from cells.canonical import content_hash

HASH_VERSION = 1


def entry_hash(entry: AuditEntry) -> str:
    """SHA-256 over everything the entry says, its place and the hash before it."""
    return content_hash(
        {
            "hash_version": entry.hash_version,
            "chain": entry.chain_id,
            "sequence": entry.sequence,
            "at": entry.at.astimezone(UTC).isoformat(),
            "actor": entry.actor_id,
            "action": entry.action,
            "target_kind": entry.target_kind,
            "target_id": entry.target_id,
            "details": entry.details,
            "is_opening": entry.is_opening,
            "once_key": entry.once_key,
            "previous_hash": entry.previous_hash,
        }
    )


def faults(chain: AuditChain) -> Iterator[str]:
    """Every place where ``chain`` was changed, shortened, filled up or re-ordered."""
    expected, previous = 1, ""
    for entry in chain.entries.order_by("sequence").iterator():
        if entry.sequence != expected:
            yield f"chain {chain.pk}: entry {expected} is missing"
            expected = entry.sequence
        if entry.previous_hash != previous:
            yield f"chain {chain.pk}: entry {entry.sequence} does not follow"
        if entry.hash_version != HASH_VERSION or entry.hash != entry_hash(entry):
            yield f"chain {chain.pk}: entry {entry.sequence} was changed"
        expected, previous = entry.sequence + 1, entry.hash
    if chain.head_sequence != expected - 1 or chain.head_hash != previous:
        yield f"chain {chain.pk}: the end does not match its head"
