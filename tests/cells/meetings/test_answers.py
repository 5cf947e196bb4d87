"""The member answers by an opaque version; the clerk writes down what is said."""

import pytest

from cells.meetings.services.answers import (
    Answer,
    answer_record,
    is_as_seen,
    opaque_version,
    tell_whom_to_answer,
)
from cells.models import AuditEntry, Notification, Remark
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.remarks_scenes import (
    answered,
    ended,
    finding,
    minutes_passed,
    remark,
    running,
    struck,
)


@pytest.fixture
def meeting(cast):
    return running(cast)


@pytest.fixture(params=["remark", "finding"])
def row(request, cast, meeting):
    return (
        remark(meeting, cast) if request.param == "remark" else finding(meeting, cast)
    )


def test_the_member_answers_and_may_answer_anew(cast, row):
    answered(row, cast.author, "explains", " Hôm đó tôi nghỉ ")
    assert (row.answer, row.answer_text) == ("explains", "Hôm đó tôi nghỉ")
    assert (row.answered_by, row.answered_at) == (cast.author, NOW)
    answered(row, cast.author, "accepts", "")
    assert (row.answer, row.answer_text, row.version) == ("accepts", "", 3)


@pytest.mark.parametrize("kind", ["explains", "reserves"])
def test_an_explanation_and_a_reservation_need_words(cast, row, kind):
    with pytest.raises(WorkflowError):
        answered(row, cast.author, kind, "  ")
    with pytest.raises(WorkflowError):
        answered(row, cast.author, "agrees", "Lời")
    row.refresh_from_db()
    assert row.answer == ""


def test_the_clerk_writes_down_but_never_over_the_members_own(cast, row):
    answered(row, cast.colleague, "accepts", "")
    assert row.answered_by == cast.colleague
    answered(row, cast.author, "explains", "Tôi nói thêm")
    with pytest.raises(WorkflowError):
        answered(row, cast.colleague, "accepts", "")
    row.refresh_from_db()
    assert (row.answer, row.answered_by) == ("explains", cast.author)


def test_an_older_page_answers_nothing(cast, row):
    answered(row, cast.author)
    with pytest.raises(WorkflowError):
        answer_record(
            record=row, answer=Answer("accepts"), seen_version=1,
            by=cast.author, now=NOW,
        )  # fmt: skip


def test_answers_are_open_after_the_end_and_shut_with_the_minutes(cast, meeting, row):
    ended(meeting)
    answered(row, cast.author, "accepts")
    minutes_passed(meeting, cast)
    with pytest.raises(WorkflowError):
        answered(row, cast.author)
    assert row.answer == "accepts"


def test_the_opaque_version_changes_with_the_row_and_tells_no_number(cast, row):
    seen = opaque_version(row)
    assert is_as_seen(row, seen)
    answered(row, cast.author)
    assert not is_as_seen(row, seen)
    assert not is_as_seen(row, "")
    assert str(row.pk) != seen
    assert len({seen, opaque_version(row)}) == 2


def test_the_trace_names_who_answered_and_no_word(cast, row):
    answered(row, cast.author, "reserves", "Lời riêng của tôi")
    act = AuditEntry.objects.filter(action__startswith="meeting.answer").get()
    assert act.actor_id == cast.author.pk
    assert "riêng" not in str(vars(act))


def told():
    rows = Notification.objects.filter(kind="remarks_to_answer")
    return sorted(rows.values_list("recipient", flat=True))


def test_whoever_has_something_to_answer_is_told_once_a_meeting(cast, meeting):
    remark(meeting, cast)
    finding(meeting, cast)
    remark(meeting, cast, subject=cast.deputy, author=cast.author)
    struck(meeting, cast, subject=cast.former, author=cast.author)
    done = remark(meeting, cast, subject=cast.colleague, author=cast.author)
    answered(done, cast.colleague, "accepts", "")
    assert told() == []  # nobody is told in the middle of the session
    tell_whom_to_answer(meeting=meeting, now=NOW)
    assert told() == sorted([cast.author.pk, cast.deputy.pk])
    remark(meeting, cast, subject=cast.former, author=cast.author)
    tell_whom_to_answer(meeting=meeting, now=NOW)  # resumed, and ended again
    assert told() == sorted([cast.author.pk, cast.deputy.pk, cast.former.pk])
    assert Remark.objects.count() == 5


def test_the_notice_says_nothing_of_the_remark(cast, meeting):
    remark(meeting, cast)
    tell_whom_to_answer(meeting=meeting, now=NOW)
    notice = Notification.objects.get(kind="remarks_to_answer")
    text = f"{notice.text} {notice.facts} {notice.path}"
    for word in ("Phiếu", cast.former.full_name, cast.former.username):
        assert word not in text
    assert notice.path == f"/meetings/{meeting.pk}/about-me/"
