"""A filed version: read by its author, or read and decided by its reader."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.reviews.filed_content import FiledContent
from cells.reviews.labels import (
    StatusBadge,
    author_badge,
    others_badge,
    reader_words,
)
from cells.reviews.models import Guidance, ReviewStatus, Submission
from cells.reviews.pages.comparison import (
    Comparison,
    YearPair,
    changed_items,
    comparison,
    year_pairs,
)
from cells.reviews.pages.decision_panel import (
    DecisionPanel,
    HeldWords,
    decision_panel,
    held_words,
)
from cells.reviews.pages.guidance import guidance_fields, returned_often, threads
from cells.reviews.pages.history import (
    DecisionBlock,
    Opening,
    SubmissionItem,
    decision_blocks,
    decision_in_force,
    filed_text,
    submission_item,
)
from cells.reviews.pages.rows import (
    GeneralText,
    ReadGroup,
    general_texts,
    read_groups,
)
from cells.rounds.models import CellRoundStatus

CHANGES, WHOLE, LAST_YEAR = "changes", "whole", "last-year"
VIEWS = (CHANGES, WHOLE, LAST_YEAR)


@dataclass(frozen=True)
class ViewLink:
    url: str
    text: str
    view: str


@dataclass
class SubmissionPage:
    title: str
    name: str
    author_line: str
    protective_sentence: str
    status: StatusBadge
    filed_text: str
    views: list[ViewLink]
    view: str
    compared_with: str
    groups: list[ReadGroup]
    comparison: Comparison | None
    years: list[YearPair]
    year_labels: tuple[str, str]
    general: list[GeneralText]
    submissions: list[SubmissionItem]
    openings: list[Opening]
    decisions: list[DecisionBlock]
    panel: DecisionPanel | None
    withdraw_url: str
    pass_up_url: str
    version: int
    why_not: str
    newer: SubmissionItem | None = None
    held: HeldWords | None = None
    place_text: str = ""
    queue_url: str = ""
    form_error: str = ""
    typed_reason: str = ""
    nothing_declared: str = ""

    @property
    def rows(self) -> list:
        """Every row that the view shows, wherever it stands."""
        read = [row for group in self.groups for row in group.rows]
        return read + self.years + (self.comparison.rows if self.comparison else [])


@dataclass(frozen=True)
class Facts:
    """What the view found out: rows that the page shows, and who is looking.

    ``versions``: the filings that the reader may see, oldest first.
    """

    submission: Submission
    is_author: bool
    versions: list[Submission]
    last_year: Submission | None
    guidance: list[Guidance]
    openings: list[Opening]
    may_pass_up: bool
    holds_office: bool

    @property
    def newest(self) -> Submission:
        standing = [each for each in self.versions if each.recalled_at is None]
        return standing[-1] if standing else self.versions[-1]

    @property
    def is_newest(self) -> bool:
        return self.newest.number <= self.submission.number

    @property
    def previous(self) -> Submission | None:
        earlier = [
            each
            for each in self.versions
            if each.number < self.submission.number and each.recalled_at is None
        ]
        return earlier[-1] if earlier else None

    @property
    def waits(self) -> bool:
        """Whether the report awaits a decision now, whatever its version."""
        review = self.submission.review
        is_open = review.cell_round.status == CellRoundStatus.OPEN
        return review.status == ReviewStatus.FILED and is_open

    @property
    def decides(self) -> bool:
        return self.waits and self.is_newest and not self.is_author

    @property
    def sent(self) -> list[Guidance]:
        return [each for each in self.guidance if each.decision_id]

    @property
    def drafts(self) -> list[Guidance]:
        return [each for each in self.guidance if not each.decision_id]


def submission_page(facts: Facts, view: str, typed=None) -> SubmissionPage:
    """The page in one of its three views; ``typed`` is a post to be shown again."""
    submission, review = facts.submission, facts.submission.review
    content = FiledContent.from_json(submission.content)
    view = usable_view(view, facts)
    badge = author_badge if facts.is_author else others_badge
    page = SubmissionPage(
        title=f"{content.round['title']}: {content.author['full_name']}",
        name=content.author["full_name"],
        author_line=", ".join(
            word for word in (content.author["position"], content.cell) if word
        ),
        protective_sentence="" if facts.is_author else reader_sentence(),
        status=badge(review),
        filed_text=filed_text(submission),
        views=view_links(facts, content),
        view=view,
        compared_with=compared_with(facts),
        groups=read_groups(content) if view == WHOLE else [],
        comparison=compared(facts, content) if view == CHANGES else None,
        years=year_rows(facts, content) if view == LAST_YEAR else [],
        year_labels=year_labels(facts, content) if view == LAST_YEAR else ("", ""),
        general=general_texts(content),
        submissions=[
            submission_item(each, shown=submission) for each in reversed(facts.versions)
        ],
        openings=facts.openings,
        decisions=decision_blocks([submission]),
        panel=decision_panel(submission, view, typed) if facts.decides else None,
        withdraw_url=withdraw_url(facts),
        pass_up_url=pass_up_url(facts),
        version=review.version,
        why_not=why_no_decision(facts),
        newer=None if facts.is_newest else submission_item(facts.newest),
    )
    if typed and not facts.decides:
        newer = None if facts.is_newest else facts.newest
        page.held = held_words(typed, newer, facts.waits)
    fill_rows(page, facts, content, typed)
    return page


def fill_rows(page: SubmissionPage, facts: Facts, content: FiledContent, typed) -> None:
    """Put at each row the guidance sent there and the reader's own field."""
    for_session = returned_often(facts.sent)
    drafts = {each.indicator.number for each in facts.drafts if each.text}
    numbers = {answer.number for answer in content.answers}
    fields = {}
    if facts.decides:
        open_numbers = numbers - (for_session - drafts)
        fields = guidance_fields(sorted(open_numbers), facts.drafts, typed)
    shown = facts.submission.number
    sent = threads(
        facts.sent, [each for each in facts.versions if each.number <= shown]
    )
    for row in page.rows:
        row.guidance = fields.get(row.number)
        row.thread = sent.get(row.number, [])
        row.for_session = row.number in for_session


def usable_view(view: str, facts: Facts) -> str:
    """What changed comes first where there is an earlier version to compare with."""
    if view == LAST_YEAR and facts.last_year:
        return LAST_YEAR
    if view == WHOLE or facts.previous is None:
        return WHOLE
    return CHANGES


def view_links(facts: Facts, content: FiledContent) -> list[ViewLink]:
    """The views with how many items each shows: changes of text, never findings."""
    url = reverse("reviews:submission", args=[facts.submission.pk])
    links = []
    if facts.previous:
        before = FiledContent.from_json(facts.previous.content)
        number = len(changed_items(before, content))
        links.append((CHANGES, _("What changed (%(n)s)") % {"n": number}))
    number = len(content.answers)
    links.append((WHOLE, _("The whole report (%(n)s)") % {"n": number}))
    if facts.last_year:
        links.append((LAST_YEAR, _("Beside last year's")))
    return [ViewLink(f"{url}?view={view}", text, view) for view, text in links]


def compared_with(facts: Facts) -> str:
    if facts.previous is None:
        return ""
    return _("Beside version %(n)s:") % {"n": facts.previous.number}


def compared(facts: Facts, content: FiledContent) -> Comparison:
    return comparison(FiledContent.from_json(facts.previous.content), content)


def year_rows(facts: Facts, content: FiledContent) -> list[YearPair]:
    return year_pairs(FiledContent.from_json(facts.last_year.content), content)


def year_labels(facts: Facts, content: FiledContent) -> tuple[str, str]:
    years = facts.last_year.content["round"]["year"], content.round["year"]
    return tuple(_("Year %(year)s") % {"year": year} for year in years)


def reader_sentence() -> str:
    return _(
        "You are reading a comrade's self-criticism. This opening has been recorded."
    )


def why_no_decision(facts: Facts) -> str:
    """Why nothing is decided here; "" where the page says enough."""
    review = facts.submission.review
    if facts.decides:
        return ""
    if facts.is_author:
        if not (facts.waits and facts.holds_office):
            return ""
        who = reader_words(review.reader_office, review.reader_organisation)
        return _("Nobody decides on the own report. This one is read by %(who)s.") % {
            "who": who
        }
    if not facts.is_newest:
        return _("A newer version has been filed. Read that one, then decide.")
    if review.cell_round.status != CellRoundStatus.OPEN:
        return _("The figures of this round are frozen; nothing is decided now.")
    if decision_in_force(facts.submission):
        return ""
    return _("The report is with its author and is being corrected.")


def pass_up_url(facts: Facts) -> str:
    if not (facts.decides and facts.may_pass_up):
        return ""
    return reverse("reviews:pass_up", args=[facts.submission.pk])


def withdraw_url(facts: Facts) -> str:
    """Where the office that decided may take its decision back."""
    review = facts.submission.review
    decision = decision_in_force(facts.submission)
    if (
        facts.is_author
        or not facts.is_newest
        or decision is None
        or decision.office != review.reader_office
        or review.cell_round.status != CellRoundStatus.OPEN
    ):
        return ""
    return reverse("reviews:withdraw", args=[facts.submission.pk])
