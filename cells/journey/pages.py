"""The page of a cell's round: who writes, how far it is, who need not write."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cells.dates import clock, weekday_date
from cells.journey import policies
from cells.journey.five_steps import Step, five_steps
from cells.journey.step_lacks import StepState, step_states
from cells.organisation.name_order import name_order
from cells.reviews.labels import StatusBadge, others_badge, reader_words
from cells.reviews.models import ReviewStatus, SelfReview, Submission
from cells.reviews.pages.shared import Link
from cells.rounds.authorship import reason_words, writing_members
from cells.rounds.models import (
    DATE_FIELDS,
    CellRound,
    CellRoundStatus,
    ReviewRound,
)

FILED_ONCE = (
    ReviewStatus.FILED,
    ReviewStatus.ACCEPTED,
    ReviewStatus.GUIDED,
    ReviewStatus.REWRITE,
)
ENDED = (CellRoundStatus.CLOSED, CellRoundStatus.CANCELLED)


@dataclass(frozen=True)
class AuthorRow:
    name: str
    position: str
    badge: StatusBadge
    filed_text: str
    reader: str
    url: str
    joined_text: str = ""


@dataclass(frozen=True)
class OtherRow:
    """Who need not write. With ``reinstate_url`` the secretary may ask them again."""

    name: str
    reason: str
    reinstate_url: str = ""
    version: int = 0


@dataclass(frozen=True)
class DateRow:
    label: str
    text: str


@dataclass
class CellRoundPage:
    title: str
    status_label: str
    steps: list[Step]
    step_states: list[StepState]
    legal_basis: str
    aims: str
    period: str
    dates: list[DateRow]
    filed_text: str
    authors: list[AuthorRow]
    others: list[OtherRow]
    cancelled_text: str = ""
    cancel_url: str = ""
    open_round_url: str = ""
    errors: list[Link] = field(default_factory=list)


def cell_round_page(cell_round: CellRound, user) -> CellRoundPage:
    """``user`` leads the cell; a link leads only to what they may read."""
    today = timezone.localdate()
    reviews = list(
        SelfReview.objects.filter(cell_round=cell_round).select_related(
            "author", "reader_organisation"
        )
    )
    newest = newest_submissions(reviews, user)
    reviews.sort(key=lambda review: name_order(review.author))
    writing = [each for each in reviews if each.status != ReviewStatus.EXCUSED]
    filed = sum(
        review.status in {ReviewStatus.FILED, ReviewStatus.ACCEPTED}
        for review in writing
    )
    steps = five_steps(cell_round, today)
    return CellRoundPage(
        title=cell_round.round.title,
        status_label=str(cell_round.get_status_display()),
        steps=steps,
        step_states=step_states(
            cell_round, steps, [each.status for each in reviews], user, today
        ),
        legal_basis=cell_round.round.legal_basis,
        aims=cell_round.round.aims,
        period=f"{cell_round.round.period_from:%d/%m/%Y} – "
        f"{cell_round.round.period_to:%d/%m/%Y}",
        dates=date_rows(cell_round.round),
        filed_text=_("%(n)s of %(of)s reports filed")
        % {"n": filed, "of": len(writing)},
        authors=[
            author_row(review, newest.get(review.pk), cell_round) for review in writing
        ],
        others=other_rows(cell_round, reviews, user, today),
        **ways_to_end(
            cell_round,
            user,
            has_filings=any(each.status in FILED_ONCE for each in reviews),
        ),
    )


def ways_to_end(cell_round: CellRound, user, *, has_filings: bool) -> dict:
    """Cancelling while nothing is filed, and the next round once this one is over."""
    if cell_round.status == CellRoundStatus.OPEN:
        may = policies.may_cancel_own_round(user, cell_round) and not has_filings
        url = reverse("journey:cancel_round", args=[cell_round.pk])
        return {"cancel_url": url if may else ""}
    if cell_round.status not in ENDED or not policies.may_open_round(user):
        opens = {}
    else:
        opens = {"open_round_url": reverse("journey:open_round")}
    if cell_round.status == CellRoundStatus.CANCELLED:
        opens["cancelled_text"] = _("Cancelled at %(time)s: %(reason)s") % {
            "time": clock(cell_round.cancelled_at),
            "reason": cell_round.cancel_reason,
        }
    return opens


def other_rows(cell_round: CellRound, reviews, user, today) -> list[OtherRow]:
    """Who need not write: excused since the opening, or never asked.

    Of a round that is not open the list of its opening stands.
    """
    is_open = cell_round.status == CellRoundStatus.OPEN
    opened_on = timezone.localdate(cell_round.opened_at)
    writing, others = writing_members(
        cell_round.cell,
        on=today if is_open else opened_on,
        since=cell_round.round.period_from,
    )
    asked = {review.author_id for review in reviews}
    back = {member.pk for member in writing} if is_open else set()
    may = policies.may_reinstate(user, cell_round)
    rows = [
        OtherRow(
            review.author.full_name,
            reason_words(review.excused_reason, review.excused_on),
            reinstate_url=reverse("journey:reinstate", args=[cell_round.pk, review.pk])
            if may and review.author_id in back
            else "",
            version=review.version,
        )
        for review in reviews
        if review.status == ReviewStatus.EXCUSED
    ]
    return rows + [
        OtherRow(other.member.full_name, other.reason)
        for other in others
        if other.member.pk not in asked
    ]


def newest_submissions(reviews, user) -> dict[int, Submission]:
    """By report, the newest filing that ``user`` may read."""
    visible = (
        Submission.objects.visible_to(user)
        .filter(review__in=reviews, recalled_at__isnull=True)
        .order_by("number")
    )
    return {submission.review_id: submission for submission in visible}


def author_row(
    review: SelfReview, submission: Submission | None, cell_round: CellRound
) -> AuthorRow:
    waits_or_stands = review.status in {ReviewStatus.FILED, ReviewStatus.ACCEPTED}
    readable = submission if waits_or_stands else None
    return AuthorRow(
        name=review.author.full_name,
        position=review.author.position,
        badge=others_badge(review),
        filed_text=clock(readable.filed_at) if readable else "",
        reader=reader_words(review.reader_office, review.reader_organisation),
        url=reverse("reviews:submission", args=[readable.pk]) if readable else "",
        joined_text=joined_text(review, cell_round),
    )


def joined_text(review: SelfReview, cell_round: CellRound) -> str:
    """Of who came after the opening, since when the report is asked for."""
    if review.created_at <= cell_round.opened_at:
        return ""
    return _("writes since %(date)s") % {
        "date": date_format(localtime(review.created_at), "d/m/Y")
    }


def date_rows(review_round: ReviewRound) -> list[DateRow]:
    labels = {f.name: str(f.verbose_name) for f in ReviewRound._meta.fields}
    return [
        DateRow(capital(labels[name]), weekday_date(day))
        for name in DATE_FIELDS
        if (day := getattr(review_round, name))
    ]


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
