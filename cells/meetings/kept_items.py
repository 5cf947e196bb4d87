"""Items that were returned twice and kept by their author: they go to the session.

Computed from decisions and filings, never stored (P4). Both texts are read by those
who may read the filing today; the others learn that there is such an item, and who
leads it.
"""

from dataclasses import dataclass

from cells.meetings.models import Meeting
from cells.reviews.filed_content import FiledContent
from cells.reviews.models import Guidance, ReaderOffice, Submission
from cells.reviews.returned_items import MOST_RETURNS, RETURNING


@dataclass(frozen=True)
class KeptItem:
    """One item with the author's text, why it was kept, and the last guidance."""

    submission: Submission
    number: int
    label: str
    own_text: str
    kept_reason: str
    guidance_text: str

    @property
    def led_by(self) -> str:
        """The office that read the report leads it in the session."""
        return str(ReaderOffice(self.submission.review.reader_office).label)


def kept_items_of(meeting: Meeting) -> list[KeptItem]:
    """Of accepted reports of the round, by number and then by the filing.

    One query where nothing was returned twice, two otherwise.
    """
    guidance = returned_twice(meeting)
    if not guidance:
        return []
    filings = Submission.objects.filter(review__in={pair[0] for pair in guidance})
    newest = filings.counted().newest_of_each()
    found = []
    for submission in newest.select_related("review__author", "review__cell_round"):
        for answer in FiledContent.from_json(submission.content).answers:
            last = guidance.get((submission.review_id, answer.number))
            if last and answer.kept_reason:
                found.append(
                    KeptItem(
                        submission=submission,
                        number=answer.number,
                        label=answer.label,
                        own_text=answer.deed,
                        kept_reason=answer.kept_reason,
                        guidance_text=last,
                    )
                )
    return sorted(found, key=lambda each: (each.number, each.submission.pk))


def returned_twice(meeting: Meeting) -> dict[tuple[int, int], str]:
    """(report, number of the item) → the guidance that was sent last."""
    sent = (
        Guidance.objects.filter(
            submission__review__cell_round=meeting.cell_round_id,
            decision__outcome__in=RETURNING,
            decision__withdrawn_at__isnull=True,
        )
        .order_by("decision__decided_at", "pk")
        .values_list("submission__review", "indicator__number", "text")
    )
    texts = {}
    for review, number, text in sent:
        texts.setdefault((review, number), []).append(text)
    return {item: each[-1] for item, each in texts.items() if len(each) >= MOST_RETURNS}


def readable_by(user, items: list[KeptItem]) -> list[KeptItem]:
    """Those whose filing ``user`` reads for an office; never the own one."""
    ids = {each.submission.pk for each in items}
    if not ids:
        return []
    read = Submission.objects.visible_to(user).filter(pk__in=ids)
    open_to = set(read.exclude(review__author=user).values_list("pk", flat=True))
    return [each for each in items if each.submission.pk in open_to]
