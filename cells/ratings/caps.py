"""The limit of those rated excellent, in a cell and under a committee: it warns."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cells.dates import party_date
from cells.organisation.models import ExcellentBase
from cells.ratings.arithmetic import most_excellent
from cells.ratings.models import BEFORE_COMMITTEE, Level, Rating, RatingRule


@dataclass(frozen=True)
class Caution:
    """``code`` is acknowledged and recorded; ``text`` names rule and date."""

    code: str
    text: str


def cited(sentence: str, rule: RatingRule, clause: str = "") -> str:
    """“… (Quy định số 366-QĐ/TW, ngày 30/8/2025, Điều 11, khoản 1)”."""
    parts = [rule.number, party_date(rule.issued_on), clause]
    return f"{sentence} ({', '.join(part for part in parts if part)})"


def cell_cap(rating: Rating) -> list[Caution]:
    """Of the cell as far as it has proposed, this rating with it."""
    levels = levels_of(beside(rating).filter(cell=rating.cell_id))
    return over_the_limit("cap", rating, [*levels, rating.proposed_level], in_cell)


def committee_cap(rating: Rating) -> list[Caution]:
    """Of all that the committee decides in the period, this rating with it."""
    others = beside(rating).filter(decider_organisation=rating.decider_organisation_id)
    levels = [*levels_of(others), rating.proposed_level]
    return over_the_limit("cap_above", rating, levels, under_committee)


def beside(rating: Rating):
    others = Rating.objects.of(rating.kind, rating.starts_on).exclude(pk=rating.pk)
    return others.filter(status__in=BEFORE_COMMITTEE)


def levels_of(ratings) -> list[str]:
    """As decided, and before that as proposed."""
    rows = ratings.values_list("decided_level", "proposed_level")
    return [decided or proposed for decided, proposed in rows]


def over_the_limit(
    code: str, rating: Rating, levels: Iterable[str], sentence
) -> list[Caution]:
    """By the terms that ``rating`` was opened with; empty within the limit."""
    excellent, base = counted(list(levels), rating.terms["cap_base"])
    percent = rating.terms["cap_percent"]
    if excellent <= most_excellent(base, percent):
        return []
    of = ExcellentBase(rating.terms["cap_base"]).label
    facts = {"n": excellent, "base": base, "of": of, "percent": percent}
    text = sentence() % facts
    cap = rating.rule.text.cap
    if cap.base_trust == "unconfirmed":
        text += " " + _("How it is counted is not confirmed.")
    return [Caution(code, cited(text, rating.rule, cap.clause))]


def in_cell() -> str:
    return _(
        "With this, %(n)s in the cell would be rated excellent, out of %(base)s "
        "(%(of)s) proposed so far; the limit is %(percent)s%%."
    )


def under_committee() -> str:
    return _(
        "With this, %(n)s under the committee would be rated excellent, out of "
        "%(base)s (%(of)s) proposed so far; the limit is %(percent)s%%."
    )


def on_the_list() -> str:
    return _(
        "%(n)s on this list are rated or proposed excellent, out of %(base)s (%(of)s) "
        "so far; the limit is %(percent)s%%."
    )


def cap_of_list(ratings: list[Rating]) -> list[str]:
    """What a list says of its limit, under the terms of its newest rating."""
    before = [each for each in ratings if each.status in BEFORE_COMMITTEE]
    if not before:
        return []
    levels = [each.decided_level or each.proposed_level for each in before]
    newest = max(before, key=lambda each: each.pk)
    return [each.text for each in over_the_limit("cap", newest, levels, on_the_list)]


def counted(levels: list[str], base: str) -> tuple[int, int]:
    """Those rated excellent, and the number that the limit is a share of.

    “Rated well” counts the excellent ones too: they fulfil what “well” asks for.
    """
    excellent = levels.count(Level.EXCELLENT)
    if base == ExcellentBase.RATED:
        return excellent, len(levels)
    return excellent, excellent + levels.count(Level.GOOD)
