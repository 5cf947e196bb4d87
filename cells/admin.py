"""The administration of every part, gathered.

No model that holds what members write stands here: an administrator manages people
and lists, and reads no report.
"""

from cells.accounts.admin import MemberAdmin
from cells.audit.admin import AuditEntryAdmin
from cells.indicators.admin import CatalogueAdmin, IndicatorAdmin
from cells.organisation.admin import (
    MandateAdmin,
    MembershipAdmin,
    OrganisationAdmin,
)
from cells.ratings.admin import RatingPreferencesAdmin
from cells.summaries.admin import CellSummaryAdmin

__all__ = [
    "AuditEntryAdmin",
    "CatalogueAdmin",
    "CellSummaryAdmin",
    "IndicatorAdmin",
    "MandateAdmin",
    "MemberAdmin",
    "MembershipAdmin",
    "OrganisationAdmin",
    "RatingPreferencesAdmin",
]
