"""Who may do what with a self-review or a filed version they can see.

Policies say who; ``transitions`` say when.
"""

from django.utils import timezone

from cells.organisation.holders import office_chart
from cells.reviews.models import ReaderOffice
from cells.reviews.reader import deciders


def is_member(user) -> bool:
    """Whoever belongs to a cell; an administrator does not."""
    return bool(user.mandates.member_of) and not user.mandates.is_administrator


def is_author(user, review) -> bool:
    return review.author_id == user.pk


def may_read_submission(user, submission) -> bool:
    """``visible_to`` has decided: its author, or the office that reads it."""
    return True


def may_decide(user, submission) -> bool:
    """The reader; nobody decides on the own report, whatever offices they hold."""
    return submission.review.author_id != user.pk


def may_pass_up(user, submission) -> bool:
    """The deputy who reads the secretary's own report."""
    review = submission.review
    return (
        review.author_id != user.pk
        and review.reader_office == ReaderOffice.DEPUTY
        and review.reader_organisation_id in user.mandates.deputy_of
    )


def may_ask_to_file(user, review) -> bool:
    """``asked_to_file_by`` has decided which offices ask; nobody asks oneself."""
    return review.author_id != user.pk


def reminds_authors(user) -> bool:
    """Whoever leads a cell or a committee; whom they may remind the query says."""
    return bool(user.mandates.leads)


def reads_reports(user) -> bool:
    """Whoever holds an office that may read reports."""
    mandates = user.mandates
    return bool(mandates.leads or mandates.delegate_in)


def types_it(user, review) -> bool:
    """Whoever was named to type the report in from paper, while that goes on."""
    return review.typist_id == user.pk and review.author_id != user.pk


def helps_on_paper(user, review) -> bool:
    """The typist, and the secretary of the cell, who is never the author here."""
    return types_it(user, review) or (
        review.author_id != user.pk
        and review.cell_round.cell_id in user.mandates.secretary_of
    )


def leads_paper_of_cell(user, review) -> bool:
    """The secretary of the cell, with another's paper in hand."""
    return (
        review.author_id != user.pk
        and review.cell_round.cell_id in user.mandates.secretary_of
    )


def leads_somewhere(user) -> bool:
    """Whoever may be asked to make a code: a secretary or a deputy."""
    return bool(user.mandates.leads)


def may_make_code(user, review) -> bool:
    """A leader of the cell or of a committee above who is a third to the report.

    Not the author, not who typed it in, and not whoever decides on it: the code shows
    the author's assent to those two. The clerk of a session and committee staff hold
    no such office and have no power over accounts; an administrator could set the
    author's password, but sees nothing of a cell's reports, not even that one waits.
    """
    if user.pk in {review.author_id, review.typist_id}:
        return False
    on = timezone.localdate()
    chart = office_chart(review.cell_round.cell, on)
    return user.pk not in deciders(review, chart, on)


def may_see_scan(user, scan) -> bool:
    """``visible_to`` has decided: whoever may read the filed version."""
    return True
