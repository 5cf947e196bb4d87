"""The models of every part, gathered so that Django finds them under one label."""

from cells.accounts.models import NoticeAcceptance
from cells.accounts.one_time_codes.models import OneTimeCode
from cells.audit.models import AuditChain, AuditEntry
from cells.collective.models import (
    CollectiveAnswer,
    CollectiveGeneralPart,
    CollectiveReview,
    CollectiveWriter,
)
from cells.indicators.models import (
    Catalogue,
    Indicator,
    IndicatorGroup,
    IndicatorPart,
)
from cells.meetings.models import (
    AgendaItem,
    Attendance,
    CellFinding,
    DiscussionPoint,
    Guest,
    Meeting,
    Minutes,
    MinutesAddition,
    MinutesConfirmation,
    MinutesPart,
    Remark,
    SpeakerRegistration,
    Turn,
    Vote,
)
from cells.notifications.models import Notification
from cells.notifications.outgoing_mail import OutgoingMail
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
from cells.preparation.models.conditions import Condition
from cells.preparation.models.duties import Duty, DutyAssignment
from cells.preparation.models.lessons import LessonLearned
from cells.preparation.models.materials import Material
from cells.preparation.models.papers import Paper, PaperTemplate, PaperVersion
from cells.preparation.models.preparation import Preparation
from cells.preparation.models.principles import CellPrinciple
from cells.preparation.models.readings import (
    ReadingAttendance,
    ReadingConfirmation,
    ReadingMeeting,
)
from cells.preparation.models.rules import ShelfRule
from cells.preparation.models.talks import TalkBeforehand
from cells.private_notes.models import PrivateNote
from cells.reviews.models import (
    Decision,
    FilingRequest,
    GeneralPart,
    Guidance,
    IndicatorAnswer,
    PaperEntry,
    PaperScan,
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
    "AgendaItem",
    "Approval",
    "Attendance",
    "AuditChain",
    "AuditEntry",
    "Catalogue",
    "CellFinding",
    "CellMeasure",
    "CellPrinciple",
    "CellRound",
    "CellSummary",
    "CollectiveAnswer",
    "CollectiveGeneralPart",
    "CollectiveReview",
    "CollectiveWriter",
    "CommitteeSummary",
    "Condition",
    "Decision",
    "Delegation",
    "DiscussionPoint",
    "Duty",
    "DutyAssignment",
    "FilingRequest",
    "GeneralPart",
    "GroupTally",
    "Guest",
    "Guidance",
    "Indicator",
    "IndicatorAnswer",
    "IndicatorGroup",
    "IndicatorPart",
    "IndicatorTally",
    "LessonLearned",
    "LineSource",
    "Mandate",
    "Material",
    "MeasureSource",
    "Meeting",
    "Member",
    "Membership",
    "Minutes",
    "MinutesAddition",
    "MinutesConfirmation",
    "MinutesPart",
    "NoticeAcceptance",
    "Notification",
    "OneTimeCode",
    "Organisation",
    "OrganisationPreferences",
    "OutgoingMail",
    "Paper",
    "PaperEntry",
    "PaperScan",
    "PaperTemplate",
    "PaperVersion",
    "PlanItem",
    "PlanReturn",
    "PlanReturnNote",
    "Preparation",
    "PrivateNote",
    "ProductKind",
    "ReadingAttendance",
    "ReadingConfirmation",
    "ReadingMeeting",
    "Remark",
    "RemediationPlan",
    "ReplacedSummary",
    "ReviewRound",
    "SelfReview",
    "ShelfRule",
    "SignedCopy",
    "SpeakerRegistration",
    "Submission",
    "SummaryLine",
    "SummaryNarrative",
    "TalkBeforehand",
    "Turn",
    "Vote",
]
