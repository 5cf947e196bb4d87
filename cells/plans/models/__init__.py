"""Remediation plans: lines, approvals bound to their content, signed copies."""

from cells.plans.models.approval import (
    Approval,
    PlanReturn,
    PlanReturnNote,
    SignedCopy,
)
from cells.plans.models.item import PlanItem, PlanSource, ProductKind
from cells.plans.models.plan import PlanStatus, RemediationPlan

__all__ = [
    "Approval",
    "PlanItem",
    "PlanReturn",
    "PlanReturnNote",
    "PlanSource",
    "PlanStatus",
    "ProductKind",
    "RemediationPlan",
    "SignedCopy",
]
