"""The panel “findings” of the live page: what the cell points out, and kept items."""

import uuid
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.meetings.forms.findings import FindingForm
from cells.meetings.forms.recorded import number_and_label
from cells.meetings.kept_items import KeptItem, kept_items_of
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
    meeting_pk: int
    form: FindingForm | None
    rows: list[FindingRow]
    kept_text: str = ""
    kept_leaders: list[str] = field(default_factory=list)
    kept_url: str = ""
    why_not: str = ""
    form_error: str = ""


def findings_panel(
    meeting: Meeting, user, *, typed=None, form: FindingForm | None = None
) -> FindingsPanel:
    """``form``: what was typed, when it is shown again."""
    if form is None and may_still_record(meeting):
        form = new_finding_form(meeting)
    panel = FindingsPanel(
        meeting_pk=meeting.pk,
        form=form,
        rows=[finding_row(meeting, user, each) for each in findings_of(meeting)],
        why_not=why_nothing_is_recorded(meeting),
        form_error=" ".join(form.non_field_errors()) if form else "",
    )
    add_kept(panel, meeting, kept_items_of(meeting))
    return panel


def new_finding_form(meeting: Meeting) -> FindingForm:
    room = room_of(meeting, localdate())
    return FindingForm(
        room=room, initial={"page_id": uuid.uuid4(), "subject": room.speaker}
    )


def findings_of(meeting: Meeting):
    return meeting.findings.select_related("subject", "indicator", "vote")


def add_kept(panel: FindingsPanel, meeting: Meeting, kept: list[KeptItem]) -> None:
    """How many there are and who leads them: no name, no word of either text."""
    if not kept:
        return
    text = ngettext(
        "%(n)s item was returned twice and kept by its author.",
        "%(n)s items were returned twice and kept by their authors.",
        len(kept),
    )
    panel.kept_text = text % {"n": len(kept)}
    panel.kept_leaders = list(dict.fromkeys(each.led_by for each in kept))
    panel.kept_url = reverse("meetings:kept_items", args=[meeting.pk])


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
