"""Fills the list of ratings: levels decided, not rated with reasons, commendation."""

from django.utils import timezone, translation

from cells.organisation.models import Organisation, OrganisationKind
from cells.organisation.name_order import name_order
from cells.ratings.labels import reason_words
from cells.ratings.models import BEFORE_COMMITTEE, Commendation, Rating, RatingStatus
from cells.ratings.pages.lists import NAMED_ABOVE, ratings_of, under_way
from cells.ratings.periods import period_words
from cells.supervision.reporting_periods import Period
from reports.contexts.cell_paper import issuer_of, secretary_name
from reports.contexts.party_document import DRAFT, spell_tones
from reports.contexts.rating_list import (
    CommendedRow,
    NotRatedRow,
    RatedRow,
    RatingListDocument,
    rating_list_subject,
)

FINAL = (RatingStatus.DECIDED, RatingStatus.NOT_RATED)


def rating_list_document(
    organisation: Organisation, period: Period
) -> RatingListDocument:
    with translation.override("vi"):
        return filled(organisation, period)


def filled(organisation: Organisation, period: Period) -> RatingListDocument:
    is_cell = organisation.kind == OrganisationKind.CELL
    found = sorted(
        ratings_of(organisation, is_cell=is_cell).of(
            period.span.value, period.starts_on
        ),
        key=lambda rating: name_order(rating.member),
    )
    named = [each for each in found if is_cell or each.status in NAMED_ABOVE]
    rated = [each for each in named if each.status != RatingStatus.NOT_RATED]
    left_out = [each for each in found if each.status == RatingStatus.NOT_RATED]
    undecided = [each for each in found if each.status not in FINAL]
    return RatingListDocument(
        party=frame(organisation, period, is_draft=bool(undecided) or not rated),
        period=period_words(period.span.value, period.starts_on),
        shows_cell=not is_cell,
        rated=tuple(
            RatedRow(
                each.member.full_name,
                each.cell.name,
                each.rule.text.level_name(each.decided_level),
            )
            for each in rated
        ),
        not_rated=tuple(
            NotRatedRow(each.member.full_name, each.cell.name, reason_words(each))
            for each in left_out
        ),
        commended=commended(found),
        under_way=tuple(under_way(found, named)),
    )


def frame(organisation: Organisation, period: Period, *, is_draft: bool):
    """Head and signature of the list, as of the cell or of the committee."""
    issuer = issuer_of(organisation)
    capacity = "T/M CHI BỘ"
    if organisation.kind != OrganisationKind.CELL:
        capacity = spell_tones("T/M ĐẢNG ỦY", issuer.tone_spelling)
    words = period_words(period.span.value, period.starts_on)
    return issuer.paper(
        period.year,
        type_name="DANH SÁCH",
        subject_lines=rating_list_subject(words),
        signing_capacity=capacity,
        signer_office="BÍ THƯ",
        signer_name=secretary_name(organisation.pk, timezone.localdate()),
        draft_marks=(DRAFT,) if is_draft else (),
    )


def commended(found: list[Rating]) -> tuple[CommendedRow, ...]:
    by_pk = {each.pk: each for each in found if each.status in BEFORE_COMMITTEE}
    rows = Commendation.objects.filter(rating__in=by_pk, withdrawn_at=None)
    return tuple(
        CommendedRow(
            by_pk[row.rating_id].member.full_name,
            by_pk[row.rating_id].cell.name,
            row.grounds,
        )
        for row in rows
    )
