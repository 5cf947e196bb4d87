"""What the minutes say of a self-criticism: recorded, confirmed, never overwritten."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from cells.meetings.services.presentations import (
    Presentation,
    confirm_presentation,
    write_presentation,
)
from cells.models import AuditEntry
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.live_scenes import ended, fresh, go_to, turn_of, with_speaker
from tests.nonsense import TYPED, URLENCODED, encoded, stored_form
from tests.remarks_scenes import minutes_passed

SAID = Presentation("Còn nể nang khi góp ý.", "Tiếp thu ý kiến của chi bộ.")


@pytest.fixture
def meeting(cast):
    meeting = with_speaker(cast, cast.author)
    go_to(meeting, "break")
    return fresh(meeting)


def loaded(meeting, member):
    turn = turn_of(meeting, member)
    turn.meeting = fresh(meeting)
    return turn


def write(meeting, cast, texts=SAID, *, version=None):
    turn = loaded(meeting, cast.author)
    write_presentation(
        turn=turn,
        texts=texts,
        seen_version=version or turn.version,
        by=cast.colleague,
        now=NOW,
    )
    return turn_of(meeting, cast.author)


def confirm(meeting, cast, texts=SAID):
    turn = loaded(meeting, cast.author)
    confirm_presentation(turn=turn, texts=texts, seen_version=turn.version, now=NOW)
    return turn_of(meeting, cast.author)


def url(meeting, cast, name="write_turn"):
    rows = [turn_of(meeting, cast.author).pk] if name == "write_turn" else []
    return reverse(f"meetings:{name}", args=[meeting.pk, *rows])


def test_the_recorder_writes_and_the_member_confirms(cast, meeting):
    turn = write(meeting, cast)
    assert (turn.summary, turn.summary_confirmed_at) == (SAID.summary, None)
    assert confirm(meeting, cast).summary_confirmed_at == NOW


def test_a_changed_summary_is_to_be_confirmed_anew(cast, meeting):
    confirm(meeting, cast)
    same = write(meeting, cast, Presentation(SAID.summary, "Giải trình."))
    assert same.summary_confirmed_at == NOW
    changed = write(meeting, cast, Presentation("Khác.", ""))
    assert changed.summary_confirmed_at is None


def test_it_is_written_until_the_minutes_are_passed(cast):
    meeting = ended(cast)
    assert write(meeting, cast).summary == SAID.summary
    minutes_passed(meeting, cast)
    with pytest.raises(WorkflowError):
        write(meeting, cast, Presentation("Sau đó.", ""))
    with pytest.raises(WorkflowError):
        confirm(meeting, cast, Presentation("Sau đó.", ""))


def test_a_stale_page_shows_both_texts_and_stores_none(cast, meeting, client):
    old = turn_of(meeting, cast.author).version
    write(meeting, cast)
    client.force_login(cast.deputy)
    typed = {"version": old, "summary": "Bản <b>khác</b>", "response": "Của tôi"}
    answer = client.post(url(meeting, cast), typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    for text in ("Bản &lt;b&gt;khác&lt;/b&gt;", "Của tôi", SAID.summary, SAID.response):
        assert text in page
    assert turn_of(meeting, cast.author).summary == SAID.summary


def test_a_text_that_is_too_long_is_refused_and_kept(cast, meeting, client):
    client.force_login(cast.colleague)
    version = turn_of(meeting, cast.author).version
    typed = {"version": version, "summary": "a" * 4001, "response": "Giữ dòng này"}
    answer = client.post(url(meeting, cast), typed)
    assert answer.status_code == 422
    for text in ("a" * 4001, "Giữ dòng này"):
        assert text in answer.content.decode()


@pytest.mark.parametrize("case", TYPED)
def test_strange_text_is_stored_and_shown_as_text(case, cast, meeting, client):
    client.force_login(cast.colleague)
    version = turn_of(meeting, cast.author).version
    typed = {"version": version, "summary": TYPED[case][0], "response": ""}
    answer = client.post(url(meeting, cast), encoded(typed), content_type=URLENCODED)
    assert answer.status_code == 302
    assert turn_of(meeting, cast.author).summary == stored_form(case)
    page = client.get(url(meeting, cast)).content.decode()
    assert escape(stored_form(case)) in page


def test_a_member_corrects_and_confirms_only_the_own_one(cast, meeting, client):
    write(meeting, cast)
    client.force_login(cast.author)
    page = client.get(url(meeting, cast, "my_turn"))
    assert SAID.summary in page.content.decode()
    typed = {
        "version": turn_of(meeting, cast.author).version,
        "summary": "Tôi còn nể nang.",
        "response": "",
    }
    assert client.post(url(meeting, cast, "my_turn"), typed).status_code == 302
    turn = turn_of(meeting, cast.author)
    assert turn.summary == "Tôi còn nể nang."
    assert turn.summary_confirmed_at is not None
    client.force_login(cast.former)
    assert "nể nang" not in client.get(url(meeting, cast, "my_turn")).content.decode()


def test_who_has_not_presented_has_nothing_to_confirm(cast, meeting, client):
    client.force_login(cast.former)
    page = client.get(url(meeting, cast, "my_turn")).content.decode()
    assert "<textarea" not in page


def test_the_trace_holds_no_word_of_it(cast, meeting):
    write(meeting, cast)
    confirm(meeting, cast)
    entries = AuditEntry.objects.filter(action__contains="presentation")
    assert entries.count() == 2
    assert "nể nang" not in str(list(entries.values()))


def test_a_turn_of_another_meeting_is_not_found(cast, meeting, client):
    client.force_login(cast.colleague)
    foreign = reverse("meetings:write_turn", args=[meeting.pk, 10**9])
    assert client.get(foreign).status_code == 404
