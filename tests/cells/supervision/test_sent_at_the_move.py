"""A sheet that was sent when its plan moved waits for nobody, and says why."""

import pytest
import time_machine

from cells.organisation.mandates import mandates_of
from cells.ratings.plan_results import plan_results
from cells.supervision.pages.periods import periods_block
from cells.supervision.pages.report import report_page
from cells.supervision.schedule import follow
from cells.supervision.waiting import TO_READ, rows_for
from cells.waiting_item import asked_at_once
from tests.factories import TODAY
from tests.plan_scenes import fresh as fresh_plan
from tests.ratings_scenes import YEAR, plan_with
from tests.supervision_scenes import fresh, sent
from tests.transfer_scenes import MOVED_AT, MOVED_ON, transfer

WORDS = "Đã gửi, chuyển đi khi chưa nhận"


def waiting_kinds(member):
    return {row.kind for row in asked_at_once(rows_for(mandates_of(member), MOVED_ON))}


def test_it_waits_for_the_supervisor_until_the_move_alone(cast):
    sent(cast)
    assert TO_READ in waiting_kinds(cast.secretary)
    transfer(cast.author, cast.other_cell)
    assert TO_READ not in waiting_kinds(cast.secretary)
    assert TO_READ not in waiting_kinds(cast.stranger)


@pytest.mark.parametrize("who", ["author", "secretary"])
def test_the_sheet_and_the_list_of_periods_say_so(cast, who):
    report = sent(cast)
    transfer(cast.author, cast.other_cell)
    report = fresh(report)
    assert report_page(report, getattr(cast, who)).status.label == WORDS
    followed = follow(fresh_plan(report.plan), on=TODAY)
    block = periods_block(followed, is_author=who == "author", on=MOVED_ON)
    assert any(WORDS in row.detail for row in block.rows)


def test_it_is_no_missed_sheet_of_the_member(cast):
    plan = plan_with(cast, cast.author, [""])
    sent(cast, plan=plan)
    transfer(cast.author, cast.other_cell)
    with time_machine.travel(MOVED_AT, tick=False):
        found = plan_results(cast.author, cast.cell, YEAR, due_day=25)
    assert (found.sheets_due, found.sheets_on_time) == (1, 1)
