"""“Lặp lại từ đợt trước”, over two real rounds of a cell; shown, never stored."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.urls import reverse

from cells.models import (
    CellRound,
    RemediationPlan,
    SelfReview,
)
from cells.plans.services import start_plan
from cells.supervision.recurrence import recurring_codes
from reports.contexts.progress_report_facts import year_sentence
from tests.factories import NOW, accept, file_review, open_round
from tests.joining_scenes import finding, held
from tests.plan_scenes import (
    approved,
    approved_plan,
    edit_of,
    fresh,
    send,
    whole_values,
    write,
)
from tests.supervision_scenes import evaluate
from tests.transfer_scenes import MOVED_ON, evaluated, moved_plan, transfer

LATER = NOW + timedelta(days=300)


@pytest.fixture(autouse=True)
def _a_year_later():
    with time_machine.travel(LATER, tick=False):
        yield


def first_round(cast, result="met") -> RemediationPlan:
    """Indicators 3 and 5 were named; 3 has a line and its last evaluation."""
    plan = approved_plan(cast, cast.author)
    evaluated(cast, plan, "not_met")
    evaluated(cast, plan, result)
    CellRound.objects.update(status="reviews_closed")
    return plan


def reported(cell_round, reader, author, *, declared) -> None:
    for person in (reader, author):
        review = SelfReview.objects.get(cell_round=cell_round, author=person)
        submission = file_review(review, declared=declared, now=LATER)
    accept(submission, reader, now=LATER)


def second_round(cast, *, declared=None, cell=None, secretary=None):
    """The next round of the cell, in which the report names ``declared`` (3)."""
    secretary = secretary or cast.secretary
    cell_round = open_round(cell or cast.cell, secretary, now=LATER)
    declared = {3: {}} if declared is None else declared
    reported(cell_round, secretary, cast.author, declared=declared)
    return cell_round


def plan_of(cell_round, author) -> RemediationPlan:
    return fresh(start_plan(cell_round=cell_round, author=author, now=LATER))


def approved_in(cast, cell_round) -> RemediationPlan:
    plan = plan_of(cell_round, cast.author)
    write(plan, *[edit_of(item, **whole_values()) for item in plan.items.all()])
    send(fresh(plan))
    return approved(cast, fresh(plan), now=LATER)


def numbers(plan, reader=None) -> set[int]:
    codes = {code for _plan, code in recurring_codes([plan], reader)}
    lines = plan.items.filter(indicator__code__in=codes)
    return set(lines.values_list("indicator__number", flat=True))


def test_what_was_met_once_and_is_named_again_recurs(cast):
    first_round(cast)
    plan = plan_of(second_round(cast, declared={3: {}, 7: {}}), cast.author)
    assert numbers(plan) == {3}


@pytest.mark.parametrize("result", ["partly", "not_met"])
def test_what_was_never_met_does_not_recur_it_goes_on(cast, result):
    first_round(cast, result)
    assert numbers(plan_of(second_round(cast), cast.author)) == set()


def test_another_indicator_or_another_member_is_no_recurrence(cast):
    first_round(cast)
    cell_round = second_round(cast, declared={7: {}})
    assert numbers(plan_of(cell_round, cast.author)) == set()
    theirs = SelfReview.objects.get(cell_round=cell_round, author=cast.colleague)
    accept(file_review(theirs, declared={3: {}}, now=LATER), cast.secretary, now=LATER)
    assert numbers(plan_of(cell_round, cast.colleague)) == set()


def test_a_finding_of_the_cell_names_it_again_as_well(cast):
    first_round(cast)
    cell_round = second_round(cast, declared={})
    scene = SimpleNamespace(**vars(cast) | {"cell_round": cell_round})
    finding(held(scene), cast.author)
    plan = plan_of(cell_round, cast.author)
    assert numbers(plan) == {3}


def test_the_code_is_compared_not_the_row_of_a_catalogue(cast):
    old = first_round(cast)
    cell_round = second_round(cast)
    plan = plan_of(cell_round, cast.author)
    item = plan.items.get()
    assert old.evaluations.first().indicator_code == item.indicator.code
    assert numbers(plan) == {3}


def test_after_a_transfer_only_the_author_knows(cast):
    first_round(cast)
    transfer(cast.author, cast.other_cell)
    cell_round = second_round(cast, cell=cast.other_cell, secretary=cast.stranger)
    plan = plan_of(cell_round, cast.author)
    assert numbers(plan) == numbers(plan, cast.stranger) == set()
    assert numbers(plan, cast.author) == {3}


def test_what_came_with_a_transfer_names_no_indicator_to_compare(cast):
    plan = approved_plan(cast, cast.author)
    came = moved_plan(cast, plan)
    evaluate(cast, came, line=came.items.get().pk, by=cast.stranger, now=LATER)
    assert came.evaluations.get().indicator_code == ""
    assert LATER.date() > MOVED_ON
    assert numbers(came, cast.author) == set()


def test_every_page_of_it_says_so_to_author_and_secretary(cast, client):
    first_round(cast)
    plan = plan_of(second_round(cast), cast.author)
    said = "Lặp lại từ đợt trước"
    client.force_login(cast.author)
    write_page = client.get(reverse("plans:write", args=[plan.pk]))
    assert says(write_page, said)
    write(plan, *[edit_of(item, **whole_values()) for item in plan.items.all()])
    send(fresh(plan))
    client.force_login(cast.secretary)
    assert says(client.get(reverse("plans:detail", args=[plan.pk])), said)
    plan = approved(cast, fresh(plan), now=LATER)
    line = plan.items.get().pk
    for url in (
        reverse("supervision:board"),
        reverse("supervision:plan", args=[plan.pk]),
        reverse("supervision:evaluate", args=[plan.pk, line]),
    ):
        assert says(client.get(url), said)
    client.force_login(cast.colleague)
    assert not says(client.get(reverse("supervision:board")), said)


def says(response, words: str) -> bool:
    return words in response.content.decode()


def test_the_report_of_the_year_counts_what_recurs(cast):
    first_round(cast)
    plan = approved_in(cast, second_round(cast))
    report = SimpleNamespace(kind="year", plan=plan)
    line = SimpleNamespace(indicator_code=plan.items.get().indicator.code)
    standing = SimpleNamespace(line=line, state="under_way")
    assert "1 nội dung lặp lại từ đợt trước" in year_sentence(report, [standing])
