"""Opening again what was frozen or passed, each with a reason (P8)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.canonical import content_hash
from cells.journey.pass_summary import named
from cells.journey.session_minutes import sessions_of
from cells.organisation.models import Member
from cells.rounds.models import REOPEN_REVIEWS, CellRound, CellRoundStatus
from cells.summaries.figures import figures_of
from cells.summaries.models import (
    REOPEN_SUMMARY,
    THAW_SUMMARY,
    CellSummary,
    ReplacedSummary,
)
from cells.workflow import WorkflowError, apply_transition


@transaction.atomic
def reopen_reviews(
    *, cell_round: CellRound, by: Member, reason: str, seen_version: int, now: datetime
) -> None:
    """The reports are open again; the frozen figures are gone, their hash is kept.

    Raises ``WorkflowError`` without a reason, if the summary is passed, if a session
    of the round is under way or has passed its minutes, or if the cell has another
    open round.
    """
    refuse_without_reason(reason)
    refuse_other_open_round(cell_round)
    summary = cell_round.summary
    frozen = content_hash(named(figures_of(summary).levels))
    apply_transition(cell_round, REOPEN_REVIEWS, seen_version=seen_version)
    refuse_after_the_session(cell_round)
    apply_transition(
        summary,
        THAW_SUMMARY,
        seen_version=summary.version,
        draft_number=summary.draft_number + 1,
        frozen_at=None,
        counted_reviews=None,
        frozen_facts=None,
        missing_reports_reason="",
    )
    summary.tallies.all().delete()
    summary.group_tallies.all().delete()
    keep_replaced(summary, reason, by, now, content_sha256=frozen)
    record_action(
        "summary.reopen_reviews",
        summary,
        organisation_id=cell_round.cell_id,
        actor=by,
        now=now,
        frozen_sha256=frozen,
    )


def refuse_without_reason(reason: str) -> None:
    if not reason.strip():
        raise WorkflowError(_("Say why it is opened again."))


def refuse_after_the_session(cell_round: CellRound) -> None:
    """The cell has these figures before it, or has spoken on them."""
    sessions = sessions_of(cell_round)
    if sessions.is_running:
        raise WorkflowError(
            _("The session is under way with these figures. End it first.")
        )
    if sessions.has_fixed_minutes:
        raise WorkflowError(
            _(
                "The cell has passed the minutes of a session on these figures, so "
                "the reports stay closed."
            )
        )


def refuse_other_open_round(cell_round: CellRound) -> None:
    others = CellRound.objects.filter(
        cell=cell_round.cell_id, status=CellRoundStatus.OPEN
    )
    if others.exclude(pk=cell_round.pk).exists():
        raise WorkflowError(_("The cell has another open round."))


@transaction.atomic
def reopen_summary(
    *, summary: CellSummary, by: Member, reason: str, seen_version: int, now: datetime
) -> None:
    """The summary is before the cell again; the passed version stays, replaced.

    Its figures stay frozen. Raises ``WorkflowError`` without a reason, or if it is
    not a passed one.
    """
    refuse_without_reason(reason)
    names = ("passed_on", "content", "content_sha256")
    passed = {name: getattr(summary, name) for name in names}
    apply_transition(
        summary,
        REOPEN_SUMMARY,
        seen_version=seen_version,
        passed_on=None,
        content=None,
        content_sha256="",
    )
    keep_replaced(summary, reason, by, now, **passed)
    record_action(
        "summary.reopen",
        summary,
        organisation_id=summary.cell_round.cell_id,
        actor=by,
        now=now,
        replaced_sha256=passed["content_sha256"],
    )


def keep_replaced(summary: CellSummary, reason: str, by, now, **what_it_said) -> None:
    ReplacedSummary.objects.create(
        summary=summary,
        replaced_at=now,
        replaced_by=by,
        reason=reason.strip(),
        **what_it_said,
    )
