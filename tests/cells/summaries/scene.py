"""A cell whose reports carry marks, so that a leak is seen."""

from datetime import timedelta

from cells.journey.freeze_summary import freeze_figures
from cells.journey.pass_summary import Addition, pass_summary
from cells.models import CellSummary, SelfReview
from cells.summaries.figures import indicators_of
from cells.summaries.services import MeasureValues, Source, save_measure, word_line
from cells.summaries.sources import own_office, waiting_texts
from tests.factories import NOW, TODAY, accept, file_review, make_member

CAUSE = "NGUYÊNNHÂNRIÊNG"
REMEDY = "BIỆNPHÁPRIÊNG"
DEED = "VIỆCRIÊNG"
OWN_CAUSE = "NGUYÊNNHÂNCỦABÍTHƯ"
MARKS = (CAUSE, REMEDY, DEED, OWN_CAUSE)
DECLARED = {
    3: {
        "frequency": "often",
        "deed": DEED,
        "cause_subjective": CAUSE,
        "remedy": REMEDY,
    },
    12: {"deed": DEED},
}


def accept_two(cast):
    """The secretary's report, read by the deputy; the author's, by the secretary."""
    own = {12: {"cause_subjective": OWN_CAUSE}}
    accept(file_review(cast.review_of(cast.secretary), declared=own), cast.deputy)
    accept(file_review(cast.review_of(cast.author), declared=DECLARED), cast.secretary)


def accept_more(cast, number):
    """``number`` further members of the cell declare no. 3; their reports count."""
    for _ in range(number):
        member = make_member(cast.cell)
        review = SelfReview.objects.create(
            cell_round=cast.cell_round,
            author=member,
            reader_office="secretary",
            reader_organisation=cast.cell,
            created_at=NOW,
        )
        accept(file_review(review, declared={3: {}}), cast.secretary)


def summary_of(cast) -> CellSummary:
    return CellSummary.objects.select_related(
        "cell_round__round", "cell_round__cell"
    ).get(cell_round=cast.cell_round)


def indicator(summary, number):
    return next(each for each in indicators_of(summary) if each.number == number)


def word(cast, text="Ngại đọc tài liệu dài", *, by=None, kind="subjective"):
    """A line that takes up every text that waits for ``by``."""
    summary, by = summary_of(cast), by or cast.secretary
    numbers = {each.number: each.pk for each in indicators_of(summary)}
    return word_line(
        summary=summary,
        kind=kind,
        text=text,
        sources=[
            Source(each.submission_id, numbers[each.number])
            for each in waiting_texts(summary, by, kind)
        ],
        indicators=[],
        office=own_office(summary, by),
        by=by,
        now=NOW,
    )


def measure(cast, **values):
    facts = {
        "text": "Đọc chung mỗi quý một chuyên đề",
        "person": cast.colleague,
        "due_on": TODAY + timedelta(days=90),
        "product": "4 biên bản",
    } | values
    return save_measure(
        summary=summary_of(cast),
        values=MeasureValues(**facts),
        by=cast.secretary,
        now=NOW,
    )


def freeze(cast, *, reason="Hai đồng chí đi công tác", now=NOW) -> CellSummary:
    summary = summary_of(cast)
    freeze_figures(
        cell_round=summary.cell_round,
        by=cast.secretary,
        reason=reason,
        seen_version=summary.cell_round.version,
        now=now,
    )
    return summary_of(cast)


def pass_it(cast, *, addition: Addition | None = None, now=NOW) -> CellSummary:
    summary = summary_of(cast)
    pass_summary(
        summary=summary,
        passed_on=TODAY,
        by=cast.secretary,
        seen_version=summary.version,
        addition=addition,
        now=now,
    )
    return summary_of(cast)
