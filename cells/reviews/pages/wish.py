"""The page on which an author asks for another reader."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.organisation.holders import OfficeChart
from cells.reviews.labels import reader_words
from cells.reviews.models import ReaderOffice, SelfReview
from cells.reviews.pages.shared import write_url
from cells.reviews.reader import reader_for
from cells.reviews.services import offices_to_ask


@dataclass(frozen=True)
class WishChoice:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class WishPage:
    title: str
    explanation: str
    choices: list[WishChoice]
    version: int
    url: str
    back_url: str
    form_error: str = ""


def wish_page(
    review: SelfReview, chart: OfficeChart, *, form_error: str = ""
) -> WishPage:
    usual = reader_for(chart, author_id=review.author_id)
    choices = [
        WishChoice(
            "",
            _("As usual: %(reader)s") % {"reader": reader_words(*usual)}
            if usual
            else _("As usual"),
            not review.wished_office,
        )
    ]
    for office in offices_to_ask(review, chart):
        organisation = (
            chart.committee_for(review.author_id)
            if office == ReaderOffice.COMMITTEE
            else chart.cell
        )
        choices.append(
            WishChoice(
                office.value,
                reader_words(office, organisation),
                review.wished_office == office,
            )
        )
    return WishPage(
        title=_("Who reads your report"),
        explanation=_(
            "You may ask that another office reads your report instead of the "
            "secretary. No reason is asked. From your next filing on the secretary "
            "cannot open it and gets figures only."
        ),
        choices=choices,
        version=review.version,
        url=reverse("reviews:reader", args=[review.pk]),
        back_url=write_url(review, 1),
        form_error=form_error,
    )
