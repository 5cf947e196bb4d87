"""The shares that count in a meeting, as the data file knows them; no database."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cells.preparation.models.rules import Trust

DATA = Path(__file__).parent / "data" / "voting_rules.toml"
DECISION, QUORUM = "decision", "quorum"
MORE_THAN_HALF, TWO_THIRDS = "more_than_half", "two_thirds"
STRICTLY_MORE = frozenset({MORE_THAN_HALF})
CODES = STRICTLY_MORE | {TWO_THIRDS}


@dataclass(frozen=True)
class VotingRule:
    """One share with its days in force, both included.

    ``issued_on``: of the text in ``source``, None where no text was found.
    """

    code: str
    numerator: int
    denominator: int
    source: str
    trust: str
    issued_on: date | None = None
    use: str = DECISION
    since: date = date.min
    until: date = date.max

    def __post_init__(self):
        if self.code not in CODES or self.use not in {DECISION, QUORUM}:
            raise ValueError(f"Unknown voting rule {self.use} {self.code}")
        if not 0 < self.numerator < self.denominator:
            raise ValueError(f"No share: {self.numerator}/{self.denominator}")
        if self.since > self.until or self.trust not in Trust.values:
            raise ValueError(f"Days or trust of {self.use} {self.code} are wrong")
        if not self.source:
            raise ValueError(f"{self.use} {self.code} names no source")

    @property
    def trust_text(self) -> str:
        return str(Trust(self.trust).label)

    def needed_of(self, entitled: int) -> int:
        """The smallest number that reaches the share of ``entitled``."""
        if self.code in STRICTLY_MORE:
            return entitled * self.numerator // self.denominator + 1
        return -(-entitled * self.numerator // self.denominator)


def read_rules(path: Path = DATA) -> tuple[VotingRule, ...]:
    """Raises ``ValueError`` if two rules hold for one use on one day."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
    rules = tuple(VotingRule(since=row.pop("from", date.min), **row) for row in rows)
    for rule in rules:
        for other in rules:
            same = (rule.use, rule.code) == (other.use, other.code)
            meets = rule.since <= other.until and other.since <= rule.until
            if rule is not other and same and meets:
                raise ValueError(f"Two rules {rule.use} {rule.code} on one day")
    return rules


RULES = read_rules()


def rule_on(day: date, code: str, use: str = DECISION) -> VotingRule:
    """The rule in force on ``day``; ``LookupError`` for a code that none has."""
    for rule in RULES:
        if (rule.use, rule.code) == (use, code) and rule.since <= day <= rule.until:
            return rule
    raise LookupError(f"No rule {use} {code} on {day}")


def carried(rule: VotingRule, in_favour: int, entitled: int) -> bool:
    """Whether ``in_favour`` reaches the share of all entitled, not of those present."""
    return entitled > 0 and in_favour >= rule.needed_of(entitled)
