"""How long the reports of a member are kept: the choice of the member's cell."""

from cells.organisation.models import Member, Organisation
from cells.organisation.preferences import Choices, choices_of


def kept_years_for(member: Member) -> int:
    """Years, by the longest choice among the cells the member belongs to."""
    cells = Organisation.objects.filter(pk__in=member.mandates.member_of)
    return max(
        [choices_of(cell).kept_years for cell in cells], default=Choices().kept_years
    )
