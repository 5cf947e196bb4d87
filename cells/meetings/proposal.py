"""What is proposed for a session before anybody has typed anything."""

from datetime import date

from cells.collective.models import CollectiveReview
from cells.meetings.running_order import template
from cells.organisation.holders import office_chart
from cells.rounds.authorship import writing_members
from cells.rounds.models import CellRound


def proposed_meeting(cell_round: CellRound, today: date) -> dict:
    """The round's day, the usual hour and length, all who write, the secretary."""
    writing, _others = writing_members(
        cell_round.cell, on=today, since=cell_round.round.period_from
    )
    chart = office_chart(cell_round.cell, today)
    return {
        "held_on": cell_round.round.session_on,
        "starts_at": template().starts_at,
        "minutes": template().minutes,
        "expected_number": len(writing) or 1,
        "with_collective": CollectiveReview.objects.filter(
            cell_round=cell_round
        ).exists(),
        "chair": next(iter(chart.secretary), None),
    }
