"""Who comes to a cell writes in its open round, who leaves is excused (O1).

A membership is saved in ``organisation``, which knows nothing of rounds. It sends a
signal of its own from the one service that writes memberships; this part listens, so
that the round, and the plans of who moves, follow in the same transaction. (The ORM's
``post_save`` would also fire while a backup or a fixture is loaded.) Days that lie
ahead are met by the command ``follow_memberships``, which asks the same question every
night.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from cells.audit.services import Act, record_actions
from cells.journey.plans_follow_memberships import move_plans_of
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.holders import OfficeChart, office_chart
from cells.organisation.models import Mandate, Member, Membership, Organisation, Role
from cells.organisation.models.membership import WRITING_STANDINGS
from cells.organisation.services import hold_organisation
from cells.organisation.signals import membership_saved
from cells.ratings.services import follow_member
from cells.reviews.models import SelfReview
from cells.reviews.reader import reader_for
from cells.reviews.services import excuse_self_review
from cells.reviews.transitions import EXCUSE
from cells.rounds.authorship import Authors, authors_by_cell
from cells.rounds.models import CellRound, CellRoundStatus, NotWritingReason
from cells.workflow import hold


@dataclass
class Followed:
    """``unread``: members who would write but whose report nobody could read."""

    added: list[int] = field(default_factory=list)
    excused: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)


def listen() -> None:
    membership_saved.connect(follow_saved_membership, dispatch_uid="rounds")


def follow_saved_membership(sender, *, membership: Membership, now, **kwargs) -> None:
    """Plans first: they take the organisations and rounds of both cells in order."""
    cell = membership.cell
    move_plans_of(member_id=membership.member_id, cells=(cell,), now=now)
    follow_memberships(cell=cell, now=now)
    follow_member(member_id=membership.member_id, now=now)


@transaction.atomic
def follow_memberships(*, cell: Organisation, now: datetime) -> Followed:
    """The reports of the cell's open round fit its memberships of today.

    Safe to repeat. A cell without an open round is left as it is, and so is a report
    that was filed or accepted: it counts on.
    """
    hold_organisation(cell.pk)  # a round opened at the same moment is seen, or sees
    cell_round = (
        CellRound.objects.filter(cell=cell, status=CellRoundStatus.OPEN)
        .select_related("round")
        .first()
    )
    if cell_round is None or not hold(cell_round, [CellRoundStatus.OPEN]):
        return Followed()
    on = timezone.localdate(now)
    authors = authors_by_cell([cell], on=on, since=date.min)[cell.pk]
    reviews = list(SelfReview.objects.filter(cell_round=cell_round))
    followed = Followed()
    acts = add_authors(cell_round, authors.writing, reviews, followed, on=on, now=now)
    acts += excuse_who_left(cell_round, authors, reviews, followed, on=on, now=now)
    if acts:
        tell_the_secretary(cell_round, on=on, now=now)
        record_actions(acts, now=now)
    return followed


def add_authors(
    cell_round, writing: list[Member], reviews, followed: Followed, *, on, now
) -> list[Act]:
    known = {review.author_id for review in reviews}
    missing = [member for member in writing if member.pk not in known]
    if not missing:
        return []
    chart = office_chart(cell_round.cell, on)
    acts = []
    for member in missing:
        if review := add_author(cell_round, member, chart, now=now):
            followed.added.append(member.pk)
            acts.append(act_of("review.add_author", review, cell_round))
        else:
            followed.unread.append(member.pk)
    notify(
        followed.added,
        NotificationKind.ROUND_ISSUED,
        now=now,
        path=reverse("reviews:current"),
        round=cell_round.round.title,
    )
    return acts


def add_author(
    cell_round: CellRound, member: Member, chart: OfficeChart, *, now: datetime
) -> SelfReview | None:
    """An empty report; None if nobody could read it, and then the next night asks."""
    found = reader_for(chart, author_id=member.pk)
    if found is None:
        return None
    return SelfReview.objects.create(
        cell_round=cell_round,
        author=member,
        reader_office=found[0],
        reader_organisation=found[1],
        created_at=now,
    )


def act_of(action: str, review: SelfReview, cell_round: CellRound) -> Act:
    return Act(action, review, cell_round.cell_id, None, {"author": review.author_id})


def excuse_who_left(
    cell_round, authors: Authors, reviews, followed: Followed, *, on, now
) -> list[Act]:
    """Those without a membership that obliges them, by the reason of today.

    An account that is switched off is no reason: the member still belongs here.
    """
    obliged = members_obliged(cell_round.cell, on)
    reasons = {other.member.pk: other for other in authors.others}
    acts = []
    for review in reviews:
        if review.author_id in obliged or not EXCUSE.may_start(review):
            continue
        why = reasons.get(review.author_id)
        review.cell_round = cell_round
        acts.append(
            excuse_self_review(
                review=review,
                reason=why.code if why else NotWritingReason.TRANSFERRED,
                ended_on=why.ended_on if why else None,
                now=now,
            )
        )
        followed.excused.append(review.author_id)
    return acts


def members_obliged(cell: Organisation, on: date) -> set[int]:
    rows = Membership.objects.on(on).filter(cell=cell, standing__in=WRITING_STANDINGS)
    return set(rows.values_list("member", flat=True))


def tell_the_secretary(cell_round: CellRound, *, on: date, now: datetime) -> None:
    secretaries = Mandate.objects.on(on).filter(
        organisation=cell_round.cell_id, role=Role.SECRETARY
    )
    notify(
        secretaries.values_list("member", flat=True),
        NotificationKind.AUTHORS_CHANGED,
        now=now,
        path=reverse("journey:cell_round", args=[cell_round.pk]),
        round=cell_round.round.title,
    )
