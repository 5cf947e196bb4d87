"""The cell proposes a level with the totals of its vote; the member may answer."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.meetings.models import Vote
from cells.notifications.models import NotificationKind
from cells.organisation.models import Member, Membership, Standing
from cells.ratings.cautions import cautions_of
from cells.ratings.models import VOTES, Rating, RatingStatus, StepKind
from cells.ratings.services.remarking import refuse_own
from cells.ratings.services.shared import (
    decider_today,
    note_step,
    record,
    tell_deciders,
    tell_member,
)
from cells.ratings.session_votes import facts_of_vote, offered_votes
from cells.ratings.transitions import PROPOSE, WITHDRAW_PROPOSAL
from cells.workflow import WorkflowError, apply_transition

DAYS_TO_ANSWER = timedelta(days=7)


@dataclass(frozen=True)
class Proposed:
    """What the meeting proposes: a level, and the totals, never who voted how.

    ``vote``: the recorded one that the totals are those of.
    """

    proposed_level: str
    meeting_on: date
    vote_mode: str
    votes_entitled: int
    votes_excellent: int
    votes_good: int
    votes_done: int
    votes_not_done: int
    votes_blank: int
    answer_by: date
    votes_against: int = 0
    disciplined: bool = False
    vote: Vote | None = None

    @property
    def cast(self) -> int:
        return sum(getattr(self, name) for name in VOTES)


class CautionsUnseenError(WorkflowError):
    """Something is to be seen and acknowledged before the proposal stands."""

    def __init__(self, cautions):
        super().__init__(
            _("Read what follows and mark it as seen, or change the proposal.")
        )
        self.cautions = cautions


@transaction.atomic
def propose(
    *,
    rating: Rating,
    proposed: Proposed,
    cautions_seen: list[str],
    by: Member,
    seen_version: int,
    now: datetime,
) -> None:
    """The cell's proposal stands; the member is told until when to answer.

    Raises ``WorkflowError`` if more voted than were entitled, or more are said to be
    entitled than the cell has official members; ``CautionsUnseenError`` while a cap or
    an inconsistency was not acknowledged. None of them changes the proposal.
    """
    refuse_own(rating, by)
    today = timezone.localdate(now)
    proposed = from_the_vote(rating, proposed, today)
    check_votes(rating, proposed, today)
    apply_transition(
        rating,
        PROPOSE,
        seen_version=seen_version,
        proposed_by=by,
        proposed_at=now,
        member_answer="",
        answered_at=None,
        cautions_seen=sorted(cautions_seen),
        decider_organisation=decider_today(rating, now),
        **{each.name: getattr(proposed, each.name) for each in fields(proposed)},
    )
    cautions = cautions_of(rating)
    if unseen := [each for each in cautions if each.code not in cautions_seen]:
        raise CautionsUnseenError(unseen)
    tell_of_proposal(rating, now)
    codes = sorted(each.code for each in cautions)
    facts = {"level": proposed.proposed_level, "cautions": codes}
    record(rating, "rating.propose", by=by, now=now, **facts)


def tell_of_proposal(rating: Rating, now: datetime) -> None:
    day = f"{rating.answer_by:%d/%m/%Y}"
    tell_member(rating, NotificationKind.RATING_PROPOSED, now=now, date=day)
    tell_deciders(rating, NotificationKind.RATING_TO_DECIDE, now=now)


def from_the_vote(rating: Rating, proposed: Proposed, today: date) -> Proposed:
    """With the totals as they were recorded, whatever else was typed."""
    if proposed.vote is None:
        return proposed
    vote = offered_votes(rating, today).filter(pk=proposed.vote.pk).first()
    if vote is None:
        raise WorkflowError(_("Choose one of the votes of the cell's sessions."))
    return replace(proposed, **facts_of_vote(vote, proposed.proposed_level))


def check_votes(rating: Rating, proposed: Proposed, today: date) -> None:
    if proposed.meeting_on > today:
        raise WorkflowError(_("The meeting lies ahead; enter the day it was held."))
    if proposed.answer_by < today:
        raise WorkflowError(_("Give the member a day from today on to answer by."))
    if proposed.cast > proposed.votes_entitled:
        raise WorkflowError(_("More votes were cast than members are entitled."))
    if proposed.vote:
        return  # the session counted who is entitled
    official = Membership.objects.on(proposed.meeting_on).filter(
        cell=rating.cell_id, standing=Standing.OFFICIAL
    )
    if proposed.votes_entitled > official.count():
        raise WorkflowError(
            _("The cell had fewer official members on that day than are entitled here.")
        )


@transaction.atomic
def withdraw_proposal(
    *, rating: Rating, reason: str, by: Member, seen_version: int, now: datetime
) -> None:
    """The proposal is taken back with a reason; its totals are kept."""
    refuse_own(rating, by)
    kept = proposal_kept(rating)
    apply_transition(rating, WITHDRAW_PROPOSAL, seen_version=seen_version)
    note_step(rating, StepKind.WITHDRAW, reason=reason, by=by, now=now, **kept)
    record(rating, "rating.withdraw_proposal", by=by, now=now)


def proposal_kept(rating: Rating) -> dict:
    """What the proposal said, for the trace in the dossier."""
    names = ("proposed_level", "vote_mode", "votes_entitled", *VOTES, "disciplined")
    kept = {name: getattr(rating, name) for name in (*names, "member_answer")}
    day = rating.meeting_on and rating.meeting_on.isoformat()
    return kept | {"meeting_on": day, "vote": rating.vote_id}


@transaction.atomic
def answer_proposal(
    *, rating: Rating, text: str, seen_version: int, now: datetime
) -> None:
    """The member's answer stands in the dossier.

    The version rises, so that a decision on a page without it is refused.
    """
    if not text.strip():
        raise WorkflowError(_("Write your answer."))
    seen = Rating.objects.filter(
        pk=rating.pk, status=RatingStatus.PROPOSED, version=seen_version
    )
    changes = {
        "member_answer": text.strip(),
        "answered_at": now,
        "version": seen_version + 1,
    }
    if not seen.update(**changes):
        raise WorkflowError(_("It has changed since you opened it. Read it again."))
    for name, value in changes.items():
        setattr(rating, name, value)
    tell_deciders(rating, NotificationKind.RATING_TO_DECIDE, now=now)
    record(rating, "rating.answer", by=rating.member, now=now)
