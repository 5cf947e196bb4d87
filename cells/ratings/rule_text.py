"""What a rule of rating says, read from its data; pure."""

from dataclasses import dataclass

KNOWN = frozenset({"text", "second_hand", "excerpt"})


@dataclass(frozen=True)
class Sourced:
    """How well a value is known (a ``Trust``), and from where."""

    trust: str
    source: str

    @property
    def is_confirmed(self) -> bool:
        return self.trust in KNOWN


@dataclass(frozen=True)
class LevelText:
    """One level; None where the rule (as far as it was read) asks for nothing."""

    level: str
    name: str
    sourced: Sourced
    clause: str = ""
    from_points: int | None = None
    on_time_percent: int | None = None
    beyond_percent: int | None = None
    done_percent: int | None = None
    late_percent: int | None = None
    all_remedied: bool = False


@dataclass(frozen=True)
class Criterion:
    """One criterion; ``proposal`` names how the plan's results speak to it."""

    code: str
    group: str
    points: int
    text: str
    sourced: Sourced
    proposal: str = ""
    share_percent: int = 0
    weight_is_chosen: bool = False
    is_gate: bool = False
    clause: str = ""


@dataclass(frozen=True)
class Cap:
    percent: int
    base: str
    sourced: Sourced
    base_trust: str
    clause: str = ""


@dataclass(frozen=True)
class Discipline:
    """That who was disciplined in the period is not rated above “not fulfilled”."""

    sourced: Sourced
    clause: str = ""


@dataclass(frozen=True)
class NotRated:
    code: str
    text: str
    sourced: Sourced
    months: int = 0


@dataclass(frozen=True)
class MostPoints:
    common: int
    tasks: int
    sourced: Sourced


@dataclass(frozen=True)
class RuleText:
    levels: tuple[LevelText, ...]
    criteria: tuple[Criterion, ...]
    groups: dict[str, str]
    cap: Cap
    not_rated: tuple[NotRated, ...]
    points: MostPoints | None
    quarter: Sourced | None
    discipline: Discipline | None
    period_kinds: tuple[str, ...]

    def level(self, code: str) -> LevelText:
        return next(each for each in self.levels if each.level == code)

    def level_name(self, code: str) -> str:
        return self.level(code).name if code else ""

    def reason(self, code: str) -> NotRated | None:
        return next((each for each in self.not_rated if each.code == code), None)

    @property
    def bounds(self) -> tuple[tuple[str, int], ...]:
        """Level and the points it begins at, highest first; empty without points."""
        if self.points is None:
            return ()
        found = [(each.level, each.from_points or 0) for each in self.levels]
        return tuple(sorted(found, key=lambda bound: -bound[1]))


def sourced(row: dict, trust="trust") -> Sourced:
    return Sourced(row[trust], row["source"])


def pick(row: dict, *names: str) -> dict:
    return {name: row[name] for name in names if name in row}


def rule_text(content: dict) -> RuleText:
    """``content`` as ``rule_loading`` stores it."""
    criteria = [criterion_of(row) for row in content.get("criteria", [])]
    if gate := content.get("gate"):
        criteria.append(criterion_of(gate | {"group": "", "points": 0}, is_gate=True))
    points, quarter = content.get("points"), content.get("quarter")
    discipline = content.get("discipline")
    cap = content["cap"]
    return RuleText(
        levels=tuple(level_of(row) for row in content["levels"]),
        criteria=tuple(criteria),
        groups={row["code"]: row["title"] for row in content.get("groups", [])},
        cap=Cap(
            cap["percent"],
            cap["base"],
            sourced(cap),
            cap["base_trust"],
            cap.get("clause", ""),
        ),
        not_rated=tuple(
            NotRated(row["code"], row["text"], sourced(row), row.get("months", 0))
            for row in content["not_rated"]
        ),
        points=points
        and MostPoints(points["common"], points["tasks"], sourced(points)),
        quarter=quarter and sourced(quarter),
        discipline=discipline
        and Discipline(sourced(discipline), discipline.get("clause", "")),
        period_kinds=tuple(content["period_kinds"]),
    )


def level_of(row: dict) -> LevelText:
    asked = pick(
        row,
        "clause",
        "from_points",
        "on_time_percent",
        "beyond_percent",
        "done_percent",
        "late_percent",
        "all_remedied",
    )
    return LevelText(row["level"], row["name"], sourced(row), **asked)


def criterion_of(row: dict, *, is_gate=False) -> Criterion:
    more = pick(row, "proposal", "share_percent", "weight_is_chosen", "clause")
    return Criterion(
        row["code"],
        row["group"],
        row["points"],
        row["text"],
        sourced(row),
        is_gate=is_gate,
        **more,
    )
