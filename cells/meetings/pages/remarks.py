"""The panel “remarks” of the live page, and the page of all remarks of a meeting."""

import uuid
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Window
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.dates import saved_clock
from cells.meetings import policies
from cells.meetings.forms.recorded import number_and_label
from cells.meetings.forms.remarks import RemarkForm
from cells.meetings.models import (
    BEGUN,
    FIXED,
    AnswerKind,
    Meeting,
    MeetingStatus,
    Remark,
    RemarkStatus,
)
from cells.meetings.room import room_of
from cells.organisation.models import Member

NEWEST = 20
REMARKS_ON_A_PAGE = 30


@dataclass(frozen=True)
class AnswerLine:
    """How the member concerned answered; "" in ``kind`` while they have not."""

    kind: str
    label: str = ""
    text: str = ""
    by_clerk: bool = False


@dataclass
class RemarkRow:
    """One remark as those read it who record. ``is_hidden``: struck, without words."""

    pk: int
    subject: str
    author: str
    indicator: str
    deed: str
    happened: str
    effect: str
    proposal: str
    when: str
    is_about_person: bool
    is_struck: bool
    is_hidden: bool
    strike_reason: str
    answer: AnswerLine
    change_url: str = ""
    strike_url: str = ""
    answer_url: str = ""
    point_out_url: str = ""


@dataclass
class RemarksPanel:
    """``form`` is None when nothing is recorded any more; ``why_not`` says why."""

    meeting_pk: int
    form: RemarkForm | None
    rows: list[RemarkRow]
    count: int
    people: list[Member]
    speaker: int | None = None
    why_not: str = ""
    held: bool = False
    form_error: str = ""

    @property
    def count_text(self) -> str:
        text = ngettext("%(n)s remark recorded", "%(n)s remarks recorded", self.count)
        return text % {"n": self.count}

    @property
    def has_more(self) -> bool:
        return self.count > len(self.rows)


@dataclass
class RemarksPage:
    meeting_pk: int
    page: Page
    rows: list[RemarkRow]
    people: list[Member]
    chosen: int | None
    live_url: str
    why_not: str = ""


def may_still_change(meeting: Meeting) -> bool:
    """Corrections and answers go on until the minutes are passed."""
    minutes = policies.minutes_of(meeting)
    return meeting.status in BEGUN and (minutes is None or minutes.status not in FIXED)


def may_still_record(meeting: Meeting) -> bool:
    return meeting.status == MeetingStatus.RUNNING and may_still_change(meeting)


def why_nothing_is_recorded(meeting: Meeting) -> str:
    if may_still_record(meeting):
        return ""
    if meeting.status in BEGUN and not may_still_change(meeting):
        return _("The minutes are passed: nothing is recorded any more. Add to them.")
    return _("The session is not under way, so nothing is recorded.")


def remarks_panel(
    meeting: Meeting,
    user,
    *,
    form: RemarkForm | None = None,
    with_form: bool = True,
) -> RemarksPanel:
    """The form for the next remark and the newest ones; one query besides the room's.

    ``form``: what was typed, when it is shown again. ``with_form``: the news brings the
    list alone.
    """
    room = room_of(meeting, localdate())
    why_not = why_nothing_is_recorded(meeting)
    if form is None and with_form and not why_not:
        form = new_remark_form(meeting)
    remarks = list(remarks_of(meeting).annotate(total=Window(Count("pk")))[:NEWEST])
    return RemarksPanel(
        meeting_pk=meeting.pk,
        form=form,
        rows=remark_rows(meeting, user, remarks),
        count=remarks[0].total if remarks else 0,
        people=room.people,
        speaker=room.speaker,
        why_not=why_not,
        held=bool(form and form.is_bound and form.data.get("looked_at")),
        form_error=" ".join(form.non_field_errors()) if form else "",
    )


def new_remark_form(meeting: Meeting) -> RemarkForm:
    room = room_of(meeting, localdate())
    return RemarkForm(
        room=room, initial={"page_id": uuid.uuid4(), "subject": room.speaker}
    )


def remarks_of(meeting: Meeting):
    """Newest first, as a recorder looks for what was just said."""
    rows = meeting.remarks.select_related("subject", "author", "indicator")
    return rows.order_by("-recorded_at", "-pk")


def remarks_page(meeting: Meeting, user, *, member: str, number: str) -> RemarksPage:
    """All remarks of a meeting, or those for one member, page by page."""
    people = room_of(meeting, localdate()).people
    chosen = next((each.pk for each in people if str(each.pk) == member), None)
    rows = remarks_of(meeting)
    if chosen:
        rows = rows.filter(subject=chosen)
    page = Paginator(rows, REMARKS_ON_A_PAGE).get_page(number)
    return RemarksPage(
        meeting_pk=meeting.pk,
        page=page,
        rows=remark_rows(meeting, user, page.object_list),
        people=people,
        chosen=chosen,
        live_url=reverse("meetings:live", args=[meeting.pk]),
        why_not=why_nothing_is_recorded(meeting),
    )


def remark_rows(meeting: Meeting, user, remarks) -> list[RemarkRow]:
    may_read_struck = policies.may_read_struck(user, meeting)
    rows = []
    for remark in remarks:
        remark.meeting = meeting
        may_strike = policies.may_strike_remark(user, remark)
        row = remark_row(remark, may_read_struck=may_read_struck, is_marked=may_strike)
        if may_still_change(meeting) and not row.is_struck:
            add_acts(row, remark, meeting, user)
        rows.append(row)
    return rows


def remark_row(
    remark: Remark, *, may_read_struck: bool, is_marked: bool = False
) -> RemarkRow:
    """``is_marked``: for whoever may strike it, who sees that it is about a person."""
    is_struck = remark.status == RemarkStatus.STRUCK
    is_hidden = is_struck and not may_read_struck
    indicator = remark.indicator

    def shown(text: str) -> str:
        return "" if is_hidden else text

    return RemarkRow(
        pk=remark.pk,
        subject=remark.subject.full_name,
        author=shown(remark.author.full_name),
        indicator=shown(number_and_label(indicator) if indicator else ""),
        deed=shown(remark.deed),
        happened=shown(remark.happened),
        effect=shown(remark.effect),
        proposal=shown(remark.proposal),
        when=saved_clock(remark.recorded_at),
        is_about_person=is_marked and remark.is_about_person,
        is_struck=is_struck,
        is_hidden=is_hidden,
        strike_reason=shown(remark.strike_reason),
        answer=AnswerLine("") if is_hidden else answer_line(remark),
    )


def answer_line(record) -> AnswerLine:
    """Of a remark or a finding."""
    if not record.answer:
        return AnswerLine("")
    return AnswerLine(
        kind=record.answer,
        label=str(AnswerKind(record.answer).label),
        text=record.answer_text,
        by_clerk=record.answered_by_id != record.subject_id,
    )


def add_acts(row: RemarkRow, remark: Remark, meeting: Meeting, user) -> None:
    args = [meeting.pk, remark.pk]
    row.change_url = reverse("meetings:change_remark", args=args)
    if policies.may_strike_remark(user, remark):
        row.strike_url = reverse("meetings:strike_remark", args=args)
    if may_write_answer(user, meeting, remark):
        row.answer_url = reverse("meetings:answer_remark", args=args)
    if may_still_record(meeting):
        row.point_out_url = reverse("meetings:point_out", args=args)


def may_write_answer(user, meeting: Meeting, record) -> bool:
    """The clerk, unless the member has answered in person."""
    in_person = record.answered_by_id == record.subject_id and record.answer
    return policies.may_write_answers(user, meeting) and not in_person
