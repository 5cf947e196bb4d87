"""The pages of whoever makes a one-time code: what waits, and the slip."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone

from cells.accounts.one_time_codes.models import OneTimeCode
from cells.dates import clock
from cells.organisation.holders import office_chart
from cells.organisation.name_order import name_order
from cells.reviews.models import SelfReview
from cells.reviews.pages.paper import code_text, open_code
from cells.reviews.reader import deciders


@dataclass(frozen=True)
class CodeRow:
    name: str
    cell: str
    url: str


@dataclass(frozen=True)
class CodeListPage:
    rows: list[CodeRow]


@dataclass(frozen=True)
class CodePage:
    name: str
    cell: str
    round_title: str
    typist: str
    version: int
    url: str
    back_url: str
    code_text: str
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class SlipPage:
    """Shown this once. ``digits``: in two groups."""

    name: str
    cell: str
    round_title: str
    digits: str
    until: str
    maker: str
    back_url: str


def code_list_page(user) -> CodeListPage:
    """The reports that ``user`` may make a code for."""
    waiting = SelfReview.objects.awaiting_code_of(user)
    read = set(waiting.intersection(SelfReview.objects.read_by(user)).values_list("pk"))
    reviews = waiting.select_related(
        "author", "cell_round__cell", "reader_organisation"
    )
    return CodeListPage(
        [
            CodeRow(
                name=review.author.full_name,
                cell=review.cell_round.cell.name,
                url=reverse("reviews:code", args=[review.pk]),
            )
            for review in sorted(reviews, key=lambda each: name_order(each.author))
            if not decides(user, review, reads_now=(review.pk,) in read)
        ]
    )


def decides(user, review: SelfReview, *, reads_now: bool) -> bool:
    """Whether ``user`` will read it; only an author's wish needs a look at offices."""
    if not review.wished_office:
        return reads_now
    on = timezone.localdate()
    chart = office_chart(review.cell_round.cell, on)
    return user.pk in deciders(review, chart, on)


def code_page(review: SelfReview, *, errors=()) -> CodePage:
    return CodePage(
        name=review.author.full_name,
        cell=review.cell_round.cell.name,
        round_title=review.cell_round.round.title,
        typist=review.typist.full_name,
        version=review.version,
        url=reverse("reviews:code", args=[review.pk]),
        back_url=reverse("reviews:codes"),
        code_text=code_text(open_code(review)),
        errors=list(errors),
    )


def slip_page(review: SelfReview, code: OneTimeCode, digits: str) -> SlipPage:
    half = len(digits) // 2
    return SlipPage(
        name=review.author.full_name,
        cell=review.cell_round.cell.name,
        round_title=review.cell_round.round.title,
        digits=f"{digits[:half]} {digits[half:]}",
        until=clock(code.expires_at),
        maker=code.made_by.full_name,
        back_url=reverse("reviews:codes"),
    )
