"""Fills the self-review report of a member from a working copy or a filed version."""

from datetime import date

from django.utils import timezone

from cells.indicators.models import Frequency
from cells.plans.models import RemediationPlan
from cells.reviews.filed_content import FiledAnswer, FiledContent
from cells.reviews.models import Decision, Outcome, ReaderOffice, SelfReview, Submission
from cells.reviews.services.confirming import printed_code
from reports.contexts.cell_paper import issuer_of
from reports.contexts.party_document import DRAFT, party_date
from reports.contexts.self_review import (
    DeclaredRow,
    ReaderStatement,
    SelfReviewDocument,
    self_review_subject,
)

AUTHOR = "NGƯỜI VIẾT BÁO CÁO"
FREQUENCIES = {
    Frequency.RARELY: "Hiếm khi",
    Frequency.OCCASIONALLY: "Thỉnh thoảng",
    Frequency.OFTEN: "Thường xuyên",
}
READERS = {
    ReaderOffice.SECRETARY: "Bí thư Chi bộ",
    ReaderOffice.DEPUTY: "Phó Bí thư Chi bộ",
}


def draft_document(review: SelfReview, content: FiledContent) -> SelfReviewDocument:
    """The working copy: a draft, without a day."""
    return document_of(review, content, is_draft=True, number=next_number(review))


def print_document(
    review: SelfReview, content: FiledContent, sha256: str
) -> SelfReviewDocument:
    """What was entered from paper, to be signed: with the code of its content."""
    return document_of(
        review,
        content,
        is_draft=False,
        number=next_number(review),
        print_code=printed_code(sha256),
    )


def filed_document(submission: Submission) -> SelfReviewDocument:
    """A filed version, with the reader's statement once it is accepted."""
    filed_on = timezone.localdate(submission.filed_at)
    return document_of(
        submission.review,
        FiledContent.from_json(submission.content),
        is_draft=False,
        number=submission.number,
        issued_on=filed_on,
        from_paper_note=f"Nhập từ bản giấy, người viết đã xác nhận ngày "
        f"{party_date(filed_on)}."
        if submission.from_paper
        else "",
        statement=statement_of(submission),
    )


def next_number(review: SelfReview) -> int:
    return review.submissions.count() + 1


def document_of(
    review: SelfReview,
    content: FiledContent,
    *,
    is_draft: bool,
    number: int,
    issued_on: date | None = None,
    **facts,
) -> SelfReviewDocument:
    author, about, general = content.author, content.round, content.general
    answers = content.answers
    return SelfReviewDocument(
        party=issuer_of(review.cell_round.cell).paper(
            about["year"],
            type_name="BÁO CÁO",
            subject_lines=self_review_subject(about["year"]),
            signing_capacity=AUTHOR,
            signer_name=author["full_name"],
            draft_marks=(DRAFT,) if is_draft else (),
            issued_on=issued_on,
        ),
        year=about["year"],
        basis=review.cell_round.round.legal_basis,
        full_name=author["full_name"],
        position=author["position"],
        workplace=author["workplace"],
        cell_name=content.cell,
        period_from=party_date(date.fromisoformat(about["period_from"])),
        period_to=party_date(date.fromisoformat(about["period_to"])),
        version_number=number,
        strengths=general["strengths"],
        last_round=general["last_round_results"],
        is_first_round=not had_plan_before(review),
        rows=tuple(declared_row(each) for each in answers if says(each)),
        none_numbers=tuple(each.number for each in answers if each.is_none),
        unanswered_numbers=tuple(each.number for each in answers if not each.frequency),
        direction=general["direction"],
        proposals=general["proposals"],
        **facts,
    )


def says(answer: FiledAnswer) -> bool:
    return bool(answer.frequency) and not answer.is_none


def declared_row(answer: FiledAnswer) -> DeclaredRow:
    return DeclaredRow(
        number=answer.number,
        label=answer.label,
        frequency=FREQUENCIES[Frequency(answer.frequency)],
        parts=tuple(part["text"] for part in answer.parts),
        deed=answer.deed,
        cause_subjective=answer.cause_subjective,
        cause_objective=answer.cause_objective,
        remedy=answer.remedy,
        kept_reason=answer.kept_reason,
    )


def had_plan_before(review: SelfReview) -> bool:
    """Whether an earlier round of the author ended in a plan."""
    return RemediationPlan.objects.filter(
        author=review.author_id,
        cell_round__opened_at__lt=review.cell_round.opened_at,
    ).exists()


def statement_of(submission: Submission) -> ReaderStatement | None:
    decision = Decision.objects.filter(
        submission=submission, outcome=Outcome.ACCEPT, withdrawn_at__isnull=True
    ).first()
    if decision is None:
        return None
    return ReaderStatement(
        reader=reader_title(decision, submission.review),
        day=party_date(timezone.localdate(decision.decided_at)),
    )


def reader_title(decision: Decision, review: SelfReview) -> str:
    office = ReaderOffice(decision.office)
    if office == ReaderOffice.COMMITTEE:
        return review.reader_organisation.addressed_as
    return READERS[office]
