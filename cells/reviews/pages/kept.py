"""The author's page of a working copy that can be read but not written."""

from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cells.reviews.filed_content import content_of
from cells.reviews.labels import StatusBadge, author_badge, excused_words
from cells.reviews.models import GeneralPart, IndicatorAnswer, ReviewStatus, SelfReview
from cells.reviews.pages.rows import (
    GeneralText,
    ReadGroup,
    general_texts,
    read_groups,
)
from cells.reviews.pages.shared import author_line
from cells.rounds.models import CellRoundStatus


@dataclass
class KeptPage:
    author_line: str
    round_title: str
    status: StatusBadge
    why: str
    only_you: str
    groups: list[ReadGroup] = field(default_factory=list)
    general: list[GeneralText] = field(default_factory=list)


def kept_page(
    review: SelfReview, answers: list[IndicatorAnswer], general: GeneralPart | None
) -> KeptPage:
    """``answers`` are empty if the author never opened the report."""
    page = KeptPage(
        author_line=author_line(review),
        round_title=review.cell_round.round.title,
        status=author_badge(review),
        why=why_read_only(review),
        only_you=_("What you wrote is kept as it stands; nobody else can open it.")
        if answers
        else _("You had not begun to write."),
    )
    if answers and general:
        content = content_of(review, answers, general)
        page.groups = said_only(read_groups(content))
        page.general = general_texts(content)
    return page


def said_only(groups: list[ReadGroup]) -> list[ReadGroup]:
    """Without the indicators of which nothing was said: nobody answers them now."""
    for group in groups:
        group.rows[:] = [
            row
            for row in group.rows
            if row.frequency_label or row.deed or row.remedy or row.cause_subjective
        ]
    return [group for group in groups if group.rows]


def why_read_only(review: SelfReview) -> str:
    """Why the author can write here no more."""
    cell_round = review.cell_round
    if cell_round.status == CellRoundStatus.CANCELLED:
        return _("This round was cancelled on %(date)s: %(reason)s") % {
            "date": date_format(localtime(cell_round.cancelled_at), "d/m/Y"),
            "reason": cell_round.cancel_reason,
        }
    if cell_round.status == CellRoundStatus.CLOSED:
        return _(
            "This round was closed on %(date)s. To add something, speak to the "
            "secretary."
        ) % {"date": date_format(localtime(cell_round.closed_at), "d/m/Y")}
    if review.status == ReviewStatus.EXCUSED:
        return f"{excused_words(review)}."
    return f"{author_badge(review).label}."
