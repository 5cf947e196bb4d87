"""What the acts on a rating share: the trace, and who is told."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.holders import OfficeChart, office_chart
from cells.organisation.models import Organisation
from cells.plans.approver import approver_for
from cells.ratings.models import Rating, RatingStep
from cells.ratings.periods import period_words
from cells.reviews.models import ReaderOffice
from cells.reviews.reader import office_holders
from cells.workflow import WorkflowError


def chart_of(rating: Rating, now: datetime) -> OfficeChart:
    return office_chart(rating.cell, timezone.localdate(now))


def decider_today(rating: Rating, now: datetime) -> Organisation:
    """The committee that decides; leaders may have changed since the opening."""
    decider = chart_of(rating, now).committee_for(rating.member_id)
    if decider is None:
        raise WorkflowError(
            _("Nobody leads a committee above the cell that may decide this rating.")
        )
    return decider


def path_of(rating: Rating) -> str:
    return reverse("ratings:detail", args=[rating.pk])


def words_of(rating: Rating) -> str:
    return period_words(rating.kind, rating.starts_on)


def tell_member(rating: Rating, kind: NotificationKind, *, now, **facts) -> None:
    notify(
        [rating.member_id],
        kind,
        now=now,
        path=path_of(rating),
        period=words_of(rating),
        **facts,
    )


def tell_handlers(rating: Rating, kind: NotificationKind, *, now) -> None:
    handler = approver_for(chart_of(rating, now), author_id=rating.member_id)
    if handler:
        tell_office(rating, *handler, kind, now=now)


def tell_deciders(rating: Rating, kind: NotificationKind, *, now) -> None:
    committee = ReaderOffice.COMMITTEE
    tell_office(rating, committee, rating.decider_organisation, kind, now=now)


def tell_office(rating: Rating, office, organisation, kind, *, now) -> None:
    chart = chart_of(rating, now)
    ids = office_holders(chart, office, organisation, author_id=rating.member_id)
    notify(ids, kind, now=now, path=path_of(rating))


def note_step(rating: Rating, kind, *, reason: str, by, now, **kept) -> None:
    RatingStep.objects.create(
        rating=rating,
        member_id=rating.member_id,
        kind=kind,
        reason=reason.strip(),
        kept=kept,
        made_by=by,
        made_at=now,
    )


def record(rating: Rating, action: str, *, by, now: datetime, **details) -> None:
    record_action(
        action, rating, organisation_id=rating.cell_id, actor=by, now=now, **details
    )
