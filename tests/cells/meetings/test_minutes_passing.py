"""Passing fixes every word; nothing is recorded after it; the chair may open again."""

import pytest

from cells.canonical import content_hash
from cells.meetings.minutes_content import hash_now, is_intact, shown_parts
from cells.meetings.services.minutes import draft_minutes
from cells.meetings.services.minutes_passing import reopen_minutes
from cells.meetings.services.remarks import strike_remark
from cells.models import AuditEntry, CellSummary, Notification, Turn
from cells.workflow import WorkflowError
from tests.factories import TODAY
from tests.minutes_scenes import (
    AFTER,
    absent,
    again,
    closed,
    confirm,
    drafted,
    edit,
    part,
    pass_them,
    passed,
    write,
)
from tests.remarks_scenes import answered, finding, loaded, point, remark
from tests.votes_scenes import put


def draft_with_vote(cast):
    minutes = drafted(cast)
    closed(minutes.meeting, cast.colleague)
    return again(minutes)


def reopen(minutes, by, reason="Ghi nhầm giờ", **values):
    minutes = again(minutes)
    facts = {"seen_version": minutes.version} | values
    reopen_minutes(minutes=minutes, reason=reason, by=by, now=AFTER, **facts)
    return again(minutes)


def test_every_word_with_heads_and_votes_is_fixed(cast):
    minutes = passed(cast)
    content = minutes.content
    assert minutes.status == "passed"
    assert minutes.passed_at == AFTER
    assert content_hash(content) == minutes.content_sha256
    assert content["heads"]["entitled"] == 5
    assert [vote["subject"] for vote in content["votes"]] == ["finding", "minutes"]
    texts = [each["text"] for each in content["parts"]]
    *body, closing = minutes.parts.values_list("text", flat=True)
    assert texts == [*body, closing.replace("…/…", "5/5")]
    leads = [each["lead"] for each in content["parts"] if each["kind"] == "remark"]
    authors = (cast.former, cast.deputy)
    assert leads == [f"Đồng chí {who.full_name}:" for who in authors]


@pytest.mark.parametrize("kind", ["opening", "remark", "finding", "closing"])
def test_any_word_changes_the_hash(cast, kind):
    minutes = draft_with_vote(cast)
    before = hash_now(minutes)
    row = part(minutes, kind)
    write(minutes, edit(row, f"{row.text} x"))
    assert hash_now(again(minutes)) != before


def test_what_is_read_comes_from_the_fixed_content(cast):
    minutes = passed(cast)
    minutes.parts.update(text="Sửa sau khi thông qua")
    assert "Sửa sau" not in str(shown_parts(again(minutes)))
    assert is_intact(minutes)
    minutes.content["parts"][0]["text"] = "Khác"
    assert not is_intact(minutes)


def test_not_without_reading_them_out(cast):
    with pytest.raises(WorkflowError):
        pass_them(draft_with_vote(cast), is_read_out=False)


@pytest.mark.parametrize("changed", [{"carried": False}, {"subject": "other"}])
def test_only_by_a_carried_vote_on_the_minutes(cast, changed):
    minutes = drafted(cast)
    vote = closed(minutes.meeting, cast.colleague, **changed)
    with pytest.raises(WorkflowError):
        pass_them(minutes, vote=vote)
    assert again(minutes).status == "draft"


def test_not_while_another_vote_is_open(cast):
    minutes = draft_with_vote(cast)
    put(minutes.meeting, cast.secretary)
    with pytest.raises(WorkflowError):
        pass_them(minutes)


def test_not_once_somebody_edited_since_they_were_shown(cast):
    minutes = draft_with_vote(cast)
    seen = minutes.version
    write(minutes, edit(part(minutes, "opening"), "Khác"))
    with pytest.raises(WorkflowError):
        pass_them(minutes, seen_version=seen)


def test_not_once_something_was_recorded_since_they_were_shown(cast):
    minutes = draft_with_vote(cast)
    shown = hash_now(minutes)
    closed(minutes.meeting, cast.colleague, subject="other")
    with pytest.raises(WorkflowError):
        pass_them(minutes, shown=shown)
    assert again(minutes).content is None


def changed_turn(meeting, cast):
    Turn.objects.filter(meeting=meeting).update(summary="Nói khác")


def strike(meeting, cast):
    row = meeting.remarks.first()
    strike_remark(
        remark=row, reason="Sai", seen_version=row.version, by=meeting.chair, now=AFTER
    )


RECORDED_SINCE = {
    "remark": lambda meeting, cast: remark(meeting, cast, deed="Sau khi dự thảo"),
    "finding": lambda meeting, cast: finding(meeting, cast, wording="Sau dự thảo"),
    "point": lambda meeting, cast: point(meeting, cast, text="Sau khi dự thảo"),
    "struck": strike,
    "answer": lambda meeting, cast: answered(meeting.remarks.first(), cast.author),
    "vote": lambda meeting, cast: closed(meeting, cast.deputy, subject="other"),
    "turn": changed_turn,
    "attendance": lambda meeting, cast: absent(meeting, cast.former),
}


@pytest.mark.parametrize("kind", RECORDED_SINCE)
def test_not_while_they_leave_out_what_was_recorded_since(cast, kind):
    """By a page that showed the newest records beside the older draft."""
    minutes = draft_with_vote(cast)
    edited = part(minutes, "opening")
    write(minutes, edit(edited, "Chữ của thư ký"))
    RECORDED_SINCE[kind](loaded(minutes.meeting), cast)
    with pytest.raises(WorkflowError):
        pass_them(minutes)
    assert again(minutes).content is None
    draft_minutes(meeting=loaded(minutes.meeting), by=cast.colleague, now=AFTER)
    assert "Chữ của thư ký" in str(pass_them(minutes).content)


def test_a_text_edited_by_hand_is_current_while_its_records_stand(cast):
    minutes = draft_with_vote(cast)
    write(minutes, edit(part(minutes, "remark"), "Ghi gọn hơn"))
    assert "Ghi gọn hơn" in str(pass_them(minutes).content)


def test_a_kept_text_without_records_does_not_hinder(cast):
    """Somebody wrote into the part of a turn that was left out afterwards."""
    minutes = draft_with_vote(cast)
    write(minutes, edit(part(minutes, "presentation"), "Đã trình bày ngắn"))
    Turn.objects.update(status="left_out", left_out_reason="Vắng")
    with pytest.raises(WorkflowError):
        pass_them(minutes)
    for _time in range(2):
        draft_minutes(meeting=loaded(minutes.meeting), by=cast.colleague, now=AFTER)
    assert "Đã trình bày ngắn" in str(pass_them(minutes).content)


def test_nothing_is_recorded_drafted_or_edited_after_it(cast):
    minutes = passed(cast)
    meeting = loaded(minutes.meeting)
    row = part(minutes, "opening")
    for act in (
        lambda: remark(meeting, cast, deed="Sau cùng"),
        lambda: finding(meeting, cast, wording="Sau cùng"),
        lambda: point(meeting, cast, text="Sau cùng"),
        lambda: put(meeting, cast.secretary),
        lambda: draft_minutes(meeting=meeting, by=cast.colleague, now=AFTER),
        lambda: write(minutes, edit(row, "Sau cùng")),
    ):
        with pytest.raises(WorkflowError):
            act()


def test_chair_and_clerk_are_asked_to_confirm(cast):
    passed(cast)
    told = Notification.objects.filter(kind="minutes_to_confirm")
    ids = set(told.values_list("recipient", flat=True))
    assert ids == {cast.secretary.pk, cast.colleague.pk}


def test_the_trace_holds_the_hash_and_no_word(cast):
    minutes = passed(cast)
    details = AuditEntry.objects.get(action="minutes.pass").details
    assert details["sha256"] == minutes.content_sha256
    assert set(details) == {"sha256", "vote"}


def test_opened_again_they_are_a_draft_with_the_reason(cast):
    minutes = reopen(passed(cast), cast.secretary)
    assert (minutes.status, minutes.content, minutes.content_sha256) == (
        "draft", None, ""
    )  # fmt: skip
    assert minutes.reopen_reason == "Ghi nhầm giờ"
    remark(loaded(minutes.meeting), cast, deed="Được ghi lại")
    draft_minutes(meeting=loaded(minutes.meeting), by=cast.colleague, now=AFTER)
    assert pass_them(minutes).reopen_reason == ""


def test_a_reason_is_needed(cast):
    with pytest.raises(WorkflowError):
        reopen(passed(cast), cast.secretary, reason="  ")


def test_not_once_somebody_has_confirmed(cast):
    minutes = passed(cast)
    confirm(minutes, cast.colleague)
    with pytest.raises(WorkflowError):
        reopen(minutes, cast.secretary)
    assert again(minutes).status == "passed"


def test_not_by_an_old_page(cast):
    with pytest.raises(WorkflowError):
        reopen(passed(cast), cast.secretary, seen_version=1)


@pytest.mark.parametrize(("day", "is_refused"), [(TODAY, True), (None, False)])
def test_not_while_the_summary_is_passed_on_them(cast, day, is_refused):
    minutes = passed(cast)
    rows = CellSummary.objects.filter(cell_round=cast.cell_round)
    if day:
        facts = {"content": {}, "content_sha256": "0" * 64, "frozen_at": AFTER}
        facts |= {"frozen_facts": {}, "counted_reviews": 0}
        rows.update(status="passed", passed_on=day, **facts)
    if not is_refused:
        assert reopen(minutes, cast.secretary).status == "draft"
        return
    with pytest.raises(WorkflowError):
        reopen(minutes, cast.secretary)


def test_drafting_anew_after_opening_takes_the_records_of_now(cast):
    minutes = reopen(passed(cast), cast.secretary)
    Turn.objects.update(summary="Nói lại")
    draft_minutes(meeting=loaded(minutes.meeting), by=cast.colleague, now=AFTER)
    assert part(minutes, "presentation").text == "Nói lại."
