"""What the pages of the collective's self-review show."""

import uuid
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.collective.models import CollectiveReview, CollectiveStatus
from cells.collective.policies import may_arrange, may_write
from cells.collective.services import ANSWER_FIELDS, GENERAL_FIELDS
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
from cells.reviews.pages.shared import ROMAN, Link, clock, general_hints, general_labels
from cells.reviews.pages.writing import GENERAL, GroupTab, WritingPage, next_label
from cells.reviews.pages.writing import saved_text as saved_text_of
from cells.reviews.pages.writing_rows import (
    HIDDEN,
    GeneralRow,
    answer_row,
    page_facts,
    place_of,
    scale_of,
    show_typed,
    source_line,
)
from cells.saving import digest, values_of


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
    page.errors = [
        Link(place_of(row, name), " ".join(errors), row.number)
        for row in page.rows
        for name, errors in row.errors.items()
    ]
    return page


def general_page(review, answers, general, *, form=None) -> WritingPage:
    """The page of the general part; ``form`` where a post is shown again."""
    page = empty_page(review, answers, GENERAL)
    page.is_general = True
    labels, hints = general_labels(), general_hints()
    page.general_rows = [
        GeneralRow(
            name=f"general-{name}",
            label=labels[name],
            hint=hints[name],
            value=form.typed(name) if form else getattr(general, name),
            prefix="general",
            errors=list(form.errors.get(name, [])) if form else [],
        )
        for name in GENERAL_FIELDS
    ]
    first = page.general_rows[0]
    first.version = general.version
    first.seen = digest(values_of(general, GENERAL_FIELDS))
    if form:
        first.unsaved = True
        first.version, first.seen = page_facts(form)
        page.errors = [
            Link("" if name in HIDDEN else f"#general-{name}", " ".join(errors))
            for name, errors in form.errors.items()
        ]
    return page


def empty_page(review: CollectiveReview, answers, group: int) -> WritingPage:
    """Everything but the rows."""
    groups = {a.indicator.group.number: a.indicator.group for a in answers}
    tabs = [
        group_tab(review, answers, groups[number], is_current=number == group)
        for number in sorted(groups)
    ]
    general_url = write_url(review, GENERAL)
    tabs.append(
        GroupTab(GENERAL, "", _("General part"), 0, 0, general_url, group == GENERAL)
    )
    current = next(tab for tab in tabs if tab.is_current)
    following = None if group == GENERAL else tabs[tabs.index(current) + 1]
    missing = missing_from(answers)
    unanswered = [item for item in missing if item.lack == Lack.ANSWER]
    read_url = reverse("collective:detail", args=[review.pk])
    session_on = review.cell_round.round.session_on
    return WritingPage(
        year=review.cell_round.round.year,
        author_line=who_line(review),
        due_line=_("The session: %(day)s.") % {"day": weekday_date(session_on)},
        status=badge_of(review),
        protective_sentences=protective_sentences(),
        groups=tabs,
        group_title=groups[group].shown_name if group in groups else current.label,
        group_text=_("Part %(n)s of %(of)s") % {"n": group, "of": GENERAL},
        save_url=current.url,
        next_label=next_label(following),
        next_url=following.url if following else read_url,
        next_unanswered_url=first_url(review, unanswered),
        read_through_url=read_url,
        answered=len(answers) - len(unanswered),
        missing=[
            Link(
                write_url(review, each.group, each.anchor), each.short_text, each.number
            )
            for each in missing
            if each.lack != Lack.ANSWER
        ],
        saved_text=saved_text_of(review),
        page_id=str(uuid.uuid4()),
        first_writing=False,
        total=len(answers),
        title=title_of(review),
    )


def first_url(review, unanswered) -> str:
    if not unanswered:
        return ""
    return write_url(review, unanswered[0].group, unanswered[0].anchor)


def group_tab(review, answers, group, *, is_current) -> GroupTab:
    own = [each for each in answers if each.indicator.group_id == group.pk]
    return GroupTab(
        number=group.number,
        roman=ROMAN[group.number],
        label=group.shown_short_name,
        answered=sum(1 for answer in own if answer.frequency),
        total=len(own),
        url=write_url(review, group.number),
        is_current=is_current,
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


def laid_text(review: CollectiveReview) -> str:
    return clock(review.laid_at) if review.laid_at else ""
