"""Words the causes of a summary: members' words enter only so (P8)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.indicators.models import Indicator
from cells.organisation.models import Member
from cells.summaries.models import CellSummary, LineSource, SummaryLine
from cells.summaries.services.holding import take_for_editing
from cells.workflow import WorkflowError


@dataclass(frozen=True)
class Source:
    """One member's text at one indicator that a line takes up."""

    submission_id: int
    indicator_id: int


@transaction.atomic
def word_line(
    *,
    summary: CellSummary,
    kind: str,
    text: str,
    sources: list[Source],
    indicators: list[Indicator],
    office: str,
    by: Member,
    now: datetime,
) -> SummaryLine:
    """A line stands in the words of the office that read what is behind it.

    ``sources`` are texts that ``office`` may read; each is taken up by one line at
    most. Raises ``WorkflowError`` without words, without an indicator, or if another
    window has taken up one of the sources.
    """
    take_for_editing(summary)
    if not text.strip():
        raise WorkflowError(_("Word the line; a member's text is not taken as it is."))
    if not sources and not indicators:
        raise WorkflowError(_("Say which indicators the cause belongs to."))
    refuse_taken(summary, kind, sources)
    last = summary.lines.filter(kind=kind).aggregate(last=Max("position"))["last"]
    line = SummaryLine.objects.create(
        summary=summary,
        kind=kind,
        position=(last or 0) + 1,
        text=text.strip(),
        office=office,
        worded_by=by,
        worded_at=now,
    )
    take_up(line, sources, indicators)
    record_line("summary.word_line", line, by, now)
    return line


def take_up(line: SummaryLine, sources, indicators) -> None:
    """The line stands on these texts, their indicators and further ones."""
    LineSource.objects.bulk_create(
        LineSource(
            line=line, submission_id=each.submission_id, indicator_id=each.indicator_id
        )
        for each in sources
    )
    line.indicators.set(
        {each.pk for each in indicators} | {each.indicator_id for each in sources}
    )


def refuse_taken(summary: CellSummary, kind: str, sources: list[Source]) -> None:
    taken = set(
        LineSource.objects.filter(line__summary=summary, line__kind=kind).values_list(
            "submission", "indicator"
        )
    )
    if any((each.submission_id, each.indicator_id) in taken for each in sources):
        raise WorkflowError(
            _("One of these texts stands in another line already. Look again.")
        )


def record_line(action: str, line: SummaryLine, by: Member, now: datetime) -> None:
    record_action(
        action,
        line,
        organisation_id=line.summary.cell_round.cell_id,
        actor=by,
        now=now,
        kind=line.kind,
    )


@transaction.atomic
def change_line(
    *, line: SummaryLine, text: str, seen_version: int, by: Member, now: datetime
) -> None:
    """The line is worded anew; raises ``WorkflowError`` if it changed meanwhile."""
    take_for_editing(line.summary)
    if not text.strip():
        raise WorkflowError(_("Word the line, or take it out."))
    seen = SummaryLine.objects.filter(pk=line.pk, version=seen_version)
    if not seen.update(
        text=text.strip(), version=seen_version + 1, worded_by=by, worded_at=now
    ):
        raise WorkflowError(_("The line was changed in another window. Look again."))
    record_line("summary.change_line", line, by, now)


@transaction.atomic
def remove_line(
    *, line: SummaryLine, seen_version: int, by: Member, now: datetime
) -> None:
    """The line is gone; the texts behind it wait to be taken up again."""
    take_for_editing(line.summary)
    record_line("summary.remove_line", line, by, now)
    if not SummaryLine.objects.filter(pk=line.pk, version=seen_version).delete()[0]:
        raise WorkflowError(_("The line was changed in another window. Look again."))


@transaction.atomic
def move_line(*, line: SummaryLine, up: bool) -> None:
    """The line changes places with its neighbour; at the end nothing happens."""
    take_for_editing(line.summary)
    swap(SummaryLine.objects.filter(summary=line.summary_id, kind=line.kind), line, up)


def swap(rows, row, up: bool) -> None:
    """Number ``rows`` anew with ``row`` one place up or down."""
    ordered = list(rows.order_by("position", "pk"))
    index = next(i for i, each in enumerate(ordered) if each.pk == row.pk)
    other = index - 1 if up else index + 1
    if not 0 <= other < len(ordered):
        return
    ordered[index], ordered[other] = ordered[other], ordered[index]
    for position, each in enumerate(ordered, start=1):
        if each.position != position:
            rows.filter(pk=each.pk).update(position=position)
