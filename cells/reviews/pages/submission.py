"""A filed version: read by its author, or read and decided by its reader."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.reviews.filed_content import FiledContent
from cells.reviews.labels import StatusBadge, author_badge, others_badge
from cells.reviews.models import (
    Guidance,
    Outcome,
    ReaderOffice,
    ReviewStatus,
    Submission,
)
from cells.reviews.pages.comparison import Comparison, YearPair, comparison, year_pairs
from cells.reviews.pages.history import (
    DecisionBlock,
    Opening,
    SubmissionItem,
    decision_block,
    filed_text,
    openings_of,
    submission_item,
)
from cells.reviews.pages.rows import (
    GeneralText,
    ReadGroup,
    general_texts,
    read_groups,
)
from cells.reviews.pages.shared import clock
from cells.reviews.returned_items import MOST_RETURNS, returns_of
from cells.rounds.models import CellRoundStatus

CHANGES, WHOLE, LAST_YEAR = "changes", "whole", "last-year"


@dataclass(frozen=True)
class GuidanceField:
    """The reader's own guidance at an item, not sent yet; "" if none stands there."""

    name: str
    text: str
    version: int
    errors: list[str] = field(default_factory=list)
    is_exhausted: bool = False


@dataclass(frozen=True)
class SentGuidance:
    text: str
    by_line: str
    answer: str
    is_withdrawn: bool


@dataclass(frozen=True)
class OutcomeChoice:
    value: str
    label: str
    explanation: str
    is_chosen: bool


@dataclass(frozen=True)
class DecisionForm:
    """What stands in the decision panel, as typed so far. Nothing is pre-selected."""

    url: str
    version: int
    outcomes: list[OutcomeChoice]
    note: str
    due_on: str
    errors: dict
    pass_up_url: str = ""


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
    groups: list[ReadGroup]
    comparison: Comparison | None
    years: list[YearPair]
    general: list[GeneralText]
    submissions: list[SubmissionItem]
    openings: list[Opening]
    decision: DecisionBlock | None
    form: DecisionForm | None
    withdraw_url: str
    version: int
    why_not: str
    place_text: str = ""
    queue_url: str = ""
    form_error: str = ""
    typed_reason: str = ""

    @property
    def rows(self) -> list:
        """Every row that the view shows, wherever it stands."""
        read = [row for group in self.groups for row in group.rows]
        return read + self.years + (self.comparison.rows if self.comparison else [])


@dataclass(frozen=True)
class Facts:
    """What the view found out: rows that the page shows, and who is looking."""

    submission: Submission
    is_author: bool
    is_newest: bool
    previous: Submission | None
    last_year: Submission | None
    drafts: list[Guidance]
    sent: list[Guidance]
    own_visible: list[Submission]


def submission_page(facts: Facts, view: str, typed=None) -> SubmissionPage:
    """The page in one of its three views; ``typed`` is a refused post."""
    submission, review = facts.submission, facts.submission.review
    content = FiledContent.from_json(submission.content)
    waits = review.status == ReviewStatus.FILED and facts.is_newest
    decides = waits and not facts.is_author
    view = usable_view(view, facts)
    page = SubmissionPage(
        title=f"{content.round['title']}: {content.author['full_name']}",
        name=content.author["full_name"],
        author_line=", ".join(
            word for word in (content.author["position"], content.cell) if word
        ),
        protective_sentence="" if facts.is_author else reader_sentence(),
        status=author_badge(review) if facts.is_author else others_badge(review),
        filed_text=filed_text(submission),
        views=view_links(facts),
        view=view,
        groups=read_groups(content) if view == WHOLE else [],
        comparison=compared(facts, content) if view == CHANGES else None,
        years=year_rows(facts, content) if view == LAST_YEAR else [],
        general=general_texts(content),
        submissions=[submission_item(each) for each in facts.own_visible],
        openings=openings_of([submission.pk]),
        decision=decision_block(submission),
        form=decision_form(facts, typed) if decides else None,
        withdraw_url=withdraw_url(facts),
        version=review.version,
        why_not="" if facts.is_author or waits else why_no_decision(facts),
    )
    fields = guidance_fields(facts, typed) if decides else {}
    sent = threads(facts, content)
    for row in page.rows:
        row.guidance = fields.get(row.number)
        row.thread = sent.get(row.number, [])
    return page


def usable_view(view: str, facts: Facts) -> str:
    """What changed comes first where there is an earlier version to compare with."""
    if view == LAST_YEAR and facts.last_year:
        return LAST_YEAR
    if view == WHOLE or facts.previous is None:
        return WHOLE
    return CHANGES


def view_links(facts: Facts) -> list[ViewLink]:
    url = reverse("reviews:submission", args=[facts.submission.pk])
    links = []
    if facts.previous:
        links.append((CHANGES, _("What changed")))
    links.append((WHOLE, _("The whole report")))
    if facts.last_year:
        links.append((LAST_YEAR, _("Beside last year's")))
    return [ViewLink(f"{url}?view={view}", text, view) for view, text in links]


def compared(facts: Facts, content: FiledContent) -> Comparison:
    return comparison(FiledContent.from_json(facts.previous.content), content)


def year_rows(facts: Facts, content: FiledContent) -> list[YearPair]:
    return year_pairs(FiledContent.from_json(facts.last_year.content), content)


def reader_sentence() -> str:
    return _(
        "You are reading a comrade's self-criticism. This opening has been recorded."
    )


def why_no_decision(facts: Facts) -> str:
    if not facts.is_newest:
        return _("A newer version has been filed. Read that one, then decide.")
    if decision_block(facts.submission):
        return ""
    return _("The report is with its author and is being corrected.")


def guidance_fields(facts: Facts, typed) -> dict[int, GuidanceField]:
    """A field at every item; an item returned twice has none any more."""
    review = facts.submission.review
    returned = returns_of(review)
    drafts = {each.indicator.number: each for each in facts.drafts}
    fields = {}
    for answer in facts.submission.content["answers"]:
        number = answer["number"]
        draft = drafts.get(number)
        fields[number] = GuidanceField(
            name=f"g{number}",
            text=typed.guidance_text(number, draft)
            if typed
            else (draft.text if draft else ""),
            version=draft.version if draft else 0,
            errors=typed.guidance_errors(number) if typed else [],
            is_exhausted=returned[number] >= MOST_RETURNS,
        )
    return fields


def threads(facts: Facts, content: FiledContent) -> dict[int, list[SentGuidance]]:
    """By item, the guidance sent in this round and what the author answered."""
    kept = {answer.number: answer.kept_reason for answer in content.answers}
    found = {}
    for each in facts.sent:
        number = each.indicator.number
        found.setdefault(number, []).append(
            SentGuidance(
                text=each.text,
                by_line=f"{each.writer}, {clock(each.decision.decided_at)}",
                answer=kept.get(number, ""),
                is_withdrawn=each.decision.withdrawn_at is not None,
            )
        )
    return found


def decision_form(facts: Facts, typed) -> DecisionForm:
    review = facts.submission.review
    chosen = typed.value("outcome") if typed else ""
    pass_up = review.reader_office == ReaderOffice.DEPUTY
    return DecisionForm(
        url=reverse("reviews:decide", args=[facts.submission.pk]),
        version=review.version,
        outcomes=[
            OutcomeChoice(value, label, explanation, value == chosen)
            for value, label, explanation in outcome_words()
        ],
        note=typed.value("note") if typed else "",
        due_on=typed.value("due_on") if typed else "",
        errors=typed.errors if typed else {},
        pass_up_url=reverse("reviews:pass_up", args=[facts.submission.pk])
        if pass_up
        else "",
    )


def outcome_words() -> list[tuple[str, str, str]]:
    return [
        (
            Outcome.ACCEPT.value,
            _("Meets the requirement"),
            _("It goes into the summary."),
        ),
        (
            Outcome.GUIDE.value,
            _("Send the guidance"),
            _("Some items; the author corrects them or says why not."),
        ),
        (
            Outcome.REQUEST_REWRITE.value,
            _("Ask for a rewrite"),
            _("The whole report; at most twice in a round."),
        ),
    ]


def withdraw_url(facts: Facts) -> str:
    """Where the office that decided may take its decision back."""
    review = facts.submission.review
    in_force = [d for d in facts.submission.decisions.all() if not d.withdrawn_at]
    if (
        facts.is_author
        or not facts.is_newest
        or not in_force
        or in_force[0].office != review.reader_office
        or review.cell_round.status != CellRoundStatus.OPEN
    ):
        return ""
    return reverse("reviews:withdraw", args=[facts.submission.pk])
