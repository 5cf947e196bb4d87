"""Fills the summary report of a cell from the database; counts only."""

from datetime import date

from django.utils import timezone

from cells.indicators.models import Frequency
from cells.organisation.models import Mandate, Organisation, Role
from cells.organisation.preferences import choices_of
from cells.reviews.models import ReaderOffice, SelfReview
from cells.summaries.figures import figures_of, head_counts, indicators_of
from cells.summaries.models import CellSummary
from cells.summaries.tally import Figures
from reports.contexts.cell_summary import (
    CellSummaryDocument,
    GroupCounts,
    IndicatorRow,
    MostDeclared,
    NotWritten,
    PartRow,
    cell_summary_subject,
)
from reports.contexts.party_document import (
    DRAFT,
    PartyDocument,
    ToneSpelling,
    draft_place_and_date,
    number_text,
    session_mark,
)

MOST_DECLARED_SHOWN = 3
REASONS = {
    "exempt": "được miễn công tác và sinh hoạt đảng",
    "suspended": "đang bị đình chỉ sinh hoạt đảng",
    "temporary": "sinh hoạt tạm thời, viết tại chi bộ nơi sinh hoạt chính thức",
    "transferred": "đã chuyển sinh hoạt đảng",
}
UNFINISHED = "báo cáo chưa đạt yêu cầu tổng hợp"


def cell_summary_document(
    summary: CellSummary, *, today: date | None = None
) -> CellSummaryDocument:
    """The full copy of the summary as it stands; a draft until it is passed."""
    today = today or timezone.localdate()
    cell_round = summary.cell_round
    figures, heads = figures_of(summary), head_counts(summary, today)
    groups = group_counts(summary, figures)
    not_written = [
        NotWritten(REASONS[code], members)
        for code, members in heads.not_writing.items()
        if code in REASONS and code != "transferred"
    ]
    if heads.unfinished:
        not_written.append(NotWritten(UNFINISHED, heads.unfinished))
    return CellSummaryDocument(
        party=party_document(summary),
        year=cell_round.round.year,
        basis=cell_round.round.legal_basis,
        cell_name=cell_round.cell.name,
        members=heads.members,
        official_members=heads.official,
        probationary_members=heads.probationary,
        must_write=heads.must_write,
        not_written=tuple(not_written),
        accepted=figures.counted,
        counted_on=timezone.localdate(summary.frozen_at)
        if summary.frozen_at
        else today,
        secretary_read_by=secretary_reader(summary),
        groups=groups,
        most_declared=most_declared(groups),
    )


def party_document(summary: CellSummary) -> PartyDocument:
    cell = summary.cell_round.cell
    above = Organisation.objects.get_parent(cell)
    place = cell.place or (above.place if above else "")
    review_round = summary.cell_round.round
    spelling = (
        ToneSpelling.MAIN_VOWEL
        if choices_of(cell).old_tone_spelling
        else ToneSpelling.FIRST_VOWEL
    )
    marks = (DRAFT,)
    if summary.frozen_at:
        marks += (session_mark(review_round.session_on),)
    recipients = [f"{above.addressed_as} (để báo cáo)"] if above else []
    return PartyDocument(
        superior_name=above.name if above else "",
        issuer_name=cell.name,
        number_text=number_text("BC", "CB"),
        place_and_date=draft_place_and_date(place, review_round.year),
        type_name="BÁO CÁO",
        subject_lines=cell_summary_subject(cell.name, review_round.year),
        recipients=(*recipients, "Lưu Chi bộ"),
        signing_capacity="T/M CHI BỘ",
        signer_office="BÍ THƯ",
        signer_name=secretary_name(summary),
        draft_marks=marks,
        tone_spelling=spelling,
    )


def secretary_name(summary: CellSummary) -> str:
    holder = (
        Mandate.objects.on(timezone.localdate())
        .filter(organisation=summary.cell_round.cell_id, role=Role.SECRETARY)
        .select_related("member")
        .first()
    )
    return holder.member.full_name if holder else ""


def secretary_reader(summary: CellSummary) -> str:
    """The office that reads the secretary's own report; "" if there is none."""
    secretaries = (
        Mandate.objects.on(timezone.localdate())
        .filter(organisation=summary.cell_round.cell_id, role=Role.SECRETARY)
        .values("member")
    )
    review = (
        SelfReview.objects.filter(
            cell_round=summary.cell_round_id, author__in=secretaries
        )
        .select_related("reader_organisation")
        .first()
    )
    if review is None:
        return ""
    if review.reader_office == ReaderOffice.COMMITTEE:
        return review.reader_organisation.addressed_as
    return "Phó Bí thư"


def group_counts(summary: CellSummary, figures: Figures) -> tuple[GroupCounts, ...]:
    groups = {}
    for indicator in indicators_of(summary):
        groups.setdefault(indicator.group, []).append(indicator_row(indicator, figures))
    return tuple(
        GroupCounts(
            name=group.name,
            members_with_any=figures.groups[group.number],
            counted=figures.counted,
            rows=tuple(rows),
        )
        for group, rows in groups.items()
    )


def indicator_row(indicator, figures: Figures) -> IndicatorRow:
    def members(frequency):
        return figures.members(indicator.code, frequency)

    return IndicatorRow(
        number=indicator.number,
        label=indicator.label,
        none=members(Frequency.NONE),
        rarely=members(Frequency.RARELY),
        occasionally=members(Frequency.OCCASIONALLY),
        often=members(Frequency.OFTEN),
        parts=tuple(
            PartRow(
                part.number,
                part.text,
                figures.part_members(indicator.code, part.number),
            )
            for part in indicator.parts.all()
        ),
    )


def most_declared(groups) -> tuple[MostDeclared, ...]:
    """The indicators that most members declared; those with the same number of
    members as the last one shown are shown too."""
    rows = sorted(
        (row for group in groups for row in group.rows if row.declarations),
        key=lambda row: (-row.declarations, row.number),
    )
    if len(rows) > MOST_DECLARED_SHOWN:
        least = rows[MOST_DECLARED_SHOWN - 1].declarations
        rows = [row for row in rows if row.declarations >= least]
    return tuple(MostDeclared(row.number, row.label, row.declarations) for row in rows)
