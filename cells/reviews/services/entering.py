"""Names who types a paper in, and takes the entry to and from its author."""

from datetime import datetime

from django.db import transaction
from django.db.models import Case, F, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.accounts.one_time_codes.models import CodePurpose
from cells.accounts.one_time_codes.services import void_codes
from cells.audit.services import record_action, record_opening
from cells.canonical import content_hash
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member
from cells.reviews.filed_content import content_of
from cells.reviews.models import (
    EntryEnd,
    GeneralPart,
    PaperEntry,
    ReviewStatus,
    SelfReview,
)
from cells.reviews.services.filing import answers_of, refuse_incomplete
from cells.reviews.transitions import (
    CHANGE_ENTRY,
    ENTER_FROM_PAPER,
    TAKE_OVER,
    WITH_AUTHOR,
)
from cells.reviews.typist import open_entry, people_to_name, refuse_to_name
from cells.rounds.models import CellRound
from cells.rounds.services import take_open_cell_round
from cells.workflow import WorkflowError, apply_transition

TYPIST = "typist"


@transaction.atomic
def name_typist(
    *,
    review: SelfReview,
    typist: Member,
    by: Member,
    seen_version: int,
    now: datetime,
) -> PaperEntry:
    """``typist`` may type in this report; its author does not write meanwhile.

    ``by``: the author, or the secretary with a paper in hand. Raises
    ``WorkflowError`` if the round is not open, the report is not with its author,
    something was written on screen since the last filing, or ``typist`` is a
    stranger to the cell or to the text (feature P7).
    """
    take_open_cell_round(review.cell_round)
    refuse_to_name(review, by)
    if typist not in people_to_name(review, by, timezone.localdate(now)):
        raise WorkflowError(_("This person cannot be named for this report."))
    with_author = SelfReview.objects.filter(
        pk=review.pk, status__in=WITH_AUTHOR, version=seen_version, typist=None
    )
    if not with_author.update(typist=typist, version=seen_version + 1):
        raise WorkflowError(_("It has changed since you opened it. Read it again."))
    review.typist, review.version = typist, seen_version + 1
    entry = PaperEntry.objects.create(
        review=review,
        author_id=review.author_id,
        typist=typist,
        named_by=by,
        named_at=now,
        status_before=review.status,
    )
    tell_of_naming(entry, now)
    record("review.name_typist", review, by, now, typist=typist.pk)
    return entry


def tell_of_naming(entry: PaperEntry, now: datetime) -> None:
    """The typist learns of it, and the author if it was the secretary's act."""
    if entry.typist_id != entry.named_by_id:
        notify(
            [entry.typist_id],
            NotificationKind.TYPIST_NAMED,
            now=now,
            path=reverse("reviews:paper_help", args=[entry.review_id]),
        )
    if entry.named_by_id != entry.author_id:
        notify(
            [entry.author_id],
            NotificationKind.TYPIST_FOR_YOU,
            now=now,
            path=reverse("reviews:paper", args=[entry.review_id]),
            by=str(entry.named_by),
            typist=str(entry.typist),
        )


@transaction.atomic
def withdraw_typist(
    *, review: SelfReview, by: Member, seen_version: int, now: datetime
) -> None:
    """Nobody types the report in any more; what was typed stays the author's.

    ``by``: the author, the typist, or the secretary for whom the secretary named.
    Raises ``WorkflowError`` if it was entered in whole already.
    """
    entry = open_entry(review)
    if by.pk not in {review.author_id, entry.typist_id, entry.named_by_id}:
        raise WorkflowError(_("The author named this person and alone withdraws it."))
    typing = SelfReview.objects.filter(
        pk=review.pk, status__in=WITH_AUTHOR, version=seen_version, typist=entry.typist
    )
    if not typing.update(typist=None, version=seen_version + 1):
        raise WorkflowError(_("It has changed since you opened it. Read it again."))
    review.typist, review.version = None, seen_version + 1
    end_entry(entry, EntryEnd.WITHDRAWN, by=by, now=now)
    record("review.withdraw_typist", review, by, now, typist=entry.typist_id)


@transaction.atomic
def enter_from_paper(
    *, review: SelfReview, by: Member, seen_version: int, shown: str, now: datetime
) -> PaperEntry:
    """The paper is typed in as a whole and waits for its author to confirm it.

    ``shown``: hash of what the typist has read through; it is printed to be signed.
    Raises ``WorkflowError`` as filing does if something is missing, if ``by`` is not
    the typist, or if the text is no longer the one read through.
    """
    take_open_cell_round(review.cell_round)
    entry = open_entry(review)
    if entry.typist_id != by.pk:
        raise WorkflowError(_("You do not enter this report any more."))
    status = review.status
    apply_transition(review, ENTER_FROM_PAPER, seen_version=seen_version)
    answers = answers_of(review)
    refuse_incomplete(review, answers, status=status)
    content = content_of(review, answers, GeneralPart.objects.get(review=review))
    sha256 = content_hash(content.to_json())
    if sha256 != shown:
        raise WorkflowError(
            _("The entry has changed since you read it through. Read it once more.")
        )
    change_open(entry, status_before=status, entered_at=now, content_sha256=sha256)
    notify(
        [review.author_id],
        NotificationKind.ENTERED_FROM_PAPER,
        now=now,
        path=reverse("reviews:paper", args=[review.pk]),
        by=str(by),
    )
    record("review.enter_from_paper", review, by, now, sha256=sha256)
    return entry


@transaction.atomic
def change_entry(
    *, review: SelfReview, by: Member, seen_version: int, now: datetime
) -> None:
    """The typist types again; what was printed and an open code are void.

    Raises ``WorkflowError`` if the entry does not wait to be confirmed.
    """
    entry = open_entry(review)
    if entry.typist_id != by.pk:
        raise WorkflowError(_("You do not enter this report any more."))
    back = CHANGE_ENTRY[entry.status_before]
    apply_transition(review, back, seen_version=seen_version)
    change_open(entry, entered_at=None, content_sha256="")
    void_confirmation_codes(review, now)
    record("review.change_entry", review, by, now)


@transaction.atomic
def take_over_entry(*, review: SelfReview, seen_version: int, now: datetime) -> None:
    """The text is the author's working copy as before; the typist's access ends.

    Raises ``WorkflowError`` if the entry does not wait to be confirmed.
    """
    entry = open_entry(review)
    back = TAKE_OVER[entry.status_before]
    apply_transition(review, back, seen_version=seen_version, typist=None)
    end_entry(entry, EntryEnd.TAKEN_OVER, by=review.author, now=now)
    void_confirmation_codes(review, now)
    record("review.take_over", review, review.author, now)


def end_entry_of_excused(review: SelfReview, now: datetime) -> None:
    """Whoever need not write has nobody type either; the caller records the act."""
    going_on = review.paper_entries.filter(ended_at__isnull=True)
    if going_on.update(ended_at=now, ending=EntryEnd.EXCUSED):
        void_confirmation_codes(review, now)


def end_entries_of_round(*, cell_round: CellRound, by: Member, now: datetime) -> None:
    """The round is over, so nobody types; what was typed stays the author's.

    The caller has ended the round, so that nothing is entered or confirmed any more,
    and records the act.
    """
    going_on = PaperEntry.objects.filter(
        review__cell_round=cell_round, ended_at__isnull=True
    )
    for entry in going_on.select_related("review"):
        before = Case(
            When(status=ReviewStatus.ENTERED, then=Value(entry.status_before)),
            default=F("status"),
        )
        typed = SelfReview.objects.filter(pk=entry.review_id, typist__isnull=False)
        if typed.update(status=before, typist=None, version=F("version") + 1):
            end_entry(entry, EntryEnd.WITHDRAWN, by=by, now=now)
            void_confirmation_codes(entry.review, now)


def open_as_typist(*, review: SelfReview, typist: Member, now: datetime) -> None:
    """The typist's opening stands in the trace before the text leaves the server."""
    record_opening(
        review,
        actor=typist,
        organisation_id=review.cell_round.cell_id,
        office=TYPIST,
        on=timezone.localdate(now),
        now=now,
    )


def end_entry(entry: PaperEntry, ending: EntryEnd, *, by, now: datetime, **facts):
    change_open(entry, ended_at=now, ended_by=by, ending=ending, **facts)


def change_open(entry: PaperEntry, **changes) -> None:
    """Change an entry that goes on; its report has been taken before."""
    still_open = PaperEntry.objects.filter(pk=entry.pk, ended_at__isnull=True)
    if not still_open.update(**changes):
        raise WorkflowError(_("It has changed since you opened it. Read it again."))
    for name, value in changes.items():
        setattr(entry, name, value)


def void_confirmation_codes(review: SelfReview, now: datetime) -> None:
    void_codes(purpose=CodePurpose.CONFIRM_PAPER, subject=review, now=now)


def record(action: str, review: SelfReview, by: Member, now: datetime, **details):
    record_action(
        action,
        review,
        organisation_id=review.cell_round.cell_id,
        actor=by,
        now=now,
        **details,
    )
