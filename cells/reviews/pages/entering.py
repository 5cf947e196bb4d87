"""The pages on which a typist enters a paper: the author's, but for a few words."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.reviews.labels import others_badge
from cells.reviews.models import SelfReview
from cells.reviews.pages.read_through import ReadThroughPage
from cells.reviews.pages.writing import WritingPage


def as_typed(page: WritingPage, review: SelfReview) -> WritingPage:
    """The page of ``review`` for its typist.

    What is between the author and the reader stays there: the guidance of a returned
    report is not shown, though an item may be kept with its reason.
    """
    page.title = entry_title(review)
    page.typing_text = _(
        "Enter word for word what stands on the paper; where it has no tick, ask its "
        "author. You can open this report until its author has confirmed it; every "
        "opening is recorded, and the author sees it."
    )
    page.status = others_badge(review)
    page.protective_sentences = page.protective_sentences[:1]
    page.reader_url = ""
    page.notice = None
    for row in page.rows:
        row.guidance = None
    return page


def entry_title(review: SelfReview) -> str:
    return _("Report of comrade %(name)s, from paper") % {
        "name": review.author.full_name
    }


def typed_read_through(page: ReadThroughPage, review: SelfReview) -> ReadThroughPage:
    """What the typist compares with the paper before ending the entry."""
    for group in page.groups:
        for row in group.rows:
            row.hints = []
    return replace(
        page,
        title=entry_title(review),
        file_url=reverse("reviews:entry_enter", args=[review.pk]),
        file_label=_("The entry is complete"),
        before_filing_text=_(
            "Compare it with the paper once more. Then it is printed for the author's "
            "signature; nothing is filed before the author has confirmed it."
        ),
    )
