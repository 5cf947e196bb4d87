"""Head and foot of a paper that comes from a cell, its own or of one member."""

from dataclasses import dataclass
from datetime import date

from cells.organisation.models import Mandate, Organisation, Role
from cells.organisation.preferences import Choices, choices_of
from reports.contexts.party_document import (
    PartyDocument,
    ToneSpelling,
    draft_place_and_date,
    place_and_date,
)


@dataclass(frozen=True)
class Issuer:
    """The cell, what stands above it, and what the cell chose."""

    cell: Organisation
    above: Organisation | None
    choices: Choices

    @property
    def place(self) -> str:
        return self.cell.place or (self.above.place if self.above else "")

    @property
    def tone_spelling(self) -> ToneSpelling:
        old = self.choices.old_tone_spelling
        return ToneSpelling.MAIN_VOWEL if old else ToneSpelling.FIRST_VOWEL

    @property
    def to_report(self) -> tuple[str, ...]:
        """The recipient to whom the cell reports, if any stands above it."""
        return (f"{self.above.addressed_as} (để báo cáo)",) if self.above else ()

    def paper(
        self,
        year: int,
        *,
        type_name: str,
        subject_lines: tuple[str, ...],
        signing_capacity: str,
        signer_office: str = "",
        signer_name: str = "",
        number: str = "",
        recipients: tuple[str, ...] = (),
        draft_marks: tuple[str, ...] = (),
        issued_on: date | None = None,
    ) -> PartyDocument:
        """Without ``issued_on`` the day of issue stays open, in ``year``.

        Nothing registers papers yet: ``number`` names the symbol only, or is empty
        on a paper that bears none.
        """
        return PartyDocument(
            superior_name=self.above.name if self.above else "",
            issuer_name=self.cell.name,
            number_text=number,
            place_and_date=place_and_date(self.place, issued_on)
            if issued_on
            else draft_place_and_date(self.place, year),
            type_name=type_name,
            subject_lines=subject_lines,
            recipients=recipients,
            signing_capacity=signing_capacity,
            signer_office=signer_office,
            signer_name=signer_name,
            draft_marks=draft_marks,
            tone_spelling=self.tone_spelling,
        )


def issuer_of(cell: Organisation) -> Issuer:
    """Two queries."""
    return Issuer(cell, Organisation.objects.get_parent(cell), choices_of(cell))


def secretary_name(cell_id: int, on: date) -> str:
    """Who signs as secretary of the cell; "" while the office is vacant."""
    holder = (
        Mandate.objects.on(on)
        .filter(organisation=cell_id, role=Role.SECRETARY)
        .select_related("member")
        .first()
    )
    return holder.member.full_name if holder else ""
