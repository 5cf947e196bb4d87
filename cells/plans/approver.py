"""Which office approves a plan: nobody approves the own one (P5, R2)."""

from cells.organisation.holders import OfficeChart
from cells.organisation.models import Organisation
from cells.reviews.models import ReaderOffice


def approver_for(
    chart: OfficeChart, *, author_id: int
) -> tuple[ReaderOffice, Organisation] | None:
    """The secretary; of the secretary's own the deputy; without one the committee.

    A wish for another reader applies to the report alone. None if nobody is found.
    """
    if chart.secretary - {author_id}:
        return ReaderOffice.SECRETARY, chart.cell
    if chart.deputies - {author_id}:
        return ReaderOffice.DEPUTY, chart.cell
    committee = chart.committee_for(author_id)
    return (ReaderOffice.COMMITTEE, committee) if committee else None
