"""Who counts in a meeting, and whether enough are there to begin."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from cells.meetings.models import Meeting, Presence
from cells.meetings.speakers import NOT_PRESENT
from cells.meetings.voting_rules import (
    DECISION,
    MORE_THAN_HALF,
    QUORUM,
    TWO_THIRDS,
    VotingRule,
    carried,
    rule_on,
)
from cells.organisation.models import Membership, Standing
from cells.organisation.preferences import choices_of

__all__ = [
    "DECISION",
    "MORE_THAN_HALF",
    "QUORUM",
    "TWO_THIRDS",
    "Base",
    "Quorum",
    "VotingRule",
    "base_of",
    "carried",
    "quorum_of",
    "rule_on",
]


@dataclass
class Base:
    """Head counts of a meeting.

    The first five are all members of the cell by standing. ``elsewhere``: official,
    and gone to another cell for a time. ``on_leave_throughout``: those who would have
    a vote and were absent with leave all the time. ``entitled``: who has a vote, there
    or not; ``present_entitled`` and ``present``: who is in the room now;
    ``took_part``: who was there for a part at least; ``not_noted``: nothing was noted
    of one who is expected to come.
    """

    official: int = 0
    temporary: int = 0
    probationary: int = 0
    exempt: int = 0
    suspended: int = 0
    elsewhere: int = 0
    on_leave_throughout: int = 0
    exempt_present: int = 0
    entitled: int = 0
    present_entitled: int = 0
    present: int = 0
    took_part: int = 0
    not_noted: int = 0
    total: int = 0

    @property
    def exempt_absent(self) -> int:
        return self.exempt - self.exempt_present

    @property
    def called(self) -> int:
        """Who has a vote or had leave: leave does not make the quorum easier."""
        return self.entitled + self.on_leave_throughout


def has_vote(standing: str, *, was_present: bool, is_elsewhere: bool) -> bool:
    """An official member who did not go to another cell for a time; the exempt if
    they come. Probationary, temporary and suspended members never."""
    if is_elsewhere:
        return False
    return standing == Standing.OFFICIAL or (
        standing == Standing.EXEMPT and was_present
    )


def counted_attendances(meeting: Meeting):
    """The members of the meeting, each with ``is_elsewhere`` on its day."""
    other_cells = Membership.objects.on(meeting.held_on).filter(
        member=OuterRef("member"), standing=Standing.TEMPORARY
    )
    other_cells = other_cells.exclude(cell=meeting.cell_round.cell_id)
    return meeting.attendances.annotate(is_elsewhere=Exists(other_cells))


def base_of(meeting: Meeting) -> Base:
    """Counted from the attendance as it stands; one query."""
    rows = counted_attendances(meeting).values_list(
        "standing", "presence", "was_present", "is_elsewhere"
    )
    base = Base()
    for standing, presence, was_present, is_elsewhere in rows:
        count(base, standing, presence, was_present, is_elsewhere)
    return base


def base_from(attendances) -> Base:
    """As ``base_of``, of rows of ``counted_attendances`` that are loaded already."""
    base = Base()
    for row in attendances:
        count(base, row.standing, row.presence, row.was_present, row.is_elsewhere)
    return base


def count(base: Base, standing, presence, was_present, is_elsewhere) -> None:
    """Add one member to ``base``."""
    is_present = presence == Presence.PRESENT
    base.total += 1
    base.present += is_present
    base.took_part += was_present
    base.not_noted += presence == Presence.EXPECTED and standing not in NOT_PRESENT
    setattr(base, standing, getattr(base, standing) + 1)
    base.elsewhere += is_elsewhere and standing == Standing.OFFICIAL
    base.exempt_present += standing == Standing.EXEMPT and was_present
    if not has_vote(standing, was_present=was_present, is_elsewhere=is_elsewhere):
        return
    if presence == Presence.ON_LEAVE and not was_present:
        base.on_leave_throughout += 1
    else:
        base.entitled += 1
        base.present_entitled += is_present


@dataclass(frozen=True)
class Quorum:
    """Whether enough of those who have a vote are in the room.

    ``present`` counts those with a vote; ``sentence`` names all the figures.
    """

    needed: int
    present: int
    is_met: bool
    sentence: str
    rule: VotingRule


def quorum_of(meeting: Meeting, base: Base, code: str = "") -> Quorum:
    """By the choice of the organisation or of one above it; one query, none where
    ``code`` says it."""
    code = code or choices_of(meeting.cell_round.cell).quorum_rule
    rule = rule_on(meeting.held_on, code, QUORUM)
    needed = rule.needed_of(base.called)
    is_met = base.called > 0 and base.present_entitled >= needed
    return Quorum(
        needed=needed,
        present=base.present_entitled,
        is_met=is_met,
        sentence=sentence(rule, base, needed, is_met=is_met),
        rule=rule,
    )


def sentence(rule: VotingRule, base: Base, needed: int, *, is_met: bool) -> str:
    """“Có mặt 14/15; …; cần trên một nửa, tức 8; đủ điều kiện.”"""
    return _(
        "Present %(present)s/%(total)s; of the %(called)s comrades called who have a "
        "vote, %(entitled)s are present; %(share)s needed, that is %(needed)s; "
        "%(outcome)s."
    ) % {
        "present": base.present,
        "total": base.total,
        "called": base.called,
        "entitled": base.present_entitled,
        "share": share_text(rule.code),
        "needed": needed,
        "outcome": _("the quorum is met") if is_met else _("the quorum is not met"),
    }


def share_text(code: str) -> str:
    """“trên một nửa”."""
    texts = {
        MORE_THAN_HALF: _("more than a half"),
        TWO_THIRDS: _("at least two thirds"),
    }
    return texts[code]
