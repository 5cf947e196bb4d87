"""Candour never costs and silence never pays (S4)."""

import ast
from pathlib import Path

import pytest

import cells.ratings
from cells.models import Commendation, Rating, RatingAnswer, RatingStep, SelfRating
from cells.ratings.dossier import dossier_content, points_in, results_of
from cells.ratings.pages.plan_block import plan_block
from cells.ratings.plan_results import PlanResults
from cells.ratings.proposals import proposal_for
from tests.plan_scenes import accepted_report
from tests.ratings_scenes import plan_with, rating_of, rules, sent

FORBIDDEN = {
    "Submission", "FiledContent", "IndicatorAnswer", "CellFinding", "Frequency",
    "IndicatorTally", "GroupTally", "GeneralPart", "Remark", "proposed_lines",
}  # fmt: skip
FORBIDDEN_PARTS = ("cells.summaries", "cells.collective")
# Of a session only the totals of a vote on a question of the cell's own wording.
VOTES = {"Vote", "VoteMode", "VoteStatus", "VoteSubject"}
PREFERENCES_PAGE = "cells.meetings.admin"  # of the administrator; rates nobody
GATES = ("3.1", "3.2", "3.3", "3.4", "gate")


def modules() -> list[Path]:
    return sorted(Path(cells.ratings.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.stem)
def test_no_module_reads_what_was_declared_or_pointed_out(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names, parts, of_sessions = set(), set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names |= {each.name for each in node.names}
            parts.add(node.module or "")
            if (node.module or "").startswith("cells.meetings"):
                of_sessions |= {(node.module, each.name) for each in node.names}
        elif isinstance(node, ast.Import):
            parts |= {each.name for each in node.names}
        elif isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.Name):
            names.add(node.id)
    assert not names & FORBIDDEN
    assert not names & {"submissions", "frequency", "findings", "tallies", "FINDING"}
    allowed = {("cells.meetings.models", name) for name in VOTES}
    if path.stem == "admin":
        allowed = {(PREFERENCES_PAGE, "RulesPreferencesAdmin")}
    assert of_sessions <= allowed
    assert not [part for part in parts if part.startswith(FORBIDDEN_PARTS)]


def proposals(results) -> dict:
    rule = next(rule for rule in rules() if rule.text.points)
    found = {}
    for criterion in rule.text.criteria:
        if criterion.proposal:
            found[criterion.code] = proposal_for(criterion, results).answer
    return found


def all_met(number: int) -> PlanResults:
    return PlanResults(number, number, 0, 0, 0, (), number, number)


@pytest.mark.django_db
def test_the_number_of_lines_changes_no_proposal():
    assert proposals(all_met(1)) == proposals(all_met(10)) == proposals(all_met(27))


@pytest.mark.parametrize("silent", ["met", "not_applicable", "not_met", ""])
def test_ten_mended_are_never_below_none(cast, silent):
    """Whatever a member without a line answers where the plan says nothing."""
    plan_with(cast, cast.author, ["met"] * 10)
    candid = dossier_content(sent(cast, cast.author))
    other = dossier_content(rating_of(cast, cast.colleague)) | {"self": candid["self"]}
    for row in candid["criteria"]:
        if row["code"] in {"3.1", "3.2", "3.3", "gate"}:
            assert row["proposal"] in {"met", ""}
    for row in other["criteria"]:
        row["answer"] = silent if row["code"] in GATES else "met"
    own, none = points_in(candid, 70), points_in(other, 70)
    assert own.reached >= none.reached
    assert own.highest >= none.highest


def test_without_a_line_it_is_not_applicable_and_never_100(cast, client):
    rating = rating_of(cast, cast.colleague)
    assert results_of(rating) is None
    content = dossier_content(rating)
    assert content["plan"] is None
    by_code = {row["code"]: row["proposal"] for row in content["criteria"]}
    assert [by_code[code] for code in GATES] == [
        "", "not_applicable", "not_applicable", "", "not_applicable"
    ]  # fmt: skip
    assert plan_block(None).shares == []
    client.force_login(cast.colleague)
    page = client.get(f"/ratings/{rating.pk}/").content.decode()
    assert "Không có nội dung phải khắc phục: không tính là 100%." in page
    assert "100%" not in page.replace("không tính là 100%", "").replace(
        "Đã khắc phục 100% hạn chế", ""
    )


def test_the_dossier_shows_shares_and_lines_not_met_and_no_total(cast, client):
    plan_with(cast, cast.author, ["met"] * 7 + ["not_met"])
    rating = rating_of(cast, cast.author)
    facts = dossier_content(rating)["plan"]
    assert set(facts) == {
        "met_percent", "all_evaluated", "on_time_percent", "plans", "not_met"
    }  # fmt: skip
    assert facts["met_percent"] == 87
    assert len(facts["not_met"]) == 1
    client.force_login(cast.author)
    page = client.get(f"/ratings/{rating.pk}/").content.decode()
    assert "87%" in page
    for total in ("7/8", "8 nội dung", "7 trên 8", "8 dòng"):
        assert total not in page


def test_two_members_with_equal_shares_have_equal_plans(cast):
    plan_with(cast, cast.author, ["met"] * 6)
    plan_with(cast, cast.colleague, ["met"])
    own = dossier_content(rating_of(cast, cast.author))["plan"]
    other = dossier_content(rating_of(cast, cast.colleague))["plan"]
    own.pop("plans")  # which plan the figures rest on, for the link to it
    other.pop("plans")
    assert own == other


def fields_read(model, seen: set) -> set:
    """Each model that a row of ``model`` points to, and what these point to."""
    for field in model._meta.concrete_fields:
        other = field.related_model
        if other is not None and other not in seen:
            seen.add(other)
            fields_read(other, seen)
    return seen


def test_no_row_of_a_rating_points_to_a_report_or_a_finding():
    """``Vote`` leads to its meeting and round; nothing leads to what was declared."""
    models = (Rating, SelfRating, RatingAnswer, RatingStep, Commendation)
    reached = set().union(*(fields_read(model, {model}) for model in models))
    names = {each.__name__ for each in reached}
    assert not names & {
        "SelfReview", "Submission", "IndicatorAnswer", "CellFinding", "Remark",
        "CellSummary", "IndicatorTally", "GroupTally", "Indicator", "PlanItem",
    }  # fmt: skip
    assert "Vote" in names


@pytest.mark.parametrize("results", [["met"] * 10, ["met"], []])
def test_what_was_declared_how_often_changes_nothing(cast, results):
    """The same plan with “rarely” or with “often” gives the same dossier."""
    facts = []
    for member, frequency in ((cast.author, "rarely"), (cast.colleague, "often")):
        numbers = range(1, len(results) + 2)
        declared = {number: {"frequency": frequency} for number in numbers}
        if results:
            plan_with(cast, member, results, declared=declared)
        else:
            accepted_report(cast, member, declared=declared)
        content = dossier_content(sent(cast, member))
        facts.append({key: content[key] for key in ("criteria", "self", "terms")})
        plan = content["plan"] or {}
        facts[-1]["plan"] = {k: v for k, v in plan.items() if k != "plans"}
    assert facts[0] == facts[1]
