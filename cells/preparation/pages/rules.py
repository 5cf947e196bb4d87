"""The shelf of rules in force: the common ones, those from above, and the own."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cells.preparation import reading_policies as policies
from cells.preparation.models.rules import RuleStatus, ShelfRule, Trust

CONFIRMED = frozenset({Trust.TEXT, Trust.OWN})


@dataclass(frozen=True)
class RuleRow:
    """``trust`` and ``source`` are for leaders; ``is_unsure``: not read in full."""

    name: str
    title: str
    detail: str
    url: str
    is_replaced: bool
    status_text: str
    trust: str
    is_unsure: bool
    from_text: str

    @property
    def tone(self) -> str:
        return "soon" if self.is_replaced or self.is_unsure else "done"


@dataclass(frozen=True)
class ShelfPage:
    in_force: tuple[RuleRow, ...]
    replaced: tuple[RuleRow, ...]
    add_url: str
    is_leader: bool


@dataclass(frozen=True)
class RulePage:
    """One rule. ``edit_url`` and what goes with it for whoever keeps it."""

    row: RuleRow
    text: str
    link: str
    source: str
    version: int
    pk: int
    may_keep: bool


def shelf_page(user) -> ShelfPage:
    rules = ShelfRule.objects.visible_to(user).select_related(
        "organisation", "replaced_by"
    )
    is_leader = policies.keeps_rules(user)
    rows = [rule_row(each, is_leader=is_leader) for each in rules]
    return ShelfPage(
        in_force=tuple(row for row in rows if not row.is_replaced),
        replaced=tuple(row for row in rows if row.is_replaced),
        add_url=reverse("preparation:rule_add") if is_leader else "",
        is_leader=is_leader,
    )


def rule_page(rule: ShelfRule, user) -> RulePage:
    is_leader = policies.keeps_rules(user)
    return RulePage(
        row=rule_row(rule, is_leader=is_leader),
        text=rule.text,
        link=rule.url,
        source=rule.source if is_leader else "",
        version=rule.version,
        pk=rule.pk,
        may_keep=policies.keeps_rule(user, rule),
    )


def rule_row(rule: ShelfRule, *, is_leader: bool) -> RuleRow:
    return RuleRow(
        name=rule_name(rule),
        title=rule.title if rule.number else "",
        detail=detail_text(rule),
        url=reverse("preparation:rule", args=[rule.pk]),
        is_replaced=rule.status == RuleStatus.REPLACED,
        status_text=status_text(rule, is_leader),
        trust=str(rule.get_trust_display()) if is_leader else "",
        is_unsure=is_leader and rule.trust not in CONFIRMED,
        from_text=rule.organisation.name if rule.organisation else "",
    )


def rule_name(rule: ShelfRule) -> str:
    """“Quy định số 366-QĐ/TW”; without a number the title itself."""
    return rule.number or rule.title


def detail_text(rule: ShelfRule) -> str:
    parts = []
    if rule.issued_on:
        parts.append(date_format(rule.issued_on, "d/m/Y"))
    if rule.body:
        parts.append(rule.body)
    return ", ".join(parts)


def status_text(rule: ShelfRule, is_leader: bool) -> str:
    """Nothing is called in force that nobody could confirm."""
    if rule.status == RuleStatus.IN_FORCE:
        if rule.trust == Trust.UNCONFIRMED:
            return _("Not confirmed to be in force") if is_leader else ""
        return str(rule.get_status_display())
    other = rule.replaced_by
    named = dated_name(other) if other else rule.replaced_by_words
    return _("Replaced by %(rule)s") % {"rule": named}


def dated_name(rule: ShelfRule) -> str:
    if not rule.issued_on:
        return rule_name(rule)
    return pgettext("name of a rule", "%(name)s of %(date)s") % {
        "name": rule_name(rule),
        "date": date_format(rule.issued_on, "d/m/Y"),
    }
