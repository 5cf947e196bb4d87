"""Writes the conclusion during and after the meeting, until the minutes are passed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cells.meetings.conclusion import conclusion_paper
from cells.meetings.conclusion_figures import fill_figures, session_figures
from cells.meetings.models import BEGUN, Meeting
from cells.meetings.services.held import take_live
from cells.organisation.models import Member
from cells.preparation.models.papers import Paper, PaperKind
from cells.preparation.paper_fixing import is_fixed
from cells.preparation.paper_templates import template_in_force
from cells.preparation.services.papers import fill_paper, save_paper, start_paper
from cells.saving import Edit, Saved
from cells.workflow import WorkflowError


@transaction.atomic
def start_conclusion(*, meeting: Meeting, by: Member, now: datetime) -> Paper:
    """The paper stands with the model of the cell, to be filled by hand; safe to
    repeat. Leaders draft it from the data instead.

    Raises ``WorkflowError`` before the session and once the minutes are passed.
    """
    take_live(meeting, statuses=BEGUN)
    kind = PaperKind.DRAFT_CONCLUSIONS
    text = template_in_force(meeting.cell_round.cell, kind).text
    return start_paper(
        cell_round=meeting.cell_round, kind=kind, text=text, by=by, now=now
    )


@transaction.atomic
def save_conclusion(
    *,
    meeting: Meeting,
    paper: Paper,
    edit: Edit,
    page: str,
    sequence: int,
    by: Member,
    now: datetime,
) -> tuple[Saved, Paper]:
    """Store the text unless another page wrote it meanwhile.

    Raises ``WorkflowError`` before the session and once the minutes are passed.
    """
    take_live(meeting, statuses=BEGUN)
    return save_paper(
        paper=paper, edit=edit, page=page, sequence=sequence, by=by, now=now
    )


@transaction.atomic
def fill_conclusion(
    *, meeting: Meeting, paper: Paper, seen_version: int, by: Member, now: datetime
) -> int:
    """The open places say what the session has recorded; the text before is a version.

    Returns how many were filled. Raises ``WorkflowError`` if none is open that could
    be, if the text has changed since, before the session and once the minutes are
    passed.
    """
    take_live(meeting, statuses=BEGUN)
    stored = Paper.objects.get(pk=paper.pk)
    text, count = fill_figures(stored.text, session_figures(meeting))
    if not count:
        raise WorkflowError(
            _(
                "No open place was found that the records of the session could fill. "
                "The text stays as it is."
            )
        )
    fill_paper(paper=paper, text=text, seen_version=seen_version, by=by, now=now)
    return count


def fill_by_vote(*, meeting: Meeting, by: Member, now: datetime) -> None:
    """The cell has carried the conclusion: its open places say how, before the
    minutes take it over. A text without such a place stays as it is.

    The caller holds the meeting with its round.
    """
    paper = conclusion_paper(meeting)
    if paper is None or is_fixed(paper):
        return
    text, count = fill_figures(paper.text, session_figures(meeting))
    if count:
        fill_paper(paper=paper, text=text, seen_version=paper.version, by=by, now=now)
