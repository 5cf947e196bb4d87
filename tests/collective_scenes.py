"""Self-reviews of the collective, made through the product's own services."""

from cells.collective import services
from cells.collective.models import CollectiveBody, CollectiveReview
from cells.indicators.models import Frequency
from cells.saving import Edit
from tests.factories import NOW

DEED = "Chi bộ sinh hoạt tháng 6 chậm năm ngày so với lịch."


def begin(cast, *, body=CollectiveBody.CELL, writers=None) -> CollectiveReview:
    """Begun by the secretary; the deputy presents it."""
    return services.start_collective_review(
        cell_round=cast.cell_round,
        body=body,
        writers=writers or [cast.author],
        presenter=cast.deputy,
        by=cast.secretary,
        now=NOW,
    )


def edit_of(answer, **values) -> Edit:
    return Edit(key=answer.indicator.number, values=values, seen_version=answer.version)


def answer_collectively(review, *, declared=(3,), deed=DEED) -> CollectiveReview:
    """All 27 answered: “none”, but one deed at each of ``declared``."""
    edits = []
    for answer in services.answers_of(review):
        values = {"frequency": Frequency.NONE}
        if answer.indicator.number in declared:
            parts = [part.number for part in answer.indicator.parts.all()][:1]
            values = {
                "frequency": Frequency.RARELY,
                "marked_parts": parts,
                "deed": deed,
            }
        edits.append(edit_of(answer, **values))
    services.save_collective_answers(
        review=review, edits=edits, page="", sequence=0, now=NOW
    )
    return CollectiveReview.objects.get(pk=review.pk)


def lay(review, by) -> CollectiveReview:
    services.lay_collective_review(
        review=review, seen_version=review.version, by=by, now=NOW
    )
    return CollectiveReview.objects.get(pk=review.pk)
