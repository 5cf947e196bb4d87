"""The hints at a filed report, for the office that reads it (P6)."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.reviews.filed_content import FiledAnswer, FiledContent
from cells.reviews.last_year import texts_by_code
from cells.reviews.pages.beside import OthersDeed, deeds_like
from cells.reviews.pages.hints import HintLine, hint_lines
from cells.reviews.pages.shared import Link
from cells.text_hints.answers import is_all_none
from cells.text_hints.codes import Code


@dataclass(frozen=True)
class ReaderHint:
    """A sentence, and what to read beside it."""

    text: str
    links: list[Link] = field(default_factory=list)


def show_reader_hints(page, facts, beside: list[OthersDeed]) -> None:
    """Put the hints at the rows of ``page``; ``beside``: deeds of opened filings."""
    content = FiledContent.from_json(facts.submission.content)
    before = texts_by_code(facts.last_year.content if facts.last_year else None)
    answers = {answer.number: answer for answer in content.answers}
    for row in page.rows:
        answer = answers[row.number]
        if not answer.is_none:
            previous = before.get(answer.code, ())
            row.reader_hints = reader_hints(facts, answer, previous, beside)
    if is_all_none([answer.frequency for answer in content.answers]):
        page.nothing_declared = nothing_declared()


def reader_hints(facts, answer: FiledAnswer, previous, beside) -> list[ReaderHint]:
    """What the author was told, with the texts to be read beside it."""
    likes = deeds_like(answer.deed, beside)
    lines = hint_lines(
        answer,
        answer.number,
        previous=previous,
        colleagues=[each.words for each in likes],
    )
    return [ReaderHint(line.text, links_of(facts, line, likes)) for line in lines]


def links_of(facts, line: HintLine, likes) -> list[Link]:
    if line.code == Code.COPIED_FROM_LAST_YEAR:
        url = reverse("reviews:submission", args=[facts.submission.pk])
        return [Link(f"{url}?view=last-year", _("See both years beside each other"))]
    if line.code == Code.COPIED_FROM_COLLEAGUE:
        return [
            Link(
                reverse("reviews:submission", args=[each.submission_id]),
                _("Report of comrade %(name)s") % {"name": each.name},
            )
            for each in likes
        ]
    return []


def nothing_declared() -> str:
    """A report that names nothing is no fault (O5)."""
    return _(
        "All 27 manifestations are answered “none”. A report that names nothing is no "
        "fault; it can be put on the programme of the session."
    )
