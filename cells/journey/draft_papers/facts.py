"""What the papers of a round are drafted from; each part is read when it is needed."""

from datetime import date, time
from functools import cached_property

from cells.indicators.models import Indicator
from cells.meetings.agenda import AgendaRow, agenda_rows, meeting_of
from cells.meetings.models import Meeting
from cells.organisation.preferences import choices_of
from cells.preparation.session_plan import (
    conditions_of,
    form_of,
    planned_duties,
    preparation_of,
)
from cells.rounds.models import CellRound
from cells.summaries.figures import figures_of
from cells.summaries.masking import is_masked
from cells.summaries.models import CellSummary, SummaryStatus
from cells.summaries.words import lines_of, measures_of, narrative_of, numbers_by_row
from cells.tone_spelling import ToneSpelling, spell_tones


class PaperFacts:
    """The round, its preparation and meeting, and the frozen summary of the cell.

    Before the figures are frozen a summary is its secretary's alone; no paper is
    drafted from it. A member's own words are in none of these.
    """

    def __init__(self, cell_round: CellRound, meeting: Meeting | None = None):
        """``meeting``: a sitting that continues the first one, else the first."""
        self.cell_round = cell_round
        self.sitting = meeting
        self.round = cell_round.round
        self.cell = cell_round.cell

    @cached_property
    def meeting(self):
        return self.sitting or meeting_of(self.cell_round)

    @cached_property
    def agenda(self) -> list[AgendaRow]:
        return agenda_rows(self.meeting) if self.meeting else []

    @property
    def held_on(self) -> date:
        planned = self.meeting.held_on if self.meeting else None
        return planned or self.round.session_on

    @property
    def starts_at(self) -> time | None:
        return self.meeting.starts_at if self.meeting else None

    @cached_property
    def preparation(self):
        return preparation_of(self.cell_round)

    @cached_property
    def session_form(self):
        return form_of(self.preparation)

    @cached_property
    def duties(self):
        return planned_duties(self.cell_round)

    @cached_property
    def conditions(self):
        return conditions_of(self.cell_round)

    @cached_property
    def summary(self) -> CellSummary | None:
        """Once its figures are frozen; before that it is nobody's source."""
        return (
            CellSummary.objects.filter(cell_round=self.cell_round)
            .exclude(status=SummaryStatus.DRAFT)
            .select_related("cell_round__round", "narrative")
            .first()
        )

    @cached_property
    def figures(self):
        return figures_of(self.summary) if self.summary else None

    @cached_property
    def indicators(self) -> list[Indicator]:
        """Of the round, with their groups, by number."""
        found = Indicator.objects.filter(catalogue=self.round.catalogue_id)
        return list(found.select_related("group").order_by("number"))

    @cached_property
    def choices(self):
        return choices_of(self.cell)

    @cached_property
    def is_masked(self) -> bool:
        """So few reports that a number could point at somebody."""
        return is_masked(self.figures, self.choices.mask_below)

    def spelled(self, sentence: str) -> str:
        """A standing sentence of the product in the spelling that the cell prints."""
        old = self.choices.old_tone_spelling
        return spell_tones(
            sentence, ToneSpelling.MAIN_VOWEL if old else ToneSpelling.FIRST_VOWEL
        )

    @cached_property
    def numbers(self) -> dict:
        return numbers_by_row(self.summary)

    @cached_property
    def lines(self):
        return lines_of(self.summary, self.numbers) if self.summary else []

    @cached_property
    def measures(self):
        return measures_of(self.summary, self.numbers) if self.summary else []

    @property
    def written_conclusions(self) -> str:
        return narrative_of(self.summary).draft_conclusions if self.summary else ""
