"""Lessons of a session: without names, shown when the next one is prepared (M7)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cells.models import AuditEntry, LessonLearned, Meeting, Minutes, ReviewRound
from cells.preparation.pages.lessons import earlier_lessons
from cells.preparation.services.lessons import (
    NamesSomebodyError,
    change_lesson,
    record_lesson,
    withdraw_lesson,
)
from cells.workflow import WorkflowError
from tests.factories import NOW, make_member, open_round
from tests.joining_scenes import vote as stored_vote
from tests.live_scenes import running
from tests.meeting_scenes import planned

TEXT = "Bắt đầu đúng giờ, mỗi đồng chí trình bày đủ 3 phút"


def kept(cast, text=TEXT, kind="went_well", **values):
    facts = {"cell_round": cast.cell_round, "by": cast.secretary, "now": NOW} | values
    return record_lesson(kind=kind, text=text, **facts)


def test_a_lesson_is_kept_changed_and_withdrawn(cast):
    lesson = kept(cast)
    facts = {"lesson": lesson, "by": cast.deputy, "now": NOW}
    change_lesson(kind="to_change", text="Họp sớm hơn", seen_version=1, **facts)
    stored = LessonLearned.objects.get()
    assert (stored.kind, stored.text, stored.version) == ("to_change", "Họp sớm hơn", 2)
    with pytest.raises(WorkflowError):
        change_lesson(kind="to_change", text="Khác", seen_version=1, **facts)
    with pytest.raises(WorkflowError):
        withdraw_lesson(seen_version=1, **facts)
    withdraw_lesson(seen_version=2, **facts)
    with pytest.raises(WorkflowError):
        withdraw_lesson(seen_version=3, **facts)
    assert LessonLearned.objects.get().withdrawn_at == NOW


def test_the_same_press_twice_keeps_one(cast):
    first = kept(cast)
    entries = AuditEntry.objects.count()
    assert kept(cast) == first
    assert AuditEntry.objects.count() == entries
    assert kept(cast, kind="assessment") != first


@pytest.mark.parametrize("spelt", ["{}", "Đồng chí {} nói dài", "({})", "{}."])
def test_a_lesson_names_nobody(spelt, cast):
    for member in (cast.author, cast.secretary):
        for name in (member.full_name, member.full_name.upper()):
            with pytest.raises(NamesSomebodyError) as refused:
                kept(cast, spelt.format(name.replace(" ", "  ")))
            assert member.full_name not in str(refused.value)
    assert not LessonLearned.objects.exists()


def test_part_of_another_word_is_no_name(cast):
    make_member(cast.cell, full_name="Vũ An")
    kept(cast, "Tác phong vũ anh hùng, an toàn")
    with pytest.raises(NamesSomebodyError):
        kept(cast, "Đồng chí Vũ An")


def test_a_lesson_needs_words_and_a_round_that_is_not_over(cast):
    with pytest.raises(WorkflowError):
        kept(cast, "  ")
    type(cast.cell_round).objects.update(status="closed", closed_at=NOW)
    with pytest.raises(WorkflowError):
        kept(cast)


def test_no_word_of_it_stands_in_the_trace(cast):
    lesson = kept(cast, "DẤU-BÀI-HỌC")
    withdraw_lesson(lesson=lesson, seen_version=1, by=cast.deputy, now=NOW)
    assert "DẤU" not in str(list(AuditEntry.objects.values()))


# The pages.


@pytest.fixture
def meeting(cast):
    return running(cast)


def address(name, meeting, *args):
    return reverse(f"meetings:{name}", args=[meeting.pk, *args])


def test_the_clerk_keeps_them_until_the_minutes_lock(meeting, cast, client):
    client.force_login(cast.colleague)
    posted = {"kind": "to_change", "text": TEXT}
    assert client.post(address("add_lesson", meeting), posted).status_code == 302
    page = client.get(address("lessons", meeting)).content.decode()
    assert TEXT in page
    assert address("change_lesson", meeting, LessonLearned.objects.get().pk) in page
    Minutes.objects.create(
        meeting=meeting,
        status="locked",
        drafted_by=cast.colleague,
        drafted_at=NOW,
        passed_at=NOW,
        locked_at=NOW,
        passed_by_vote=stored_vote(meeting),
        content={},
        content_sha256="0",
    )
    assert client.post(address("add_lesson", meeting), posted).status_code == 403
    page = client.get(address("lessons", meeting)).content.decode()
    assert address("add_lesson", meeting) not in page
    client.force_login(cast.secretary)
    other = {"kind": "went_well", "text": "Phòng họp rộng"}
    assert client.post(address("add_lesson", meeting), other).status_code == 302


def test_a_member_reads_them_only(meeting, cast, client):
    kept(cast)
    client.force_login(cast.former)
    page = client.get(address("lessons", meeting)).content.decode()
    assert TEXT in page
    assert address("add_lesson", meeting) not in page


@pytest.mark.parametrize(
    "wrong",
    [{"kind": ""}, {"kind": "praise"}, {"text": " "}, {"text": "a" * 1001}],
)
def test_wrong_input_is_shown_again(wrong, meeting, cast, client):
    client.force_login(cast.secretary)
    posted = {"kind": "went_well", "text": "CHỮ-ĐÃ-GÕ"} | wrong
    answer = client.post(address("add_lesson", meeting), posted)
    assert answer.status_code == 422
    assert posted["text"][:9].strip() in answer.content.decode()
    assert not LessonLearned.objects.exists()


def test_a_name_is_refused_with_the_words_kept(meeting, cast, client):
    client.force_login(cast.secretary)
    words = f"CHỮ-ĐÃ-GÕ về {cast.author.full_name}"
    for _press in range(2):
        answer = client.post(
            address("add_lesson", meeting), {"kind": "went_well", "text": words}
        )
        assert answer.status_code == 409
        assert "không nêu tên ai" in answer.content.decode()
        assert "CHỮ-ĐÃ-GÕ" in answer.content.decode()
    assert not LessonLearned.objects.exists()


def test_a_stale_change_shows_both(meeting, cast, client):
    lesson = kept(cast)
    client.force_login(cast.secretary)
    change_lesson(
        lesson=lesson,
        kind="went_well",
        text="CỦA-NGƯỜI-KHÁC",
        seen_version=1,
        by=cast.deputy,
        now=NOW,
    )
    posted = {"kind": "went_well", "text": "CỦA-TÔI", "version": 1}
    answer = client.post(address("change_lesson", meeting, lesson.pk), posted)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "CỦA-TÔI" in page
    assert "CỦA-NGƯỜI-KHÁC" in page
    assert 'name="version" value="2"' in page
    withdrawal = address("withdraw_lesson", meeting, lesson.pk)
    assert client.post(withdrawal, {"version": 1}).status_code == 409
    assert client.post(withdrawal, {"version": "x"}).status_code == 422
    assert client.post(withdrawal, {"version": 2}).status_code == 302


def test_nothing_is_learned_before_the_session(cast, client):
    meeting = planned(cast)
    client.force_login(cast.secretary)
    answer = client.post(
        address("add_lesson", meeting), {"kind": "went_well", "text": "CHỮ-ĐÃ-GÕ"}
    )
    assert answer.status_code == 409
    assert "CHỮ-ĐÃ-GÕ" in answer.content.decode()


# The next round.


def next_round(cast):
    """The round of the year after, once the first one is over."""
    type(cast.cell_round).objects.filter(pk=cast.cell_round.pk).update(
        status="closed", closed_at=NOW
    )
    ReviewRound.objects.update(year=2025)
    return open_round(cast.cell, cast.secretary, slug="dot-sau")


def test_the_next_preparation_shows_them_with_their_year(meeting, cast, client):
    kept(cast)
    kept(cast, "Đã rút", kind="to_change")
    LessonLearned.objects.filter(text="Đã rút").update(withdrawn_at=NOW)
    later = next_round(cast)
    block = earlier_lessons(later)
    assert block.year == 2025
    assert [row.text for group in block.groups for row in group.rows] == [TEXT]
    for person in (cast.secretary, cast.former):
        client.force_login(person)
        hub = client.get(reverse("journey:preparation", args=[later.pk]))
        assert "Rút kinh nghiệm năm 2025" in hub.content.decode()
        assert "1 điều rút kinh nghiệm" in hub.content.decode()
        assert address("lessons", meeting) in hub.content.decode()
        assert TEXT in client.get(address("lessons", meeting)).content.decode()
    client.force_login(cast.secretary)
    plan = client.get(reverse("meetings:plan", args=[later.pk])).content.decode()
    assert TEXT in plan


def test_the_own_round_and_other_cells_are_not_earlier(meeting, cast):
    kept(cast)
    assert earlier_lessons(cast.cell_round) is None
    assert earlier_lessons(cast.other_round) is None


NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


@pytest.mark.parametrize("number", [1, 30])
def test_the_page_asks_as_often_for_thirty_as_for_one(number, meeting, cast, client):
    for each in range(number):
        kept(cast, f"Bài học {each}")
    assert Meeting.objects.count() == 1
    client.force_login(cast.secretary)
    client.get(reverse("password_change"))
    with CaptureQueriesContext(connection) as captured:
        client.get(address("lessons", meeting))
    asked = [query["sql"] for query in captured.captured_queries]
    assert len([sql for sql in asked if not sql.startswith(NOT_COUNTED)]) == 5
