"""The page of the preparation: aims, form, duties, conditions, and the ways on."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.dates import days_left, days_tone, weekday_date
from cells.journey.preparation_links import PreparationLink, links_of, paper_urls
from cells.preparation import duty_policies
from cells.preparation.models.duties import Duty
from cells.preparation.models.papers import Paper
from cells.preparation.pages.conditions import ConditionBlock, condition_block
from cells.preparation.pages.duties import DutyBlock, Eye, duty_block
from cells.preparation.people import people_of
from cells.preparation.session_plan import conditions_of, form_of, preparation_of
from cells.preparation.suggestions import ShelvedForm
from cells.reviews.labels import StatusBadge, author_badge
from cells.reviews.models import ReviewStatus, SelfReview
from cells.rounds.models import OPEN_FOR_WRITING, CellRound

WITH_READER = frozenset({ReviewStatus.FILED, ReviewStatus.ACCEPTED})
NOT_EXPECTED = frozenset({ReviewStatus.EXCUSED})


@dataclass(frozen=True)
class OwnReport:
    """The duty of everybody, as it stands with whoever looks."""

    badge: StatusBadge
    due_text: str
    url: str
    is_to_be_written: bool


@dataclass(frozen=True)
class AimsBlock:
    """``round_aims``: those of the whole round, shown while the cell has none."""

    aims: str
    round_aims: str
    form: ShelvedForm | None
    form_details: str
    change_url: str


@dataclass(frozen=True)
class PreparationPage:
    round_title: str
    session_text: str
    days_text: str
    days_tone: str
    over_text: str
    aims: AimsBlock
    own_report: OwnReport | None
    duties: DutyBlock
    conditions: ConditionBlock
    links: list[PreparationLink]
    cell_round_id: int


def preparation_page(cell_round: CellRound, user, today: date) -> PreparationPage:
    """``cell_round`` comes with round, cell and, where there is one, preparation."""
    is_open = cell_round.status in OPEN_FOR_WRITING
    leads = duty_policies.prepares(user, cell_round)
    may_prepare = leads and is_open
    reviews = list(
        SelfReview.objects.filter(cell_round=cell_round).select_related(
            "reader_organisation"
        )
    )
    own = next((each for each in reviews if each.author_id == user.pk), None)
    session_on = cell_round.round.session_on
    papers = list(Paper.objects.filter(cell_round=cell_round).defer("text"))
    return PreparationPage(
        round_title=cell_round.round.title,
        session_text=weekday_date(session_on),
        days_text=days_left(session_on, today) if is_open else "",
        days_tone=days_tone(session_on, today),
        over_text="" if is_open else over_words(cell_round),
        aims=aims_block(cell_round, may_prepare),
        own_report=own_report(own, cell_round, is_open) if own else None,
        duties=duties_of(
            cell_round,
            Eye(user.pk, may_prepare=may_prepare, is_open=is_open, today=today),
            everyones_text=filed_words(reviews),
            paper_urls=paper_urls(papers, cell_round, may_write=may_prepare),
        ),
        conditions=condition_block(conditions_of(cell_round), may_prepare=may_prepare),
        links=links_of(cell_round, user, leads=leads, is_open=is_open, papers=papers),
        cell_round_id=cell_round.pk,
    )


def over_words(cell_round: CellRound) -> str:
    return _("%(state)s. The preparation can be read, but not changed.") % {
        "state": cell_round.get_status_display()
    }


def aims_block(cell_round: CellRound, may_prepare: bool) -> AimsBlock:
    found = preparation_of(cell_round)
    address = reverse("preparation:session_aims", args=[cell_round.pk])
    return AimsBlock(
        aims=found.aims,
        round_aims="" if found.aims else cell_round.round.aims,
        form=form_of(found),
        form_details=found.form_details,
        change_url=address if may_prepare else "",
    )


def own_report(review: SelfReview, cell_round: CellRound, is_open) -> OwnReport:
    status = ReviewStatus(review.status)
    is_to_be_written = is_open and status not in WITH_READER | NOT_EXPECTED | {
        ReviewStatus.ENTERED,
        ReviewStatus.NOT_FILED,
    }
    address = reverse("reviews:mine", args=[review.pk])
    if is_to_be_written:
        address = reverse("reviews:current")
    return OwnReport(
        badge=author_badge(review),
        due_text=weekday_date(cell_round.round.reports_on),
        url=address,
        is_to_be_written=is_to_be_written,
    )


def duties_of(cell_round: CellRound, eye: Eye, **facts) -> DutyBlock:
    duties = Duty.objects.standing().filter(cell_round=cell_round).with_people()
    people = people_of(cell_round.cell, eye.today) if eye.may_prepare else None
    return duty_block(list(duties.select_related("done_by")), eye, people, **facts)


def filed_words(reviews: list[SelfReview]) -> str:
    """A count, never who (P4)."""
    expected = [each for each in reviews if each.status not in NOT_EXPECTED]
    return _("%(n)s of %(of)s reports filed") % {
        "n": sum(each.status in WITH_READER for each in expected),
        "of": len(expected),
    }
