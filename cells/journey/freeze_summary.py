"""The figures of a cell round are frozen, before the cell discusses them (P8)."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member, Membership
from cells.reviews.models import ReviewStatus, SelfReview
from cells.rounds.models import FREEZE_FIGURES, CellRound
from cells.summaries.figures import figures_from_reports, head_counts, indicators_of
from cells.summaries.models import FREEZE_SUMMARY, GroupTally, IndicatorTally
from cells.workflow import WorkflowError, apply_transition

SETTLED = (ReviewStatus.ACCEPTED, ReviewStatus.NOT_FILED, ReviewStatus.EXCUSED)


@transaction.atomic
def freeze_figures(
    *, cell_round: CellRound, by: Member, reason: str, seen_version: int, now: datetime
) -> None:
    """The tallies are written; nothing is filed, decided or withdrawn from now on.

    Raises ``WorkflowError`` if reports are missing and no reason is given, or if a
    measure lacks its person, date or product. The status is changed first, so that
    no filing slips in between.
    """
    apply_transition(cell_round, FREEZE_FIGURES, seen_version=seen_version)
    summary = cell_round.summary
    waiting = SelfReview.objects.filter(cell_round=cell_round).exclude(
        status__in=SETTLED
    )
    if waiting.exists() and not reason.strip():
        raise WorkflowError(
            _("Reports are missing. Say why the figures are frozen without them.")
        )
    refuse_unfinished_measures(summary)
    figures = figures_from_reports(summary)
    facts = head_counts(summary, timezone.localdate(now))
    apply_transition(
        summary,
        FREEZE_SUMMARY,
        seen_version=summary.version,
        frozen_at=now,
        counted_reviews=figures.counted,
        frozen_facts=facts.to_json(),
        missing_reports_reason=reason.strip() if waiting.exists() else "",
    )
    write_tallies(summary, figures)
    tell_the_cell(summary, NotificationKind.SUMMARY_BEFORE_CELL, now=now)
    record_action(
        "summary.freeze",
        summary,
        organisation_id=cell_round.cell_id,
        actor=by,
        now=now,
        counted=figures.counted,
    )


def refuse_unfinished_measures(summary) -> None:
    for place, measure in enumerate(summary.measures.all(), start=1):
        if not (measure.person_id and measure.due_on and measure.product):
            raise WorkflowError(
                _("Measure %(n)s needs a person, a date and a product.") % {"n": place}
            )


def tell_the_cell(summary, kind: NotificationKind, *, now: datetime) -> None:
    """Every member of the cell is told, and led to the members' copy."""
    members = Membership.objects.on(timezone.localdate(now)).filter(
        cell=summary.cell_round.cell_id
    )
    notify(
        members.values_list("member", flat=True),
        kind,
        now=now,
        path=reverse("reports:members_copy", args=[summary.pk]),
    )


def write_tallies(summary, figures) -> None:
    indicators = {indicator.code: indicator for indicator in indicators_of(summary)}
    tallies = [
        IndicatorTally(
            summary=summary,
            indicator=indicators[code],
            frequency=frequency,
            members=members,
        )
        for (code, frequency), members in figures.levels.items()
    ]
    for (code, number, frequency), members in figures.parts.items():
        parts = {part.number: part for part in indicators[code].parts.all()}
        tallies.append(
            IndicatorTally(
                summary=summary,
                indicator=indicators[code],
                part=parts[number],
                frequency=frequency,
                members=members,
            )
        )
    IndicatorTally.objects.bulk_create(tallies)
    groups = {each.group.number: each.group for each in indicators.values()}
    GroupTally.objects.bulk_create(
        GroupTally(summary=summary, group=groups[number], members=members)
        for number, members in figures.groups.items()
    )
