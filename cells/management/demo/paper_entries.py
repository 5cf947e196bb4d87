"""Reports of the demonstration that were written by hand and typed in by another."""

from cells.canonical import content_hash
from cells.management.demo.content import Calendar, rows
from cells.models import GeneralPart, Member, SelfReview
from cells.reviews.filed_content import content_of
from cells.reviews.services import (
    enter_from_paper,
    name_typist,
    open_as_typist,
    prepare_working_copy,
    save_answers,
)
from cells.reviews.services.filing import answers_of
from cells.saving import Edit


def enter_papers(round_key: str, review_round, calendar: Calendar) -> None:
    """Each waits for its author to confirm it."""
    for row in rows("preparation.toml", "paper_entry"):
        if row["round"] == round_key:
            enter(row, review_round, calendar)


def enter(row: dict, review_round, calendar: Calendar) -> None:
    typist = Member.objects.get(username=row["typist"])
    now = calendar.moment(row["days"], row["clock"])
    review = loaded(row, review_round)
    name_typist(
        review=review,
        typist=typist,
        by=Member.objects.get(username=row["by"]),
        seen_version=review.version,
        now=now,
    )
    review = loaded(row, review_round)
    open_as_typist(review=review, typist=typist, now=now)
    prepare_working_copy(review=review)
    declared = {each["number"]: each for each in row["declared"]}
    edits = [edit_of(answer, declared) for answer in answers_of(review)]
    save_answers(
        review=review, edits=edits, page="", sequence=0, now=now, typist=typist
    )
    review = loaded(row, review_round)
    content = content_of(
        review, answers_of(review), GeneralPart.objects.get(review=review)
    )
    enter_from_paper(
        review=review,
        by=typist,
        seen_version=review.version,
        shown=content_hash(content.to_json()),
        now=now,
    )


def edit_of(answer, declared: dict[int, dict]) -> Edit:
    each = declared.get(answer.indicator.number)
    values = {"frequency": "none"}
    if each:
        parts = [part.number for part in answer.indicator.parts.all()][:1]
        values = {
            "frequency": each["frequency"],
            "marked_parts": parts,
            "deed": each["deed"],
            "cause_subjective": each["cause"],
            "remedy": each["remedy"],
        }
    return Edit(key=answer.indicator.number, values=values, seen_version=answer.version)


def loaded(row: dict, review_round) -> SelfReview:
    return SelfReview.objects.select_related(
        "author", "cell_round__round__catalogue", "cell_round__cell"
    ).get(
        cell_round__round=review_round,
        cell_round__cell__code=row["cell"],
        author__username=row["author"],
    )
