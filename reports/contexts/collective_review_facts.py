"""Fills the self-review of the collective from its working copy."""

from datetime import date

from django.utils import timezone

from cells.collective.models import CollectiveBody, CollectiveReview, CollectiveStatus
from cells.reviews.filed_content import FiledContent
from reports.contexts.cell_paper import issuer_of, secretary_name
from reports.contexts.collective_review import (
    CollectiveReviewDocument,
    collective_review_subject,
)
from reports.contexts.party_document import (
    DRAFT,
    PartyDocument,
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
    cell, year = review.cell_round.cell, review.cell_round.round.year
    issuer = issuer_of(cell)
    speaker = spell_tones(SPEAKERS[CollectiveBody(review.body)], issuer.tone_spelling)
    is_draft = review.status == CollectiveStatus.DRAFT
    return issuer.paper(
        year,
        type_name="BÁO CÁO",
        subject_lines=collective_review_subject(speaker.lower(), year),
        signing_capacity=f"T/M {speaker.upper()}",
        signer_office="BÍ THƯ",
        signer_name=secretary_name(cell.pk, timezone.localdate()),
        number=number_text("BC", "CB"),
        recipients=("Lưu Chi bộ",),
        draft_marks=(DRAFT,) if is_draft else (),
    )
