"""Organisations, the people in them, and the offices they hold."""

from cells.organisation.models.member import Member
from cells.organisation.models.membership import Membership, Standing
from cells.organisation.models.offices import Delegation, Mandate, Role
from cells.organisation.models.organisation import (
    ExcellentBase,
    Organisation,
    OrganisationKind,
    OrganisationPreferences,
    QuorumRule,
)

__all__ = [
    "Delegation",
    "ExcellentBase",
    "Mandate",
    "Member",
    "Membership",
    "Organisation",
    "OrganisationKind",
    "OrganisationPreferences",
    "QuorumRule",
    "Role",
    "Standing",
]
