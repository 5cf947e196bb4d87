"""What waits for whom, most urgent first."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import gettext

from cells.models import CellRound, SelfReview
from cells.organisation.mandates import mandates_of
from cells.reviews.models import Outcome
from cells.worklist.pages import home_page
from cells.worklist.waiting import items_for
from tests.cells.reviews.acts import give_back, recall, withdraw
from tests.factories import TODAY, accept, answer_all, file_review
from tests.rounds_scenes import round_facts

WRITE = reverse("reviews:current")
OPEN_ROUND = reverse("journey:open_round")
READ = reverse("reviews:queue")


pytestmark = pytest.mark.usefixtures("on_the_day")


def waiting(member, on=TODAY):
    return items_for(mandates_of(member, on), on)


def urls(member, on=TODAY):
    return [item.url for item in waiting(member, on)]


def summary_of(cast):
    return reverse("summaries:detail", args=[cast.cell_round.summary.pk])


def test_an_author_writes(cast):
    [item] = waiting(cast.author)
    assert (item.url, item.progress) == (WRITE, (0, 27))
    assert item.due_on == TODAY + timedelta(days=14)


def test_what_was_begun_says_how_far_it_is(cast):
    answer_all(cast.review_of(cast.author))
    SelfReview.objects.get(author=cast.author).answers.filter(
        indicator__number__in=[3, 4]
    ).update(frequency=None)
    [item] = waiting(cast.author)
    assert item.progress == (25, 27)
    assert item.saved_text


def test_nothing_waits_after_filing(cast):
    file_review(cast.review_of(cast.author))
    assert waiting(cast.author) == []


def test_a_rewrite_comes_before_everything(cast):
    SelfReview.objects.filter(author=cast.secretary).update(status="rewrite")
    file_review(cast.review_of(cast.author))
    assert urls(cast.secretary) == [WRITE, READ, summary_of(cast)]
    ordinary = waiting(cast.colleague)[0]
    assert waiting(cast.secretary)[0].urgency < ordinary.urgency


def test_the_secretary_writes_then_reads_then_draws_up_the_summary(cast):
    submission = file_review(cast.review_of(cast.author))
    assert urls(cast.secretary) == [WRITE, READ, summary_of(cast)]
    file_review(cast.review_of(cast.secretary))
    assert urls(cast.secretary) == [READ, summary_of(cast)]
    assert urls(cast.deputy) == [WRITE, READ]
    accept(submission, cast.secretary)
    assert urls(cast.secretary) == [summary_of(cast)]


def test_the_filings_that_wait_lead_to_the_queue(cast):
    file_review(cast.review_of(cast.secretary))
    file_review(cast.review_of(cast.colleague))
    file_review(cast.review_of(cast.author))
    assert urls(cast.secretary)[0] == READ
    assert "2" in waiting(cast.secretary)[0].title


@pytest.mark.parametrize("outcome", [Outcome.GUIDE, Outcome.REQUEST_REWRITE])
def test_what_was_returned_comes_first_with_the_day_of_the_decision(outcome, cast):
    file_review(cast.review_of(cast.secretary))
    due_on = TODAY + timedelta(days=6)
    give_back(
        file_review(cast.review_of(cast.author)), cast.secretary, outcome, due_on=due_on
    )
    [item] = waiting(cast.author)
    assert (item.url, item.due_on, item.urgency) == (WRITE, due_on, 10)
    titles = {
        Outcome.GUIDE: "Correct your self-review report as guided",
        Outcome.REQUEST_REWRITE: "Write your self-review report again",
    }
    assert item.title == gettext(titles[outcome])


def test_a_withdrawn_decision_waits_for_the_reader_again(cast):
    file_review(cast.review_of(cast.secretary))
    submission = give_back(file_review(cast.review_of(cast.author)), cast.secretary)
    assert READ not in urls(cast.secretary)
    withdraw(submission, cast.secretary)
    assert READ in urls(cast.secretary)
    assert waiting(cast.author) == []


def test_ones_own_filing_waits_for_another(cast):
    """The deputy's mandate passed to the secretary does not make them their reader."""
    file_review(cast.review_of(cast.secretary))
    assert urls(cast.secretary) == [summary_of(cast)]


def test_a_filing_taken_back_waits_for_nobody(cast):
    review = cast.review_of(cast.author)
    file_review(review)
    recall(review)
    assert READ not in urls(cast.secretary)


def test_a_former_secretary_reads_nothing(cast):
    file_review(cast.review_of(cast.author))
    assert urls(cast.former) == [WRITE]


@pytest.mark.parametrize("status", ["reviews_closed", "closed", "cancelled"])
def test_when_the_round_is_not_open_nothing_is_written_or_read(status, cast):
    file_review(cast.review_of(cast.colleague))
    CellRound.objects.filter(pk=cast.cell_round.pk).update(**round_facts(status))
    assert waiting(cast.author) == []
    assert urls(cast.secretary) == []


@pytest.mark.parametrize("person", ["committee_secretary", "staff", "administrator"])
def test_who_belongs_to_no_cell_has_nothing_to_write(person, cast):
    file_review(cast.review_of(cast.author))
    assert waiting(getattr(cast, person)) == []


def test_the_first_thing_is_the_one_to_do_and_the_rest_follows(cast):
    file_review(cast.review_of(cast.author))
    page = home_page(cast.secretary, TODAY)
    assert page.next_action.url == WRITE
    assert [task.url for task in page.waiting] == urls(cast.secretary)[1:]
    assert page.steps[0].state == "current"


def test_a_cell_without_a_round_says_what_is_missing(cast):
    SelfReview.objects.all().delete()
    cast.cell_round.summary.delete()
    cast.cell_round.delete()
    page = home_page(cast.secretary, TODAY)
    assert page.empty.action_url == OPEN_ROUND
    assert [check.done for check in page.empty.checks] == [True, True]
    assert home_page(cast.colleague, TODAY).empty.action_url == ""
    assert home_page(cast.administrator, TODAY).empty is None
