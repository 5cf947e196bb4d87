"""What stands in the dossier of a rating, as canonical data (schema 1).

Of the remediation plan: shares, which lines are not met, and whether reports came in
time; never how many lines there were. Nothing of a report, of its answers or of what
the cell pointed out is read.
"""

from cells.ratings.arithmetic import Points, points_of, whole_percent
from cells.ratings.models import VOTES, Rating, RatingAnswer
from cells.ratings.plan_results import PlanResults, plan_results
from cells.ratings.proposals import Proposal, proposal_for
from cells.ratings.rule_text import Criterion
from cells.supervision.reporting_periods import Span, period_of

SCHEMA = 1
SELF_TEXTS = ("strengths", "shortcomings")
TASKS = ("task_points", "tasks_total", "tasks_on_time", "tasks_late", "tasks_beyond")


def results_of(rating: Rating) -> PlanResults | None:
    period = period_of(Span(rating.kind), rating.starts_on)
    due_day = rating.terms["report_due_day"]
    return plan_results(rating.member, rating.cell, period, due_day=due_day)


def dossier_content(rating: Rating, *, shows_self: bool = True) -> dict:
    """``shows_self``: False while the self-rating is its member's alone."""
    return content_of(rating, results_of(rating), answers_of(rating), shows_self)


def answers_of(rating: Rating) -> list[RatingAnswer]:
    return list(RatingAnswer.objects.filter(rating=rating))


def content_of(
    rating: Rating,
    results: PlanResults | None,
    answers: list[RatingAnswer],
    shows_self: bool,
) -> dict:
    """The same from what was loaded already."""
    shown = shows_self and not rating.without_self_rating
    return {
        "schema": SCHEMA,
        "member": rating.member_id,
        "cell": rating.cell.code,
        "kind": rating.kind,
        "starts_on": rating.starts_on.isoformat(),
        "rule": rating.rule.code,
        "rule_sha256": rating.rule.content_sha256,
        "terms": rating.terms,
        "plan": plan_facts(results),
        "criteria": criteria_facts(rating, results, answers if shown else []),
        "self": self_facts(rating) if shown else None,
        "without_self_rating": rating.without_self_rating,
        "remark": rating.remark,
        "proposal": proposal_facts(rating),
        "answer": rating.member_answer,
    }


def plan_facts(results: PlanResults | None) -> dict | None:
    """None: not applicable."""
    if results is None:
        return None
    sheets = results.sheets_due
    return {
        "met_percent": whole_percent(results.met, results.lines),
        "all_evaluated": results.not_evaluated == 0,
        "on_time_percent": whole_percent(results.sheets_on_time, sheets)
        if sheets
        else None,
        "plans": list(results.plan_ids),
        "not_met": [
            {
                "title": each.title,
                "indicator": each.number,
                "result": each.result,
                "plan": each.plan_id,
                "line": each.line_id,
            }
            for each in results.lines_not_met
        ],
    }


def criteria_facts(rating: Rating, results, rows: list[RatingAnswer]) -> list[dict]:
    answers = {row.code: row for row in rows}
    weights = rating.terms["weights"]
    return [
        criterion_facts(
            each, weights.get(each.code, 0), answers.get(each.code), results
        )
        for each in rating.rule.text.criteria
    ]


def criterion_facts(criterion: Criterion, weight: int, row, results) -> dict:
    proposal: Proposal | None = proposal_for(criterion, results)
    return {
        "code": criterion.code,
        "weight": weight,
        "answer": row.answer if row else "",
        "note": row.note if row else "",
        "proposal": proposal.answer if proposal else "",
        "source": proposal.source if proposal else "",
    }


def self_facts(rating: Rating) -> dict:
    row = rating.self_rating
    names = (*SELF_TEXTS, *TASKS, "level")
    return {name: getattr(row, name) for name in names}


def proposal_facts(rating: Rating) -> dict | None:
    if not rating.proposed_level or rating.meeting_on is None:
        return None
    names = ("proposed_level", "vote_mode", "votes_entitled", *VOTES)
    facts = {name: getattr(rating, name) for name in names}
    return facts | {
        "meeting_on": rating.meeting_on.isoformat(),
        "vote": rating.vote_id,
        "disciplined": rating.disciplined,
        "cautions_seen": rating.cautions_seen,
    }


def points_in(content: dict, most_for_tasks: int) -> Points:
    """Of a dossier, frozen or not; by the weights that it was opened with."""
    answers = {row["code"]: row["answer"] for row in content["criteria"]}
    own = content["self"] or {}
    return points_of(
        content["terms"]["weights"],
        answers,
        task_points=own.get("task_points"),
        most_for_tasks=most_for_tasks,
    )
