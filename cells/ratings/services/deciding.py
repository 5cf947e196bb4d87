"""The committee above returns a proposal, decides, or revises its decision."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.canonical import content_hash
from cells.notifications.models import NotificationKind
from cells.organisation.models import Member
from cells.ratings.dossier import dossier_content
from cells.ratings.models import Rating, ReplacedDecision, StepKind
from cells.ratings.services.proposing import proposal_kept
from cells.ratings.services.remarking import refuse_own
from cells.ratings.services.shared import (
    note_step,
    record,
    tell_handlers,
    tell_member,
)
from cells.ratings.transitions import DECIDE_RATING, RETURN_RATING, REVISE_DECISION
from cells.workflow import WorkflowError, apply_transition, hold

NO_DECISION = {
    "decided_level": "",
    "decision_number": "",
    "decision_on": None,
    "decision_note": "",
    "decided_by": None,
    "decided_at": None,
    "dossier": None,
    "dossier_sha256": "",
}


@transaction.atomic
def return_rating(
    *, rating: Rating, reason: str, by: Member, seen_version: int, now: datetime
) -> None:
    """The proposal is the cell's again, with the committee's reason."""
    refuse_own(rating, by)
    kept = proposal_kept(rating)
    apply_transition(rating, RETURN_RATING, seen_version=seen_version)
    note_step(rating, StepKind.RETURN, reason=reason, by=by, now=now, **kept)
    tell_handlers(rating, NotificationKind.RATING_RETURNED, now=now)
    record(rating, "rating.return", by=by, now=now)


@transaction.atomic
def decide_rating(
    *,
    rating: Rating,
    level: str,
    number: str,
    decision_on: date,
    note: str,
    by: Member,
    seen_version: int,
    now: datetime,
) -> None:
    """The level is decided; the dossier is frozen under its hash and the member told.

    Raises ``WorkflowError`` before the member has answered or the day to answer by is
    past, for a day ahead, or if the level differs from the proposal without a word.
    """
    refuse_own(rating, by)
    refuse_early(rating, decision_on, timezone.localdate(now))
    if level != rating.proposed_level and not note.strip():
        raise WorkflowError(
            _("The level differs from what the cell proposed; say why.")
        )
    if not hold(rating, DECIDE_RATING.sources):
        raise WorkflowError(_("This is not possible in the present state."))
    decision = {"level": level, "number": number.strip(), "note": note.strip()}
    apply_transition(
        rating,
        DECIDE_RATING,
        seen_version=seen_version,
        decided_by=by,
        decided_at=now,
        **decided_and_frozen(rating, decision, decision_on),
    )
    tell_member(rating, NotificationKind.RATING_DECIDED, now=now)
    facts = {"level": level, "sha256": rating.dossier_sha256}
    record(rating, "rating.decide", by=by, now=now, **facts)


def decided_and_frozen(rating: Rating, decision: dict, decision_on: date) -> dict:
    """The decision, and the dossier it was made upon under its hash."""
    written = decision | {"on": decision_on.isoformat()}
    dossier = dossier_content(rating) | {"decision": written}
    return {
        "decided_level": decision["level"],
        "decision_number": decision["number"],
        "decision_on": decision_on,
        "decision_note": decision["note"],
        "dossier": dossier,
        "dossier_sha256": content_hash(dossier),
    }


def refuse_early(rating: Rating, decision_on: date, today: date) -> None:
    if rating.answered_at is None and rating.answer_by and rating.answer_by >= today:
        raise WorkflowError(
            _("The member may still answer until %(date)s.")
            % {"date": f"{rating.answer_by:%d/%m/%Y}"}
        )
    if decision_on > today:
        raise WorkflowError(_("The decision lies ahead; enter the day it was made."))


@transaction.atomic
def revise_decision(
    *,
    rating: Rating,
    reason: str,
    paper: str,
    by: Member,
    seen_version: int,
    now: datetime,
) -> None:
    """The rating is before the committee again; the old decision stays, replaced."""
    refuse_own(rating, by)
    if not reason.strip() or not paper.strip():
        raise WorkflowError(_("Name the reason and the paper it rests on."))
    old = ReplacedDecision(
        rating=rating,
        member_id=rating.member_id,
        level=rating.decided_level,
        number=rating.decision_number,
        decided_on=rating.decision_on,
        decided_by=rating.decided_by,
        decided_at=rating.decided_at,
        dossier=rating.dossier,
        dossier_sha256=rating.dossier_sha256,
        reason=reason.strip(),
        paper=paper.strip(),
        replaced_by=by,
        replaced_at=now,
    )
    apply_transition(
        rating,
        REVISE_DECISION,
        seen_version=seen_version,
        **NO_DECISION,
    )
    old.save()
    tell_member(rating, NotificationKind.RATING_REVISED, now=now)
    record(rating, "rating.revise", by=by, now=now, sha256=old.dossier_sha256)
