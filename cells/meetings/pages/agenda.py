"""The page on which the running order is edited."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cells.meetings.agenda import AgendaRow, Balance, agenda_rows, balance_of
from cells.meetings.forms import MinutesForm
from cells.meetings.labels import day_line, hours_line, meeting_title
from cells.meetings.models import Meeting
from cells.meetings.running_order import template
from cells.meetings.services import ExpectedAttendance


@dataclass
class EditRow:
    """An item with its field; ``shown`` is what the page sends along as stored."""

    row: AgendaRow
    typed: str
    shown: str
    is_first: bool
    is_last: bool
    error: str = ""
    note: str = ""

    @property
    def prefix(self) -> str:
        return f"m{self.row.pk}"

    @property
    def name(self) -> str:
        """How screen readers name the buttons of the item."""
        return self.row.title


@dataclass(frozen=True)
class PageError:
    text: str
    url: str = ""


@dataclass
class AgendaPage:
    pk: int
    title: str
    day: str
    hours: str
    version: int
    agenda_version: int
    number: str
    with_collective: bool
    delegate_expected: bool
    absent_reason: str
    minutes_each: int
    balance: Balance
    rows: list[EditRow]
    errors: list[PageError] = field(default_factory=list)


def agenda_page(
    meeting: Meeting,
    *,
    typed: dict[int, MinutesForm] | None = None,
    late: list[int] | None = None,
    problem: str = "",
    attendance: dict | None = None,
) -> AgendaPage:
    """``typed``: minutes not stored; ``late``: items that somebody else changed;
    ``attendance``: what was typed beside them."""
    typed, late = typed or {}, late or []
    attendance = attendance or vars(attendance_of(meeting))
    rows = agenda_rows(meeting)
    page = AgendaPage(
        pk=meeting.pk,
        title=meeting_title(meeting),
        day=day_line(meeting),
        hours=hours_line(meeting),
        version=meeting.version,
        agenda_version=meeting.agenda_version,
        number=str(attendance["expected_number"] or ""),
        with_collective=attendance["with_collective"],
        delegate_expected=attendance["delegate_expected"],
        absent_reason=attendance["secretary_absent_reason"],
        minutes_each=template().minutes_each,
        balance=balance_of(meeting, rows),
        rows=[
            edit_row(row, rows, typed.get(row.pk), is_late=row.pk in late)
            for row in rows
        ],
    )
    if problem:
        page.errors.append(PageError(problem))
    page.errors += [
        PageError(f"{each.name}: {each.error}", f"#{each.prefix}-minutes")
        for each in page.rows
        if each.error
    ]
    return page


def attendance_of(meeting: Meeting) -> ExpectedAttendance:
    """What the running order was computed from last."""
    names = ExpectedAttendance.__dataclass_fields__
    return ExpectedAttendance(**{name: getattr(meeting, name) for name in names})


def edit_row(
    row: AgendaRow, rows: list[AgendaRow], form: MinutesForm | None, *, is_late: bool
) -> EditRow:
    edit = EditRow(
        row=row,
        typed=str(row.minutes) if form is None else form.typed,
        shown=str(row.minutes),
        is_first=row is rows[0],
        is_last=row is rows[-1],
    )
    if form is not None and not form.is_valid():
        edit.error = str(next(iter(form.errors.values()))[0])
    if is_late:
        edit.note = _(
            "Somebody set it to %(n)s minutes meanwhile. Save again to keep yours."
        ) % {"n": row.minutes}
    return edit
