"""Records, withdraws and passes on the decision about a filed version."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.holders import office_chart
from cells.organisation.models import Member
from cells.reviews.models import (
    Decision,
    Guidance,
    Outcome,
    ReaderOffice,
    ReviewStatus,
    Scope,
    SelfReview,
    Submission,
)
from cells.reviews.returned_items import (
    MOST_RETURNS,
    MOST_REWRITES,
    returns_of,
    rewrites_of,
)
from cells.reviews.services.filing import reader_ids
from cells.reviews.services.reading import (
    is_newest,
    overtaken_by,
    refuse_before_own_report,
    refuse_if_recalled,
)
from cells.reviews.transitions import (
    ACCEPT,
    GUIDE,
    REQUEST_REWRITE,
    WITHDRAW_DECISION,
)
from cells.rounds.services import take_open_cell_round
from cells.workflow import WorkflowError, apply_transition

TRANSITIONS = {
    Outcome.ACCEPT: ACCEPT,
    Outcome.GUIDE: GUIDE,
    Outcome.REQUEST_REWRITE: REQUEST_REWRITE,
}
NOTICES = {
    Outcome.ACCEPT: NotificationKind.REVIEW_ACCEPTED,
    Outcome.GUIDE: NotificationKind.REVIEW_GUIDED,
    Outcome.REQUEST_REWRITE: NotificationKind.REVIEW_TO_BE_REWRITTEN,
}


@transaction.atomic
def decide_self_review(
    *,
    submission: Submission,
    reader: Member,
    outcome: Outcome,
    seen_version: int,
    now: datetime,
    note: str = "",
    due_on: date | None = None,
) -> Decision:
    """The reader's decision on the newest filing stands, and its author is told.

    With ``GUIDE`` and ``REQUEST_REWRITE`` the reader's unsent guidance is sent.
    Raises ``WorkflowError`` if the report is not awaiting a decision, if
    ``seen_version`` is not the version that was read, if a newer filing exists, if
    the cell round is not open, or if a return lacks guidance or a date, or goes
    beyond two returns of an item or two rewrites (feature P4).
    """
    review = submission.review
    take_open_cell_round(review.cell_round)
    refuse_before_own_report(review, timezone.localdate(now))
    take_decision(submission, TRANSITIONS[outcome], seen_version=seen_version)
    guidance = guidance_for(submission, reader, outcome, due_on, now)
    decision = Decision.objects.create(
        submission=submission,
        author_id=review.author_id,
        decided_by=reader,
        office=review.reader_office,
        outcome=outcome,
        scope=Scope.ITEMS if outcome == Outcome.GUIDE else Scope.WHOLE,
        note=note,
        due_on=due_on if guidance else None,
        decided_at=now,
        content_sha256=submission.content_sha256,
    )
    sent = Guidance.objects.filter(pk__in=[each.pk for each in guidance])
    sent.update(decision=decision)
    tell_and_record(decision, now)
    return decision


def tell_and_record(decision: Decision, now: datetime) -> None:
    outcome = Outcome(decision.outcome)
    notify(
        [decision.author_id],
        NOTICES[outcome],
        now=now,
        path=reverse("reviews:current"),
    )
    record_decision(f"review.{outcome}", decision.submission, decision.decided_by, now)


def take_decision(submission: Submission, transition, *, seen_version: int) -> None:
    """Move the report, or say in plain words who or what was quicker."""
    try:
        apply_transition(submission.review, transition, seen_version=seen_version)
    except WorkflowError as error:
        raise WorkflowError(overtaken_by(submission) or str(error)) from None
    if not is_newest(submission):
        raise WorkflowError(overtaken_by(submission))
    refuse_if_recalled(submission)


def guidance_for(submission, reader, outcome, due_on, now) -> list[Guidance]:
    """What is sent with the decision; nothing where the report is accepted."""
    if outcome == Outcome.ACCEPT:
        return []
    unsent = submission.guidance.filter(writer=reader, decision__isnull=True)
    guidance = list(unsent.exclude(text="").select_related("indicator"))
    refuse_return(submission.review, outcome, guidance, due_on, timezone.localdate(now))
    return guidance


def refuse_return(review, outcome, guidance, due_on, today: date) -> None:
    """A return needs guidance and a date, and has its limits."""
    if not guidance or due_on is None:
        raise WorkflowError(guidance_needed())
    if due_on < today:
        raise WorkflowError(_("The date for filing again lies in the past."))
    returned = returns_of(review)
    exhausted = sorted(
        each.indicator.number
        for each in guidance
        if returned[each.indicator.number] >= MOST_RETURNS
    )
    if exhausted:
        raise WorkflowError(
            _(
                "Item %(items)s has been returned twice already. Both texts go to the "
                "session; take the guidance out here."
            )
            % {"items": ", ".join(map(str, exhausted))}
        )
    if outcome == Outcome.REQUEST_REWRITE and rewrites_of(review) >= MOST_REWRITES:
        raise WorkflowError(
            _("Two rewrites have been asked for in this round; there is no third.")
        )


def guidance_needed() -> str:
    return _("Guidance is needed at one item at least, and a date for filing again.")


def record_decision(action, submission, actor, now, **details) -> None:
    record_action(
        action,
        submission,
        organisation_id=submission.review.cell_round.cell_id,
        actor=actor,
        now=now,
        number=submission.number,
        sha256=submission.content_sha256,
        **details,
    )


@transaction.atomic
def withdraw_decision(
    *,
    decision: Decision,
    reader: Member,
    reason: str,
    seen_version: int,
    now: datetime,
) -> None:
    """The decision no longer counts; the report awaits one as before.

    The author's working copy is untouched and stays private. Raises
    ``WorkflowError`` without a reason, after a newer filing, or once the figures
    are frozen.
    """
    submission = decision.submission
    review = submission.review
    if not reason.strip():
        raise WorkflowError(_("Say why the decision is withdrawn."))
    take_open_cell_round(review.cell_round)
    apply_transition(review, WITHDRAW_DECISION, seen_version=seen_version)
    if not is_newest(submission):
        raise WorkflowError(_("A newer version has been filed meanwhile."))
    in_force = Decision.objects.filter(pk=decision.pk, withdrawn_at__isnull=True)
    if not in_force.update(
        withdrawn_at=now, withdrawn_by=reader, withdrawal_reason=reason.strip()
    ):
        raise WorkflowError(_("The decision has been withdrawn already."))
    notify(
        [review.author_id],
        NotificationKind.DECISION_WITHDRAWN,
        now=now,
        path=reverse("reviews:mine", args=[review.pk]),
    )
    record_decision("review.withdraw_decision", submission, reader, now)


@transaction.atomic
def pass_up_self_review(
    *, submission: Submission, deputy: Member, seen_version: int, now: datetime
) -> None:
    """The committee above reads the secretary's report; the deputy can no more.

    Raises ``WorkflowError`` if the report is not the secretary's, is not waiting, or
    no committee above has another leader.
    """
    review = submission.review
    take_open_cell_round(review.cell_round)
    chart = office_chart(review.cell_round.cell, timezone.localdate(now))
    committee = chart.committee_for(review.author_id)
    is_secretarys = review.author_id in chart.secretary
    if committee is None or not is_secretarys:
        raise WorkflowError(
            _("Only the secretary's report is passed to the committee.")
        )
    waiting = SelfReview.objects.filter(
        pk=review.pk,
        status=ReviewStatus.FILED,
        version=seen_version,
        reader_office=ReaderOffice.DEPUTY,
    )
    if not waiting.update(
        reader_office=ReaderOffice.COMMITTEE,
        reader_organisation=committee,
        version=seen_version + 1,
    ):
        raise WorkflowError(_("It has changed since you opened it. Read it again."))
    review.refresh_from_db()
    notify(
        reader_ids(chart, review),
        NotificationKind.REVIEW_FILED,
        now=now,
        path=reverse("reviews:submission", args=[submission.pk]),
    )
    record_decision("review.pass_up", submission, deputy, now, to=committee.pk)
