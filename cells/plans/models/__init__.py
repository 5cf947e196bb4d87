"""Remediation plans: lines, approvals bound to their content, signed copies."""

from cells.plans.models.approval import (
    Approval,
    PlanReturn,
    PlanReturnNote,
    SignedCopy,
)
from cells.plans.models.item import PlanItem, PlanSource, ProductKind
from cells.plans.models.plan import FOLLOWED, PlanStatus, RemediationPlan
from cells.plans.models.signature import (
    ApprovedPrint,
    CheckedSignature,
    SignatureCheck,
    SignedContent,
)

__all__ = [
    "FOLLOWED",
    "Approval",
    "ApprovedPrint",
    "CheckedSignature",
    "PlanItem",
    "PlanReturn",
    "PlanReturnNote",
    "PlanSource",
    "PlanStatus",
    "ProductKind",
    "RemediationPlan",
    "SignatureCheck",
    "SignedContent",
    "SignedCopy",
]
