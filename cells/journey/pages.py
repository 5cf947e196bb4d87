"""The page of a cell's round: who writes, how far it is, who need not write."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.dates import weekday_date
from cells.journey.five_steps import Step, five_steps
from cells.organisation.name_order import name_order
from cells.reviews.labels import StatusBadge, others_badge, reader_words
from cells.reviews.models import ReviewStatus, SelfReview, Submission
from cells.reviews.pages.shared import clock
from cells.rounds.authorship import writing_members
from cells.rounds.models import DATE_FIELDS, CellRound, ReviewRound


@dataclass(frozen=True)
class AuthorRow:
    name: str
    position: str
    badge: StatusBadge
    filed_text: str
    reader: str
    url: str


@dataclass(frozen=True)
class OtherRow:
    name: str
    reason: str


@dataclass(frozen=True)
class DateRow:
    label: str
    text: str


@dataclass(frozen=True)
class CellRoundPage:
    title: str
    status_label: str
    steps: list[Step]
    legal_basis: str
    aims: str
    period: str
    dates: list[DateRow]
    filed_text: str
    authors: list[AuthorRow]
    others: list[OtherRow]


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
    filed = sum(
        review.status in {ReviewStatus.FILED, ReviewStatus.ACCEPTED}
        for review in reviews
    )
    _writing, others = writing_members(
        cell_round.cell,
        on=timezone.localdate(cell_round.opened_at),
        since=cell_round.round.period_from,
    )
    return CellRoundPage(
        title=cell_round.round.title,
        status_label=str(cell_round.get_status_display()),
        steps=five_steps(cell_round, today),
        legal_basis=cell_round.round.legal_basis,
        aims=cell_round.round.aims,
        period=f"{cell_round.round.period_from:%d/%m/%Y} – "
        f"{cell_round.round.period_to:%d/%m/%Y}",
        dates=date_rows(cell_round.round),
        filed_text=_("%(n)s of %(of)s reports filed")
        % {"n": filed, "of": len(reviews)},
        authors=[author_row(review, newest.get(review.pk)) for review in reviews],
        others=[OtherRow(other.member.full_name, other.reason) for other in others],
    )


def newest_submissions(reviews, user) -> dict[int, Submission]:
    """By report, the newest filing that ``user`` may read."""
    visible = (
        Submission.objects.visible_to(user)
        .filter(review__in=reviews, recalled_at__isnull=True)
        .order_by("number")
    )
    return {submission.review_id: submission for submission in visible}


def author_row(review: SelfReview, submission: Submission | None) -> AuthorRow:
    waits_or_stands = review.status in {ReviewStatus.FILED, ReviewStatus.ACCEPTED}
    readable = submission if waits_or_stands else None
    return AuthorRow(
        name=review.author.full_name,
        position=review.author.position,
        badge=others_badge(review),
        filed_text=clock(readable.filed_at) if readable else "",
        reader=reader_words(review.reader_office, review.reader_organisation),
        url=reverse("reviews:submission", args=[readable.pk]) if readable else "",
    )


def date_rows(review_round: ReviewRound) -> list[DateRow]:
    labels = {f.name: str(f.verbose_name) for f in ReviewRound._meta.fields}
    return [
        DateRow(capital(labels[name]), weekday_date(day))
        for name in DATE_FIELDS
        if (day := getattr(review_round, name))
    ]


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
