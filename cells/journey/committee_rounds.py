"""A committee's round: drafted, changed while it is a draft, issued to its cells."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.journey.issue_round import LeftOut, issue_round, store_round
from cells.journey.prospects import prospects
from cells.organisation.models import Member, Organisation
from cells.organisation.services import hold_organisation
from cells.rounds.models import ISSUE_ROUND, ReviewRound, RoundStatus
from cells.rounds.reach import cells_reached
from cells.workflow import WorkflowError, apply_transition


@transaction.atomic
def draft_committee_round(
    *,
    review_round: ReviewRound,
    organisation: Organisation,
    reach: Organisation,
    spared: list[Organisation],
    by: Member,
    now: datetime,
) -> None:
    """The round is stored as a draft of ``organisation``; no cell knows of it.

    Raises ``WorkflowError`` if the committee has a round of this title, so that a
    button pressed twice makes one draft, or if no catalogue is loaded.
    """
    hold_organisation(organisation.pk)
    refuse_same_title(review_round, organisation)
    review_round.reach = reach
    store_round(review_round=review_round, organisation=organisation, by=by, now=now)
    review_round.spared_cells.set(spared)
    record_draft("round.draft", review_round, by, now)


@transaction.atomic
def change_committee_round(
    *,
    review_round: ReviewRound,
    organisation: Organisation,
    reach: Organisation,
    spared: list[Organisation],
    by: Member,
    seen_version: int,
    now: datetime,
) -> None:
    """The draft is as ``review_round`` now says.

    Raises ``WorkflowError`` if it was issued or changed since ``seen_version``.
    """
    hold_organisation(organisation.pk)
    refuse_same_title(review_round, organisation)
    seen = ReviewRound.objects.filter(
        pk=review_round.pk, status=RoundStatus.DRAFT, version=seen_version
    )
    if not seen.update(version=seen_version + 1):
        raise WorkflowError(why_not_changed(review_round))
    review_round.organisation = organisation
    review_round.reach = reach
    review_round.version = seen_version + 1
    review_round.save()
    review_round.spared_cells.set(spared)
    record_draft("round.change_draft", review_round, by, now)


def why_not_changed(review_round: ReviewRound) -> str:
    if is_issued(review_round):
        return _("This round has been issued and cannot be changed any more.")
    return _("It has changed since you opened it. Read it again.")


def is_issued(review_round: ReviewRound) -> bool:
    """As it stands now; what was loaded may be older."""
    found = ReviewRound.objects.filter(pk=review_round.pk, status=RoundStatus.ISSUED)
    return found.exists()


def issue_committee_round(
    *, review_round: ReviewRound, by: Member, seen_version: int, now: datetime
) -> list[LeftOut]:
    """The round is open in each cell it reaches that can open it; names the others.

    Each cell is whole or not at all. Pressed again it completes what is missing, so
    that of two people who press at once nobody is refused. Raises ``WorkflowError``
    if the draft was changed since ``seen_version``, or if no cell can open it.
    """
    cells = list(cells_reached(review_round))
    if review_round.status == RoundStatus.DRAFT:
        refuse_without_cells(review_round, cells, now)
        begin_issuing(review_round, by=by, seen_version=seen_version, now=now)
    return issue_round(review_round=review_round, cells=cells, by=by, now=now)


def refuse_without_cells(review_round, cells: list[Organisation], now) -> None:
    """Unless somebody else has issued it: then its own round stands in the cells."""
    found = prospects(cells, on=timezone.localdate(now), since=review_round.period_from)
    if all(each.obstacle for each in found.values()) and not is_issued(review_round):
        raise WorkflowError(
            _("No cell can open this round now; the reasons stand below.")
        )


@transaction.atomic
def begin_issuing(
    review_round: ReviewRound, *, by: Member, seen_version: int, now: datetime
) -> None:
    """The draft is issued, by whoever presses first."""
    try:
        apply_transition(review_round, ISSUE_ROUND, seen_version=seen_version)
    except WorkflowError:
        review_round.refresh_from_db()
        if review_round.status != RoundStatus.ISSUED:
            raise
        return
    record_action(
        "round.issue_to_reach",
        review_round,
        organisation_id=review_round.organisation_id,
        actor=by,
        now=now,
        reach=review_round.reach_id,
    )


def refuse_same_title(review_round: ReviewRound, organisation: Organisation) -> None:
    same = ReviewRound.objects.filter(
        organisation=organisation, title=review_round.title
    ).exclude(pk=review_round.pk)
    if same.exists():
        raise WorkflowError(
            _("%(committee)s has a round of this title already.")
            % {"committee": organisation.addressed_as}
        )


def record_draft(action: str, review_round: ReviewRound, by: Member, now) -> None:
    record_action(
        action,
        review_round,
        organisation_id=review_round.organisation_id,
        actor=by,
        now=now,
        reach=review_round.reach_id,
        spared=sorted(review_round.spared_cells.values_list("pk", flat=True)),
    )
