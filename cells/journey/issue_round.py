"""A round begins: cell by cell, each whole or not at all, safe to repeat (O1)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.indicators.models import Catalogue
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.holders import office_chart
from cells.organisation.models import Member, Organisation
from cells.organisation.services import hold_organisation
from cells.reviews.models import SelfReview
from cells.reviews.reader import reader_for
from cells.rounds.authorship import writing_members
from cells.rounds.models import (
    ISSUE_ROUND,
    CellRound,
    CellRoundStatus,
    ReviewRound,
    RoundStatus,
)
from cells.summaries.models import CellSummary
from cells.workflow import WorkflowError, apply_transition


@dataclass(frozen=True)
class LeftOut:
    cell: Organisation
    reason: str


@transaction.atomic
def start_cell_round(
    *, review_round: ReviewRound, cell: Organisation, by: Member, now: datetime
) -> CellRound:
    """The secretary's new round is stored, issued and open in the own cell.

    Raises ``WorkflowError`` and stores nothing if no catalogue is loaded, the cell
    has an open round already, or a report would have no reader. The cell is held, so
    that a button pressed twice opens one round.
    """
    hold_organisation(cell.pk)
    review_round.reach = cell
    store_round(review_round=review_round, organisation=cell, by=by, now=now)
    left_out = issue_round(review_round=review_round, cells=[cell], by=by, now=now)
    if left_out:
        raise WorkflowError(left_out[0].reason)
    return review_round.cell_rounds.get(cell=cell)


def store_round(
    *, review_round: ReviewRound, organisation: Organisation, by: Member, now: datetime
) -> None:
    """The new round is stored for ``organisation``, which the caller holds.

    Raises ``WorkflowError`` if no catalogue is loaded.
    """
    catalogue = Catalogue.objects.first()
    if catalogue is None:
        raise WorkflowError(
            _("The 27 indicators are not loaded yet. Ask the administrator.")
        )
    review_round.organisation = organisation
    review_round.catalogue = catalogue
    review_round.created_by = by
    review_round.created_at = now
    review_round.slug = free_slug(f"{organisation.code}-{review_round.year}")
    review_round.save()


def issue_round(
    *, review_round: ReviewRound, cells: list[Organisation], by: Member, now: datetime
) -> list[LeftOut]:
    """The round is open in each of ``cells`` that had none; names those left out.

    Cells that have it already are not touched.
    """
    if review_round.status == RoundStatus.DRAFT:
        apply_transition(review_round, ISSUE_ROUND, seen_version=review_round.version)
    left_out = []
    for cell in cells:
        if review_round.cell_rounds.filter(cell=cell).exists():
            continue
        try:
            open_in_cell(review_round=review_round, cell=cell, by=by, now=now)
        except WorkflowError as error:
            # Of two people who press at once, the second finds the cell done.
            if not review_round.cell_rounds.filter(cell=cell).exists():
                left_out.append(LeftOut(cell, str(error)))
    return left_out


@transaction.atomic
def open_in_cell(
    *, review_round: ReviewRound, cell: Organisation, by: Member, now: datetime
) -> CellRound:
    """One cell's round with an empty report for each who must write, and a summary.

    The cell is held, so that a membership saved at the same moment is either seen
    here or finds the round open.
    """
    hold_organisation(cell.pk)
    today = timezone.localdate(now)
    authors, _others = writing_members(cell, on=today, since=review_round.period_from)
    if not authors:
        raise WorkflowError(nobody_writes(cell))
    reviews = unsaved_reviews(cell, authors, today=today, now=now)
    cell_round = opened(review_round, cell, now)
    for review in reviews:
        review.cell_round = cell_round
    SelfReview.objects.bulk_create(reviews)
    CellSummary.objects.create(cell_round=cell_round)
    notify(
        [author.pk for author in authors],
        NotificationKind.ROUND_ISSUED,
        now=now,
        path=reverse("reviews:current"),
        round=review_round.title,
    )
    record_action(
        "round.issue",
        cell_round,
        organisation_id=cell.pk,
        actor=by,
        now=now,
        round=review_round.pk,
        authors=[author.pk for author in authors],
    )
    return cell_round


def opened(review_round: ReviewRound, cell: Organisation, now: datetime) -> CellRound:
    """Only one round of a cell is open at a time."""
    try:
        with transaction.atomic():
            return CellRound.objects.create(
                round=review_round, cell=cell, opened_at=now
            )
    except IntegrityError:
        raise WorkflowError(already_open(cell)) from None


def unsaved_reviews(cell, authors, *, today, now) -> list[SelfReview]:
    chart = office_chart(cell, today)
    reviews, unread = [], []
    for author in authors:
        found = reader_for(chart, author_id=author.pk)
        if found is None:
            unread.append(author.full_name)
            continue
        reviews.append(
            SelfReview(
                author=author,
                reader_office=found[0],
                reader_organisation=found[1],
                created_at=now,
            )
        )
    if unread:
        raise WorkflowError(
            _(
                "Nobody may read the report of %(names)s: name a deputy secretary or "
                "a secretary of the committee above first."
            )
            % {"names": ", ".join(unread)}
        )
    return reviews


def nobody_writes(cell: Organisation) -> str:
    return _("%(cell)s has no member who must write.") % {"cell": cell.name}


def already_open(cell: Organisation) -> str:
    open_round = CellRound.objects.filter(cell=cell, status=CellRoundStatus.OPEN)
    title = open_round.values_list("round__title", flat=True).first()
    return has_open_round(cell, title)


def has_open_round(cell: Organisation, title: str) -> str:
    return _("%(cell)s has an open round already: %(round)s.") % {
        "cell": cell.name,
        "round": title,
    }


def free_slug(base: str) -> str:
    """``base`` as a slug, with a number behind it if it is taken."""
    slug = slugify(base)
    taken = set(
        ReviewRound.objects.filter(slug__startswith=slug).values_list("slug", flat=True)
    )
    number, candidate = 1, slug
    while candidate in taken:
        number += 1
        candidate = f"{slug}-{number}"
    return candidate
