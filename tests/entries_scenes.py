"""A report on paper, brought to a state through the services."""

from datetime import timedelta

from cells.models import AuditEntry, PaperEntry, SelfReview
from cells.reviews.services import (
    confirm_signed_in,
    enter_from_paper,
    make_confirmation_code,
    name_typist,
    open_as_typist,
    prepare_working_copy,
    save_answers,
)
from cells.reviews.services.filing import answers_of
from cells.saving import Edit
from tests.factories import NOW, empty_values, file_review, shown_hash

SECRET = "DẤU-RIÊNG chậm nộp hai báo cáo quý"
TYPED = NOW + timedelta(minutes=30)
ENTERED = NOW + timedelta(hours=1)


def fresh(review) -> SelfReview:
    return SelfReview.objects.select_related(
        "author", "typist", "cell_round__round__catalogue", "cell_round__cell"
    ).get(pk=review.pk)


def named(cast, *, author=None, typist=None, by=None, now=NOW) -> SelfReview:
    """The report of ``author`` (the author), typist named (the colleague), by them."""
    author = author or cast.author
    review = fresh(cast.review_of(author))
    name_typist(
        review=review,
        typist=typist or cast.colleague,
        by=by or author,
        seen_version=review.version,
        now=now,
    )
    return fresh(review)


def type_in(review, *, declared=None, now=TYPED, typist=None):
    """All 27 answers, “none” but for ``declared``: number → values."""
    declared = {3: {"deed": SECRET}} if declared is None else declared
    prepare_working_copy(review=review)
    edits = []
    for answer in answers_of(review):
        number, values = answer.indicator.number, empty_values()
        values["frequency"] = "none"
        if number in declared:
            parts = [part.number for part in answer.indicator.parts.all()][:1]
            values |= {"frequency": "rarely", "marked_parts": parts} | declared[number]
        edits.append(Edit(key=number, values=values, seen_version=answer.version))
    save_answers(
        review=review,
        edits=edits,
        page="",
        sequence=0,
        now=now,
        typist=typist or review.typist,
    )
    return fresh(review)


def entered(cast, *, now=ENTERED, **who) -> SelfReview:
    """Typed in as a whole: it waits for its author."""
    review = type_in(named(cast, **who))
    open_as_typist(review=review, typist=review.typist, now=TYPED)
    enter(review, now=now)
    return fresh(review)


def enter(review, *, shown=None, by=None, now=ENTERED):
    review = fresh(review)
    return enter_from_paper(
        review=review,
        by=by or review.typist,
        seen_version=review.version,
        shown=shown or shown_hash(review),
        now=now,
    )


def confirmed(cast, **who):
    """Filed from paper by its author, signed in."""
    review = entered(cast, **who)
    return confirm_signed_in(
        review=review,
        shown=entry_of(review).content_sha256,
        seen_version=review.version,
        now=ENTERED,
    )


def code_for(review, maker, *, now=ENTERED) -> str:
    """The digits of a code that ``maker`` makes."""
    review = fresh(review)
    _code, digits = make_confirmation_code(
        review=review, by=maker, seen_version=review.version, now=now
    )
    return digits


def entry_of(review) -> PaperEntry:
    return PaperEntry.objects.filter(review=review).last()


def secretary_filed(cast) -> None:
    """The secretary goes first, so that members' reports open."""
    file_review(cast.review_of(cast.secretary))


def acts_of(review) -> list[str]:
    """What the trace says of the report and its filings, oldest first."""
    entries = AuditEntry.objects.filter(action__startswith="review.")
    return [each.action for each in entries.order_by("pk")]
