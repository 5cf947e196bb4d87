"""The page on which the author writes: one group of nine, or the general part."""

import uuid
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cells.dates import days_left, weekday_date
from cells.reviews.completeness import Lack, Missing, missing_from
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
    ROMAN,
    Link,
    author_line,
    general_hints,
    general_labels,
    read_through_url,
    write_url,
)
from cells.reviews.pages.writing_rows import (
    HIDDEN,
    GeneralRow,
    Row,
    answer_row,
    page_facts,
    place_of,
    scale_of,
    show_typed,
    source_line,
)
from cells.reviews.reader import planned_reader
from cells.reviews.services.writing import GENERAL_FIELDS
from cells.saving import digest, values_of

GENERAL = 4


@dataclass(frozen=True)
class GroupTab:
    number: int
    roman: str
    label: str
    answered: int
    total: int
    url: str
    is_current: bool


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
    page.errors = [
        Link(place_of(row, name), " ".join(errors), row.number)
        for row in page.rows
        for name, errors in row.errors.items()
    ]
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


def empty_page(review, answers, group: int, returned, hints) -> WritingPage:
    """Everything but the rows."""
    groups = {a.indicator.group.number: a.indicator.group for a in answers}
    tabs = [
        group_tab(review, answers, groups[number], is_current=number == group)
        for number in sorted(groups)
    ]
    tabs.append(general_tab(review, is_current=group == GENERAL))
    missing = missing_from(answers)
    missing += returned.unanswered(answers)
    unanswered = [item for item in missing if item.lack == Lack.ANSWER]
    current = next(tab for tab in tabs if tab.is_current)
    last = group == GENERAL
    following = None if last else tabs[tabs.index(current) + 1]
    return WritingPage(
        year=review.cell_round.round.year,
        author_line=author_line(review),
        due_line=due_line(review, returned),
        status=author_badge(review),
        protective_sentences=protective_sentences(review),
        groups=tabs,
        group_title=groups[group].shown_name if group in groups else current.label,
        group_text=_("Part %(n)s of %(of)s") % {"n": group, "of": GENERAL},
        save_url=current.url,
        next_label=next_label(following),
        next_url=following.url if following else read_through_url(review),
        next_unanswered_url=first_url(review, unanswered),
        read_through_url=read_through_url(review),
        answered=len(answers) - len(unanswered),
        missing=missing_here(review, missing),
        hints=panel_hints(hints),
        all_none="" if review.is_opened_by_typist else all_none_text(answers),
        saved_text=saved_text(review),
        page_id=str(uuid.uuid4()),
        first_writing=not review.was_filed,
        total=len(answers),
        notice=returned.notice(answers),
        reader_url=reverse("reviews:reader", args=[review.pk]),
        paper_url=reverse("reviews:paper", args=[review.pk]),
        sheet_url=reverse("reports:own_indicator_sheet", args=[review.pk]),
    )


def first_url(review: SelfReview, unanswered: list[Missing]) -> str:
    if not unanswered:
        return ""
    return write_url(review, unanswered[0].group, unanswered[0].anchor)


def missing_here(review: SelfReview, missing: list[Missing]) -> list[Link]:
    """What is still to be looked at, but for the answers that are counted anyway."""
    return [
        Link(write_url(review, each.group, each.anchor), each.short_text, each.number)
        for each in missing
        if each.lack != Lack.ANSWER
    ]


def group_tab(review, answers, group, *, is_current) -> GroupTab:
    own = [a for a in answers if a.indicator.group_id == group.pk]
    return GroupTab(
        number=group.number,
        roman=ROMAN[group.number],
        label=group.shown_short_name,
        answered=sum(1 for answer in own if answer.frequency),
        total=len(own),
        url=write_url(review, group.number),
        is_current=is_current,
    )


def general_tab(review, *, is_current) -> GroupTab:
    url = write_url(review, GENERAL)
    return GroupTab(GENERAL, "", _("General part"), 0, 0, url, is_current)


def next_label(following: GroupTab | None) -> str:
    if following is None:
        return _("Save and read it all through")
    if following.roman:
        return _("Save and go to part %(part)s") % {"part": following.roman}
    return _("Save and go to the general part")


def due_line(review: SelfReview, returned) -> str:
    due_on = returned.due_on or review.cell_round.round.reports_on
    return _("To be filed by %(day)s, %(left)s.") % {
        "day": weekday_date(due_on),
        "left": days_left(due_on, timezone.localdate()),
    }


def saved_text(review: SelfReview) -> str:
    if review.last_saved_at is None:
        return _("Nothing saved yet")
    saved_at = timezone.localtime(review.last_saved_at)
    if saved_at.date() == timezone.localdate():
        return _("Saved at %(time)s") % {"time": date_format(saved_at, "H:i")}
    return _("Saved at %(time)s") % {"time": date_format(saved_at, "H:i d/m")}


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
