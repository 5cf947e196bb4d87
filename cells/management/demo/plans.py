"""The remediation plans of the demonstration, each brought to its state in order."""

from datetime import datetime

from cells.management.demo.content import Calendar, rows
from cells.models import CellRound, Member, PlanItem, RemediationPlan
from cells.plans.approved_content import hash_now, items_of
from cells.plans.models import ProductKind
from cells.plans.product_kinds import kinds_for
from cells.plans.services import (
    approve_plan,
    open_plan,
    return_plan,
    save_items,
    send_plan,
    start_plan,
)
from cells.plans.services.writing import ITEM_FIELDS
from cells.saving import Edit, values_of

TEXTS = {
    "title": "title",
    "shortcoming": "shortcoming",
    "solution": "solution",
    "expected_result": "result",
    "no_measure_reason": "no_measure",
}
DAYS = {"start_on": "start_days", "due_on": "due_days"}


def make_plans(round_key: str, cell_round: CellRound, calendar: Calendar) -> None:
    """Every plan that the files name for this round of the cell."""
    for row in rows_of(round_key, cell_round):
        make_plan(row, cell_round, calendar)


def rows_of(round_key: str, cell_round: CellRound) -> list[dict]:
    wanted = (round_key, cell_round.cell.code)
    return [
        row
        for row in rows("plans*.toml", "plan")
        if (row["round"], row["cell"]) == wanted
    ]


def make_plan(row: dict, cell_round: CellRound, calendar: Calendar) -> None:
    def at(name: str) -> datetime:
        return calendar.moment(*row[name])

    author = Member.objects.get(username=row["author"])
    approver = Member.objects.get(username=row["approver"])
    plan = start_plan(cell_round=cell_round, author=author, now=at("started"))
    write(plan, row["line"], calendar, at("started"))
    if "sent" in row:
        plan = fresh(plan)
        send_plan(plan=plan, seen_version=plan.version, now=at("sent"))
    if "opened" in row:
        open_plan(plan=fresh(plan), approver=approver, now=at("opened"))
    if "approved" in row:
        plan = fresh(plan)
        approve_plan(
            plan=plan,
            approver=approver,
            shown=hash_now(plan),
            seen_version=plan.version,
            now=at("approved"),
        )
    if "returned" in row:
        give_back(fresh(plan), approver, row, at("returned"))


def give_back(plan: RemediationPlan, approver: Member, row: dict, now) -> None:
    return_plan(
        plan=plan,
        approver=approver,
        reason=row["reason"],
        notes={
            item.pk: line["note"]
            for item, line in zip(items_of(plan), row["line"], strict=True)
            if "note" in line
        },
        seen_version=plan.version,
        now=now,
    )


def fresh(plan: RemediationPlan) -> RemediationPlan:
    return RemediationPlan.objects.select_related(
        "author", "cell_round__round", "cell_round__cell"
    ).get(pk=plan.pk)


def write(plan, lines: list[dict], calendar: Calendar, now: datetime) -> None:
    """The lines come in the order of the findings, one for each."""
    kinds = {kind.name: kind for kind in kinds_for(plan.cell_round.cell_id)}
    edits = []
    for item, line in zip(items_of(plan), lines, strict=True):
        if item.indicator.code != line["indicator"]:
            raise RuntimeError(f"{plan.author}: {line['indicator']} is no finding.")
        edits.append(edit_of(item, line, kinds, calendar))
    save_items(plan=plan, edits=edits, page="", sequence=0, now=now)


def edit_of(
    item: PlanItem, line: dict, kinds: dict[str, ProductKind], calendar: Calendar
) -> Edit:
    values = values_of(item, ITEM_FIELDS)
    values |= {name: line.get(key, "") for name, key in TEXTS.items()}
    values |= {name: calendar.day(line.get(key)) for name, key in DAYS.items()}
    if kind := kinds.get(line.get("kind", "")):
        values |= {
            "product_kind_id": kind.pk,
            "product_quantity": line["quantity"],
            "product_unit": kind.unit,
        }
    return Edit(item.pk, values, seen_version=item.version)
