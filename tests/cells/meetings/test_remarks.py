"""A remark is about a deed, recorded once, corrected while the minutes are a draft."""

from datetime import timedelta
from uuid import uuid4

import pytest

from cells.meetings.about_person import HeldBackError, digest_of
from cells.meetings.services.remarks import (
    change_remark,
    record_remark,
    strike_remark,
)
from cells.models import Attendance, AuditEntry, Meeting, Minutes, Remark
from cells.organisation.models import Membership, Standing
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.meeting_scenes import item_of
from tests.remarks_scenes import (
    DEED,
    PERSON,
    answered,
    ended,
    loaded,
    minutes_passed,
    number,
    remark,
    running,
    struck,
    values,
)


@pytest.fixture
def meeting(cast):
    return running(cast)


def record(meeting, cast, page_id, **changed):
    return record_remark(
        meeting=meeting,
        values=values(cast, **changed),
        page_id=page_id,
        by=cast.colleague,
        now=NOW,
    )


def change(row, cast, *, looked_at="", seen=None, **changed):
    change_remark(
        remark=row,
        values=values(cast, **changed),
        seen_version=seen or row.version,
        looked_at=looked_at,
        by=cast.colleague,
        now=NOW,
    )


def test_it_stands_with_its_four_answers_item_and_recorder(cast, meeting):
    item = item_of(meeting, "members")
    type(item).objects.filter(pk=item.pk).update(status="running")
    row = remark(
        meeting, cast, indicator=number(meeting, 5), happened=" Tháng 8 ",
        effect="Giảng viên sửa không kịp", proposal="Gửi ngay trong ngày",
    )  # fmt: skip
    row.refresh_from_db()
    assert (row.subject, row.author) == (cast.author, cast.former)
    assert (row.deed, row.happened) == (DEED, "Tháng 8")
    assert row.indicator.number == 5
    assert (row.item, row.recorded_by, row.recorded_at) == (item, cast.colleague, NOW)
    assert (row.status, row.is_about_person, row.answer) == ("recorded", False, "")


def test_the_same_page_records_once_whatever_it_sends_again(cast, meeting):
    page = uuid4()
    row = record(meeting, cast, page)
    again = record(loaded(meeting), cast, page, deed="Lời khác")
    assert again == row
    assert Remark.objects.get().deed == DEED
    acts = AuditEntry.objects.filter(action="meeting.record_remark")
    assert acts.count() == 1


def test_a_retry_after_the_end_is_acknowledged_and_nothing_new_is(cast, meeting):
    page = uuid4()
    row = record(meeting, cast, page)
    minutes_passed(ended(meeting), cast)
    assert record(loaded(meeting), cast, page) == row
    with pytest.raises(WorkflowError):
        record(loaded(meeting), cast, uuid4())
    assert Remark.objects.count() == 1


@pytest.mark.parametrize("status", ["planned", "convened", "ended", "cancelled"])
def test_nothing_is_recorded_while_it_is_not_under_way(cast, meeting, status):
    Meeting.objects.filter(pk=meeting.pk).update(
        status=status, ended_at=NOW, cancel_reason="Bão"
    )
    with pytest.raises(WorkflowError):
        remark(loaded(meeting), cast)
    assert not Remark.objects.exists()


def test_nothing_is_recorded_once_the_minutes_are_passed(cast, meeting):
    row = remark(meeting, cast)
    minutes_passed(meeting, cast)
    acts = [
        lambda: remark(loaded(meeting), cast),
        lambda: change(row, cast, deed="Khác"),
        lambda: strike_remark(
            remark=row, reason="Vì", seen_version=1, by=cast.secretary, now=NOW
        ),
    ]
    for act in acts:
        with pytest.raises(WorkflowError, match="Biên bản"):
            act()
    row.refresh_from_db()
    assert (row.deed, row.status, row.version) == (DEED, "recorded", 1)
    assert Remark.objects.count() == 1


def test_a_draft_of_the_minutes_hinders_nothing(cast, meeting):
    Minutes.objects.create(meeting=meeting, drafted_by=cast.colleague, drafted_at=NOW)
    row = remark(meeting, cast)
    change(row, cast, deed="Nói lại cho đúng")
    row.refresh_from_db()
    assert row.deed == "Nói lại cho đúng"


def test_nobody_remarks_on_oneself(cast, meeting):
    with pytest.raises(WorkflowError):
        remark(meeting, cast, author=cast.author)


@pytest.mark.parametrize("who", ["subject", "author"])
@pytest.mark.parametrize(
    "person", ["stranger", "committee_secretary", "administrator", "staff"]
)
def test_only_members_of_the_cell_speak_and_are_spoken_of(cast, meeting, who, person):
    with pytest.raises(WorkflowError):
        remark(meeting, cast, **{who: getattr(cast, person)})
    assert not Remark.objects.exists()


@pytest.mark.parametrize("standing", [Standing.SUSPENDED, Standing.EXEMPT])
def test_who_takes_no_part_is_not_spoken_of(cast, meeting, standing):
    Membership.objects.filter(member=cast.author).update(standing=standing)
    with pytest.raises(WorkflowError):
        remark(meeting, cast)


def noted(meeting, member, standing=Standing.OFFICIAL, **facts):
    return Attendance.objects.create(
        meeting=meeting, member=member, standing=standing, **facts
    )


def test_nothing_is_said_of_who_is_away_and_all_of_who_came(cast, meeting):
    noted(meeting, cast.former)
    row = noted(meeting, cast.author, presence="on_leave", leave_reason="Đi công tác")
    with pytest.raises(WorkflowError):
        remark(meeting, cast)
    Attendance.objects.filter(pk=row.pk).update(was_present=True)  # left early
    assert remark(meeting, cast)


def test_who_is_exempt_and_came_takes_part(cast, meeting):
    Membership.objects.filter(member=cast.author).update(standing=Standing.EXEMPT)
    noted(meeting, cast.former)
    row = noted(meeting, cast.author, Standing.EXEMPT)
    with pytest.raises(WorkflowError):
        remark(meeting, cast)
    Attendance.objects.filter(pk=row.pk).update(presence="present", was_present=True)
    assert remark(meeting, cast)


def test_who_is_suspended_takes_no_part_even_if_noted_as_present(cast, meeting):
    noted(meeting, cast.former)
    noted(
        meeting, cast.author, Standing.SUSPENDED, presence="present", was_present=True
    )
    with pytest.raises(WorkflowError):
        remark(meeting, cast)


def test_words_about_a_person_are_held_back_until_looked_at(cast, meeting):
    with pytest.raises(HeldBackError) as held:
        remark(meeting, cast, deed=PERSON)
    assert not Remark.objects.exists()
    assert loaded(meeting).live_number == 0
    with pytest.raises(HeldBackError):  # other words: judged anew
        remark(meeting, cast, deed=PERSON + ".", looked_at=held.value.digest)
    row = remark(meeting, cast, deed=PERSON, looked_at=held.value.digest)
    assert row.is_about_person


@pytest.mark.parametrize("name", ["deed", "happened", "effect", "proposal"])
def test_each_of_the_four_answers_is_looked_at(cast, meeting, name):
    with pytest.raises(HeldBackError):
        remark(meeting, cast, **{name: PERSON})


def test_a_digest_of_words_about_a_deed_marks_nothing(cast, meeting):
    texts = values(cast).texts()
    row = remark(meeting, cast, looked_at=digest_of(texts))
    assert not row.is_about_person


def test_a_correction_is_judged_again_and_takes_the_mark_away(cast, meeting):
    row = remark(meeting, cast)
    with pytest.raises(HeldBackError) as held:
        change(row, cast, deed=PERSON)
    row.refresh_from_db()
    assert (row.deed, row.version) == (DEED, 1)
    change(row, cast, deed=PERSON, looked_at=held.value.digest)
    assert row.is_about_person
    change(row, cast, deed=DEED)
    row.refresh_from_db()
    assert (row.is_about_person, row.version) == (False, 3)


def test_an_older_page_changes_nothing(cast, meeting):
    row = remark(meeting, cast)
    change(row, cast, deed="Bản thứ hai")
    with pytest.raises(WorkflowError):
        change(row, cast, deed="Bản cũ", seen=1)
    row.refresh_from_db()
    assert row.deed == "Bản thứ hai"


def test_words_that_were_answered_stay_and_the_rest_may_change(cast, meeting):
    row = remark(meeting, cast)
    answered(row, cast.author)
    for changed in ({"deed": "Khác"}, {"subject": cast.deputy}, {"effect": "Khác"}):
        with pytest.raises(WorkflowError):
            change(row, cast, **changed)
    change(row, cast, author=cast.deputy, indicator=number(meeting, 2))
    row.refresh_from_db()
    assert (row.author, row.indicator.number) == (cast.deputy, 2)
    assert (row.deed, row.answer) == (DEED, "explains")


def test_the_chair_strikes_with_a_reason_and_a_trace(cast, meeting):
    row = remark(meeting, cast)
    with pytest.raises(WorkflowError):
        strike_remark(
            remark=row, reason=" ", seen_version=1, by=cast.secretary, now=NOW
        )
    row = struck(meeting, cast, deed="Việc khác")
    row.refresh_from_db()
    assert (row.status, row.struck_by) == ("struck", cast.secretary)
    assert (row.strike_reason, row.struck_at) == ("Không đúng việc", NOW)
    act = AuditEntry.objects.get(action="meeting.strike_remark")
    assert act.actor_id == cast.secretary.pk
    with pytest.raises(WorkflowError):
        change(row, cast, deed="Đã bỏ thì không sửa")
    with pytest.raises(WorkflowError):
        answered(row, cast.author)


def test_the_chair_strikes_no_remark_about_the_chair(cast, meeting):
    row = remark(meeting, cast, subject=cast.secretary)
    with pytest.raises(WorkflowError):
        strike_remark(
            remark=row, reason="Vì", seen_version=1, by=cast.secretary, now=NOW
        )
    row.refresh_from_db()
    assert row.status == "recorded"


def test_the_trace_names_neither_author_nor_words(cast, meeting):
    row = remark(meeting, cast, proposal="Đề nghị gửi sớm")
    change(row, cast, deed="Phiếu gửi chậm")
    struck(meeting, cast, reason="Lý do riêng")
    acts = AuditEntry.objects.filter(action__startswith="meeting.")
    assert {each.actor_id for each in acts} <= {cast.colleague.pk, cast.secretary.pk}
    texts = " ".join(str(vars(each)) for each in acts)
    for word in (cast.former.full_name, cast.former.username, "Phiếu", "riêng", "sớm"):
        assert word not in texts


def test_each_record_is_news_for_the_other_machine(cast, meeting):
    numbers = [loaded(meeting).live_number]
    row = remark(meeting, cast, now=NOW + timedelta(minutes=1))
    numbers.append(loaded(meeting).live_number)
    change(row, cast, deed="Khác")
    numbers.append(loaded(meeting).live_number)
    answered(row, cast.author)
    numbers.append(loaded(meeting).live_number)
    assert numbers == sorted(set(numbers))
