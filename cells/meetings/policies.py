"""Who may do what with a meeting they can see; ``transitions`` say when."""

from cells.meetings.models import ItemKind, Minutes, MinutesStatus, VoteMode


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
    """Who prepares the meeting, and its clerk until the minutes lock."""
    is_clerk = meeting.clerk_id == user.pk and is_open_for_the_clerk(meeting)
    return may_prepare(user, meeting) or is_clerk


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


def may_manage_guest(user, guest) -> bool:
    """Who prepares the meeting; not whom the committee above named: that is its own.

    ``is_named_above`` comes with the guest: ``views.guests``.
    """
    return may_prepare(user, guest.meeting) and not guest.is_named_above


def may_name_delegate(user, meeting) -> bool:
    """The queryset has decided: leaders and staff of the committee directly above."""
    return may_see_dates(user)


def may_withdraw_delegate(user, guest) -> bool:
    """As ``may_name_delegate``; the queryset holds delegates only."""
    return may_see_dates(user)


def may_strike(user, meeting) -> bool:
    """The chair, while they may read what is recorded."""
    return may_chair(user, meeting) and may_record(user, meeting)


def may_strike_about_chair(user, meeting) -> bool:
    """In place of the chair, who strikes nothing about themself: whoever leads the
    secretary's item and records, and the other leaders of the cell. One query at most,
    none where the items are loaded."""
    if may_chair(user, meeting) or not may_record(user, meeting):
        return False
    return may_prepare(user, meeting) or any(
        item.kind == ItemKind.SECRETARY and item.chaired_by_id == user.pk
        for item in meeting.items.all()
    )


def may_strike_remarks(user, meeting) -> bool:
    """Some of them: which ones, ``may_strike_remark`` says."""
    return may_strike(user, meeting) or may_strike_about_chair(user, meeting)


def may_strike_remark(user, remark) -> bool:
    """The chair; a remark about the chair whoever stands in for them there. Nobody one
    about themself."""
    if remark.subject_id == user.pk:
        return False
    if remark.subject_id == remark.meeting.chair_id:
        return may_strike_about_chair(user, remark.meeting)
    return may_strike(user, remark.meeting)


def may_read_struck(user, meeting) -> bool:
    """The words of a struck remark: the chair and the secretary of the cell."""
    is_secretary = meeting.cell_round.cell_id in user.mandates.secretary_of
    return is_secretary or may_strike(user, meeting)


def may_write_answers(user, meeting) -> bool:
    """The clerk of the meeting writes down what a member answers."""
    return meeting.clerk_id == user.pk and may_record(user, meeting)


def may_open_vote(user, meeting) -> bool:
    """Secretary, deputy and the chair; the clerk alone puts nothing to the vote."""
    return may_prepare(user, meeting) or may_strike(user, meeting)


def may_count_vote(user, vote) -> bool:
    """The chair and the tellers; raised cards the clerk counts too."""
    meeting = vote.meeting
    if may_strike(user, meeting) or user in vote.counting:
        return True
    is_clerk = may_write_answers(user, meeting)
    return is_clerk and vote.mode == VoteMode.CARD


def may_edit_conclusion(user, meeting) -> bool:
    """Who records; what the minutes have fixed nobody edits: ``conclusion``."""
    return may_record(user, meeting)


def may_keep_lessons(user, meeting) -> bool:
    """Secretary and deputy, and the clerk until the minutes lock."""
    return may_prepare(user, meeting) or may_write_answers(user, meeting)


def may_follow(user, meeting) -> bool:
    """Who records; and who leads one of its items, without what is recorded."""
    return may_record(user, meeting) or leads_an_item(user, meeting)


def may_run(user, meeting) -> bool:
    """The chair, and whoever leads an item in the chair's place."""
    return may_chair(user, meeting) or leads_an_item(user, meeting)


def leads_an_item(user, meeting) -> bool:
    """One query."""
    return meeting.items.filter(chaired_by=user.pk).exists()


def may_print_invitation(user, guest) -> bool:
    """Who prepares the meeting, also for whom the committee above named."""
    return may_prepare(user, guest.meeting)


def may_read_outcome(user, meeting) -> bool:
    """The queryset has decided: leaders of the committee directly above."""
    return may_see_dates(user)


def may_read_minutes(user, meeting) -> bool:
    """Who records; and until they are locked whoever was named to confirm them."""
    return may_record(user, meeting) or is_stand_in(user, meeting)


def is_stand_in(user, meeting) -> bool:
    """Named in the place of chair or clerk who cannot confirm; at most one query."""
    minutes = minutes_of(meeting)
    if minutes is None or minutes.status != MinutesStatus.PASSED:
        return False
    return minutes.confirmations.filter(member=user.pk).exists()


def may_reach_minutes(user, meeting) -> bool:
    """Each member of the cell; who may not read them is led to the own extract."""
    return may_register(user, meeting) or may_prepare(user, meeting)


def may_edit_minutes(user, meeting) -> bool:
    """Chair and clerk; the secretary reads along."""
    of_the_meeting = user.pk in (meeting.chair_id, meeting.clerk_id)
    return of_the_meeting and may_record(user, meeting)


def may_confirm_minutes(user, meeting) -> bool:
    """Chair, clerk, or who was named in the place of one; the service says which."""
    return may_edit_minutes(user, meeting) or is_stand_in(user, meeting)


def may_name_stand_in(user, meeting) -> bool:
    """The secretary of the cell."""
    return meeting.cell_round.cell_id in user.mandates.secretary_of


def may_add_to_minutes(user, meeting) -> bool:
    """The chair of the meeting and the secretary of the cell."""
    return may_chair(user, meeting) or may_name_stand_in(user, meeting)


def may_read_extract(user, meeting) -> bool:
    """The queryset has decided: members of the cell, and who was in the meeting."""
    return True
