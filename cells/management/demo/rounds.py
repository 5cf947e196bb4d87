"""The rounds of the demonstration: opened, and last year's brought to its end."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from cells.journey.close_round import close_cell_round
from cells.journey.freeze_summary import freeze_figures
from cells.journey.issue_round import issue_round
from cells.journey.pass_summary import pass_summary
from cells.management.demo.content import Calendar, paper_date
from cells.management.demo.held_session import hold_session
from cells.management.demo.plans import make_plans
from cells.management.demo.summaries import addition, summary_row, write_words
from cells.management.demo.supervision import Year
from cells.models import (
    Catalogue,
    CellRound,
    Mandate,
    Member,
    ReviewRound,
)
from cells.organisation.models import Role

DAYS = (
    "period_from",
    "period_to",
    "reading_on",
    "reports_on",
    "summary_on",
    "session_on",
    "plans_on",
    "supervised_until",
)
MEANINGS = ("meaning_none", "meaning_rarely", "meaning_occasionally", "meaning_often")


def open_round(row: dict, organisations: dict, calendar: Calendar) -> ReviewRound:
    """The round of ``row``, issued on its day to its cells."""
    words = {
        "year": calendar.created_on.year + row["year_offset"],
        "basis_date": paper_date(calendar.day(row["basis_days"])),
    }
    by = Member.objects.get(username=row["issued_by"])
    now = calendar.morning(row["issued_days"])
    review_round = ReviewRound.objects.create(
        organisation=organisations[row["organisation"]],
        catalogue=Catalogue.objects.first(),
        year=words["year"],
        created_by=by,
        created_at=now,
        **{
            name: row[name].format(**words)
            for name in ("slug", "title", "legal_basis", "aims")
        },
        **{name: row[name] for name in MEANINGS},
        **{name: calendar.day(row[f"{name}_days"]) for name in DAYS},
    )
    cells = [organisations[code] for code in row["cells"]]
    left_out = issue_round(review_round=review_round, cells=cells, by=by, now=now)
    if left_out:
        raise RuntimeError(f"{left_out[0].cell}: {left_out[0].reason}")
    return review_round


def bring_before_cell(row: dict, review_round: ReviewRound, calendar: Calendar) -> None:
    """Summary worded and figures frozen, so that the session can be held."""
    for cell_round in CellRound.objects.filter(round=review_round):
        freeze(row, cell_round, calendar.moment(*row["frozen"]), calendar)


def freeze(
    row: dict, cell_round: CellRound, frozen_at: datetime, calendar: Calendar
) -> CellRound:
    by = secretary_of(cell_round)
    words = summary_row(row["key"], cell_round)
    write_words(words, cell_round.summary, by, frozen_at, calendar)
    cell_round = CellRound.objects.get(pk=cell_round.pk)
    freeze_figures(
        cell_round=cell_round,
        by=by,
        reason="",
        seen_version=cell_round.version,
        now=frozen_at,
    )
    return cell_round


def end_round(row: dict, review_round: ReviewRound, calendar: Calendar) -> None:
    """Summary worded, figures frozen, summary passed, the plans followed for a year,
    and the round closed where every plan has ended; each on its day."""
    for cell_round in CellRound.objects.filter(round=review_round):
        by = secretary_of(cell_round)
        cell_round = freeze(row, cell_round, noon(review_round.summary_on), calendar)
        hold_session(row["key"], cell_round, by)
        summary = cell_round.summary
        pass_summary(
            summary=summary,
            addition=addition(summary_row(row["key"], cell_round)),
            passed_on=review_round.session_on,
            by=by,
            seen_version=summary.version,
            now=noon(review_round.session_on + timedelta(days=1)),
        )
        make_plans(row["key"], cell_round, calendar)
        year = Year(row["key"], cell_round, calendar)
        year.go_by()
        year.finish(calendar.morning(row["closed_days"] - 1))
        if cell_round.cell.code in row["supervised"]:
            continue
        cell_round = CellRound.objects.get(pk=cell_round.pk)
        close_cell_round(
            cell_round=cell_round,
            by=by,
            seen_version=cell_round.version,
            now=calendar.morning(row["closed_days"]),
        )


def secretary_of(cell_round: CellRound) -> Member:
    return Mandate.objects.get(
        organisation=cell_round.cell, role=Role.SECRETARY, ended_on=None
    ).member


def noon(day):
    return timezone.make_aware(datetime.combine(day, time(12)))
