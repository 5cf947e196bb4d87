"""Who may do what with a meeting they can see; ``transitions`` say when."""

from cells.meetings.models import Minutes, MinutesStatus


def is_member(user) -> bool:
    """Whoever belongs to a cell; an administrator does not."""
    return bool(user.mandates.member_of) and not user.mandates.is_administrator


def may_plan(user, cell_round) -> bool:
    """Secretary or deputy of the cell."""
    return cell_round.cell_id in user.mandates.leads


def may_read(user, meeting) -> bool:
    """``visible_to`` has decided: those who belong to the cell or lead it."""
    return True


def may_prepare(user, meeting) -> bool:
    """Secretary or deputy of the cell."""
    return meeting.cell_round.cell_id in user.mandates.leads


def may_edit_agenda(user, meeting) -> bool:
    """Who prepares the meeting, and its clerk."""
    return may_prepare(user, meeting) or meeting.clerk_id == user.pk


def may_see_speakers(user, meeting) -> bool:
    """Who prepares, chairs or records it; the others see how many."""
    return may_edit_agenda(user, meeting) or meeting.chair_id == user.pk


def may_register(user, meeting) -> bool:
    """Each member of the cell."""
    return meeting.cell_round.cell_id in user.mandates.member_of


def may_see_dates(user) -> bool:
    """Secretary, deputy and staff of a committee; a cell's own leaders are members."""
    mandates = user.mandates
    offices = (mandates.leads | mandates.staff_of) - mandates.member_of
    return bool(offices) and not mandates.is_administrator


def is_open_for_the_clerk(meeting) -> bool:
    """Until the minutes are locked; then the access of the clerk ends."""
    minutes = minutes_of(meeting)
    return minutes is None or minutes.status != MinutesStatus.LOCKED


def minutes_of(meeting) -> Minutes | None:
    """Loaded with the meeting by ``views.shared.MEETINGS``; no query of its own."""
    return getattr(meeting, "minutes_of", None)


def may_record(user, meeting) -> bool:
    """Secretary and deputy; the meeting's chair and clerk until the minutes lock.

    Who records reads what is recorded: remarks with their authors, findings, votes.
    """
    if may_prepare(user, meeting):
        return True
    of_the_meeting = user.pk in (meeting.chair_id, meeting.clerk_id)
    return of_the_meeting and is_open_for_the_clerk(meeting)


def may_chair(user, meeting) -> bool:
    """The chair of this meeting."""
    return meeting.chair_id == user.pk
