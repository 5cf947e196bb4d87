"""Where a summary's figures come from: the reports, or the frozen tallies."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils import timezone

from cells.indicators.models import Indicator
from cells.organisation.models import Membership, Standing
from cells.reviews.filed_content import FiledContent
from cells.reviews.models import ReviewStatus, SelfReview, Submission
from cells.rounds.authorship import writing_members
from cells.summaries.models import CellSummary, SummaryStatus
from cells.summaries.tally import Figures, count


def figures_of(summary: CellSummary) -> Figures:
    """Counted now while the summary is a draft; as frozen from then on."""
    if summary.status == SummaryStatus.DRAFT:
        return figures_from_reports(summary)
    levels, parts = Counter(), Counter()
    rows = summary.tallies.values_list(
        "indicator__code", "part__number", "frequency", "members"
    )
    for code, part, frequency, members in rows:
        if part is None:
            levels[code, frequency] = members
        else:
            parts[code, part, frequency] = members
    groups = dict(summary.group_tallies.values_list("group__number", "members"))
    return Figures(summary.counted_reviews, levels, parts, Counter(groups))


def figures_from_reports(summary: CellSummary) -> Figures:
    submissions = Submission.objects.counted().filter(
        review__cell_round=summary.cell_round_id
    )
    contents = submissions.values_list("content", flat=True)
    return count(FiledContent.from_json(content) for content in contents)


@dataclass(frozen=True)
class HeadCounts:
    """The cell by head: what paper 5.2 says of it, without a name.

    ``not_writing``: reason code → members. ``unfinished``: reports that must be
    written and do not meet the requirement yet.
    """

    members: int
    official: int
    probationary: int
    must_write: int
    accepted: int
    unfinished: int
    not_writing: dict[str, int]

    def to_json(self) -> dict:
        return dict(self.__dict__)


@dataclass(frozen=True)
class ReportCounts:
    """How many reports must be written, and how many of them are not counted."""

    must_write: int
    accepted: int

    @property
    def unfinished(self) -> int:
        return self.must_write - self.accepted


def report_counts(summary: CellSummary) -> ReportCounts:
    """Of today, or as frozen with the figures."""
    if summary.frozen_facts is not None:
        facts = summary.frozen_facts
        return ReportCounts(facts["must_write"], facts["accepted"])
    by_status = dict(
        SelfReview.objects.filter(cell_round=summary.cell_round_id)
        .values_list("status")
        .annotate(number=Count("pk"))
    )
    excused = by_status.get(ReviewStatus.EXCUSED, 0)
    return ReportCounts(
        must_write=sum(by_status.values()) - excused,
        accepted=by_status.get(ReviewStatus.ACCEPTED, 0),
    )


def head_counts(summary: CellSummary, on: date | None = None) -> HeadCounts:
    """The head counts of today, or those frozen with the figures."""
    if summary.frozen_facts is not None:
        return HeadCounts(**summary.frozen_facts)
    on = on or timezone.localdate()
    cell_round = summary.cell_round
    standings = Counter(
        Membership.objects.on(on)
        .filter(cell=cell_round.cell_id)
        .values_list("standing", flat=True)
    )
    reports = report_counts(summary)
    _writing, others = writing_members(
        cell_round.cell, on=on, since=cell_round.round.period_from
    )
    return HeadCounts(
        members=sum(standings.values()),
        official=standings[Standing.OFFICIAL],
        probationary=standings[Standing.PROBATIONARY],
        must_write=reports.must_write,
        accepted=reports.accepted,
        unfinished=reports.unfinished,
        not_writing=dict(Counter(str(other.code) for other in others)),
    )


def indicators_of(summary: CellSummary) -> list[Indicator]:
    """The indicators of the round with groups and parts, in order (two queries)."""
    return list(
        Indicator.objects.filter(catalogue=summary.cell_round.round.catalogue_id)
        .select_related("group")
        .defer("text", "text_en", "trust_note")
        .prefetch_related("parts")
        .order_by("number")
    )
