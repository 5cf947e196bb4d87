"""What the pages of the collective's self-review show."""

import uuid
from dataclasses import dataclass
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.collective.models import CollectiveReview, CollectiveStatus
from cells.collective.policies import may_arrange, may_write
from cells.collective.services import ANSWER_FIELDS
from cells.dates import weekday_date
from cells.reviews.completeness import Lack, missing_from
from cells.reviews.filed_content import FiledContent
from cells.reviews.labels import StatusBadge
from cells.reviews.pages.rows import (
    GeneralText,
    ReadGroup,
    general_texts,
    read_groups,
)
from cells.reviews.pages.shared import Link
from cells.reviews.pages.writing import WritingPage
from cells.reviews.pages.writing_rows import (
    answer_row,
    row_errors,
    scale_of,
    show_general,
    show_typed,
    source_line,
)
from cells.reviews.pages.writing_tabs import (
    GENERAL,
    first_url,
    missing_links,
    tab_facts,
    tabs_of,
)
from cells.saved_rows import saved_text


@dataclass(frozen=True)
class ReadingPage:
    title: str
    who_line: str
    badge: StatusBadge
    groups: list[ReadGroup]
    general: list[GeneralText]
    missing: list[Link]
    version: int
    may_write: bool
    may_arrange: bool
    is_draft: bool
    write_url: str
    arrange_url: str
    lay_url: str
    take_back_url: str
    pdf_url: str
    back_url: str


@dataclass(frozen=True)
class ListedReview:
    title: str
    badge: StatusBadge
    detail: str
    url: str


def title_of(review: CollectiveReview) -> str:
    return _("Self-review of %(body)s, %(year)s") % {
        "body": review.get_body_display(),
        "year": review.cell_round.round.year,
    }


def who_line(review: CollectiveReview) -> str:
    """Who writes and who presents; the lists come with ``writers__member``."""
    names = ", ".join(each.member.full_name for each in review.writers.all())
    return _("Written by: %(names)s. Presented by: %(presenter)s.") % {
        "names": names or _("nobody yet"),
        "presenter": review.presenter.full_name,
    }


def badge_of(review: CollectiveReview) -> StatusBadge:
    laid = review.status == CollectiveStatus.BEFORE_CELL
    return StatusBadge(
        "done" if laid else "neutral",
        "check" if laid else "pencil",
        str(review.get_status_display()),
    )


def listed(review: CollectiveReview) -> ListedReview:
    return ListedReview(
        title=title_of(review),
        badge=badge_of(review),
        detail=who_line(review),
        url=reverse("collective:detail", args=[review.pk]),
    )


def write_url(review: CollectiveReview, group: int, anchor: str = "") -> str:
    url = reverse("collective:write", args=[review.pk, group])
    return f"{url}#{anchor}" if anchor else url


def reading_page(
    review: CollectiveReview, answers, content: FiledContent, user
) -> ReadingPage:
    own = [review.pk]
    missing = missing_from(answers)
    may = may_write(user, review)
    return ReadingPage(
        title=title_of(review),
        who_line=who_line(review),
        badge=badge_of(review),
        groups=read_groups(content),
        general=general_texts(content),
        missing=[
            Link(
                write_url(review, each.group, each.anchor) if may else "",
                each.text,
                each.number,
            )
            for each in missing
        ],
        version=review.version,
        may_write=may,
        may_arrange=may_arrange(user, review),
        is_draft=review.status == CollectiveStatus.DRAFT,
        write_url=write_url(review, 1),
        arrange_url=reverse("collective:arrange", args=own),
        lay_url=reverse("collective:lay", args=own),
        take_back_url=reverse("collective:take_back", args=own),
        pdf_url=reverse("reports:collective_review_pdf", args=own),
        back_url=reverse("collective:current"),
    )


def writing_page(review, answers, group: int, *, forms=None) -> WritingPage:
    """The page of ``group`` (1 to 3); ``forms`` by number where posts are shown."""
    page = empty_page(review, answers, group)
    scale, source = scale_of(review), source_line(review)
    page.rows = [
        answer_row(answer, scale, source, first_writing=False, fields=ANSWER_FIELDS)
        for answer in answers
        if answer.indicator.group.number == group
    ]
    for row in page.rows:
        if forms and row.number in forms:
            show_typed(row, forms[row.number])
    page.errors = row_errors(page.rows)
    return page


def general_page(review, answers, general, *, form=None) -> WritingPage:
    """The page of the general part; ``form`` where a post is shown again."""
    page = empty_page(review, answers, GENERAL)
    show_general(page, general, form)
    return page


def empty_page(review: CollectiveReview, answers, group: int) -> WritingPage:
    """Everything but the rows."""
    url_of = partial(write_url, review)
    missing = missing_from(answers)
    unanswered = [item for item in missing if item.lack == Lack.ANSWER]
    read_url = reverse("collective:detail", args=[review.pk])
    session_on = review.cell_round.round.session_on
    tabs = tabs_of(answers, group, url_of)
    return WritingPage(
        year=review.cell_round.round.year,
        author_line=who_line(review),
        due_line=_("The session: %(day)s.") % {"day": weekday_date(session_on)},
        status=badge_of(review),
        protective_sentences=protective_sentences(),
        **tab_facts(tabs, answers, last_url=read_url),
        next_unanswered_url=first_url(unanswered, url_of),
        read_through_url=read_url,
        answered=len(answers) - len(unanswered),
        missing=missing_links(missing, url_of),
        saved_text=saved_text(review.last_saved_at),
        page_id=str(uuid.uuid4()),
        first_writing=False,
        total=len(answers),
        title=title_of(review),
        advice=_(
            "Write of what was done together. Name no person, no state secret and no "
            "work secret."
        ),
    )


def protective_sentences() -> list[str]:
    """What the writers are told at the head."""
    return [
        _(
            "It speaks of what was done together, names no member and is no finding of "
            "a Party organisation. It is presented first at the session and stands in "
            "no figure of the summary."
        )
    ]
