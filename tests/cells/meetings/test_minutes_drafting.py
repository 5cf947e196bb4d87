"""The minutes follow from what was recorded, and what people wrote is kept (M6)."""

import pytest

from cells.meetings.services.conclusion import start_conclusion
from cells.meetings.services.minutes import draft_minutes, use_replaced
from cells.meetings.services.remarks import strike_remark
from cells.models import AuditEntry, Meeting, Minutes, Paper, Remark, Turn
from cells.saving import Saved
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.meeting_scenes import planned
from tests.minutes_scenes import (
    AFTER,
    RESPONSE,
    SUMMARY,
    absent,
    again,
    closed,
    drafted,
    edit,
    part,
    recorded,
    session,
    turn,
    write,
)
from tests.remarks_scenes import DEED, answered, ended, loaded, remark


def redraft(cast, minutes):
    draft_minutes(meeting=loaded(minutes.meeting), by=cast.colleague, now=AFTER)
    return again(minutes)


def kinds(minutes) -> list[str]:
    return list(minutes.parts.values_list("kind", flat=True))


def test_the_parts_stand_in_the_order_of_the_paper(cast):
    assert kinds(drafted(cast)) == [
        "opening", "present", "proceedings", "presentation", "remark", "remark",
        "response", "finding", "discussion", "conclusion", "closing",
    ]  # fmt: skip


def test_hour_day_and_place_are_those_of_the_meeting(cast):
    text = part(drafted(cast), "opening").text
    assert "hồi 10 giờ 00 phút, ngày 05/10/2026, tại Phòng họp A2" in text
    assert cast.cell.name in text


def test_attendance_is_counted_and_the_absent_are_named_with_their_reasons(cast):
    meeting = recorded(cast)
    absent(meeting, cast.former)
    absent(meeting, cast.deputy, reason="")
    text = part(drafted(cast, meeting), "present").text
    assert "Tổng số 5 đảng viên (chính thức 5, dự bị 0" in text
    assert "Có mặt 3." in text
    leave = f"Vắng có lý do 1: {cast.former.full_name} (Đi công tác tại Hà Nội)"
    assert leave in text
    assert f"vắng không có lý do 1: {cast.deputy.full_name}." in text
    assert f"Chủ trì: đồng chí {cast.secretary.full_name}." in text
    assert f"Thư ký: đồng chí {cast.colleague.full_name}." in text
    assert "có quyền biểu quyết: 4." in text


def test_a_remark_is_a_part_without_its_author_in_the_text(cast):
    rows = drafted(cast).parts.filter(kind="remark")
    assert [row.remark.author for row in rows] == [cast.former, cast.deputy]
    assert "đề nghị" not in rows[0].text
    assert DEED.rstrip(".") in rows[0].text
    assert "(biểu hiện số 5)" in rows[0].text
    for row in rows:
        assert row.remark.author.full_name not in row.text


def test_the_answer_stands_below_its_remark(cast):
    meeting = recorded(cast)
    answered(Remark.objects.first(), cast.author)
    row = part(drafted(cast, meeting), "remark")
    assert "Đồng chí Hoàng Văn Sơn giải trình: Hôm đó tôi đi công tác." in row.text


def test_presentation_and_response_are_what_was_noted(cast):
    minutes = drafted(cast)
    assert part(minutes, "presentation").text == f"{SUMMARY}."
    assert part(minutes, "response").text == f"{RESPONSE}."


def test_members_stand_in_the_order_in_which_they_spoke(cast):
    meeting = session(cast)
    turn(meeting, cast.author, position=2)
    turn(meeting, cast.deputy, position=1)
    rows = drafted(cast, meeting).parts.filter(kind="presentation")
    assert [row.member for row in rows] == [cast.deputy, cast.author]


def test_a_remark_about_somebody_without_a_turn_stands_after_the_turns(cast):
    meeting = recorded(cast)
    remark(meeting, cast, subject=cast.former, author=cast.deputy, deed="Nộp chậm")
    row = drafted(cast, meeting).parts.filter(kind="remark").last()
    assert row.remark.subject == cast.former


def test_a_finding_has_its_number_and_the_totals_of_its_vote(cast):
    text = part(drafted(cast), "finding").text
    assert "Chi bộ chỉ ra: Nể nang khi nhận xét giờ dạy (biểu hiện số 5)." in text
    assert "tán thành 4, không tán thành 1, không có ý kiến 0, trên 5 đảng" in text


def test_the_vote_on_the_minutes_closes_them(cast):
    meeting = recorded(cast)
    text = part(drafted(cast, meeting), "closing").text
    assert text == "Biên bản đã đọc trước chi bộ, …/… đồng chí nhất trí."
    closed(meeting, cast.colleague)
    text = part(drafted(cast, ended(meeting)), "closing").text
    assert "5/5 đồng chí nhất trí" in text
    assert "kết thúc hồi 10 giờ 00 phút" in text


def test_votes_stand_with_mode_and_base(cast):
    meeting = recorded(cast)
    closed(meeting, cast.colleague, subject="conclusion", mode="ballot")
    text = part(drafted(cast, meeting), "conclusion").text
    assert "bằng phiếu kín: tán thành 5" in text
    assert "trên 5 đảng viên" in text


def test_the_measures_of_the_conclusion_are_read_out_in_words(cast):
    meeting = recorded(cast)
    paper = start_conclusion(meeting=meeting, by=cast.colleague, now=NOW)
    table = "| Biện pháp | Thời hạn |\n| Lập phiếu góp ý | 01/12/2026 |"
    Paper.objects.filter(pk=paper.pk).update(text=f"Thông qua:\n{table}\nHết.")
    text = part(drafted(cast, meeting), "conclusion").text
    assert "- Biện pháp: Lập phiếu góp ý; Thời hạn: 01/12/2026\nHết." in text
    assert "|" not in text


def test_the_headings_of_the_conclusion_stand_below_that_of_the_minutes(cast):
    meeting = recorded(cast)
    paper = start_conclusion(meeting=meeting, by=cast.colleague, now=NOW)
    text = "I- ĐÁNH GIÁ CHUNG\nĐúng chương trình.\nII- VIỆC TIẾP THEO\nNộp kế hoạch."
    Paper.objects.filter(pk=paper.pk).update(text=text)
    assert part(drafted(cast, meeting), "conclusion").text == (
        "Chủ trì kết luận:\n1. Đánh giá chung\nĐúng chương trình.\n"
        "2. Việc tiếp theo\nNộp kế hoạch."
    )


def test_drafted_anew_what_was_struck_is_gone(cast):
    minutes = drafted(cast)
    row = Remark.objects.first()
    strike_remark(remark=row, reason="Sai", seen_version=1, by=cast.secretary, now=NOW)
    assert kinds(redraft(cast, minutes)).count("remark") == 1


def test_an_edited_text_stays_where_its_records_have_not_changed(cast):
    minutes = drafted(cast)
    row = part(minutes, "opening")
    write(minutes, edit(row, "Hôm nay chi bộ họp."))
    redraft(cast, minutes)
    row.refresh_from_db()
    assert (row.text, row.replaced) == ("Hôm nay chi bộ họp.", "")


def test_an_edited_text_is_kept_beside_the_new_one_and_may_be_used_again(cast):
    minutes = drafted(cast)
    row = part(minutes, "presentation")
    write(minutes, edit(row, "Chữ đã sửa"))
    Turn.objects.update(summary="Tóm tắt mới")
    redraft(cast, minutes)
    row.refresh_from_db()
    assert (row.text, row.replaced) == ("Tóm tắt mới.", "Chữ đã sửa")
    use_replaced(minutes=again(minutes), part_id=row.pk, by=cast.colleague, now=AFTER)
    row.refresh_from_db()
    assert (row.text, row.replaced) == ("Chữ đã sửa", "Tóm tắt mới.")


def test_nothing_else_is_used_again(cast):
    minutes = drafted(cast)
    with pytest.raises(WorkflowError):
        use_replaced(
            minutes=minutes,
            part_id=part(minutes, "opening").pk,
            by=cast.colleague,
            now=AFTER,
        )


def test_words_about_a_turn_that_is_gone_are_not_lost(cast):
    minutes = drafted(cast)
    row = part(minutes, "presentation")
    write(minutes, edit(row, "Ghi tay của thư ký"))
    Turn.objects.all().delete()
    assert part(redraft(cast, minutes), "presentation").text == "Ghi tay của thư ký"


def test_new_records_come_in_at_their_place(cast):
    minutes = drafted(cast)
    remark(loaded(minutes.meeting), cast, deed="Việc thứ ba")
    minutes = redraft(cast, minutes)
    assert kinds(minutes)[3:8] == [
        "presentation", "remark", "remark", "remark", "response"
    ]  # fmt: skip
    assert list(minutes.parts.values_list("position", flat=True)) == list(range(1, 13))


@pytest.mark.parametrize("status", ["planned", "convened"])
def test_nothing_is_drafted_before_the_session_begins(cast, status):
    meeting = planned(cast)
    Meeting.objects.filter(pk=meeting.pk).update(status=status)
    with pytest.raises(WorkflowError):
        draft_minutes(meeting=loaded(meeting), by=cast.colleague, now=NOW)
    assert not Minutes.objects.exists()


def test_what_was_kept_on_paper_is_entered_after_the_end(cast):
    minutes = drafted(cast, ended(recorded(cast)))
    row = part(minutes, "discussion")
    outcome = write(minutes, edit(row, "Ghi từ sổ tay"))
    assert outcome[row.pk][0] == Saved.STORED
    assert minutes.meeting.status == "ended"


def test_two_editors_lose_nothing(cast):
    minutes = drafted(cast)
    row = part(minutes, "opening")
    write(minutes, edit(row, "Của thư ký"), page="a")
    outcome = write(again(minutes), edit(row, "Của chủ trì"), page="b")
    assert outcome[row.pk][0] == Saved.CONFLICT
    row.refresh_from_db()
    assert row.text == "Của thư ký"


def test_each_edit_raises_the_version_of_the_minutes(cast):
    minutes = drafted(cast)
    before = again(minutes).version
    write(minutes, edit(part(minutes, "opening"), "Khác"))
    assert again(minutes).version == before + 1
    write(again(minutes), edit(part(minutes, "opening"), "Khác"))
    assert again(minutes).version == before + 1


def test_a_part_of_other_minutes_is_not_touched(cast):
    minutes = drafted(cast)
    row = part(minutes, "opening")
    row.pk += 1000
    assert write(minutes, edit(row, "Lạ")) == {}


def test_the_trace_names_no_word(cast):
    drafted(cast)
    entry = AuditEntry.objects.get(action="minutes.draft")
    assert entry.details == {"parts": 11}
