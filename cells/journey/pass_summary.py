"""The cell has passed its summary: bound by its hash, read-only (P8)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.canonical import content_hash
from cells.journey.freeze_summary import refuse_unfinished_measures, tell_the_cell
from cells.journey.session_minutes import not_carried, not_passed_yet, sessions_of
from cells.notifications.models import NotificationKind
from cells.organisation.models import Member
from cells.rounds.models import CellRoundStatus
from cells.saving import store
from cells.summaries.figures import figures_of
from cells.summaries.models import PASS_SUMMARY, CellSummary, SummaryStatus
from cells.summaries.services.narrative import NARRATIVE_FIELDS, prepare_narrative
from cells.summaries.words import lines_of, measures_of, narrative_of
from cells.workflow import WorkflowError, apply_transition, hold


@dataclass(frozen=True)
class Addition:
    """What the cell added in the session (II.5): in words, and counted."""

    text: str = ""
    items: int | None = None
    agreed: int | None = None
    explained: int | None = None

    def to_fields(self) -> dict:
        return {
            "cell_added": self.text,
            "cell_added_items": self.items,
            "cell_added_agreed": self.agreed,
            "cell_added_explained": self.explained,
        }


@transaction.atomic
def pass_summary(
    *,
    summary: CellSummary,
    by: Member,
    seen_version: int,
    now: datetime,
    passed_on: date | None = None,
    addition: Addition | None = None,
) -> None:
    """The summary is passed, on a day between the freezing and today.

    It is the day of the session whose minutes the cell has passed; ``passed_on`` is
    asked for only where the round has no meeting. Raises ``WorkflowError`` for another
    day, if the minutes are not passed or say that it was not carried, or for a measure
    without person, date or product. Without ``addition`` what is stored of it stays.
    """
    if not hold(summary.cell_round, [CellRoundStatus.REVIEWS_CLOSED]):
        raise WorkflowError(_("Freeze the figures first."))
    if addition is not None:
        seen_version = write_addition(summary, addition, seen_version, now)
    refuse_unfinished_measures(summary)
    passed_on = day_of_passing(summary, passed_on, timezone.localdate(now))
    content = content_of(summary)
    apply_transition(
        summary,
        PASS_SUMMARY,
        seen_version=seen_version,
        passed_on=passed_on,
        content=content,
        content_sha256=content_hash(content),
    )
    tell_the_cell(summary, NotificationKind.SUMMARY_PASSED, now=now)
    record_action(
        "summary.pass",
        summary,
        organisation_id=summary.cell_round.cell_id,
        actor=by,
        now=now,
        sha256=summary.content_sha256,
    )


def day_of_passing(summary: CellSummary, typed: date | None, today: date) -> date:
    found = day_of_session(summary, typed)
    refuse_day(summary, found, today)
    return found


def day_of_session(summary: CellSummary, typed: date | None) -> date | None:
    sessions = sessions_of(summary.cell_round)
    if not sessions.meetings:
        return typed
    if sessions.passed is None:
        raise WorkflowError(not_passed_yet())
    if sessions.is_summary_refused:
        raise WorkflowError(not_carried())
    return sessions.passed.held_on


def refuse_day(summary: CellSummary, passed_on: date | None, today: date) -> None:
    frozen_on = summary.frozen_at and timezone.localdate(summary.frozen_at)
    known = frozen_on is not None and passed_on is not None
    if not known or not frozen_on <= passed_on <= today:
        raise WorkflowError(
            _("The date lies between the freezing of the figures and today.")
        )


def write_addition(summary, addition: Addition, seen_version: int, now) -> int:
    """The narrative says what the cell added; the version that the summary has now."""
    seen = CellSummary.objects.filter(
        pk=summary.pk, status=SummaryStatus.BEFORE_CELL, version=seen_version
    )
    if not seen.update(version=seen_version + 1):
        raise WorkflowError(_("It has changed since you opened it. Read it again."))
    row = prepare_narrative(summary)
    store(row, addition.to_fields(), page="", sequence=0, now=now)
    summary.narrative = row
    return seen_version + 1


def content_of(summary: CellSummary) -> dict:
    """What is passed, in plain data: head counts, figures and every word."""
    figures = figures_of(summary)
    narrative = narrative_of(summary)
    return {
        "schema": 1,
        "heads": summary.frozen_facts,
        "missing_reports_reason": summary.missing_reports_reason,
        "counted": figures.counted,
        "levels": named(figures.levels),
        "parts": named(figures.parts),
        "groups": {str(group): number for group, number in figures.groups.items()},
        "narrative": {
            name: plain(getattr(narrative, name)) for name in NARRATIVE_FIELDS
        },
        "lines": [
            {
                "kind": line.kind,
                "text": line.text,
                "numbers": list(line.numbers),
                "members": line.members,
            }
            for line in lines_of(summary)
        ],
        "measures": [
            {
                "text": each.text,
                "numbers": list(each.numbers),
                "person": each.person_name,
                "due_on": plain(each.due_on),
                "product": each.product,
            }
            for each in measures_of(summary)
        ],
    }


def plain(value):
    return value.isoformat() if isinstance(value, date) else value


def named(counts) -> dict[str, int]:
    return {"/".join(map(str, key)): number for key, number in counts.items()}
