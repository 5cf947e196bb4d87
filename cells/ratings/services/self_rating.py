"""The member's own part: saved as it is typed, sent, taken back, opened by others."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_opening
from cells.notifications.models import NotificationKind
from cells.organisation.models import Member
from cells.ratings.completeness import lacks_of
from cells.ratings.dossier import results_of
from cells.ratings.models import Rating, RatingAnswer, RatingStatus, SelfRating
from cells.ratings.services.shared import decider_today, record, tell_handlers
from cells.ratings.transitions import RECALL_SELF_RATING, SEND_SELF_RATING
from cells.saving import Edit, nothing_stored, store_edits
from cells.workflow import WorkflowError, apply_transition, hold

SELF_FIELDS = (
    "strengths",
    "shortcomings",
    "task_points",
    "tasks_total",
    "tasks_on_time",
    "tasks_late",
    "tasks_beyond",
    "level",
)
ANSWER_FIELDS = ("answer", "note")
SELF_KEY = 0


@transaction.atomic
def save_self_rating(
    *, rating: Rating, edits: list[Edit], page: str, sequence: int, now: datetime
) -> dict:
    """Store each row that does not overwrite what another page wrote.

    ``Edit.key``: the id of an answer, 0 for the part about the whole period. Raises
    ``WorkflowError`` if the rating is not with its member.
    """
    if not hold(rating, [RatingStatus.SELF_RATING], last_saved_at=now):
        raise WorkflowError(
            _(
                "The self-rating is not with you now and cannot be changed. What you "
                "just wrote stands below."
            )
        )
    facts = {"page": page, "sequence": sequence, "now": now}
    # Read again under the lock: what the page was loaded with may be older.
    answers = {row.pk: row for row in RatingAnswer.objects.filter(rating=rating)}
    of_answers = [edit for edit in edits if edit.key in answers]
    of_whole = [edit for edit in edits if edit.key == SELF_KEY]
    outcomes = store_edits(of_answers, answers, ANSWER_FIELDS, **facts)
    if of_whole:
        rows = {SELF_KEY: SelfRating.objects.get(rating=rating)}
        outcomes |= store_edits(of_whole, rows, SELF_FIELDS, **facts)
    if nothing_stored(outcomes):
        transaction.set_rollback(True)
    return outcomes


@transaction.atomic
def send_self_rating(*, rating: Rating, seen_version: int, now: datetime) -> None:
    """The self-rating is with the office that remarks.

    Raises ``WorkflowError`` if a criterion is unanswered, or if an answer differs from
    what the plan proposes and does not say why. The status is changed first.
    """
    apply_transition(
        rating,
        SEND_SELF_RATING,
        seen_version=seen_version,
        self_rated_at=now,
        first_opened_at=None,
        decider_organisation=decider_today(rating, now),
    )
    if lacks := lacks_of(rating, results_of(rating)):
        raise WorkflowError(" ".join(lack.text for lack in lacks))
    tell_handlers(rating, NotificationKind.SELF_RATING_SENT, now=now)
    record(rating, "rating.send_self_rating", by=rating.member, now=now)


@transaction.atomic
def recall_self_rating(*, rating: Rating, seen_version: int, now: datetime) -> None:
    """The self-rating is its member's again; only while nobody has opened it."""
    unopened = Rating.objects.filter(pk=rating.pk, first_opened_at=None)
    if not unopened.update(first_opened_at=None):
        raise WorkflowError(
            _("It has been opened meanwhile and cannot be taken back any more.")
        )
    apply_transition(
        rating, RECALL_SELF_RATING, seen_version=seen_version, self_rated_at=None
    )
    record(rating, "rating.recall_self_rating", by=rating.member, now=now)


@transaction.atomic
def open_rating(*, rating: Rating, by: Member, office: str, now: datetime) -> None:
    """The opening stands in the trace before the text leaves the server.

    Raises ``WorkflowError`` if the self-rating was taken back meanwhile.
    """
    is_first = rating.status == RatingStatus.SELF_RATED and not rating.first_opened_at
    if is_first and not hold(rating, [RatingStatus.SELF_RATED], first_opened_at=now):
        raise WorkflowError(_("Its member has taken this self-rating back."))
    record_opening(
        rating,
        actor=by,
        organisation_id=rating.cell_id,
        office=office,
        on=timezone.localdate(now),
        now=now,
    )
