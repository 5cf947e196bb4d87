"""What the papers of a session take from its preparation: aims, duties, conditions."""

from dataclasses import dataclass
from datetime import date

from cells.organisation.name_order import name_order
from cells.preparation.models.conditions import Condition
from cells.preparation.models.duties import Duty
from cells.preparation.models.preparation import Preparation
from cells.preparation.suggestions import ShelvedForm, shelved_forms
from cells.rounds.models import CellRound


@dataclass(frozen=True)
class PlannedDuty:
    """One line of the table “Phần việc · Người làm · Hạn · Sản phẩm”.

    ``people``: full names by given name; empty for a duty of everybody.
    """

    title: str
    people: tuple[str, ...]
    is_everyones: bool
    due_on: date
    product: str
    paper_kind: str


def planned_duties(cell_round: CellRound) -> list[PlannedDuty]:
    """The duties with their people, in the order of the list; two queries."""
    duties = Duty.objects.standing().filter(cell_round=cell_round).with_people()
    return [
        PlannedDuty(
            title=duty.title,
            people=tuple(
                each.member.full_name
                for each in sorted(
                    duty.assignments.all(), key=lambda each: name_order(each.member)
                )
            ),
            is_everyones=duty.is_everyones,
            due_on=duty.due_on,
            product=duty.product,
            paper_kind=duty.paper_kind,
        )
        for duty in duties
    ]


def preparation_of(cell_round: CellRound) -> Preparation:
    """Aims and form of the session; an unsaved empty one before the first edit.

    Without a query where the round was loaded with it.
    """
    try:
        return cell_round.preparation
    except Preparation.DoesNotExist:
        return Preparation(cell_round=cell_round)


def form_of(preparation: Preparation) -> ShelvedForm | None:
    """The form that was chosen from the shelf, with how it is done."""
    by_code = {form.code: form for form in shelved_forms()}
    return by_code.get(preparation.session_form)


def conditions_of(cell_round: CellRound) -> list[Condition]:
    """What must be there, in the order of the list; one query."""
    rows = Condition.objects.standing().filter(cell_round=cell_round)
    return list(rows.select_related("met_by"))
