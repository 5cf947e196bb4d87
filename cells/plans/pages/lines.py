"""The lines of a plan, built from content that stands or that was approved."""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cells.dates import days_left, days_tone
from cells.indicators.models import Indicator
from cells.plans.labels import field_labels
from cells.plans.models import PlanSource
from cells.plans.shown import Shown

DATES = ("start_on", "due_on")


@dataclass(frozen=True)
class Fact:
    label: str
    text: str


@dataclass
class PlanLine:
    """One line as it is read; ``before``: what was approved where it differs."""

    item_id: int
    number: int
    indicator: str
    source: str
    title: str
    facts: list[Fact]
    product: str
    due_text: str
    due_tone: str
    reason: str
    before: list[Fact] = field(default_factory=list)
    change_reason: str = ""
    is_new: bool = False
    finding_gone: bool = False
    notes: list[Fact] = field(default_factory=list)
    note_text: str = ""
    code: str = ""


def plan_lines(shown: Shown, indicators: dict[str, Indicator]) -> list[PlanLine]:
    """The lines of what is shown; without content there are none."""
    if shown.content is None:
        return []
    reasons = {item.pk: item.change_reason for item in shown.items}
    return [
        plan_line(
            pk,
            line,
            indicators,
            before=shown.before.get(pk),
            is_compared=bool(shown.before),
            change_reason=reasons.get(pk, ""),
        )
        for pk, line in zip(shown.item_ids, shown.content["lines"], strict=True)
    ]


def plan_line(
    pk: int, line: dict, indicators, *, before=None, is_compared=False, change_reason=""
) -> PlanLine:
    indicator = indicators.get(line["indicator"])
    texts, labels = texts_of(line), field_labels()
    shown = () if line["reason"] else ("shortcoming", "solution", "expected_result")
    due_on = line["due_on"] and date.fromisoformat(line["due_on"])
    today = timezone.localdate()
    return PlanLine(
        item_id=pk,
        number=indicator.number if indicator else 0,
        indicator=indicator.shown_label if indicator else "",
        source=str(PlanSource(line["source"]).label),
        title=line["title"],
        facts=[Fact(labels[name], texts[name]) for name in shown if texts[name]],
        product=texts["product"],
        due_text=due_text(line, today),
        due_tone=days_tone(due_on, today) if due_on else "neutral",
        reason=line["reason"],
        before=differing(line, before) if before else [],
        change_reason=change_reason,
        is_new=is_compared and before is None,
        code=line["indicator"],
    )


def differing(line: dict, before: dict) -> list[Fact]:
    """What the approved copy says where the line says another thing."""
    now, then, labels = texts_of(line), texts_of(before), field_labels()
    return [
        Fact(labels[name], then[name] or _("nothing"))
        for name in labels
        if now[name] != then[name]
    ]


def texts_of(line: dict) -> dict[str, str]:
    """Every field of a line's content as people read it."""
    return {
        name: product_text(line)
        if name == "product"
        else day_text(line[name])
        if name in DATES
        else line[name]
        for name in field_labels()
    }


def day_text(value: str | None) -> str:
    return date_format(date.fromisoformat(value), "d/m/Y") if value else ""


def product_text(line: dict) -> str:
    """“Bài thu hoạch, 4 bài”; as much of it as there is."""
    amount = " ".join(str(part) for part in (line["quantity"], line["unit"]) if part)
    return ", ".join(part for part in (line["kind"], amount) if part)


def due_text(line: dict, today: date) -> str:
    """“15/11/2026 – 30/6/2027, còn 77 ngày”."""
    if not line["due_on"] or line["reason"]:
        return ""
    due_on = date.fromisoformat(line["due_on"])
    words = {
        "start": day_text(line["start_on"]),
        "due": day_text(line["due_on"]),
        "left": days_left(due_on, today),
    }
    return _("%(start)s – %(due)s, %(left)s") % words
