"""Fills the rating dossier from the page that its reader sees."""

from django.utils import timezone, translation

from cells.ratings.models import Rating, RatingStatus
from cells.ratings.pages.detail import dossier_page
from cells.ratings.periods import period_words
from reports.contexts.cell_paper import issuer_of
from reports.contexts.party_document import DRAFT, PartyDocument
from reports.contexts.rating_dossier import (
    CriterionLine,
    Line,
    RatingDossierDocument,
    rating_dossier_subject,
)


def rating_dossier_document(rating: Rating, reader) -> RatingDossierDocument:
    """The paper of what ``reader`` may read now, in Vietnamese."""
    with translation.override("vi"):
        return filled(rating, reader)


def filled(rating: Rating, reader) -> RatingDossierDocument:
    page = dossier_page(rating, reader)
    period = period_words(rating.kind, rating.starts_on)
    return RatingDossierDocument(
        party=party_document(rating, period),
        member_name=rating.member.full_name,
        member_position=rating.member.position,
        cell_name=rating.cell.name,
        period=period,
        rule=page.rule,
        plan_sentence=page.plan.not_applicable,
        shares=tuple(page.plan.shares),
        not_met=tuple(Line(each.title, each.detail) for each in page.plan.not_met),
        points=points_text(page.points),
        criteria=tuple(
            CriterionLine(
                row.code, row.text, row.weight, row.answer, row.note, row.source
            )
            for group in page.groups
            for row in group.rows
        ),
        own=lines(page.own_facts),
        own_missing=page.own_missing,
        remark=page.remark,
        proposal=lines(page.proposal),
        votes=lines(page.votes),
        answer=page.answer,
        decision=lines(page.decision),
        sha256=page.sha256,
    )


def lines(facts) -> tuple[Line, ...]:
    return tuple(Line(fact.label, fact.text) for fact in facts)


def points_text(points) -> str:
    if points is None:
        return ""
    text = f"{points.words} trên {points.most} điểm; theo điểm: {points.level}."
    if points.open:
        text += (
            f" {points.open} điểm thuộc tiêu chí không áp dụng hoặc chưa trả lời, "
            "không tính là đạt hay không đạt."
        )
    return text


def party_document(rating: Rating, period: str) -> PartyDocument:
    is_decided = rating.status == RatingStatus.DECIDED
    return issuer_of(rating.cell).paper(
        rating.ends_on.year,
        type_name="HỒ SƠ",
        subject_lines=rating_dossier_subject(period),
        signing_capacity="T/M CHI BỘ",
        draft_marks=() if is_decided else (DRAFT,),
        issued_on=timezone.localdate(rating.decided_at) if is_decided else None,
    )
