"""Who may do what with a self-review or a filed version they can see.

Policies say who; ``transitions`` say when.
"""

from cells.reviews.models import ReaderOffice


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


def reads_reports(user) -> bool:
    """Whoever holds an office that may read reports."""
    mandates = user.mandates
    return bool(mandates.leads or mandates.delegate_in)
