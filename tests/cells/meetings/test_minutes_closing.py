"""The last sentence of the minutes: the vote on them, and when the session ended."""

from cells.meetings.minutes_content import is_intact, shown_parts
from cells.models import Meeting
from tests.minutes_scenes import (
    AFTER,
    again,
    closed,
    drafted,
    edit,
    part,
    pass_them,
    recorded,
    write,
)


def closing_of(minutes) -> list[str]:
    return [each.text for each in shown_parts(minutes) if each.kind == "closing"]


def voted_after_the_draft(cast):
    meeting = recorded(cast)
    minutes = drafted(cast, meeting)
    closed(meeting, cast.colleague, in_favour=4, blank=1)
    return minutes


def test_the_vote_after_the_draft_stands_in_what_is_passed(cast):
    minutes = pass_them(voted_after_the_draft(cast))
    assert closing_of(again(minutes)) == [
        "Biên bản đã đọc trước chi bộ, 4/5 đồng chí nhất trí."
    ]


def test_a_closing_that_somebody_wrote_stays(cast):
    minutes = voted_after_the_draft(cast)
    write(minutes, edit(part(minutes, "closing"), "Chi bộ nhất trí 4/5."))
    passed = pass_them(again(minutes))
    assert closing_of(again(passed)) == ["Chi bộ nhất trí 4/5."]


def test_the_end_after_the_passing_is_told_beside_the_fixed_text(cast):
    minutes = pass_them(voted_after_the_draft(cast))
    Meeting.objects.filter(pk=minutes.meeting_id).update(status="ended", ended_at=AFTER)
    read = again(minutes)
    assert closing_of(read) == [
        "Biên bản đã đọc trước chi bộ, 4/5 đồng chí nhất trí.",
        "Buổi sinh hoạt kết thúc hồi 12 giờ 00 phút cùng ngày.",
    ]
    assert is_intact(read)


def test_the_end_is_told_once(cast):
    minutes = voted_after_the_draft(cast)
    Meeting.objects.filter(pk=minutes.meeting_id).update(status="ended", ended_at=AFTER)
    passed = pass_them(again(minutes))
    (closing,) = closing_of(again(passed))
    assert closing == (
        "Biên bản đã đọc trước chi bộ, 4/5 đồng chí nhất trí; buổi sinh hoạt kết thúc "
        "hồi 12 giờ 00 phút cùng ngày."
    )
