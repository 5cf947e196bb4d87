"""Keeps what a cell or committee adds to the shelf of rules (O2)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.organisation.models import Member, Organisation
from cells.preparation.models.rules import RuleStatus, ShelfRule
from cells.preparation.services.preparing import change_seen
from cells.workflow import WorkflowError


@dataclass(frozen=True)
class RuleValues:
    """What a leader types about a rule."""

    title: str
    number: str = ""
    issued_on: date | None = None
    body: str = ""
    url: str = ""
    text: str = ""
    source: str = ""


@transaction.atomic
def add_rule(
    *, organisation: Organisation, values: RuleValues, by: Member, now: datetime
) -> ShelfRule:
    """The rule stands on the shelf of the organisation and of those under it."""
    rule = ShelfRule.objects.create(
        organisation=organisation,
        added_by=by,
        added_at=now,
        **asdict(values),
    )
    record("rule.add", rule, by=by, now=now)
    return rule


@transaction.atomic
def change_rule(
    *,
    rule: ShelfRule,
    values: RuleValues,
    seen_version: int,
    by: Member,
    now: datetime,
) -> None:
    """The rule says what was typed."""
    change_seen(rule, seen_version=seen_version, **asdict(values))
    record("rule.change", rule, by=by, now=now)


@transaction.atomic
def replace_rule(
    *,
    rule: ShelfRule,
    replaced_by: ShelfRule | None,
    words: str,
    seen_version: int,
    by: Member,
    now: datetime,
) -> None:
    """The rule is marked as replaced, by another one of the shelf or by ``words``."""
    if replaced_by is None and not words:
        raise WorkflowError(_("Name what replaced it."))
    if replaced_by == rule:
        raise WorkflowError(_("A rule does not replace itself."))
    change_seen(
        rule,
        seen_version=seen_version,
        status=RuleStatus.REPLACED,
        replaced_by=replaced_by,
        replaced_by_words=words,
    )
    record("rule.replace", rule, by=by, now=now)


@transaction.atomic
def put_rule_in_force(
    *, rule: ShelfRule, seen_version: int, by: Member, now: datetime
) -> None:
    """The mark “replaced” is taken back."""
    change_seen(
        rule,
        seen_version=seen_version,
        status=RuleStatus.IN_FORCE,
        replaced_by=None,
        replaced_by_words="",
    )
    record("rule.in_force", rule, by=by, now=now)


@transaction.atomic
def remove_rule(
    *, rule: ShelfRule, seen_version: int, by: Member, now: datetime
) -> None:
    """It is off the shelf; its row stays as a trace."""
    change_seen(rule, seen_version=seen_version, removed_at=now, removed_by=by)
    record("rule.remove", rule, by=by, now=now)


def record(action: str, rule: ShelfRule, *, by: Member, now: datetime) -> None:
    record_action(action, rule, organisation_id=rule.organisation_id, actor=by, now=now)
