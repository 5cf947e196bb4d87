"""What changes in the self-review of the collective (P11)."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.canonical import content_hash
from cells.collective.content import content_of
from cells.collective.models import (
    LAY_BEFORE_CELL,
    TAKE_BACK,
    CollectiveAnswer,
    CollectiveGeneralPart,
    CollectiveReview,
    CollectiveStatus,
    CollectiveWriter,
)
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member
from cells.reviews.completeness import missing_from
from cells.rounds.models import CellRound
from cells.rounds.services import hold_round
from cells.saving import Edit, Saved, nothing_stored, store_edits
from cells.workflow import WorkflowError, apply_transition, hold

ANSWER_FIELDS = (
    "frequency",
    "marked_parts",
    "deed",
    "cause_subjective",
    "cause_objective",
    "remedy",
)
GENERAL_FIELDS = ("strengths", "last_round_results", "direction", "proposals")


@transaction.atomic
def start_collective_review(
    *,
    cell_round: CellRound,
    body: str,
    writers: list[Member],
    presenter: Member,
    by: Member,
    now: datetime,
) -> CollectiveReview:
    """The self-review of ``body`` stands empty, with its named writers.

    Raises ``WorkflowError`` if the round is over or this body has one already.
    """
    hold_round(cell_round)
    try:
        with transaction.atomic():
            review = CollectiveReview.objects.create(
                cell_round=cell_round,
                body=body,
                presenter=presenter,
                created_by=by,
                created_at=now,
            )
    except IntegrityError:
        raise WorkflowError(
            _("The self-review of %(body)s has been begun already.")
            % {"body": CollectiveReview(body=body).get_body_display()}
        ) from None
    indicators = cell_round.round.catalogue.indicators.all()
    CollectiveAnswer.objects.bulk_create(
        CollectiveAnswer(review=review, indicator=each) for each in indicators
    )
    CollectiveGeneralPart.objects.create(review=review)
    set_writers(review, writers, by=by, now=now)
    record(review, "start", by=by, now=now, body=body)
    return review


@transaction.atomic
def arrange_collective_review(
    *,
    review: CollectiveReview,
    writers: list[Member],
    presenter: Member,
    seen_version: int,
    by: Member,
    now: datetime,
) -> None:
    """Others write it or present it from now on.

    Raises ``WorkflowError`` if it is laid before the cell or was changed meanwhile.
    """
    hold_round(review.cell_round)
    seen = CollectiveReview.objects.filter(
        pk=review.pk, status=CollectiveStatus.DRAFT, version=seen_version
    )
    if not seen.update(presenter=presenter, version=F("version") + 1):
        raise WorkflowError(_("It has changed since you opened it. Read it again."))
    set_writers(review, writers, by=by, now=now)
    record(
        review, "arrange", by=by, now=now, writers=sorted(each.pk for each in writers)
    )


def set_writers(review: CollectiveReview, writers, *, by: Member, now) -> None:
    """Exactly ``writers`` write it; the newly named are told, but not oneself."""
    wanted = {member.pk for member in writers}
    known = set(review.writers.values_list("member_id", flat=True))
    review.writers.exclude(member_id__in=wanted).delete()
    CollectiveWriter.objects.bulk_create(
        CollectiveWriter(review=review, member_id=pk) for pk in sorted(wanted - known)
    )
    notify(
        wanted - known - {by.pk},
        NotificationKind.COLLECTIVE_WRITER_NAMED,
        now=now,
        path=reverse("collective:write", args=[review.pk, 1]),
        body=str(review.get_body_display()),
    )


@transaction.atomic
def save_collective_answers(
    *,
    review: CollectiveReview,
    edits: list[Edit],
    page: str,
    sequence: int,
    now: datetime,
) -> dict[int, tuple[Saved, CollectiveAnswer]]:
    """Store each edit that does not overwrite what another page wrote (P3).

    Raises ``WorkflowError`` if it is laid before the cell or the round is over.
    """
    take_for_writing(review, now=now)
    rows = review.answers.filter(
        indicator__number__in=[edit.key for edit in edits]
    ).annotate(number=F("indicator__number"))
    return stored(
        edits, {row.number: row for row in rows}, ANSWER_FIELDS, page, sequence, now
    )


@transaction.atomic
def save_collective_general_part(
    *, review: CollectiveReview, edit: Edit, page: str, sequence: int, now: datetime
) -> tuple[Saved, CollectiveGeneralPart]:
    """Store the general part by the same rules as the answers."""
    take_for_writing(review, now=now)
    rows = {0: CollectiveGeneralPart.objects.get(review=review)}
    return stored([edit], rows, GENERAL_FIELDS, page, sequence, now)[0]


def stored(edits, rows, fields, page, sequence, now):
    outcomes = store_edits(edits, rows, fields, page=page, sequence=sequence, now=now)
    if nothing_stored(outcomes):
        transaction.set_rollback(True)
    return outcomes


def take_for_writing(review: CollectiveReview, *, now: datetime) -> None:
    hold_round(review.cell_round)
    if not hold(review, [CollectiveStatus.DRAFT], last_saved_at=now):
        raise WorkflowError(
            _(
                "It is laid before the cell and cannot be changed now. What you just "
                "wrote stands below."
            )
        )


@transaction.atomic
def lay_collective_review(
    *, review: CollectiveReview, seen_version: int, by: Member, now: datetime
) -> None:
    """Every member of the cell can read it from now on; its content is bound by hash.

    Raises ``WorkflowError`` if something is missing, as for a member's report (P2).
    """
    hold_round(review.cell_round)
    hold(review, [CollectiveStatus.DRAFT])
    answers = answers_of(review)
    if missing := missing_from(answers):
        raise WorkflowError(" ".join(item.text for item in missing[:5]))
    sha256 = content_hash(content_of(review, answers).to_json())
    apply_transition(
        review,
        LAY_BEFORE_CELL,
        seen_version=seen_version,
        laid_at=now,
        content_sha256=sha256,
    )
    record(review, "lay", by=by, now=now, sha256=sha256)


@transaction.atomic
def take_back_collective_review(
    *, review: CollectiveReview, seen_version: int, by: Member, now: datetime
) -> None:
    """It is a draft again; its writers go on."""
    hold_round(review.cell_round)
    apply_transition(
        review, TAKE_BACK, seen_version=seen_version, laid_at=None, content_sha256=""
    )
    record(review, "take_back", by=by, now=now)


def answers_of(review: CollectiveReview) -> list[CollectiveAnswer]:
    """The 27 answers in order, with indicators, groups and parts."""
    return list(
        review.answers.select_related("indicator__group")
        .prefetch_related("indicator__parts")
        .order_by("indicator__number")
    )


def record(review: CollectiveReview, verb: str, *, by: Member, now, **details) -> None:
    record_action(
        f"collective.{verb}",
        review,
        organisation_id=review.cell_round.cell_id,
        actor=by,
        now=now,
        **details,
    )
