"""The self-reviews of the demonstration, each brought to its state in order."""

from collections.abc import Callable
from datetime import datetime

from cells.canonical import content_hash
from cells.indicators.models import Frequency
from cells.management.demo.content import Calendar, files
from cells.models import GeneralPart, Member, SelfReview, Submission
from cells.reviews.filed_content import content_of
from cells.reviews.models import Outcome
from cells.reviews.services import (
    Edit,
    decide_self_review,
    file_self_review,
    open_submission,
    prepare_working_copy,
    recall_self_review,
    save_answers,
    save_general_part,
)
from cells.reviews.services.filing import answers_of
from cells.reviews.services.writing import ANSWER_FIELDS, GENERAL_FIELDS

Act = tuple[datetime, Callable[[datetime], None]]
NOTHING = dict.fromkeys(ANSWER_FIELDS, "") | {
    "frequency": Frequency.NONE,
    "marked_parts": [],
}


def texts() -> dict[tuple[str, str], dict]:
    """By (key of the round, author): the whole text of a report."""
    return {
        (file["round"], review["author"]): review
        for file in files("reviews_*.toml")
        for review in file["review"]
    }


def bring_to_states(states: list[dict], rounds: dict, calendar: Calendar) -> None:
    """Every act of every author and reader, in the order of their moments."""
    whole_texts = texts()
    acts: list[Act] = []
    for state in states:
        for row in state["reviews"]:
            review = SelfReview.objects.get(
                cell_round__round=rounds[state["round"]],
                cell_round__cell__code=state["cell"],
                author__username=row["author"],
            )
            text = whole_texts.get((state["round"], row["author"]), {})
            acts += acts_of(review.pk, row, text, calendar)
    for moment, act in sorted(acts, key=lambda each: each[0]):
        act(moment)


def acts_of(review_id: int, row: dict, text: dict, calendar: Calendar) -> list[Act]:
    def at(name):
        return calendar.moment(*row[name])

    if row["status"] == "untouched":
        return []
    acts: list[Act] = [(at("written"), lambda now: write(review_id, row, text, now))]
    if "filed" in row:
        acts.append((at("filed"), lambda now: file(review_id, now)))
    if "recalled" in row:
        acts.append((at("recalled"), lambda now: recall(review_id, now)))
    if "opened" in row:
        acts.append((at("opened"), lambda now: open_newest(review_id, row, now)))
    if "accepted" in row:
        acts.append((at("accepted"), lambda now: accept(review_id, row, now)))
    return acts


def write(review_id: int, row: dict, text: dict, now: datetime) -> None:
    review = SelfReview.objects.get(pk=review_id)
    prepare_working_copy(review=review)
    written = {answer["indicator"]: answer for answer in text.get("answer", [])}
    numbers = answered_numbers(row)
    edits = []
    for answer in answers_of(review):
        number = answer.indicator.number
        if number not in numbers:
            continue
        values = NOTHING | {
            name: value
            for name, value in written.get(answer.indicator.code, {}).items()
            if name in ANSWER_FIELDS
        }
        if number in row.get("without_deed", []):
            values["deed"] = ""
        edits.append(Edit(number, values, seen_version=answer.version))
    save_answers(review=review, edits=edits, page="", sequence=0, now=now)
    if row.get("general", True) and text:
        general = GeneralPart.objects.get(review=review)
        values = {name: text["general"].get(name, "") for name in GENERAL_FIELDS}
        edit = Edit(0, values, seen_version=general.version)
        save_general_part(review=review, edit=edit, page="", sequence=0, now=now)


def answered_numbers(row: dict) -> set[int]:
    """``["1-7", "10-21"]`` as numbers; all 27 unless the row says otherwise."""
    numbers = set()
    for span in row.get("answered", ["1-27"]):
        first, _dash, last = span.partition("-")
        numbers.update(range(int(first), int(last or first) + 1))
    return numbers


def file(review_id: int, now: datetime) -> None:
    review = SelfReview.objects.get(pk=review_id)
    general = GeneralPart.objects.get(review=review)
    content = content_of(review, answers_of(review), general)
    file_self_review(
        review=review,
        seen_version=review.version,
        shown=content_hash(content.to_json()),
        now=now,
    )


def recall(review_id: int, now: datetime) -> None:
    review = SelfReview.objects.get(pk=review_id)
    recall_self_review(review=review, seen_version=review.version, now=now)


def newest(review_id: int) -> Submission:
    return Submission.objects.filter(review=review_id).order_by("-number").first()


def open_newest(review_id: int, row: dict, now: datetime) -> None:
    reader = Member.objects.get(username=row["reader"])
    open_submission(submission=newest(review_id), reader=reader, now=now)


def accept(review_id: int, row: dict, now: datetime) -> None:
    submission = newest(review_id)
    decide_self_review(
        submission=submission,
        reader=Member.objects.get(username=row["reader"]),
        outcome=Outcome.ACCEPT,
        seen_version=submission.review.version,
        now=now,
        note=row.get("note", ""),
    )
