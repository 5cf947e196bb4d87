"""The clock as it is shown: minutes, and seconds in the last minute only."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from cells.meetings.clocks import spent_of
from cells.meetings.live import Live


@dataclass(frozen=True)
class Clock:
    """``spent`` and ``limit`` in seconds; the script counts on from them."""

    spent: int
    limit: int
    runs: bool

    @property
    def is_over(self) -> bool:
        return self.limit > 0 and self.spent >= self.limit

    @property
    def shows_seconds(self) -> bool:
        """In the last minute of the time given."""
        return 0 < self.limit - self.spent <= 60

    @property
    def text(self) -> str:
        """“3”, in the last minute “5:07”."""
        minutes, seconds = divmod(self.spent, 60)
        return f"{minutes}:{seconds:02}" if self.shows_seconds else str(minutes)

    @property
    def limit_text(self) -> str:
        return _("of %(n)s minutes") % {"n": self.limit // 60}

    @property
    def shown(self) -> int:
        """For the bar: never beyond its end."""
        return min(self.spent, self.limit)


@dataclass(frozen=True)
class TimeLeft:
    """Seconds left, negative once it is over; ``runs``: the script counts down.

    ``within`` and ``over`` are the sentences with {n} for the minutes.
    """

    seconds: int
    runs: bool
    within: str
    over: str

    @property
    def is_over(self) -> bool:
        return self.seconds < 0

    @property
    def text(self) -> str:
        """Begun minutes are counted."""
        minutes = -(-abs(self.seconds) // 60)
        return (self.over if self.is_over else self.within).format(n=minutes)


def item_left(clock: Clock) -> TimeLeft:
    """“Mục này còn 42 phút”."""
    return TimeLeft(
        seconds=clock.limit - clock.spent,
        runs=clock.runs,
        within=_("{n} min left of this item"),
        over=_("This item is {n} min over"),
    )


def session_left(live: Live) -> TimeLeft:
    """From the beginning and the length of the session."""
    ends = live.meeting.started_at + timedelta(minutes=live.meeting.minutes)
    return TimeLeft(
        seconds=int((ends - live.now).total_seconds()),
        runs=True,
        within=_("{n} min left of the session"),
        over=_("The session is {n} min over"),
    )


def clock_of(row, now: datetime) -> Clock:
    return Clock(
        spent=spent_of(row, now),
        limit=row.minutes * 60,
        runs=row.running_since is not None,
    )


def minutes_text(minutes: int) -> str:
    return _("%(n)s min") % {"n": minutes}


def spent_text(row) -> str:
    """How long a finished turn or item took, begun minutes counted."""
    return minutes_text(max(1, round(row.spent_seconds / 60)))
