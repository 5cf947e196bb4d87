"""The page on which the author reads everything once, before filing."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cells.canonical import content_hash
from cells.reviews.after_return import unanswered_returns
from cells.reviews.completeness import Lack, missing_from, unanswered_sentence
from cells.reviews.filed_content import content_of
from cells.reviews.labels import reader_words
from cells.reviews.pages.hints import all_none_text, author_hints
from cells.reviews.pages.rows import (
    GeneralText,
    ReadGroup,
    general_texts,
    read_groups,
)
from cells.reviews.pages.shared import Link, author_line, missing_links, write_url
from cells.reviews.reader import planned_reader


@dataclass(frozen=True)
class ReadThroughPage:
    title: str
    author_line: str
    missing: list[Link]
    groups: list[ReadGroup]
    general: list[GeneralText]
    may_file: bool
    shown: str
    version: int
    file_url: str
    before_filing_text: str
    back_url: str
    unanswered: str
    form_error: str = ""
    file_label: str = ""
    hints: list[Link] = field(default_factory=list)
    all_none: str = ""


def read_through_page(review, answers, general, *, form_error="") -> ReadThroughPage:
    content = content_of(review, answers, general)
    missing = missing_from(answers)
    missing += unanswered_returns(review, answers, status=review.status)
    hints = author_hints(review, answers)
    reader = reader_words(*planned_reader(review, timezone.localdate()))
    return ReadThroughPage(
        title=_("Read it all through"),
        author_line=author_line(review),
        missing=missing_links(review, missing),
        groups=read_groups(content, review, hints),
        general=general_texts(content),
        may_file=not missing,
        shown=content_hash(content.to_json()),
        version=review.version,
        file_url=reverse("reviews:file", args=[review.pk]),
        before_filing_text=_(
            "Once it is filed, %(reader)s can read it. Every opening is recorded, and "
            "you can see it."
        )
        % {"reader": reader},
        back_url=write_url(review, first_group_to_write(missing)),
        unanswered=unanswered_sentence(missing),
        form_error=form_error,
        file_label=pgettext("button", "File"),
        hints=hint_links(review, answers, hints),
        all_none="" if review.is_opened_by_typist else all_none_text(answers),
    )


def hint_links(review, answers, hints) -> list[Link]:
    """Each hint once more, with the way to its item."""
    return [
        Link(
            write_url(review, indicator.group.number, f"answer-{indicator.number}"),
            line.short,
            indicator.number,
        )
        for indicator in (answer.indicator for answer in answers)
        for line in hints.get(indicator.number, [])
    ]


def first_group_to_write(missing) -> int:
    unanswered = [item.group for item in missing if item.lack == Lack.ANSWER]
    return unanswered[0] if unanswered else 1
