"""Drafts a paper: the model in force, filled from the data."""

from datetime import datetime

from django.utils import translation

from cells.journey.draft_papers.facts import PaperFacts
from cells.journey.draft_papers.fields import VALUES
from cells.meetings.models import Meeting
from cells.organisation.models import Member
from cells.preparation.models.papers import Paper, PaperKind
from cells.preparation.paper_fields import LISTS_AND_TABLES
from cells.preparation.paper_templates import template_in_force
from cells.preparation.paper_text import GAP, IF_ANY, fields_of, fill
from cells.preparation.services import papers as services
from cells.rounds.models import CellRound


def draft_paper(
    *, cell_round: CellRound, kind: PaperKind, by: Member, now: datetime
) -> Paper:
    """The paper stands, drafted from the data of now; one that stands is left alone.

    Raises ``WorkflowError`` if the round is over.
    """
    text = draft_text(cell_round, kind)
    return services.start_paper(
        cell_round=cell_round, kind=kind, text=text, by=by, now=now
    )


def redraft_paper(
    *, paper: Paper, seen_version: int, by: Member, now: datetime
) -> Paper:
    """The paper says what the data give now; what it said is kept as a version.

    Raises ``WorkflowError`` if it has changed since, or if the round is over.
    """
    text = draft_text(paper.cell_round, PaperKind(paper.kind))
    return services.redraft_paper(
        paper=paper, text=text, seen_version=seen_version, by=by, now=now
    )


def draft_text(
    cell_round: CellRound, kind: PaperKind, meeting: Meeting | None = None
) -> str:
    """The model of the cell with every field filled that something is known for;
    ``meeting``: of which sitting, if not of the first.

    Papers are in Vietnamese by rule, whatever language their writer reads in.
    """
    template = template_in_force(cell_round.cell, kind)
    facts = PaperFacts(cell_round, meeting)
    # What somebody wrote is never respelled; the product's own sentences are.
    text = facts.spelled(template.text) if template.source is None else template.text
    with translation.override("vi"):
        return filled(text, facts)


def filled(template: str, facts: PaperFacts) -> str:
    """An unknown field stays as it is, one without data becomes “(…)”; a line marked
    “[nếu có]” is left out where one of its fields has no data."""
    found = {}

    def value_of(name: str) -> str | None:
        if name in VALUES and name not in found:
            found[name] = VALUES[name](facts)
        return found.get(name)

    lines = []
    for line in template.split("\n"):
        words = line.strip()
        if words.startswith(IF_ANY):
            words = words.removeprefix(IF_ANY).strip()
            if any(value_of(name) == "" for name in fields_of(words)):
                continue
        lines.append(fill(words, lambda name: in_line(name, value_of(name))))
    return "\n".join(lines).strip()


def in_line(name: str, value: str | None) -> str | None:
    """Lists and tables stand on lines of their own."""
    if value is None:
        return None
    return f"\n{value or GAP}\n" if name in LISTS_AND_TABLES else value or GAP
