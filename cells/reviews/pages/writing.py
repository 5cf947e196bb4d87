"""The page on which the author writes: one group of nine, or the general part."""

import uuid
from dataclasses import dataclass, field
from functools import partial

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.dates import days_left, weekday_date
from cells.reviews.completeness import Lack, missing_from
from cells.reviews.labels import StatusBadge, author_badge, reader_words
from cells.reviews.models import GeneralPart, IndicatorAnswer, SelfReview
from cells.reviews.pages.hints import (
    PanelHint,
    all_none_text,
    author_hints,
    by_field,
    panel_hints,
)
from cells.reviews.pages.notes_panel import NotesPanel
from cells.reviews.pages.returned import ReturnNotice, returned_items
from cells.reviews.pages.shared import (
    Link,
    author_line,
    read_through_url,
    write_url,
)
from cells.reviews.pages.writing_rows import (
    GeneralRow,
    Row,
    answer_row,
    row_errors,
    scale_of,
    show_general,
    show_typed,
    source_line,
)
from cells.reviews.pages.writing_tabs import (
    GENERAL,
    GroupTab,
    first_url,
    missing_links,
    tab_facts,
    tabs_of,
)
from cells.reviews.reader import planned_reader
from cells.saved_rows import saved_text


@dataclass
class WritingPage:
    year: int
    author_line: str
    due_line: str
    status: StatusBadge
    protective_sentences: list[str]
    groups: list[GroupTab]
    group_title: str
    group_text: str
    save_url: str
    next_label: str
    next_url: str
    next_unanswered_url: str
    read_through_url: str
    answered: int
    missing: list[Link]
    saved_text: str
    page_id: str
    first_writing: bool
    is_general: bool = False
    rows: list[Row] = field(default_factory=list)
    general_rows: list[GeneralRow] = field(default_factory=list)
    errors: list[Link] = field(default_factory=list)
    total: int = 27
    notice: ReturnNotice | None = None
    reader_url: str = ""
    title: str = ""
    advice: str = ""
    notes: NotesPanel | None = None
    hints: list[PanelHint] = field(default_factory=list)
    all_none: str = ""
    typing_text: str = ""
    paper_url: str = ""
    sheet_url: str = ""


def writing_page(
    review: SelfReview, answers: list[IndicatorAnswer], group: int, *, forms=None
) -> WritingPage:
    """The page of ``group`` (1 to 3); ``forms`` by number where posts are shown.

    ``review`` comes ``with_was_filed()``.
    """
    returned = returned_items(review)
    hints = author_hints(review, answers)
    page = empty_page(review, answers, group, returned, hints)
    scale = scale_of(review)
    source = source_line(review)
    page.rows = [
        answer_row(answer, scale, source, first_writing=page.first_writing)
        for answer in answers
        if answer.indicator.group.number == group
    ]
    for row in page.rows:
        row.guidance = returned.blocks.get(row.number)
        row.returned = row.number in returned.blocks
        if forms and row.number in forms:
            show_typed(row, forms[row.number])
        else:
            row.hints = by_field(hints.get(row.number, []))
    page.errors = row_errors(page.rows)
    return page


def general_page(
    review: SelfReview,
    answers: list[IndicatorAnswer],
    general: GeneralPart,
    *,
    form=None,
) -> WritingPage:
    """The page of the general part; ``form`` where a post is shown again."""
    hints = author_hints(review, answers)
    page = empty_page(review, answers, GENERAL, returned_items(review), hints)
    show_general(page, general, form)
    return page


def empty_page(review, answers, group: int, returned, hints) -> WritingPage:
    """Everything but the rows."""
    url_of = partial(write_url, review)
    tabs = tabs_of(answers, group, url_of)
    missing = missing_from(answers) + returned.unanswered(answers)
    unanswered = [item for item in missing if item.lack == Lack.ANSWER]
    return WritingPage(
        year=review.cell_round.round.year,
        author_line=author_line(review),
        due_line=due_line(review, returned),
        status=author_badge(review),
        protective_sentences=protective_sentences(review),
        **tab_facts(tabs, answers, last_url=read_through_url(review)),
        next_unanswered_url=first_url(unanswered, url_of),
        read_through_url=read_through_url(review),
        answered=len(answers) - len(unanswered),
        missing=missing_links(missing, url_of),
        hints=panel_hints(hints),
        all_none="" if review.is_opened_by_typist else all_none_text(answers),
        saved_text=saved_text(review.last_saved_at),
        page_id=str(uuid.uuid4()),
        first_writing=not review.was_filed,
        total=len(answers),
        notice=returned.notice(answers),
        reader_url=reverse("reviews:reader", args=[review.pk]),
        paper_url=reverse("reviews:paper", args=[review.pk]),
        sheet_url=reverse("reports:own_indicator_sheet", args=[review.pk]),
    )


def due_line(review: SelfReview, returned) -> str:
    due_on = returned.due_on or review.cell_round.round.reports_on
    return _("To be filed by %(day)s, %(left)s.") % {
        "day": weekday_date(due_on),
        "left": days_left(due_on, timezone.localdate()),
    }


def protective_sentences(review: SelfReview) -> list[str]:
    """The two sentences that stand at the head of every report (fixed wording)."""
    readers = reader_words(*planned_reader(review, timezone.localdate()))
    return [
        _(
            "We look at ourselves in order to mend ourselves. What you declare is no "
            "finding of a Party organisation. The program puts no declared frequency "
            "into the rating dossier; a rating looks at what was mended."
        ),
        _(
            "Who can read the filed report: %(readers)s. Nobody else can open it in "
            "the program."
        )
        % {"readers": readers},
    ]
