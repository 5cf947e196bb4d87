"""Who may do what with a rating they can see; ``transitions`` say when."""

from cells.reviews.models import ReaderOffice
from cells.reviews.reader import holds_office


def is_member(user) -> bool:
    """Whoever belongs to a cell; an administrator does not."""
    return bool(user.mandates.member_of) and not user.mandates.is_administrator


def opens_ratings(user) -> bool:
    """The secretary of the cell to which they belong."""
    return bool(user.mandates.secretary_of & user.mandates.member_of)


def works_for_a_committee(user) -> bool:
    """Whoever leads or staffs something other than the own cell."""
    mandates = user.mandates
    return bool((mandates.leads | mandates.staff_of) - mandates.member_of)


def reads_rules(user) -> bool:
    """The rules name no person: whoever holds anything here, and the administrator."""
    mandates = user.mandates
    return bool(
        mandates.is_administrator
        or mandates.member_of
        or mandates.leads
        or mandates.staff_of
    )


def is_own(user, rating) -> bool:
    return rating.member_id == user.pk


def handles(user, rating) -> bool:
    """The office that remarks and proposes today; nobody the own rating."""
    above = rating.office == ReaderOffice.COMMITTEE
    organisation_id = rating.decider_organisation_id if above else rating.cell_id
    is_held = holds_office(user.mandates, rating.office, organisation_id)
    return is_held and not is_own(user, rating)


def decides(user, rating) -> bool:
    """Secretary or deputy of the committee above; nobody the own rating."""
    leads = rating.decider_organisation_id in user.mandates.leads
    return leads and not is_own(user, rating)


def has_office(user, rating) -> bool:
    return handles(user, rating) or decides(user, rating)


def may_read(user, rating) -> bool:
    return is_own(user, rating) or has_office(user, rating)


def may_take_list(user, organisation) -> bool:
    """Lists of a body are for its secretary, deputy and, of a committee, its staff."""
    mandates = user.mandates
    return organisation.pk in mandates.leads | mandates.staff_of
