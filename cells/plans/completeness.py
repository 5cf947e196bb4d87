"""What keeps a plan from being sent: every finding ends, every line can be counted."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cells.plans.approved_content import line_content
from cells.plans.models import PlanItem, PlanSource
from cells.plans.proposed_lines import ProposedLine, uncovered


@dataclass(frozen=True)
class Lack:
    """One thing missing; where a finding has no line yet ``item_id`` is None and
    ``field`` the place of the finding on the page."""

    item_id: int | None
    number: int
    field: str
    text: str


def not_countable() -> str:
    return _(
        "The result has to be countable: what product, how many, in which unit. "
        "Example: “2 articles in the theory bulletin”."
    )


def lacks_of(item: PlanItem) -> list[Lack]:
    """What one line lacks; a reasoned “no measure” lacks nothing."""
    if item.no_measure_reason.strip():
        return []
    number = item.indicator.number if item.indicator_id else 0
    sentences = {
        "title": not item.title.strip()
        and _("Say what will be done, in words that the cell may read."),
        "shortcoming": not item.shortcoming.strip()
        and _("Name the shortcoming; only you and the approver read it."),
        "solution": not item.solution.strip() and _("Name the solution."),
        "start_on": item.start_on is None and _("Name the day of the beginning."),
        "due_on": item.due_on is None and _("Name the day by which it is done."),
        "product_quantity": not (
            item.product_kind_id and item.product_quantity and item.product_unit.strip()
        )
        and not_countable(),
    }
    return [
        Lack(item.pk, number, name, text) for name, text in sentences.items() if text
    ]


def lacks_of_plan(items: list[PlanItem], proposals: list[ProposedLine]) -> list[Lack]:
    """Everything that is missing, findings without a line first."""
    open_findings = [
        Lack(
            None,
            each.indicator.number,
            each.anchor,
            no_end(each) % {"n": each.indicator.number},
        )
        for each in uncovered(proposals, items)
    ]
    return open_findings + [lack for item in items for lack in lacks_of(item)]


def no_end(finding: ProposedLine) -> str:
    if finding.source == PlanSource.CELL:
        return _(
            "Indicator %(n)s, pointed out by the cell, needs a line, or a reason why "
            "no measure is set."
        )
    return _("Indicator %(n)s needs a line, or a reason why no measure is set.")


def unreasoned_changes(
    items: list[PlanItem], approved_lines: dict[int, dict]
) -> list[Lack]:
    """Changed lines of an approved plan that do not say why.

    ``approved_lines``: id of the line → its approved content.
    """
    return [
        Lack(
            item.pk,
            item.indicator.number if item.indicator else 0,
            "change_reason",
            _("Say why this line is changed."),
        )
        for item in items
        if approved_lines.get(item.pk) != line_content(item)
        and not item.change_reason.strip()
    ]
