"""What the tests of a filing do again and again."""

from datetime import timedelta

from cells.models import Decision, IndicatorAnswer, SelfReview, Submission
from cells.reviews.models import Outcome
from cells.reviews.services import (
    GuidanceEdit,
    decide_self_review,
    file_self_review,
    open_submission,
    recall_self_review,
    save_guidance,
    withdraw_decision,
)
from tests.factories import NOW, TODAY, shown_hash
from tests.rounds_scenes import put_round

DUE = TODAY + timedelta(days=7)


def file(review, *, shown=None, seen_version=None, now=NOW):
    fresh = SelfReview.objects.get(pk=review.pk)
    return file_self_review(
        review=fresh,
        seen_version=fresh.version if seen_version is None else seen_version,
        shown=shown or shown_hash(fresh),
        now=now,
    )


def change(review, number, **values):
    IndicatorAnswer.objects.filter(review=review, indicator__number=number).update(
        **values
    )


def status_of(review):
    return SelfReview.objects.get(pk=review.pk).status


def shut(cast, status):
    put_round(cast.cell_round, status)


def recall(review, *, seen_version=None, now=NOW):
    fresh = SelfReview.objects.get(pk=review.pk)
    recall_self_review(
        review=fresh,
        seen_version=fresh.version if seen_version is None else seen_version,
        now=now,
    )


def loaded(submission) -> Submission:
    return Submission.objects.select_related("review__cell_round__round").get(
        pk=submission.pk
    )


def guide(submission, writer, texts: dict[int, str], *, seen=0, **page):
    """Guidance is kept, not sent."""
    edits = [GuidanceEdit(number, text, seen) for number, text in texts.items()]
    return save_guidance(
        submission=loaded(submission), writer=writer, edits=edits, now=NOW, **page
    )


def decide(submission, reader, outcome=Outcome.ACCEPT, *, seen_version=None, **facts):
    fresh = loaded(submission)
    version = fresh.review.version if seen_version is None else seen_version
    return decide_self_review(
        submission=fresh,
        reader=reader,
        outcome=outcome,
        seen_version=version,
        **{"now": NOW} | facts,
    )


def give_back(
    submission, reader, outcome=Outcome.GUIDE, *, items=(3,), due_on=DUE, note=""
) -> Submission:
    """Opened, guided at ``items`` and returned by ``reader``."""
    open_submission(submission=loaded(submission), reader=reader, now=NOW)
    guide(submission, reader, {n: f"Nêu rõ việc ở mục {n}." for n in items})
    decide(submission, reader, outcome, due_on=due_on, note=note)
    return loaded(submission)


def withdraw(submission, reader, reason="Đọc chưa kỹ", *, seen_version=None):
    fresh = loaded(submission)
    decision = Decision.objects.get(submission=fresh, withdrawn_at__isnull=True)
    decision.submission = fresh
    withdraw_decision(
        decision=decision,
        reader=reader,
        reason=reason,
        seen_version=fresh.review.version if seen_version is None else seen_version,
        now=NOW,
    )
