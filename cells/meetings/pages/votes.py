"""The panel “votes” of the live page, the page of a teller, and the totals that the
cell reads."""

import uuid
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cells.dates import saved_clock
from cells.meetings import policies
from cells.meetings.forms.votes import CountForm, VoteForm
from cells.meetings.live import live_attendances
from cells.meetings.models import (
    CellFinding,
    Meeting,
    Vote,
    VoteMode,
    VoteStatus,
    VoteSubject,
)
from cells.meetings.pages.remarks import may_still_record, why_nothing_is_recorded
from cells.meetings.quorum import MORE_THAN_HALF, Base, base_from, base_of
from cells.meetings.room import room_of
from cells.meetings.vote_words import (
    base_sentence,
    outcome_text,
    result_sentence,
    without_vote,
)
from cells.organisation.name_order import name_order


@dataclass
class VoteRow:
    """A vote that is over: with its totals, or why it was cancelled."""

    subject: str
    question: str
    mode: str
    when: str
    is_cancelled: bool
    carried: bool = False
    result: str = ""
    outcome: str = ""
    base_text: str = ""
    without_vote: list[str] = field(default_factory=list)
    cancel_reason: str = ""


@dataclass
class OpenVote:
    """The vote under way. ``count`` is None for whoever does not count."""

    pk: int
    subject: str
    question: str
    mode: str
    is_ballot: bool
    when: str
    tellers: str
    base_text: str
    present_text: str
    without_vote: list[str]
    count: CountForm | None = None
    close_url: str = ""
    count_url: str = ""
    cancel_url: str = ""
    ballots_url: str = ""


@dataclass
class VotesPanel:
    """``form`` opens a vote, None for who may not; while one is open it is refused."""

    meeting_pk: int
    form: VoteForm | None
    open: OpenVote | None
    rows: list[VoteRow]
    open_url: str
    list_url: str
    why_not: str = ""
    form_error: str = ""
    count_error: str = ""


def votes_of(meeting: Meeting) -> list[Vote]:
    votes = list(meeting.votes.order_by("-opened_at", "-pk"))
    for vote in votes:
        vote.meeting = meeting
    return votes


def votes_panel(
    meeting: Meeting,
    user,
    *,
    form: VoteForm | None = None,
    count: CountForm | None = None,
    with_form: bool = True,
) -> VotesPanel:
    """``form`` or ``count``: what was typed, when it is shown again; ``with_form``: not
    the list alone."""
    votes = votes_of(meeting)
    under_way = next((v for v in votes if v.status == VoteStatus.OPEN), None)
    may_open = may_still_record(meeting) and policies.may_open_vote(user, meeting)
    if form is None and with_form and may_open:
        form = new_vote_form(meeting)
    return VotesPanel(
        meeting_pk=meeting.pk,
        form=form,
        open=open_vote_of(under_way, user, count) if under_way else None,
        rows=[vote_row(each) for each in votes if each.status != VoteStatus.OPEN],
        open_url=reverse("meetings:open_vote", args=[meeting.pk]),
        list_url=reverse("meetings:votes", args=[meeting.pk]),
        why_not=why_nothing_is_recorded(meeting),
        form_error=" ".join(form.non_field_errors()) if form else "",
        count_error=" ".join(count.non_field_errors()) if count else "",
    )


def form_facts(meeting: Meeting) -> dict:
    """What the form of a new vote offers; no query where the room has it."""
    room = room_of(meeting, localdate())
    findings = [
        each
        for each in room.findings
        if each.withdrawn_at is None and not is_carried(each)
    ]
    return {
        "findings": findings,
        "present": room.present,
        "chair_pk": meeting.chair_id,
    }


def is_carried(finding: CellFinding) -> bool:
    return finding.vote is not None and bool(finding.vote.carried)


def new_vote_form(meeting: Meeting, *, finding_pk: str = "") -> VoteForm:
    """With the question filled in where a finding has been chosen."""
    facts = form_facts(meeting)
    initial = {
        "page_id": uuid.uuid4(),
        "subject": VoteSubject.CONCLUSION,
        "mode": VoteMode.CARD,
        "rule": MORE_THAN_HALF,
    }
    chosen = [each for each in facts["findings"] if str(each.pk) == finding_pk]
    if chosen:
        initial |= {"subject": VoteSubject.FINDING, "finding": chosen[0].pk}
    return VoteForm(initial=initial, **facts)


def open_vote_of(vote: Vote, user, count: CountForm | None = None) -> OpenVote:
    meeting = vote.meeting
    base = base_now(meeting)
    find_tellers(vote)
    args = [meeting.pk, vote.pk]
    is_ballot = vote.mode == VoteMode.BALLOT
    page = OpenVote(
        pk=vote.pk,
        subject=str(vote.get_subject_display()),
        question=vote.question,
        mode=str(vote.get_mode_display()),
        is_ballot=is_ballot,
        when=saved_clock(vote.opened_at),
        tellers=", ".join(
            each.full_name for each in sorted(vote.counting, key=name_order)
        ),
        base_text=base_sentence(meeting, base, vote.rule),
        present_text=present_text(base),
        without_vote=without_vote(base),
        count_url=reverse("meetings:count_vote", args=args),
    )
    if not may_still_record(meeting):
        return page
    if policies.may_count_vote(user, vote):
        page.count = count or new_count_form(vote, base)
        page.close_url = reverse("meetings:close_vote", args=args)
    if policies.may_strike(user, meeting):
        page.cancel_url = reverse("meetings:cancel_vote", args=args)
    if is_ballot:
        page.ballots_url = reverse("reports:ballot_papers", args=args)
    return page


def base_now(meeting: Meeting) -> Base:
    """From the attendances that the live page has loaded, else by a query."""
    loaded = live_attendances(meeting)
    return base_of(meeting) if loaded is None else base_from(loaded)


def find_tellers(vote: Vote) -> None:
    """The same of who counts the open vote."""
    loaded = live_attendances(vote.meeting)
    if loaded is not None:
        vote.counting = [row.member for row in loaded if row.is_teller]


def new_count_form(vote: Vote, base: Base) -> CountForm:
    return CountForm(vote=vote, base=base, initial={"version": vote.version})


def present_text(base: Base) -> str:
    return _("%(n)s of them are present now.") % {"n": base.present_entitled}


def vote_row(vote: Vote, *, with_words: bool = True) -> VoteRow:
    """``with_words``: for those who record; the others read what was asked, but never
    what is pointed out to one of them."""
    is_cancelled = vote.status == VoteStatus.CANCELLED
    row = VoteRow(
        subject=str(vote.get_subject_display()),
        question=vote.question if with_words or not is_about_member(vote) else "",
        mode=str(vote.get_mode_display()),
        when=saved_clock(vote.closed_at or vote.opened_at),
        is_cancelled=is_cancelled,
        cancel_reason=vote.cancel_reason if with_words else "",
    )
    if not is_cancelled:
        base = Base(**vote.base) if vote.base else Base(entitled=vote.entitled)
        row.carried = vote.carried
        row.result = result_sentence(vote)
        row.outcome = outcome_text(vote)
        row.base_text = base_sentence(vote.meeting, base, vote.rule)
        row.without_vote = without_vote(base)
    return row


def is_about_member(vote: Vote) -> bool:
    return vote.subject == VoteSubject.FINDING


@dataclass
class VoteListPage:
    """The totals that the cell reads; ``count_url`` for a teller of the open vote."""

    meeting_pk: int
    rows: list[VoteRow]
    count_url: str = ""
    back_url: str = ""
    live_url: str = ""


def vote_list_page(meeting: Meeting, user) -> VoteListPage:
    page = VoteListPage(
        meeting_pk=meeting.pk,
        rows=[
            vote_row(each, with_words=False)
            for each in votes_of(meeting)
            if each.status == VoteStatus.CLOSED
        ],
        count_url=own_count_url(meeting, user),
        back_url=reverse("meetings:detail", args=[meeting.pk]),
    )
    if policies.may_record(user, meeting):
        page.live_url = reverse("meetings:live", args=[meeting.pk])
    return page


def own_count_url(meeting: Meeting, user) -> str:
    """Where a teller records the totals of the vote that is open just now."""
    if not may_still_record(meeting):
        return ""
    vote = meeting.votes.filter(status=VoteStatus.OPEN, tellers=user).first()
    return reverse("meetings:count_vote", args=[meeting.pk, vote.pk]) if vote else ""
