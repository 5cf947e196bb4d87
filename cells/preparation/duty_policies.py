"""Who reads and who changes the preparation of a session."""


def reads_preparation(user, cell_round) -> bool:
    """Every member of the cell reads aims, duties and conditions."""
    return cell_round.cell_id in user.mandates.member_of


def prepares(user, cell_round) -> bool:
    """Secretary and deputy of the cell change them."""
    mandates = user.mandates
    return cell_round.cell_id in mandates.leads & mandates.member_of


def prepares_duty(user, duty) -> bool:
    return prepares(user, duty.cell_round)


def prepares_condition(user, condition) -> bool:
    return prepares(user, condition.cell_round)


def may_mark_duty(user, duty) -> bool:
    """Whoever does it, or a leader of the cell; a duty of everybody has no mark."""
    if duty.is_everyones:
        return False
    if prepares(user, duty.cell_round):
        return True
    return duty.assignments.filter(member=user).exists()


def keeps_talks(user, cell_round) -> bool:
    """The secretary; whoever was it sees and clears the own old list, nothing more."""
    mandates = user.mandates
    return cell_round.cell_id in mandates.secretary_of & mandates.member_of


def may_open_talks(user, cell_round) -> bool:
    """Whoever finds the page may open it: ``TalkList.get_queryset`` says who does."""
    return not user.mandates.is_administrator


def owns_talk(user, talk) -> bool:
    return talk.owner_id == user.pk
