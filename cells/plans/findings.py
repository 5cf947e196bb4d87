"""Findings of the cell as conditions of a query: whom they concern, what lacks one."""

from django.db.models import Exists, OuterRef

from cells.meetings.models import CellFinding
from cells.plans.models import PlanItem


def pointed_out(*, cell_round, subject) -> Exists:
    """The cell pointed something out to ``subject``; both name columns or values."""
    return Exists(
        CellFinding.objects.counting().filter(
            meeting__cell_round=cell_round, subject=subject
        )
    )


def lacks_a_finding() -> Exists:
    """Of a plan: the cell pointed out something for which it has no line."""
    lines = PlanItem.objects.filter(
        plan=OuterRef(OuterRef("pk")), finding=OuterRef("pk")
    )
    return Exists(
        CellFinding.objects.counting().filter(
            ~Exists(lines),
            meeting__cell_round=OuterRef("cell_round"),
            subject=OuterRef("author"),
        )
    )
