"""Which office reads a report (``Nobody judges himself``, feature P5)."""

from datetime import date

from cells.organisation.holders import OfficeChart, office_chart
from cells.organisation.models import Organisation
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


def deputy(chart: OfficeChart):
    return ReaderOffice.DEPUTY, chart.cell


def committee(chart: OfficeChart, author_id: int):
    found = chart.committee_for(author_id)
    return (ReaderOffice.COMMITTEE, found) if found else None
