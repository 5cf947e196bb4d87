"""Who may report, supervise and see what of the carrying out of plans."""

from django.utils import timezone

from cells.plans.policies import holds_approving_office
from cells.reviews.reader import holds_office
from cells.supervision.models import MeetingClerk


def is_member(user) -> bool:
    """Whoever belongs to a cell; an administrator does not."""
    return bool(user.mandates.member_of) and not user.mandates.is_administrator


def sees_board(user) -> bool:
    """Members of a cell, and whoever supervises somebody."""
    return is_member(user) or supervises(user)


def supervises(user) -> bool:
    """Whoever holds an office that may supervise."""
    return bool(user.mandates.leads)


def is_author(user, record) -> bool:
    return record.author_id == user.pk


def supervises_plan(user, plan) -> bool:
    """The office that approves; nobody the own plan, whatever offices they hold."""
    return plan.author_id != user.pk and holds_approving_office(user.mandates, plan)


def follows_plan(user, plan) -> bool:
    """Author and supervisor; colleagues have the board with less on it."""
    return is_author(user, plan) or supervises_plan(user, plan)


def supervises_report(user, report) -> bool:
    """The office of the sheet; nobody the own one."""
    organisation_id = report.supervisor_organisation_id
    is_held = holds_office(user.mandates, report.supervisor_office, organisation_id)
    return report.author_id != user.pk and is_held


def writes_up_meeting(user) -> bool:
    """The clerk of a meeting just held; one query."""
    if not is_member(user):
        return False
    meetings = MeetingClerk.objects.writing(timezone.localdate())
    return meetings.filter(clerk=user).exists()


def may_record_oral(user, plan) -> bool:
    """The supervisor, and the clerk of a meeting just held; nobody the own plan."""
    if plan.author_id == user.pk:
        return False
    return supervises_plan(user, plan) or is_clerk_of(user, plan.cell_id)


def is_clerk_of(user, cell_id: int) -> bool:
    meetings = MeetingClerk.objects.writing(timezone.localdate())
    return (
        cell_id in user.mandates.member_of
        and meetings.filter(clerk=user, cell=cell_id).exists()
    )


def may_read_report(user, report) -> bool:
    return is_author(user, report) or supervises_report(user, report)


def names_clerks(user, named) -> bool:
    """Who leads the cell ends what was named there."""
    return named.cell_id in user.mandates.leads & user.mandates.member_of


def leads_own_cell(user) -> bool:
    """Secretary and deputy name the clerk of the regular meeting."""
    return bool(user.mandates.leads & user.mandates.member_of)


def may_see_signed_sheet(user, scan) -> bool:
    return is_author(user, scan) or supervises_report(user, scan.report)


def may_take_evidence(user, evidence) -> bool:
    return may_read_report(user, evidence.line.report)


def may_remove_evidence(user, evidence) -> bool:
    return is_author(user, evidence.line.report)


def reports_measure(user, measure) -> bool:
    """The person in charge, and who leads the cell."""
    cell = measure.summary.cell_round.cell_id
    return measure.person_id == user.pk or cell in user.mandates.leads


def leads_own_cell_as_secretary(user) -> bool:
    """The secretary reminds, and rewords what members gave as ideas."""
    return bool(user.mandates.secretary_of & user.mandates.member_of)


def may_reword(user, idea) -> bool:
    return idea.cell_id in user.mandates.secretary_of


def may_withdraw_idea(user, idea) -> bool:
    return is_author(user, idea) or may_reword(user, idea)
