"""The panel “findings” of the live page: what the cell points out, and kept items."""

import uuid
from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cells.meetings.forms.findings import FindingForm
from cells.meetings.forms.recorded import number_and_label
from cells.meetings.live_facts import live_facts
from cells.meetings.models import CellFinding, Meeting, Vote, VoteStatus
from cells.meetings.pages.remarks import (
    AnswerLine,
    answer_line,
    may_still_change,
    may_still_record,
    may_write_answer,
    why_nothing_is_recorded,
)
from cells.meetings.room import room_of


@dataclass
class FindingRow:
    """``vote_state``: "", "open", "carried", "not_carried" or "cancelled"."""

    pk: int
    subject: str
    indicator: str
    wording: str
    own_text: str
    guidance_text: str
    answer: AnswerLine
    vote_state: str
    vote_text: str
    is_withdrawn: bool
    withdraw_reason: str
    change_url: str = ""
    withdraw_url: str = ""
    answer_url: str = ""
    vote_url: str = ""


@dataclass
class FindingsPanel:
    """``kept_url``: where items that were returned twice go on; "" without any."""

    meeting_pk: int
    form: FindingForm | None
    rows: list[FindingRow]
    kept_url: str = ""
    why_not: str = ""
    form_error: str = ""


def findings_panel(
    meeting: Meeting, user, *, form: FindingForm | None = None, with_form: bool = True
) -> FindingsPanel:
    """``form``: what was typed, when it is shown again; ``with_form``: not the list
    alone."""
    if form is None and with_form and may_still_record(meeting):
        form = new_finding_form(meeting)
    room = room_of(meeting, localdate())
    was_returned = live_facts(meeting).was_returned_twice
    return FindingsPanel(
        meeting_pk=meeting.pk,
        form=form,
        rows=[finding_row(meeting, user, each) for each in room.findings],
        why_not=why_nothing_is_recorded(meeting),
        form_error=" ".join(form.non_field_errors()) if form else "",
        kept_url=reverse("meetings:kept_items", args=[meeting.pk])
        if was_returned
        else "",
    )


def new_finding_form(meeting: Meeting) -> FindingForm:
    room = room_of(meeting, localdate())
    return FindingForm(
        room=room, initial={"page_id": uuid.uuid4(), "subject": room.speaker}
    )


def finding_row(meeting: Meeting, user, finding: CellFinding) -> FindingRow:
    state, text = vote_line(finding.vote)
    row = FindingRow(
        pk=finding.pk,
        subject=finding.subject.full_name,
        indicator=number_and_label(finding.indicator),
        wording=finding.wording,
        own_text=finding.own_text,
        guidance_text=finding.guidance_text,
        answer=answer_line(finding),
        vote_state=state,
        vote_text=text,
        is_withdrawn=finding.withdrawn_at is not None,
        withdraw_reason=finding.withdraw_reason,
    )
    if may_still_change(meeting) and not row.is_withdrawn:
        add_acts(row, finding, meeting, user)
    return row


def vote_line(vote: Vote | None) -> tuple[str, str]:
    """How far the vote is, with the totals once it is closed."""
    if vote is None:
        return "", ""
    if vote.status != VoteStatus.CLOSED:
        return vote.status, str(VoteStatus(vote.status).label)
    text = _(
        "For %(in_favour)s, against %(against)s, no opinion %(blank)s, of %(entitled)s "
        "official members entitled to vote."
    ) % {
        "in_favour": vote.in_favour,
        "against": vote.against,
        "blank": vote.blank,
        "entitled": vote.entitled,
    }
    return ("carried" if vote.carried else "not_carried"), text


def add_acts(row: FindingRow, finding: CellFinding, meeting: Meeting, user) -> None:
    args = [meeting.pk, finding.pk]
    is_free = row.vote_state in ("", "cancelled")
    if is_free and not finding.answer:
        row.change_url = reverse("meetings:change_finding", args=args)
    if is_free or row.vote_state == "not_carried":
        row.withdraw_url = reverse("meetings:withdraw_finding", args=args)
    if may_write_answer(user, meeting, finding):
        row.answer_url = reverse("meetings:answer_finding", args=args)
    if is_free and may_still_record(meeting):
        page = reverse("meetings:open_vote", args=[meeting.pk])
        row.vote_url = f"{page}?finding={finding.pk}"
