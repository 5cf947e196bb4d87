"""The filings that a reader has opened in the same cell round, to compare with."""

from dataclasses import dataclass

from cells.reviews.models import Submission
from cells.text_hints.folding import Words, words_of
from cells.text_hints.likeness import near_equal, worth_comparing


@dataclass(frozen=True)
class OthersDeed:
    """A deed of which the author of another filing has told."""

    submission_id: int
    name: str
    text: str

    @property
    def words(self) -> Words:
        return words_of(self.text)


def opened_beside(user, submission: Submission) -> list[OthersDeed]:
    """The deeds in the other members' newest filings of the round; one query.

    Only of those that ``user`` may read and that have been opened already: nothing
    of a filing is told before its opening is on record, nor of one that another
    office reads.
    """
    review = submission.review
    found = (
        Submission.objects.visible_to(user)
        .filter(
            review__cell_round=review.cell_round_id,
            recalled_at__isnull=True,
            first_opened_at__isnull=False,
        )
        .exclude(review=review.pk)
        .exclude(review__author=user)
        .newest_of_each()
        .order_by("review")
    )
    return [
        OthersDeed(pk, content["author"]["full_name"], answer["deed"])
        for pk, content in found.values_list("pk", "content")
        for answer in content["answers"]
        if answer["deed"]
    ]


def deeds_like(text: str, beside: list[OthersDeed]) -> list[OthersDeed]:
    """Those that are nearly the same, one of each filing."""
    own = words_of(text)
    found = {}
    for each in beside:
        if each.submission_id in found or not worth_comparing(text, each.text):
            continue
        if near_equal(own, each.words):
            found[each.submission_id] = each
    return list(found.values())
