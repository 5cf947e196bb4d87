"""Which office reads a report (``Nobody judges himself``, feature P5)."""

from datetime import date

from cells.organisation.holders import OfficeChart, office_chart
from cells.organisation.models import Delegation, Organisation, Role
from cells.reviews.models import ReaderOffice, SelfReview


def reader_for(
    chart: OfficeChart, *, author_id: int, wish: str = ""
) -> tuple[ReaderOffice, Organisation] | None:
    """The office that reads the author's report and the organisation it is held in.

    The first line that fits of the table in the product's state machines: the
    secretary's own report goes to the deputy, else to the committee above; a wish of
    the author comes next; a vacant secretaryship is stood in for by the deputy. None
    if nobody can be found.
    """
    deputies = chart.deputies - {author_id}
    if author_id in chart.secretary:
        return deputy(chart) if deputies else committee(chart, author_id)
    if wish == ReaderOffice.DEPUTY and deputies:
        return deputy(chart)
    if wish == ReaderOffice.COMMITTEE and (found := committee(chart, author_id)):
        return found
    if chart.secretary:
        return ReaderOffice.SECRETARY, chart.cell
    return deputy(chart) if deputies else committee(chart, author_id)


def planned_reader(review: SelfReview, on: date) -> tuple[str, Organisation]:
    """Who will read the report once it is filed: a wish counts from then on.

    Without a wish no query is run.
    """
    if review.wished_office:
        chart = office_chart(review.cell_round.cell, on)
        if found := reader_for(
            chart, author_id=review.author_id, wish=review.wished_office
        ):
            return found
    return review.reader_office, review.reader_organisation


def office_holders(
    chart: OfficeChart, office: str, organisation: Organisation, *, author_id: int
) -> frozenset[int]:
    """Ids of whoever holds the reading office, never the author's."""
    roles = {
        ReaderOffice.SECRETARY: (Role.SECRETARY,),
        ReaderOffice.DEPUTY: (Role.DEPUTY,),
        ReaderOffice.COMMITTEE: (Role.SECRETARY, Role.DEPUTY),
    }[ReaderOffice(office)]
    return chart.holders(organisation, *roles) - {author_id}


def holds_office(mandates, office: str, organisation_id: int) -> bool:
    """Whether an office of ``mandates`` is this one; of a committee its leaders act."""
    held = {
        ReaderOffice.SECRETARY: mandates.secretary_of,
        ReaderOffice.DEPUTY: mandates.deputy_of,
        ReaderOffice.COMMITTEE: mandates.leads,
    }
    return organisation_id in held[ReaderOffice(office)]


def deciders(review: SelfReview, chart: OfficeChart, on: date) -> frozenset[int]:
    """Ids of whoever will decide on the report once it is filed.

    The holders of the office that reads it then, and for the secretary's office also
    the leaders to whom the reading is delegated on ``on``.
    """
    office, organisation = planned_reader(review, on)
    found = office_holders(chart, office, organisation, author_id=review.author_id)
    if office == ReaderOffice.SECRETARY:
        rows = Delegation.objects.on(on).filter(cell=chart.cell)
        delegates = frozenset(rows.values_list("delegate", flat=True))
        found |= delegates & (chart.secretary | chart.deputies)
    return found - {review.author_id}


def deputy(chart: OfficeChart):
    return ReaderOffice.DEPUTY, chart.cell


def committee(chart: OfficeChart, author_id: int):
    found = chart.committee_for(author_id)
    return (ReaderOffice.COMMITTEE, found) if found else None
