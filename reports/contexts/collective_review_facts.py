"""Fills the self-review of the collective from its working copy."""

from datetime import date

from django.utils import timezone

from cells.collective.models import CollectiveBody, CollectiveReview, CollectiveStatus
from cells.organisation.models import Mandate, Organisation, Role
from cells.organisation.preferences import choices_of
from cells.reviews.filed_content import FiledContent
from reports.contexts.collective_review import (
    CollectiveReviewDocument,
    collective_review_subject,
)
from reports.contexts.party_document import (
    DRAFT,
    PartyDocument,
    ToneSpelling,
    draft_place_and_date,
    number_text,
    party_date,
    spell_tones,
)
from reports.contexts.self_review_facts import declared_row, says

SPEAKERS = {CollectiveBody.CELL: "Chi bộ", CollectiveBody.CELL_COMMITTEE: "Chi ủy"}


def collective_review_document(
    review: CollectiveReview, content: FiledContent
) -> CollectiveReviewDocument:
    """The text as it stands; a draft says so."""
    about, general = content.round, content.general
    party = party_document(review)
    speaker = SPEAKERS[CollectiveBody(review.body)]
    return CollectiveReviewDocument(
        party=party,
        speaker=spell_tones(speaker, party.tone_spelling),
        basis=review.cell_round.round.legal_basis,
        period_from=party_date(date.fromisoformat(about["period_from"])),
        period_to=party_date(date.fromisoformat(about["period_to"])),
        strengths=general["strengths"],
        last_round=general["last_round_results"],
        rows=tuple(declared_row(each) for each in content.answers if says(each)),
        none_numbers=tuple(each.number for each in content.answers if each.is_none),
        unanswered_numbers=tuple(
            each.number for each in content.answers if not each.frequency
        ),
        direction=general["direction"],
        proposals=general["proposals"],
    )


def party_document(review: CollectiveReview) -> PartyDocument:
    """Head and foot; number and day stay open, nothing registers papers yet."""
    cell, year = review.cell_round.cell, review.cell_round.round.year
    above = Organisation.objects.get_parent(cell)
    old = choices_of(cell).old_tone_spelling
    spelling = ToneSpelling.MAIN_VOWEL if old else ToneSpelling.FIRST_VOWEL
    speaker = spell_tones(SPEAKERS[CollectiveBody(review.body)], spelling)
    is_draft = review.status == CollectiveStatus.DRAFT
    return PartyDocument(
        superior_name=above.name if above else "",
        issuer_name=cell.name,
        number_text=number_text("BC", "CB"),
        place_and_date=draft_place_and_date(
            cell.place or (above.place if above else ""), year
        ),
        type_name="BÁO CÁO",
        subject_lines=collective_review_subject(speaker.lower(), year),
        recipients=("Lưu Chi bộ",),
        signing_capacity=f"T/M {speaker.upper()}",
        signer_office="BÍ THƯ",
        signer_name=secretary_name(cell),
        draft_marks=(DRAFT,) if is_draft else (),
        tone_spelling=spelling,
    )


def secretary_name(cell: Organisation) -> str:
    holder = (
        Mandate.objects.on(timezone.localdate())
        .filter(organisation=cell, role=Role.SECRETARY)
        .select_related("member")
        .first()
    )
    return holder.member.full_name if holder else ""
