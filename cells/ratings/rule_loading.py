"""Loads the rules of rating from data files; one that is used stays as it is."""

import tomllib
from datetime import date, datetime
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils.translation import gettext as _

from cells.canonical import content_hash
from cells.preparation.models.rules import Trust
from cells.ratings.models import Level, RatedPeriod, RatingRule
from cells.ratings.rule_text import rule_text
from cells.workflow import WorkflowError

DATA = Path(__file__).parent / "data"
COLUMNS = ("number", "issued_on", "body", "title", "in_force_from")


def data_files() -> list[Path]:
    return sorted(DATA.glob("*.toml"))


@transaction.atomic
def load_rule(path: Path, *, now: datetime) -> tuple[RatingRule, bool]:
    """The rule stands as the file says; the second value: something was written.

    Raises ``WorkflowError`` if a rating rests on the rule and the file says otherwise:
    an old year keeps its rule. ``ImproperlyConfigured`` names what is wrong in a file.
    """
    row = tomllib.loads(path.read_text(encoding="utf-8"))
    content = plain(row)
    check(path.name, content)
    sha256 = content_hash(content)
    rule = RatingRule.objects.filter(code=row["code"]).first()
    if rule and rule.content_sha256 == sha256:
        return rule, False
    if rule and rule.ratings.exists():
        raise WorkflowError(
            _(
                "%(number)s (%(code)s): ratings rest on this rule, so it is not "
                "altered. Put what has changed into a new file with a code and dates "
                "of its own."
            )
            % {"number": rule.number, "code": rule.code}
        )
    facts = {name: row[name] for name in COLUMNS} | {
        "in_force_until": row.get("in_force_until"),
        "content": content,
        "content_sha256": sha256,
        "loaded_at": now,
    }
    rule, _new = RatingRule.objects.update_or_create(code=row["code"], defaults=facts)
    return rule, True


def plain(value):
    """Dates as ISO text, so that the content is canonical JSON."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def check(name: str, content: dict) -> None:
    """Every value names how well it is known; levels and kinds are known ones."""
    try:
        text = rule_text(content)
        marks = [each.sourced.trust for each in (*text.levels, *text.criteria)]
        marks += [each.sourced.trust for each in text.not_rated]
        marks += [text.cap.sourced.trust, text.cap.base_trust, content["trust"]]
        marks += [text.quarter.trust] if text.quarter else []
        marks += [text.points.sourced.trust] if text.points else []
        marks += [text.discipline.sourced.trust] if text.discipline else []
        unknown = set(marks) - set(Trust.values)
        levels = sorted(each.level for each in text.levels)
        if unknown or levels != sorted(Level.values):
            raise KeyError(", ".join(sorted(unknown)) or "levels")
        if not set(text.period_kinds) <= set(RatedPeriod.values):
            raise KeyError("period_kinds")
    except (KeyError, TypeError) as error:
        raise ImproperlyConfigured(f"{name}: {error}") from error


def unconfirmed(rule: RatingRule) -> list[str]:
    """The values of a rule that are not confirmed, in words."""
    text = rule.text
    rows = [(each.name, each.sourced) for each in text.levels]
    rows += [(f"{each.code}. {each.text}", each.sourced) for each in text.criteria]
    rows += [(each.text, each.sourced) for each in text.not_rated]
    found = [f"{name}: {each.source}" for name, each in rows if not each.is_confirmed]
    if text.cap.base_trust == Trust.UNCONFIRMED:
        found.append(text.cap.sourced.source)
    if text.quarter and not text.quarter.is_confirmed:
        found.append(text.quarter.source)
    if text.discipline and not text.discipline.sourced.is_confirmed:
        found.append(text.discipline.sourced.source)
    return found
