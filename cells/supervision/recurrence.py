"""“Lặp lại từ đợt trước”: declared mended once, and named again; inferred only."""

from cells.organisation.models import Member
from cells.plans.models import RemediationPlan
from cells.supervision.models import Evaluation, Result

Recurring = set[tuple[int, str]]  # plan and code of an indicator


def recurring_codes(
    plans: list[RemediationPlan], reader: Member | None = None
) -> Recurring:
    """The indicators of each plan that an earlier round had as mended.

    Mended: the newest evaluation of a line on the same code (codes outlive the
    catalogue), in an earlier round of the same author, was “met”. That it is named
    again is what the line itself says: it stands in the plan for an accepted answer or
    a finding of the cell. A transfer takes no indicator along, so that only rounds of
    one cell are compared; but for ``reader`` who is the author, who knows all of them.
    Nothing is stored, and no rating reads it. One query.
    """
    rows = (
        Evaluation.objects.filter(author__in={plan.author_id for plan in plans})
        .exclude(indicator_code="")
        .order_by("pk")
        .values_list(
            "plan",
            "plan_line",
            "author",
            "indicator_code",
            "result",
            "plan__cell_round__cell",
            "plan__cell_round__opened_at",
        )
    )
    newest = {(plan, line): rest for plan, line, *rest in rows}
    met = {
        (author, code, cell, at)
        for author, code, result, cell, at in newest.values()
        if result == Result.MET
    }
    return {
        (plan.pk, code)
        for plan in plans
        for author, code, cell, at in met
        if author == plan.author_id
        and at < plan.cell_round.opened_at
        and (cell == plan.cell_id or (reader and reader.pk == author))
    }
