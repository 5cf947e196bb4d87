"""A question is put to the vote and its totals are recorded (M5)."""

import uuid
from dataclasses import asdict

import pytest

from cells.meetings.quorum import base_of
from cells.meetings.services.running import end_meeting
from cells.models import Attendance, AuditEntry, Meeting, Vote
from cells.workflow import WorkflowError
from tests.factories import NOW, make_member
from tests.live_scenes import running
from tests.meeting_scenes import fresh
from tests.votes_scenes import (
    QUESTION,
    again,
    counted,
    put,
    taken_back,
)

pytestmark = pytest.mark.usefixtures("_in_english")


@pytest.fixture
def meeting(cast):
    """Under way with five who have a vote, all present."""
    return running(cast)


def test_a_vote_opens_in_the_words_given(meeting, cast):
    number = fresh(meeting).live_number
    vote = again(put(meeting, cast.secretary, tellers=[cast.author]))
    assert (vote.status, vote.question, vote.rule) == (
        "open",
        QUESTION,
        "more_than_half",
    )
    assert list(vote.tellers.all()) == [cast.author]
    assert (vote.opened_by, vote.opened_at) == (cast.secretary, NOW)
    assert fresh(meeting).live_number == number + 1


@pytest.mark.parametrize(
    ("subject", "question"),
    [
        ("conclusion", "To pass the conclusion of the session"),
        ("minutes", "To pass the minutes of the session"),
        ("summary", "To pass the summary of the cell"),
    ],
)
def test_each_subject_has_its_usual_sentence(subject, question, meeting, cast):
    vote = put(meeting, cast.secretary, subject=subject, question="")
    assert vote.question == question
    assert put_after(vote, cast, question="Câu khác").question == "Câu khác"


def put_after(vote, cast, **values):
    counted(vote, cast.secretary, 5)
    return put(vote.meeting, cast.secretary, subject=vote.subject, **values)


def test_another_question_needs_words(meeting, cast):
    with pytest.raises(WorkflowError, match="Say what is voted on"):
        put(meeting, cast.secretary, question="  ")


def test_a_retry_makes_no_second_vote(meeting, cast):
    page = uuid.uuid4()
    first = put(meeting, cast.secretary, page_id=page)
    entries = AuditEntry.objects.count()
    assert put(meeting, cast.secretary, page_id=page, question="Khác") == first
    assert AuditEntry.objects.count() == entries
    counted(first, cast.secretary, 5)
    assert put(meeting, cast.secretary, page_id=page) == first
    assert Vote.objects.get().question == QUESTION


def test_one_vote_is_open_at_a_time(meeting, cast):
    put(meeting, cast.secretary)
    with pytest.raises(WorkflowError, match="voting on a question just now"):
        put(meeting, cast.secretary)
    assert Vote.objects.count() == 1


def test_tellers_are_present_and_no_chair_counts_a_ballot(meeting, cast):
    Attendance.objects.filter(member=cast.author).update(
        presence="on_leave", leave_reason="Đi học"
    )
    for tellers, sentence in (
        ([], "needs a teller"),
        ([cast.author], "who are present"),
        ([cast.stranger], "who are present"),
        ([cast.secretary], "chair does not count"),
        ([cast.colleague, cast.secretary], "chair does not count"),
    ):
        with pytest.raises(WorkflowError, match=sentence):
            put(meeting, cast.secretary, mode="ballot", tellers=tellers)
    put(meeting, cast.secretary, mode="ballot", tellers=[cast.colleague])


def test_raised_cards_need_no_teller_and_the_chair_may_be_one(meeting, cast):
    vote = put(meeting, cast.secretary, tellers=[cast.secretary])
    assert counted(vote, cast.secretary, 5).carried is True


def test_an_unknown_share_is_refused(meeting, cast):
    with pytest.raises(WorkflowError, match="No rule of that name"):
        put(meeting, cast.secretary, rule="three_quarters")


def test_a_result_keeps_its_base(meeting, cast):
    make_member(cast.cell, standing="probationary")
    vote = counted(put(meeting, cast.secretary), cast.secretary, 3, 1, 1)
    assert (vote.in_favour, vote.against, vote.blank) == (3, 1, 1)
    assert (vote.entitled, vote.carried, vote.status) == (5, True, "closed")
    assert vote.base == asdict(base_of(meeting))
    assert (vote.closed_by, vote.closed_at) == (cast.secretary, NOW)


# Written by hand from the rule: of all with a vote, not of those who voted.
@pytest.mark.parametrize(
    ("rule", "total", "least"),
    [
        ("more_than_half", 4, 3), ("more_than_half", 5, 3), ("more_than_half", 6, 4),
        ("more_than_half", 7, 4), ("more_than_half", 12, 7), ("more_than_half", 13, 7),
        ("two_thirds", 4, 3), ("two_thirds", 5, 4), ("two_thirds", 6, 4),
        ("two_thirds", 7, 5), ("two_thirds", 9, 6), ("two_thirds", 13, 9),
    ],
)  # fmt: skip
def test_what_carries_a_question(rule, total, least, cast):
    meeting = running(cast)
    with_a_vote(meeting, cast, total)
    for in_favour in (least - 1, least):
        vote = put(meeting, cast.secretary, rule=rule)
        closed = counted(vote, cast.secretary, in_favour)
        assert closed.entitled == total
        assert closed.carried is (in_favour == least)


def with_a_vote(meeting, cast, total):
    """``total`` official members in the attendance, all present."""
    rows = list(meeting.attendances.all())
    for row in rows[total:]:
        row.delete()
    for _ in range(total - len(rows)):
        member = make_member(cast.cell)
        Attendance.objects.create(
            meeting=meeting,
            member=member,
            standing="official",
            presence="present",
            was_present=True,
        )


def test_who_stays_silent_counts_against_the_share(meeting, cast):
    """Two of the five voted, both for it: less than half of all."""
    vote = counted(put(meeting, cast.secretary), cast.secretary, 2)
    assert vote.carried is False


def test_who_has_no_vote_is_not_in_the_base(meeting, cast):
    for standing in ("probationary", "temporary", "suspended"):
        Attendance.objects.create(
            meeting=meeting,
            member=make_member(cast.cell, standing=standing),
            standing=standing,
            presence="present",
            was_present=True,
        )
    vote = counted(put(meeting, cast.secretary), cast.secretary, 3)
    assert (vote.entitled, vote.carried) == (5, True)


@pytest.mark.parametrize("totals", [(6, 0, 0), (4, 1, 1), (0, 0, 6), (-1, 0, 0)])
def test_no_more_votes_than_voters(totals, meeting, cast):
    vote = put(meeting, cast.secretary)
    with pytest.raises(WorkflowError):
        counted(vote, cast.secretary, *totals)
    assert again(vote).status == "open"


def test_a_ballot_has_no_more_papers_than_voters_present(meeting, cast):
    Attendance.objects.filter(member=cast.author).update(presence="without_leave")
    ballot = put(meeting, cast.secretary, mode="ballot", tellers=[cast.colleague])
    with pytest.raises(WorkflowError, match="only 4 comrades"):
        counted(ballot, cast.colleague, 5)
    assert counted(ballot, cast.colleague, 4).carried
    card = put(meeting, cast.secretary)
    assert counted(card, cast.secretary, 5).carried


def test_nobody_with_a_vote_in_the_attendance_is_no_base(meeting, cast):
    vote = put(meeting, cast.secretary)
    Attendance.objects.all().delete()
    with pytest.raises(WorkflowError, match="Nobody with a vote"):
        counted(vote, cast.secretary, 0)


def test_the_same_result_sent_twice_is_one(meeting, cast):
    vote = put(meeting, cast.secretary)
    seen = again(vote).version
    counted(vote, cast.secretary, 4, 1)
    entries = AuditEntry.objects.count()
    from cells.meetings.services.votes import close_vote  # noqa: PLC0415

    facts = {"vote": again(vote), "seen_version": seen, "now": NOW}
    close_vote(**facts, in_favour=4, against=1, blank=0, by=cast.secretary)
    assert AuditEntry.objects.count() == entries
    for by, in_favour in ((cast.secretary, 5), (cast.author, 4)):
        with pytest.raises(WorkflowError):
            close_vote(**facts, in_favour=in_favour, against=1, blank=0, by=by)
    assert again(vote).in_favour == 4


def test_a_vote_taken_back_has_no_result(meeting, cast):
    vote = put(meeting, cast.secretary)
    with pytest.raises(WorkflowError, match="Say why"):
        taken_back(vote, cast.secretary, reason=" ")
    assert taken_back(vote, cast.secretary).status == "cancelled"
    with pytest.raises(WorkflowError):
        counted(vote, cast.secretary, 5)
    put(meeting, cast.secretary)


def test_a_result_is_not_taken_back(meeting, cast):
    vote = counted(put(meeting, cast.secretary), cast.secretary, 5)
    with pytest.raises(WorkflowError):
        taken_back(vote, cast.secretary)
    assert again(vote).status == "closed"


def test_the_session_does_not_end_over_an_open_vote(meeting, cast):
    vote = put(meeting, cast.secretary)
    ending = {"meeting": fresh(meeting), "by": cast.secretary, "now": NOW}
    with pytest.raises(WorkflowError):
        end_meeting(**ending, seen_version=meeting.version)
    counted(vote, cast.secretary, 5)
    ending["meeting"] = fresh(meeting)
    end_meeting(**ending, seen_version=fresh(meeting).version)
    with pytest.raises(WorkflowError, match="not under way"):
        put(meeting, cast.secretary)


def test_nothing_is_voted_on_before_the_session(cast, meeting):
    Meeting.objects.update(status="ended", ended_at=NOW)
    with pytest.raises(WorkflowError, match="not under way"):
        put(meeting, cast.secretary)


def test_no_field_says_who_voted_how():
    names = {field.name for field in Vote._meta.get_fields()}
    people = {name for name in names if "member" in name or "voter" in name}
    assert people == set()
    assert {f.name for f in Vote._meta.many_to_many} == {"tellers"}
