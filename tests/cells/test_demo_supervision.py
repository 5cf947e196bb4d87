"""The year of supervision and the ratings in the files of the demonstration."""

from collections import Counter

from tests.cells.demo_data_files import (
    DEMO,
    ROUNDS,
    holders,
    in_force,
    load,
    reviews_of,
)

YEAR = "school_last_year"
PLANS = load("plans_last_year")["plan"]
FOLLOWED = [plan for plan in PLANS if plan["cell"] in ROUNDS[YEAR]["supervised"]]
RATED = load("ratings")["rating_year"]


def lines():
    for plan in PLANS:
        for line in plan["line"]:
            if "no_measure" not in line:
                yield plan, line


def test_every_member_of_the_supervised_cell_has_a_plan_of_last_year():
    authors = [plan["author"] for plan in FOLLOWED]
    assert sorted(authors) == sorted(reviews_of(YEAR, "CB-KXDD"))
    secretary, deputy = holders("CB-KXDD", "secretary"), holders("CB-KXDD", "deputy")
    for plan in FOLLOWED:
        is_secretary = [plan["author"]] == secretary
        assert [plan["approver"]] == (deputy if is_secretary else secretary)


def test_a_sheet_of_the_newest_month_stands_in_each_state():
    states = Counter(plan.get("this_month") for plan in FOLLOWED)
    assert set(states) == {
        "draft", "sent", "returned", "oral", "accepted", "none", None,
    }  # fmt: skip
    assert [plan["author"] for plan in FOLLOWED if plan.get("finished")] == [
        "vuthihuonggiang"
    ]
    assert any(plan.get("late") for plan in FOLLOWED)
    assert any(plan.get("left_out") for plan in FOLLOWED)


def test_lines_are_evaluated_in_each_way_and_the_words_fit():
    results = Counter(line.get("evaluation") for _plan, line in lines())
    assert {"met", "partly", "not_met"} < set(results)
    for plan, line in lines():
        assert line["done"] <= line["quantity"], line["title"]
        assert bool(line.get("why")) == ("evaluation" in line), line["title"]
        if line.get("evaluation") == "met":
            assert line["done"] == line["quantity"], line["title"]
        if "idea" in line:
            assert line["evaluation"] == "met"
            assert ("idea_text" in line) == (line["idea"] == "published")
        if plan.get("finished"):
            assert line["evaluation"] == "met"


def test_something_is_overdue_due_this_month_and_later():
    due = [line["due_days"] for _plan, line in lines() if "evaluation" not in line]
    assert sum(day < 0 for day in due) >= 3
    assert sum(0 <= day <= 7 for day in due) >= 3
    assert sum(day > 7 for day in due) >= 6
    assert max(due) < ROUNDS[YEAR]["supervised_until_days"]


def test_one_line_of_this_year_names_what_was_mended_last_year():
    mended = {
        (plan["author"], line["indicator"])
        for plan, line in lines()
        if line.get("evaluation") == "met"
    }
    again = {
        (plan["author"], line["indicator"])
        for plan in load("plans")["plan"]
        for line in plan["line"]
        if "approved" in plan
    }
    assert mended & again == {("dangthiminhnguyet", "04NQ2016-06")}


def test_measures_of_the_cell_have_been_reported_on_by_their_persons():
    [summary] = [
        each
        for each in load("summaries")["summary"]
        if (each["round"], each["cell"]) == (YEAR, "CB-KXDD")
    ]
    reports = [row for each in summary["measure"] for row in each["reported"]]
    assert {row["is_done"] for row in reports} == {True, False}
    assert all(row["text"] and row["days"] < 0 for row in reports)


def test_ratings_stand_in_every_state():
    last, this = RATED
    assert (last["offset"], this["offset"]) == (0, 1)
    assert {row["member"] for row in last["rating"]} == set(in_force("CB-KXDD"))
    assert all("decided" in row or "not_rated" in row for row in last["rating"])
    assert {row["member"] for row in this["rating"]} < set(in_force("CB-KXDD"))
    reached = [
        next(key for key in ("decided", "votes", "remark", "level") if key in row)
        for row in this["rating"]
        if "not_rated" not in row
    ]
    assert set(reached) == {"decided", "votes", "remark", "level"}


def test_votes_stay_within_those_entitled():
    for year in RATED:
        for row in year["rating"]:
            cast = sum(row.get("votes", {}).values())
            assert cast <= year["entitled"], row["member"]
            if "votes" in row:
                leading = max(row["votes"], key=row["votes"].get)
                assert leading == f"votes_{row.get('proposal', row['level'])}"


def test_the_picture_of_the_evidence_is_small():
    assert (DEMO / "bai-thu-hoach-trang-1.jpg").stat().st_size < 100_000
