"""The page of the minutes as they are read: text, confirmations, additions, ways on."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.audit.models import AuditEntry
from cells.dates import clock
from cells.meetings import policies
from cells.meetings.labels import day_line, meeting_title
from cells.meetings.minutes_content import is_intact, shown_parts
from cells.meetings.minutes_sections import Section, sections_of
from cells.meetings.models import (
    BEGUN,
    ConfirmingRole,
    Meeting,
    Minutes,
    MinutesStatus,
)
from cells.meetings.pages.minutes_papers import PaperLink, paper_links
from cells.meetings.services.minutes_confirming import role_of
from cells.meetings.services.minutes_passing import may_be_reopened
from cells.reviews.labels import StatusBadge

GROUP = 4  # characters of a hash that are read at a glance
LOOKS = {
    MinutesStatus.DRAFT: ("gold", "pencil"),
    MinutesStatus.PASSED: ("done", "check"),
    MinutesStatus.LOCKED: ("done", "lock"),
}


@dataclass(frozen=True)
class ConfirmationRow:
    """One of the two places; ``at`` is empty until it is confirmed."""

    role: str
    name: str
    at: str = ""
    reason: str = ""


@dataclass(frozen=True)
class AdditionRow:
    head: str
    text: str
    about: str = ""


@dataclass(frozen=True)
class OpeningRow:
    who: str
    office: str
    at: str


@dataclass(frozen=True)
class ConfirmForm:
    url: str
    version: int
    shown: str
    locks: bool
    error: str = ""


@dataclass
class MinutesPage:
    meeting_pk: int
    title: str
    day: str
    cell_name: str
    badge: StatusBadge | None = None
    sections: list[Section] = field(default_factory=list)
    confirmations: list[ConfirmationRow] = field(default_factory=list)
    additions: list[AdditionRow] = field(default_factory=list)
    openings: list[OpeningRow] = field(default_factory=list)
    papers: list[PaperLink] = field(default_factory=list)
    hash_groups: list[str] = field(default_factory=list)
    is_intact: bool = True
    reopen_reason: str = ""
    state_text: str = ""
    form_error: str = ""
    confirm: ConfirmForm | None = None
    draft_url: str = ""
    aloud_url: str = ""
    pass_url: str = ""
    reopen_url: str = ""
    stand_in_url: str = ""
    add_url: str = ""
    pdf_url: str = ""
    own_url: str = ""


def minutes_page(meeting: Meeting, user) -> MinutesPage:
    """As it is read. The caller has recorded the opening."""
    page = page_head(meeting)
    page.papers = paper_links(meeting, user)
    minutes = policies.minutes_of(meeting)
    if minutes is None:
        add_beginning(page, meeting, user)
        return page
    minutes.meeting = meeting
    page.sections = sections_of(shown_parts(minutes))
    page.openings = openings_of(minutes)
    add_ways(page, minutes, user)
    if minutes.content is not None:
        add_fixed(page, minutes, user)
    return page


def page_head(meeting: Meeting) -> MinutesPage:
    minutes = policies.minutes_of(meeting)
    return MinutesPage(
        meeting_pk=meeting.pk,
        title=_("Minutes of the session"),
        day=day_line(meeting),
        cell_name=f"{meeting.cell_round.cell.name}. {meeting_title(meeting)}.",
        badge=minutes_badge(minutes) if minutes else None,
        reopen_reason=minutes.reopen_reason if minutes else "",
        own_url=reverse("meetings:detail", args=[meeting.pk]),
    )


def minutes_badge(minutes: Minutes) -> StatusBadge:
    status = MinutesStatus(minutes.status)
    tone, icon = LOOKS[status]
    return StatusBadge(label=str(status.label), tone=tone, icon=icon)


def add_beginning(page: MinutesPage, meeting: Meeting, user) -> None:
    has_begun = meeting.status in BEGUN
    page.state_text = (
        _("There are no minutes yet. They are drafted from what was recorded.")
        if has_begun
        else _("The minutes are drafted once the session has begun.")
    )
    if has_begun and policies.may_edit_minutes(user, meeting):
        page.draft_url = reverse("meetings:draft_minutes", args=[meeting.pk])


def add_ways(page: MinutesPage, minutes: Minutes, user) -> None:
    meeting, args = minutes.meeting, [minutes.meeting_id]
    page.pdf_url = reverse("reports:minutes_pdf", args=args)
    page.aloud_url = reverse("meetings:minutes_aloud", args=args)
    if minutes.status == MinutesStatus.DRAFT:
        page.state_text = _("Chair and clerk edit the draft.")
        if policies.may_strike(user, meeting):
            page.pass_url = reverse("meetings:pass_minutes", args=args)


def add_fixed(page: MinutesPage, minutes: Minutes, user) -> None:
    """What is there from the passing on."""
    meeting, args = minutes.meeting, [minutes.meeting_id]
    rows = list(minutes.confirmations.select_related("member"))
    page.hash_groups = in_groups(minutes.content_sha256)
    page.is_intact = is_intact(minutes)
    page.confirmations = confirmation_rows(meeting, rows)
    page.additions = addition_rows(minutes)
    if minutes.status == MinutesStatus.LOCKED:
        if policies.may_add_to_minutes(user, meeting):
            page.add_url = reverse("meetings:add_to_minutes", args=args)
        return
    given = sum(1 for each in rows if each.confirmed_at)
    if policies.may_confirm_minutes(user, meeting) and role_of(minutes, rows, user):
        page.confirm = ConfirmForm(
            url=reverse("meetings:confirm_minutes", args=args),
            version=minutes.version,
            shown=minutes.content_sha256,
            locks=given == 1,
        )
    if policies.may_strike(user, meeting) and may_be_reopened(minutes, rows):
        page.reopen_url = reverse("meetings:reopen_minutes", args=args)
    if policies.may_name_stand_in(user, meeting):
        page.stand_in_url = reverse("meetings:name_stand_in", args=args)


def in_groups(sha256: str) -> list[str]:
    return [sha256[at : at + GROUP] for at in range(0, len(sha256), GROUP)]


def confirmation_rows(meeting: Meeting, rows) -> list[ConfirmationRow]:
    by_role = {each.role: each for each in rows}
    people = {ConfirmingRole.CHAIR: meeting.chair, ConfirmingRole.CLERK: meeting.clerk}
    shown = []
    for role, own in people.items():
        row = by_role.get(role)
        member = row.member if row else own
        shown.append(
            ConfirmationRow(
                role=str(role.label),
                name=member.full_name,
                at=clock(row.confirmed_at) if row and row.confirmed_at else "",
                reason=row.stand_in_reason if row else "",
            )
        )
    return shown


def addition_rows(minutes: Minutes) -> list[AdditionRow]:
    return [addition_row(each) for each in minutes.additions.select_related("member")]


def addition_row(addition) -> AdditionRow:
    about = addition.member.full_name if addition.member else ""
    return AdditionRow(
        head=_("Added at %(time)s, reason: %(reason)s")
        % {"time": clock(addition.added_at), "reason": addition.reason},
        text=addition.text,
        about=_("Concerns comrade %(name)s.") % {"name": about} if about else "",
    )


def openings_of(minutes: Minutes) -> list[OpeningRow]:
    """Newest first."""
    entries = AuditEntry.objects.openings_of("minutes", [minutes.pk])
    return [
        OpeningRow(
            who=str(entry.actor),
            office=office_words(entry.details.get("office", "")),
            at=clock(entry.at),
        )
        for entry in entries
    ]


def office_of(user, meeting: Meeting) -> str:
    """In which office somebody opens the minutes; a code for the trace."""
    if user.pk == meeting.chair_id:
        return "chair"
    if user.pk == meeting.clerk_id:
        return "clerk"
    if policies.may_prepare(user, meeting):
        return "leader"
    return "stand_in"


def office_words(office: str) -> str:
    return {
        "chair": str(ConfirmingRole.CHAIR.label),
        "clerk": str(ConfirmingRole.CLERK.label),
        "leader": _("leader of the cell"),
        "stand_in": _("confirms in the place of another"),
    }.get(office, "")
