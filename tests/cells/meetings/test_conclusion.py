"""The conclusion: one text with the paper, filled from the records, fixed at last."""

import pytest
from django.urls import reverse

from cells.meetings.conclusion import conclusion_text
from cells.meetings.services.conclusion import fill_conclusion, start_conclusion
from cells.models import AuditEntry, Meeting, Minutes, Paper, PaperVersion, Turn
from cells.preparation.paper_fixing import is_fixed
from cells.preparation.paper_templates import default_text
from cells.preparation.services.papers import redraft_paper, use_version_again
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.joining_scenes import vote as stored_vote
from tests.live_scenes import running
from tests.meeting_scenes import fresh
from tests.papers_scenes import edit_of, write
from tests.remarks_scenes import remark, struck
from tests.votes_scenes import counted, put

MODEL = default_text("draft_conclusions")


@pytest.fixture
def meeting(cast):
    return running(cast)


@pytest.fixture
def paper(meeting, cast):
    return start_conclusion(meeting=meeting, by=cast.colleague, now=NOW)


def test_the_figures_come_from_the_records(meeting, cast, paper):
    remark(meeting, cast)
    remark(meeting, cast, author=cast.deputy)
    struck(meeting, cast, author=cast.colleague)
    Turn.objects.filter(meeting=meeting, member=cast.author).update(status="done")
    count = fill_conclusion(
        meeting=fresh(meeting),
        paper=paper,
        seen_version=paper.version,
        by=cast.colleague,
        now=NOW,
    )
    text = Paper.objects.get().text
    assert "3/5 đồng chí có mặt phát biểu, 2 ý kiến góp ý" in text
    assert "Nhất trí 4/5" not in text
    assert count == 2
    kept = list(PaperVersion.objects.order_by("number").values_list("text", flat=True))
    assert kept == [MODEL, text]


def test_the_carried_vote_fills_its_places_by_itself(meeting, cast, paper):
    put_to_vote = {"by": cast.secretary, "subject": "conclusion"}
    counted(put(meeting, **put_to_vote), cast.secretary, 1, 4)
    assert Paper.objects.get().text == MODEL
    counted(put(meeting, **put_to_vote), cast.secretary, 4, 1)
    assert "Nhất trí 4/5 đảng viên chính thức" in Paper.objects.get().text
    assert "Nhất trí 4/5 đảng viên chính thức" in conclusion_text(fresh(meeting))


def test_filling_twice_or_over_another_text_changes_nothing(meeting, cast, paper):
    facts = {"paper": paper, "by": cast.colleague, "now": NOW}
    fill_conclusion(meeting=fresh(meeting), seen_version=paper.version, **facts)
    filled = Paper.objects.get()
    for version in (paper.version, filled.version):
        with pytest.raises(WorkflowError):
            fill_conclusion(meeting=fresh(meeting), seen_version=version, **facts)
    assert Paper.objects.get().text == filled.text
    assert Paper.objects.get().version == filled.version


def passed(meeting, *, conclusion=True):
    """The minutes are passed, as the part of the minutes does it."""
    if conclusion:
        stored_vote(meeting, subject="conclusion")
    return Minutes.objects.create(
        meeting=meeting,
        status="passed",
        drafted_by=meeting.clerk,
        drafted_at=NOW,
        passed_at=NOW,
        passed_by_vote=stored_vote(meeting),
        content={},
        content_sha256="0",
    )


@pytest.mark.parametrize("conclusion", [True, False])
def test_passed_minutes_fix_the_text(conclusion, meeting, cast, paper):
    version = paper.versions.get()
    write(paper, "KẾT LUẬN MỚI", by=cast.secretary)
    minutes = passed(meeting, conclusion=conclusion)
    stored = Paper.objects.get()
    facts = {"seen_version": stored.version, "by": cast.secretary, "now": NOW}
    with pytest.raises(WorkflowError):
        write(stored, "Sửa lại", by=cast.secretary)
    with pytest.raises(WorkflowError):
        redraft_paper(paper=stored, text="Sửa lại", **facts)
    with pytest.raises(WorkflowError):
        use_version_again(version=version, **facts)
    assert Paper.objects.get().text == "KẾT LUẬN MỚI"
    minutes.delete()
    write(Paper.objects.get(), "Sửa lại", by=cast.secretary)


def test_of_two_sittings_the_deciding_one_draws_the_conclusion(meeting, cast, paper):
    Meeting.objects.filter(pk=meeting.pk).update(status="ended", ended_at=NOW)
    second = Meeting.objects.create(
        cell_round=cast.cell_round,
        continues=meeting,
        planned_by=cast.secretary,
        planned_at=NOW,
    )
    assert (conclusion_text(meeting), conclusion_text(second)) == ("", MODEL)
    passed(meeting, conclusion=False)
    assert not is_fixed(Paper.objects.get())
    stored_vote(meeting, subject="conclusion")
    assert (conclusion_text(meeting), conclusion_text(second)) == (MODEL, "")
    assert is_fixed(Paper.objects.get())


def test_another_paper_is_not_fixed(meeting, cast, paper):
    passed(meeting)
    Paper.objects.update(kind="programme")
    assert not is_fixed(Paper.objects.get())


# The pages.


def address(name, meeting):
    return reverse(f"meetings:{name}", args=[meeting.pk])


def posted(paper, text, **values):
    return {
        "p1-version": paper.version,
        "p1-text": text,
        "page_id": "0f" * 16,
        "sequence": 1,
    } | values


def test_the_clerk_writes_and_fills_it(meeting, cast, client):
    client.force_login(cast.colleague)
    assert address("start_conclusion", meeting) in live(client, meeting)
    client.post(address("start_conclusion", meeting))
    paper = Paper.objects.get()
    answer = client.post(
        address("conclusion", meeting), posted(paper, f"{MODEL}\nThêm", then="fill")
    )
    assert answer.status_code == 302
    assert "0/5 đồng chí có mặt phát biểu" in Paper.objects.get().text
    assert Paper.objects.get().text.endswith("Thêm")
    assert "Thêm" in live(client, meeting)


def live(client, meeting) -> str:
    return client.get(address("live", meeting)).content.decode()


def test_leaders_draft_it_from_the_data(meeting, cast, client):
    client.force_login(cast.deputy)
    draft = reverse(
        "journey:draft_paper", args=[cast.cell_round.pk, "draft_conclusions"]
    )
    assert draft in live(client, meeting)
    client.force_login(cast.colleague)
    assert draft not in live(client, meeting)


def test_drafted_during_the_session_it_is_written_beside_it(meeting, cast, client):
    client.force_login(cast.deputy)
    args = [cast.cell_round.pk, "draft_conclusions"]
    drafted = client.post(reverse("journey:draft_paper", args=args))
    assert drafted.url == address("conclusion", meeting)
    paper = Paper.objects.get()
    again = reverse("journey:redraft_paper", args=[paper.pk])
    seen = {"version": paper.version}
    assert client.post(again, seen).url == address("conclusion", meeting)
    Meeting.objects.update(status="ended", ended_at=NOW)
    seen = {"version": Paper.objects.get().version}
    there = reverse("preparation:paper", args=[paper.pk])
    assert client.post(again, seen).url == there


def test_two_windows_lose_nothing(meeting, cast, paper, client):
    client.force_login(cast.colleague)
    write(Paper.objects.get(), "Của cửa sổ khác", by=cast.secretary)
    answer = client.post(address("conclusion", meeting), posted(paper, "CỦA-TÔI"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "CỦA-TÔI" in page
    assert "Của cửa sổ khác" in page
    as_json = client.post(
        address("conclusion", meeting),
        posted(paper, "CỦA-TÔI"),
        headers={"accept": "application/json"},
    )
    assert as_json.status_code == 409
    assert as_json.json()["rows"]["1"]["outcome"] == "conflict"


def test_wrong_input_is_shown_again(meeting, cast, paper, client):
    client.force_login(cast.colleague)
    for wrong in ({"p1-text": " "}, {"p1-text": "a" * 40_001}, {"p1-version": "x"}):
        answer = client.post(
            address("conclusion", meeting), posted(paper, "CHỮ-GÕ") | wrong
        )
        assert answer.status_code == 422
    assert "CHỮ-GÕ" in answer.content.decode()
    assert Paper.objects.get().text == MODEL


def test_after_passing_it_is_read_and_no_more_written(meeting, cast, paper, client):
    client.force_login(cast.colleague)
    passed(meeting)
    answer = client.post(address("conclusion", meeting), posted(paper, "CHỮ-GÕ"))
    assert answer.status_code == 409
    page = client.get(address("conclusion", meeting)).content.decode()
    assert "kết luận không sửa được nữa" in page
    assert "<textarea" not in page
    as_json = client.post(
        address("conclusion", meeting),
        posted(paper, "CHỮ-GÕ"),
        headers={"accept": "application/json"},
    )
    assert (as_json.status_code, as_json.json()["reason"]) == (409, "closed")
    client.force_login(cast.secretary)
    writing = reverse("preparation:paper", args=[paper.pk])
    sheet = reverse("reports:session_paper", args=[paper.pk])
    assert client.get(writing).url == sheet
    page = client.get(sheet).content.decode()
    assert "DỰ KIẾN" not in page
    assert "DỰ THẢO" not in page
    assert "KẾT LUẬN" in page
    assert writing not in page


def test_it_is_a_draft_until_then(meeting, cast, paper, client):
    client.force_login(cast.secretary)
    sheet = client.get(reverse("reports:session_paper", args=[paper.pk]))
    assert "DỰ KIẾN KẾT LUẬN" in sheet.content.decode()
    assert "DỰ THẢO" in sheet.content.decode()


def test_an_older_text_stays_a_draft(meeting, cast, paper, client):
    version = paper.versions.get()
    write(paper, "KẾT LUẬN MỚI", by=cast.secretary)
    passed(meeting)
    client.force_login(cast.secretary)
    sheet = client.get(reverse("reports:paper_version", args=[version.pk]))
    assert "DỰ KIẾN KẾT LUẬN" in sheet.content.decode()


def test_no_text_stands_in_the_trace(meeting, cast, paper, client):
    write(paper, f"DẤU-KẾT-LUẬN {MODEL}", by=cast.secretary)
    stored = Paper.objects.get()
    fill_conclusion(
        meeting=fresh(meeting),
        paper=stored,
        seen_version=stored.version,
        by=cast.colleague,
        now=NOW,
    )
    assert "DẤU" not in str(list(AuditEntry.objects.values()))
    assert edit_of(stored, "x")
