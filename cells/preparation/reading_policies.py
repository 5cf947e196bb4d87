"""Who reads, confirms and keeps materials, rules and principles."""


def is_member(user) -> bool:
    """Whoever belongs to a cell; an administrator does not."""
    return bool(user.mandates.member_of) and not user.mandates.is_administrator


def reads_round(user, cell_round) -> bool:
    return cell_round.cell_id in user.mandates.member_of


def prepares_round(user, cell_round) -> bool:
    """Secretary and deputy of the cell, who belong to it."""
    return cell_round.cell_id in own_led(user)


def reads_material(user, material) -> bool:
    return reads_round(user, material.cell_round)


def prepares_material(user, material) -> bool:
    return prepares_round(user, material.cell_round)


def prepares_meeting(user, meeting) -> bool:
    return prepares_round(user, meeting.cell_round)


def reads_meeting(user, meeting) -> bool:
    return reads_round(user, meeting.cell_round)


def reads_rules(user) -> bool:
    """Members, and the leaders of a committee, whose cells inherit its rules."""
    mandates = user.mandates
    held = mandates.member_of | mandates.leads
    return bool(held) and not mandates.is_administrator


def keeps_rules(user) -> bool:
    """Whoever leads a cell or a committee adds rules for it."""
    return bool(user.mandates.leads) and not user.mandates.is_administrator


def reads_rule(user, rule) -> bool:
    """``visible_to`` found it on one of the user's shelves."""
    return reads_rules(user)


def keeps_rule(user, rule) -> bool:
    """The leaders of the body that put it there; nobody the common ones."""
    return rule.organisation_id in user.mandates.leads


def keeps_principle(user, principle) -> bool:
    return principle.cell_id in own_led(user)


def own_led(user) -> frozenset[int]:
    """The cells that the user leads and belongs to."""
    return user.mandates.leads & user.mandates.member_of
