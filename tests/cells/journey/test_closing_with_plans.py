"""A round is closed early once every plan has ended; what waits stands in counts."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from cells.journey.close_round import close_cell_round
from cells.journey.freeze_summary import freeze_figures
from cells.journey.pass_summary import pass_summary
from cells.models import CellRound
from cells.supervision.services import finish_plan
from cells.workflow import WorkflowError
from tests.factories import NOW, TODAY
from tests.plan_scenes import approved_plan
from tests.transfer_scenes import MOVED_AT, again, evaluated, leave, moved_plan

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(MOVED_AT, tick=False):
        yield


def passed(cast) -> None:
    cell_round = CellRound.objects.get(pk=cast.cell_round.pk)
    by = {"by": cast.secretary, "now": NOW}
    seen = {"seen_version": cell_round.version}
    freeze_figures(cell_round=cell_round, reason="Thử", **seen, **by)
    summary = cell_round.summary
    summary.refresh_from_db()
    seen = {"seen_version": summary.version}
    pass_summary(summary=summary, passed_on=TODAY, **seen, **by)


def close(cast, now=MOVED_AT) -> str:
    cell_round = CellRound.objects.get(pk=cast.cell_round.pk)
    close_cell_round(
        cell_round=cell_round,
        by=cast.secretary,
        seen_version=cell_round.version,
        now=now,
    )
    return CellRound.objects.get(pk=cell_round.pk).status


def lacks(cast, client) -> dict:
    client.force_login(cast.secretary)
    url = reverse("journey:cell_round", args=[cast.cell_round.pk])
    page = client.get(url).context["page"]
    return {lack.text: lack.url for lack in page.step_states[4].lacks}


def finish(cast, plan) -> None:
    evaluated(cast, plan)
    by = cast.deputy if plan.author == cast.secretary else cast.secretary
    finish_plan(plan=again(plan), by=by, seen_version=again(plan).version, now=MOVED_AT)


def test_a_running_plan_keeps_the_round_open_and_is_counted(cast, client):
    approved_plan(cast, cast.author)
    approved_plan(cast, cast.colleague)
    passed(cast)
    with pytest.raises(WorkflowError, match="Còn 2 kế hoạch"):
        close(cast)
    [(text, url)] = lacks(cast, client).items()
    assert text.startswith(("2 plans", "Còn 2"))
    assert url == reverse("supervision:board")
    assert cast.author.full_name not in text


def test_the_day_after_supervision_everything_may_be_closed(cast):
    approved_plan(cast, cast.author)
    passed(cast)
    until = cast.cell_round.round.supervised_until
    with pytest.raises(WorkflowError, match="chưa kết thúc"):
        close(cast, NOW + (until - TODAY) * 1)
    assert close(cast, NOW + (until - TODAY) + DAY) == "closed"


def test_once_each_plan_is_finished_or_moved_the_round_closes(cast, client):
    finished = approved_plan(cast, cast.author)
    moving = approved_plan(cast, cast.colleague)
    passed(cast)
    finish(cast, finished)
    with pytest.raises(WorkflowError, match="Còn 1 kế hoạch"):
        close(cast)
    came = moved_plan(cast, moving)
    assert lacks(cast, client) == {}
    assert close(cast) == "closed"
    assert again(came).status == "carried"


def test_who_left_for_no_cell_keeps_no_round_open(cast):
    finish(cast, approved_plan(cast, cast.colleague))
    approved_plan(cast, cast.author)
    passed(cast)
    leave(cast.author)
    assert close(cast) == "closed"


def test_what_came_back_does_not_keep_the_old_round_open(cast):
    plan = approved_plan(cast, cast.author)
    passed(cast)
    came = moved_plan(cast, plan)
    back = moved_plan(cast, came, cast.cell, on=MOVED_AT.date() + 10 * DAY)
    assert back.cell == cast.cell
    assert close(cast, MOVED_AT + 11 * DAY) == "closed"
