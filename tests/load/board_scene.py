"""The rows of the board that is measured: a hundred members with four lines each."""

from datetime import timedelta

from django.urls import reverse

from cells.models import Approval, Organisation, PlanItem, RemediationPlan
from cells.organisation.models import Role
from tests.factories import NOW, TODAY, make_cell, make_member, make_officer, open_round
from tests.load.drive import Person, Target
from tests.load.scene import signed_in

BOARD, BOARD_EMPTY = "board of 400 lines", "empty page of its secretary"
MEMBERS, LINES = 100, 4
TITLE = "Nộp bài thu hoạch chuyên đề theo quý và trình bày trước tổ bộ môn"


def supervisors() -> list[Person]:
    """Twice the secretary of a large cell whose plans are approved."""
    committee = Organisation.objects.get(code="CB-9").get_parent()
    cell = make_cell(committee, "Chi bộ Giám sát", "CB-10")
    secretary = make_officer(cell, Role.SECRETARY, cell=cell)
    make_officer(cell, Role.DEPUTY, cell=cell)
    members = [make_member(cell) for _ in range(MEMBERS)]
    cell_round = open_round(cell, secretary)
    for number, member in enumerate(members):
        approved(cell_round, member, secretary, number)
    urls = {BOARD: reverse("supervision:board"), BOARD_EMPTY: "/bench/empty/"}
    return [signed_in(secretary, urls), signed_in(secretary, urls)]


def approved(cell_round, member, secretary, number: int) -> None:
    plan = RemediationPlan.objects.create(
        cell_round=cell_round,
        author=member,
        status="approved",
        approver_office="secretary",
        approver_organisation=cell_round.cell,
        created_at=NOW,
    )
    days = [TODAY + timedelta(days=30 * n + number % 28) for n in range(LINES)]
    items = PlanItem.objects.bulk_create(
        PlanItem(plan=plan, position=n + 1, title=TITLE, source="self")
        for n in range(LINES)
    )
    Approval.objects.create(
        plan=plan,
        author=member,
        approved_by=secretary,
        approved_at=NOW,
        office="secretary",
        content={"lines": [line(day) for day in days]},
        item_ids=[item.pk for item in items],
        content_sha256="0" * 64,
        token=f"bench{number}",
    )


def targets() -> dict[str, Target]:
    return {name: Target(name) for name in (BOARD, BOARD_EMPTY)}


def line(due_on) -> dict:
    return {
        "indicator": "",
        "title": TITLE,
        "shortcoming": "",
        "solution": "",
        "start_on": TODAY.isoformat(),
        "due_on": due_on.isoformat(),
        "kind": "Bài thu hoạch",
        "quantity": 4,
        "unit": "bài",
        "reason": "",
    }
