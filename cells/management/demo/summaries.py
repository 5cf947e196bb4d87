"""The words of the demonstration's summaries, written through the services."""

from datetime import datetime

from cells.journey.pass_summary import Addition
from cells.management.demo.content import Calendar, rows
from cells.models import CellRound, CellSummary, Member
from cells.saving import Edit
from cells.summaries.figures import indicators_of
from cells.summaries.services import (
    MeasureValues,
    Source,
    prepare_narrative,
    save_measure,
    save_narrative,
    word_line,
)
from cells.summaries.services.narrative import NARRATIVE_FIELDS
from cells.summaries.sources import own_office, waiting_texts

DAYS = ("reading_from", "reading_to")


def summary_row(round_key: str, cell_round: CellRound) -> dict:
    """What the files say of this summary; {} if nothing."""
    for row in rows("summaries.toml", "summary"):
        if (row["round"], row["cell"]) == (round_key, cell_round.cell.code):
            return row
    return {}


def write_words(
    row: dict, summary: CellSummary, by: Member, now: datetime, calendar: Calendar
) -> None:
    """Narrative, lines and measures stand in the summary."""
    write_narrative(row.get("narrative", {}), summary, now, calendar)
    indicators = {each.number: each for each in indicators_of(summary)}
    for line in row.get("line", []):
        writer = Member.objects.get(username=line["by"]) if "by" in line else by
        found = sources(summary, writer, line["kind"], line["numbers"], indicators)
        word_line(
            summary=summary,
            kind=line["kind"],
            text=line["text"],
            sources=found,
            indicators=[indicators[number] for number in line["numbers"]],
            office=own_office(summary, writer),
            by=writer,
            now=now,
        )
    for measure in row.get("measure", []):
        values = MeasureValues(
            text=measure["text"],
            person=Member.objects.get(username=measure["person"]),
            due_on=calendar.day(measure["due_days"]),
            product=measure["product"],
            indicators=[indicators[number] for number in measure["numbers"]],
            sources=sources(summary, by, "measure", measure["numbers"], indicators),
        )
        save_measure(summary=summary, values=values, by=by, now=now)


def write_narrative(words: dict, summary: CellSummary, now, calendar) -> None:
    stored = prepare_narrative(summary)
    values = {name: getattr(stored, name) for name in NARRATIVE_FIELDS}
    values |= {name: value for name, value in words.items() if name in values}
    values |= {
        name: calendar.day(words[f"{name}_days"])
        for name in DAYS
        if f"{name}_days" in words
    }
    edit = Edit(0, values, seen_version=stored.version)
    save_narrative(summary=summary, edit=edit, page="", sequence=0, now=now)


def sources(summary, by, kind: str, numbers, indicators) -> list[Source]:
    return [
        Source(text.submission_id, indicators[text.number].pk)
        for text in waiting_texts(summary, by, kind)
        if text.number in numbers
    ]


def addition(row: dict) -> Addition | None:
    return Addition(**row["added"]) if "added" in row else None
