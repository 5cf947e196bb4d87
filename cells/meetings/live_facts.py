"""What the live page reads with the meeting itself, so that its panels need not ask."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from cells.meetings.models import Meeting
from cells.organisation.preferences import Choices, nearest_choice
from cells.preparation.models.papers import Paper, PaperKind
from cells.preparation.paper_fixing import conclusion_is_fixed
from cells.reviews.models import Guidance
from cells.reviews.returned_items import MOST_RETURNS, RETURNING


@dataclass(frozen=True)
class LiveFacts:
    """``conclusion``: the words of the paper, None without one; ``quorum_rule``: the
    code that the organisation chose; ``was_returned_twice``: some item of a report."""

    quorum_rule: str
    conclusion: str | None
    is_conclusion_fixed: bool
    was_returned_twice: bool


def with_live_facts(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """For ``live_facts``, without a query of its own."""
    papers = Paper.objects.filter(
        cell_round=OuterRef("cell_round"), kind=PaperKind.DRAFT_CONCLUSIONS
    ).order_by("pk")
    returned = (
        Guidance.objects.filter(
            submission__review__cell_round=OuterRef("cell_round"),
            decision__outcome__in=RETURNING,
            decision__withdrawn_at=None,
        )
        .order_by()
        .values("submission__review", "indicator")
        .annotate(times=Count("pk"))
        .filter(times__gte=MOST_RETURNS)
    )
    return meetings.annotate(
        live_quorum_rule=nearest_choice("quorum_rule", path="cell_round__cell__path"),
        live_conclusion=Subquery(papers.values("text")[:1]),
        live_is_fixed=conclusion_is_fixed(OuterRef("cell_round")),
        live_was_returned=Exists(returned),
    )


def live_facts(meeting: Meeting) -> LiveFacts:
    """As they were loaded with ``meeting``; else in one query, kept with it."""
    if "live_facts" not in meeting.__dict__:
        loaded = meeting
        if not hasattr(meeting, "live_is_fixed"):
            loaded = with_live_facts(Meeting.objects.all()).get(pk=meeting.pk)
        meeting.__dict__["live_facts"] = LiveFacts(
            quorum_rule=loaded.live_quorum_rule or Choices.quorum_rule,
            conclusion=loaded.live_conclusion,
            is_conclusion_fixed=loaded.live_is_fixed,
            was_returned_twice=loaded.live_was_returned,
        )
    return meeting.__dict__["live_facts"]
