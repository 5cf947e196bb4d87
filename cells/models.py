"""The models of every part, gathered so that Django finds them under one label."""

from cells.accounts.models import NoticeAcceptance
from cells.audit.models import AuditChain, AuditEntry
from cells.indicators.models import (
    Catalogue,
    Indicator,
    IndicatorGroup,
    IndicatorPart,
)
from cells.notifications.models import Notification
from cells.organisation.models import (
    Delegation,
    Mandate,
    Member,
    Membership,
    Organisation,
    OrganisationPreferences,
)
from cells.plans.models import (
    Approval,
    PlanItem,
    PlanReturn,
    PlanReturnNote,
    ProductKind,
    RemediationPlan,
    SignedCopy,
)
from cells.reviews.models import (
    Decision,
    GeneralPart,
    Guidance,
    IndicatorAnswer,
    SelfReview,
    Submission,
)
from cells.rounds.models import CellRound, ReviewRound
from cells.summaries.models import (
    CellMeasure,
    CellSummary,
    CommitteeSummary,
    GroupTally,
    IndicatorTally,
    LineSource,
    MeasureSource,
    ReplacedSummary,
    SummaryLine,
    SummaryNarrative,
)

__all__ = [
    "Approval",
    "AuditChain",
    "AuditEntry",
    "Catalogue",
    "CellMeasure",
    "CellRound",
    "CellSummary",
    "CommitteeSummary",
    "Decision",
    "Delegation",
    "GeneralPart",
    "GroupTally",
    "Guidance",
    "Indicator",
    "IndicatorAnswer",
    "IndicatorGroup",
    "IndicatorPart",
    "IndicatorTally",
    "LineSource",
    "Mandate",
    "MeasureSource",
    "Member",
    "Membership",
    "NoticeAcceptance",
    "Notification",
    "Organisation",
    "OrganisationPreferences",
    "PlanItem",
    "PlanReturn",
    "PlanReturnNote",
    "ProductKind",
    "RemediationPlan",
    "ReplacedSummary",
    "ReviewRound",
    "SelfReview",
    "SignedCopy",
    "Submission",
    "SummaryLine",
    "SummaryNarrative",
]
