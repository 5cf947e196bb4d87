"""What surrounds the sheets of the demonstration: measures, ideas, notices."""

from cells.management.demo.content import Calendar, rows
from cells.management.demo.sheets import at_hour
from cells.management.demo.supervision import Year
from cells.models import CellMeasure, CellRound, Member, Notification
from cells.supervision.services import (
    agree_to_idea,
    publish_idea,
    report_measure,
    send_reminders,
)

SEEN_BEFORE = -9  # older notices count as seen, so that the newest ones stand out


def report_measures(round_key: str, cell_round: CellRound, calendar: Calendar) -> None:
    """Each row of ``reported`` of the measures in the files, on its day."""
    for row in rows("summaries.toml", "summary"):
        if (row["round"], row["cell"]) != (round_key, cell_round.cell.code):
            continue
        for measure in row.get("measure", []):
            for told in measure.get("reported", []):
                report_measure(
                    measure=CellMeasure.objects.select_related(
                        "summary__cell_round__round", "summary__cell_round__cell"
                    ).get(summary__cell_round=cell_round, text=measure["text"]),
                    text=told["text"],
                    is_done=told["is_done"],
                    by=Member.objects.get(username=measure["person"]),
                    now=calendar.morning(told["days"]),
                )


def give_ideas(year: Year) -> None:
    """Lines that were met, given by their authors; one is worded for all already."""
    for told in year.told:
        for line, row in told.lines.items():
            if "idea" not in row:
                continue
            idea = agree_to_idea(
                plan=told.plan,
                plan_line=line,
                author=told.plan.author,
                now=year.calendar.morning(-40),
            )
            if row["idea"] == "published":
                publish_idea(
                    idea=idea,
                    text=row["idea_text"],
                    product=row["idea_product"],
                    by=told.supervisor,
                    seen_version=idea.version,
                    now=year.calendar.morning(-35),
                )


def recall_what_is_due(calendar: Calendar) -> None:
    """The last night on which reminders went out is three days ago."""
    send_reminders(now=at_hour(calendar.day(-3), 6))


def see_older_notices(calendar: Calendar) -> None:
    limit = calendar.morning(SEEN_BEFORE)
    older = Notification.objects.filter(created_at__lt=limit, seen_at=None)
    older.update(seen_at=limit)
