"""A vote in words: its base, what is needed, its result. Totals, never names."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy, pgettext

from cells.meetings.models import Meeting, Vote
from cells.meetings.quorum import Base, rule_on, share_text

# Which number of the base, and how it is said.
WITHOUT_VOTE = (
    ("probationary", ngettext_lazy("%(n)s on probation", "%(n)s on probation", "n")),
    (
        "temporary",
        ngettext_lazy("%(n)s here for a time only", "%(n)s here for a time only", "n"),
    ),
    (
        "elsewhere",
        ngettext_lazy(
            "%(n)s gone to another cell for a time",
            "%(n)s gone to another cell for a time",
            "n",
        ),
    ),
    (
        "exempt_absent",
        ngettext_lazy(
            "%(n)s exempt and not present", "%(n)s exempt and not present", "n"
        ),
    ),
    ("suspended", ngettext_lazy("%(n)s suspended", "%(n)s suspended", "n")),
    (
        "on_leave_throughout",
        ngettext_lazy(
            "%(n)s absent with leave throughout",
            "%(n)s absent with leave throughout",
            "n",
        ),
    ),
)


def base_sentence(meeting: Meeting, base: Base, code: str) -> str:
    """“Trên 13 đảng viên chính thức có quyền biểu quyết; cần …: ít nhất 7”."""
    if not base.entitled:
        return _("The attendance names nobody with a vote yet.")
    rule = rule_on(meeting.held_on, code)
    return _(
        "Of %(entitled)s official members entitled to vote; %(share)s needed: at least "
        "%(needed)s"
    ) % {
        "entitled": base.entitled,
        "share": share_text(code),
        "needed": rule.needed_of(base.entitled),
    }


def without_vote(base: Base) -> list[str]:
    """Why members of the cell have no vote: how many, never who."""
    counts = [(getattr(base, name), text) for name, text in WITHOUT_VOTE]
    return [text % {"n": number} for number, text in counts if number > 0]


def result_sentence(vote: Vote) -> str:
    """“12/13 tán thành, 1 không có ý kiến: thông qua”; what is nought is left out."""
    parts = [
        pgettext("vote", "%(n)s/%(of)s for")
        % {"n": vote.in_favour, "of": vote.entitled}
    ]
    if vote.against:
        parts.append(pgettext("vote", "%(n)s against") % {"n": vote.against})
    if vote.blank:
        parts.append(pgettext("vote", "%(n)s no opinion") % {"n": vote.blank})
    return _("%(totals)s: %(outcome)s") % {
        "totals": ", ".join(parts),
        "outcome": outcome_text(vote),
    }


def outcome_text(vote: Vote) -> str:
    if vote.carried:
        return pgettext("vote", "carried")
    return pgettext("vote", "not carried")
