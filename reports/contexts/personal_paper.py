"""Head and foot of a paper of one member: no number, no recipients."""

from datetime import date

from cells.organisation.models import Organisation
from cells.organisation.preferences import choices_of
from reports.contexts.party_document import (
    DRAFT,
    PartyDocument,
    ToneSpelling,
    draft_place_and_date,
    place_and_date,
)


def personal_paper(
    cell: Organisation,
    year: int,
    *,
    type_name: str,
    subject_lines: tuple[str, ...],
    signing_capacity: str,
    signer_name: str,
    is_draft: bool,
    issued_on: date | None = None,
) -> PartyDocument:
    """What surrounds it; without ``issued_on`` the day is written in by hand."""
    above = Organisation.objects.get_parent(cell)
    place = cell.place or (above.place if above else "")
    old = choices_of(cell).old_tone_spelling
    return PartyDocument(
        superior_name=above.name if above else "",
        issuer_name=cell.name,
        number_text="",
        place_and_date=place_and_date(place, issued_on)
        if issued_on
        else draft_place_and_date(place, year),
        type_name=type_name,
        subject_lines=subject_lines,
        recipients=(),
        signing_capacity=signing_capacity,
        signer_office="",
        signer_name=signer_name,
        draft_marks=(DRAFT,) if is_draft else (),
        tone_spelling=ToneSpelling.MAIN_VOWEL if old else ToneSpelling.FIRST_VOWEL,
    )
