"""Who may do what with a remediation plan they can see; ``transitions`` say when."""

from cells.reviews.models import ReaderOffice
from cells.reviews.reader import holds_office


def is_member(user) -> bool:
    """Whoever belongs to a cell; an administrator does not."""
    return bool(user.mandates.member_of) and not user.mandates.is_administrator


def is_author(user, plan) -> bool:
    return plan.author_id == user.pk


def may_approve(user, plan) -> bool:
    """The office that approves; nobody the own plan, whatever offices they hold."""
    return plan.author_id != user.pk and holds_approving_office(user.mandates, plan)


def may_read(user, plan) -> bool:
    """Author and approver; colleagues have a page of their own with less on it."""
    return is_author(user, plan) or may_approve(user, plan)


def may_pass_up(user, plan) -> bool:
    """The deputy who approves the secretary's own plan."""
    return plan.approver_office == ReaderOffice.DEPUTY and may_approve(user, plan)


def approves_plans(user) -> bool:
    """Whoever holds an office that may approve plans."""
    return bool(user.mandates.leads)


def extends_kinds(user) -> bool:
    """The secretary adds kinds of product for the own cell."""
    return bool(user.mandates.secretary_of & user.mandates.member_of)


def may_see_copy(user, copy) -> bool:
    """``visible_to`` has decided: the author, or the office that approves."""
    return may_read(user, copy.approval.plan)


def holds_approving_office(mandates, plan) -> bool:
    return holds_office(mandates, plan.approver_office, plan.approver_organisation_id)
