"""Everything that stands on the board, narrowed to what one may see of each line."""

from dataclasses import dataclass, field
from datetime import date

from cells.indicators.models import Indicator
from cells.organisation.models import Member
from cells.plans.models import Approval, RemediationPlan
from cells.plans.policies import holds_approving_office
from cells.rounds.models import OPEN_FOR_WRITING
from cells.summaries.models import IS_PASSED, CellMeasure
from cells.supervision.due import newest_progress
from cells.supervision.followed_lines import lines_of_approval, lines_that_came
from cells.supervision.recurrence import recurring_codes
from cells.supervision.standing import Standing, standings


@dataclass(frozen=True)
class BoardLine:
    """A member's line; colleagues see no more of it than title, product, dates, state.

    ``is_whole``: for its author and its supervisor.
    """

    standing: Standing
    plan: RemediationPlan
    author: Member
    is_whole: bool
    is_own: bool
    is_recurring: bool
    indicator: Indicator | None

    @property
    def due_on(self) -> date | None:
        return self.standing.line.due_on

    @property
    def is_over(self) -> bool:
        return self.standing.is_over


@dataclass(frozen=True)
class BoardMeasure:
    """A measure that the cell has passed."""

    measure: CellMeasure
    is_over: bool
    may_report: bool

    @property
    def due_on(self) -> date | None:
        return self.measure.due_on

    @property
    def author(self) -> Member | None:
        return self.measure.person


@dataclass
class Board:
    lines: list[BoardLine] = field(default_factory=list)
    measures: list[BoardMeasure] = field(default_factory=list)

    @property
    def everything(self) -> list:
        return [*self.lines, *self.measures]


def plans_on_board(user, on: date):
    """Approved, or come with a transfer: of one's cells, and those one supervises."""
    plans, mandates = RemediationPlan.objects, user.mandates
    seen = plans.in_cells(mandates.member_of) | plans.held_by(mandates)
    return plans.followed().of_members(on).filter(seen)


def load_board(user, on: date) -> Board:
    """Ten queries at most, whatever the number of members and lines."""
    plans = {
        plan.pk: plan
        for plan in plans_on_board(user, on).select_related(
            "author", "cell_round__round"
        )
    }
    catalogues = {plan.cell_round.round.catalogue_id for plan in plans.values()}
    indicators = {
        (each.catalogue_id, each.code): each
        for each in Indicator.objects.filter(catalogue__in=catalogues)
    }
    recurring = recurring_codes(list(plans.values()), user)
    lines = []
    for each in standings(lines_on_board(plans), on):
        plan = plans[each.line.plan_id]
        whole = is_whole(user, plan)
        catalogue = plan.cell_round.round.catalogue_id
        code = each.line.indicator_code
        lines.append(
            BoardLine(
                standing=each,
                plan=plan,
                author=plan.author,
                is_whole=whole,
                is_own=plan.author_id == user.pk,
                is_recurring=whole and (plan.pk, code) in recurring,
                indicator=indicators.get((catalogue, code)) if whole else None,
            )
        )
    return Board(lines=lines, measures=measures_on_board(user))


def is_whole(user, plan: RemediationPlan) -> bool:
    return plan.author_id == user.pk or holds_approving_office(user.mandates, plan)


def lines_on_board(plans: dict[int, RemediationPlan]) -> list:
    approvals = Approval.objects.filter(replaced_at=None, plan__in=plans)
    lines = [line for each in approvals for line in lines_of_approval(each)]
    carried = [pk for pk, each in plans.items() if each.is_carried]
    if carried:
        lines += lines_that_came(carried)
    return lines


def measures_on_board(user) -> list[BoardMeasure]:
    """Of the cells that one belongs to or leads; members read passed measures."""
    mandates = user.mandates
    measures = list(
        CellMeasure.objects.filter(
            summary__status__in=IS_PASSED,
            summary__cell_round__status__in=OPEN_FOR_WRITING,
            summary__cell_round__cell__in=mandates.member_of | mandates.leads,
        ).select_related("person", "summary__cell_round")
    )
    done = {row.measure_id for row in newest_progress(measures) if row.is_done}
    return [
        BoardMeasure(
            measure=each,
            is_over=each.pk in done,
            may_report=each.person_id == user.pk
            or each.summary.cell_round.cell_id in mandates.leads,
        )
        for each in measures
    ]
