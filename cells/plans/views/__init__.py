"""The pages of a remediation plan: its author's, its approver's, the cell's."""

from cells.plans.views.approving import (
    PlanApprove,
    PlanDetail,
    PlanPassUp,
    PlanReturn,
)
from cells.plans.views.checking import check_document
from cells.plans.views.copies import SignedCopyAttach, SignedCopyDetail
from cells.plans.views.lists import CellPlans, PlanQueue, ProductKinds
from cells.plans.views.sending import (
    PlanChange,
    PlanDiscard,
    PlanReadThrough,
    PlanRecall,
    PlanSend,
)
from cells.plans.views.signatures import Signatures, SignaturesCheck
from cells.plans.views.starting import PlanCurrent, PlanStart
from cells.plans.views.writing import PlanLineRemove, PlanWrite

__all__ = [
    "CellPlans",
    "PlanApprove",
    "PlanChange",
    "PlanCurrent",
    "PlanDetail",
    "PlanDiscard",
    "PlanLineRemove",
    "PlanPassUp",
    "PlanQueue",
    "PlanReadThrough",
    "PlanRecall",
    "PlanReturn",
    "PlanSend",
    "PlanStart",
    "PlanWrite",
    "ProductKinds",
    "Signatures",
    "SignaturesCheck",
    "SignedCopyAttach",
    "SignedCopyDetail",
    "check_document",
]
