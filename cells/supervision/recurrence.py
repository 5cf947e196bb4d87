"""“Lặp lại từ đợt trước”: declared mended once, and named again; inferred only."""

from cells.plans.models import RemediationPlan
from cells.supervision.models import Evaluation, Result


def recurring_codes(plans: list[RemediationPlan]) -> set[tuple[int, str]]:
    """(plan, indicator code) of lines whose shortcoming was met in an earlier round.

    A line stands in a plan because an accepted answer or a finding of the cell names
    its indicator; what is asked here is whether the newest evaluation of a line on
    the same code, of an earlier round of the same author, was “met”. Two queries.
    """
    opened = {plan.pk: plan.cell_round.opened_at for plan in plans}
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
            "plan__cell_round__opened_at",
        )
    )
    newest = {(plan, line): rest for plan, line, *rest in rows}
    met = {
        (author, code, at)
        for author, code, result, at in newest.values()
        if result == Result.MET
    }
    return {
        (plan.pk, code)
        for plan in plans
        for author, code, at in met
        if author == plan.author_id and at < opened[plan.pk]
    }
