"""Puts the common rules on the shelf as they stand in the data file."""

import tomllib
from pathlib import Path

from django.db import transaction

from cells.preparation.models.rules import RuleStatus, ShelfRule

DATA = Path(__file__).parent / "data" / "rules.toml"


def rules_of_file(path: Path = DATA) -> list[dict]:
    return tomllib.loads(path.read_text(encoding="utf-8"))["rule"]


@transaction.atomic
def load_rules(path: Path = DATA) -> tuple[int, int]:
    """The common rules are those of the file; returns (new, changed).

    Run again, it changes only what the file says otherwise. A rule that the file no
    longer names stays as it is: a cell may have marked another as replaced by it.
    """
    rows = rules_of_file(path)
    known = {rule.code: rule for rule in ShelfRule.objects.exclude(code="")}
    new, changed = 0, set()
    for position, row in enumerate(rows, start=1):
        columns = columns_of(row, position)
        rule = known.get(row["code"])
        if rule is None:
            known[row["code"]] = ShelfRule.objects.create(code=row["code"], **columns)
            new += 1
        elif differs(rule, columns):
            ShelfRule.objects.filter(pk=rule.pk).update(**columns)
            changed.add(rule.pk)
    for row in rows:
        changed |= set_replacement(
            known[row["code"]], known.get(row.get("replaced_by"))
        )
    return new, len(changed)


def columns_of(row: dict, position: int) -> dict:
    return {
        "position": position,
        "number": row.get("number", ""),
        "issued_on": row.get("issued_on"),
        "body": row.get("body", ""),
        "title": row["title"],
        "url": row.get("url", ""),
        "text": row.get("text", ""),
        "source": row["source"],
        "trust": row["trust"],
    }


def differs(rule: ShelfRule, columns: dict) -> bool:
    return any(getattr(rule, name) != value for name, value in columns.items())


def set_replacement(rule: ShelfRule, other: ShelfRule | None) -> set[int]:
    """The ids of what was changed, but not of what was new."""
    if rule.replaced_by_id == (other and other.pk):
        return set()
    was_loaded = rule.status == RuleStatus.REPLACED
    ShelfRule.objects.filter(pk=rule.pk).update(
        replaced_by=other,
        status=RuleStatus.REPLACED if other else RuleStatus.IN_FORCE,
    )
    return {rule.pk} if was_loaded else set()
