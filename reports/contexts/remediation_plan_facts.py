"""Fills the remediation plan of a member from what one may read of it."""

from datetime import date

import segno
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from cells.indicators.models import Indicator
from cells.plans.models import Approval, PlanSource, RemediationPlan
from cells.plans.pages.lines import product_text
from cells.plans.proposed_lines import indicators_of
from cells.plans.shown import Shown
from cells.reviews.models import ReaderOffice
from reports.contexts.cell_paper import issuer_of
from reports.contexts.party_document import DRAFT, PartyDocument, party_date
from reports.contexts.remediation_plan import (
    Check,
    PlanRow,
    RemediationPlanDocument,
    Unmeasured,
    remediation_plan_subject,
)

SOURCES = {PlanSource.SELF: "tự soi", PlanSource.CELL: "chi bộ chỉ ra"}
AUTHOR = "NGƯỜI LẬP KẾ HOẠCH"


def remediation_plan_document(
    plan: RemediationPlan, shown: Shown
) -> RemediationPlanDocument:
    """The paper of what is shown; a draft without a code unless it is in force."""
    indicators, lines = indicators_of(plan.cell_round), shown.content["lines"]
    review_round, author = plan.cell_round.round, plan.author
    return RemediationPlanDocument(
        party=party_document(plan, is_draft=not shown.in_force),
        year=review_round.year,
        member_name=author.full_name,
        member_position=author.position,
        cell_name=plan.cell_round.cell.name,
        session_on=review_round.session_on,
        rows=tuple(plan_row(each, indicators) for each in lines if not each["reason"]),
        unmeasured=tuple(
            unmeasured(each, indicators) for each in lines if each["reason"]
        ),
        approver_title=approver_title(plan),
        check=check_of(shown.approval) if shown.in_force else None,
    )


def party_document(plan: RemediationPlan, *, is_draft: bool) -> PartyDocument:
    year = plan.cell_round.round.year
    return issuer_of(plan.cell_round.cell).paper(
        year,
        type_name="KẾ HOẠCH",
        subject_lines=remediation_plan_subject(year),
        signing_capacity=AUTHOR,
        signer_name=plan.author.full_name,
        draft_marks=(DRAFT,) if is_draft else (),
    )


def plan_row(line: dict, indicators: dict[str, Indicator]) -> PlanRow:
    indicator = indicators.get(line["indicator"])
    return PlanRow(
        shortcoming=line["shortcoming"],
        number=indicator.number if indicator else 0,
        source=SOURCES[PlanSource(line["source"])],
        title=line["title"],
        solution=line["solution"],
        start_on=day(line["start_on"]),
        due_on=day(line["due_on"]),
        expected_result=line["expected_result"],
        product=product_text(line),
    )


def day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def unmeasured(line: dict, indicators: dict[str, Indicator]) -> Unmeasured:
    indicator = indicators.get(line["indicator"])
    return Unmeasured(
        number=indicator.number if indicator else 0,
        label=indicator.label if indicator else "",
        reason=line["reason"],
    )


def approver_title(plan: RemediationPlan) -> str:
    office = ReaderOffice(plan.approver_office)
    if office == ReaderOffice.COMMITTEE:
        return f"KÝ DUYỆT CỦA {plan.approver_organisation.addressed_as.upper()}"
    words = {ReaderOffice.SECRETARY: "BÍ THƯ", ReaderOffice.DEPUTY: "PHÓ BÍ THƯ"}
    return f"KÝ DUYỆT CỦA {words[office]} CHI BỘ"


def check_of(approval: Approval) -> Check:
    url = f"{settings.SITE_URL}{reverse('check_document', args=[approval.token])}"
    at = timezone.localtime(approval.approved_at)
    drawing = segno.make(url, error="m", micro=False).svg_inline(border=2)
    return Check(
        url=url,
        drawing=drawing,
        approved_at=f"{at:%H} giờ {at:%M} phút, ngày {party_date(at.date())}",
    )
