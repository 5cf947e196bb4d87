"""The live page and its news: who sees what, and presses with and without a script."""

import pytest
from django.urls import reverse

from cells.models import Meeting
from tests.factories import NOW, make_member
from tests.html_forms import Forms
from tests.live_scenes import (
    ask,
    convened,
    ended,
    fresh,
    go_to,
    running,
    turn_of,
    with_speaker,
)
from tests.meeting_scenes import item_of, planned

JSON = {"accept": "application/json"}


def url(meeting, name="live", *rows):
    return reverse(f"meetings:{name}", args=[meeting.pk, *rows])


def page_of(client, meeting, member, name="live", query=""):
    client.force_login(member)
    return client.get(url(meeting, name) + query)


# --- Who sees what ---


def test_who_has_not_spoken_is_seen_by_the_chair_alone(cast, client):
    meeting = with_speaker(cast, cast.author)
    order = page_of(client, meeting, cast.secretary).context["page"].order
    assert len(order.waiting) == 3
    for member in (cast.deputy, cast.colleague):
        order = page_of(client, meeting, member).context["page"].order
        assert order.waiting is None
        assert order.next_name == order_next(meeting)


def order_next(meeting) -> str:
    return meeting.turns.filter(status="waiting").first().member.full_name


def test_the_clerks_page_and_news_do_not_hold_the_names_of_the_waiting(cast, client):
    last = make_member(cast.cell, full_name="Zèo Văn Zuối")
    meeting = with_speaker(cast, cast.author)
    page = page_of(client, meeting, cast.colleague, query="")
    order = page.content.decode().split('data-live="order"')[1].split("</section>")[0]
    assert last.full_name not in order
    news = page_of(client, meeting, cast.colleague, "live_news").json()
    assert last.full_name not in news["regions"]["order"]
    assert last.full_name not in news["regions"]["now"]


def test_who_leads_an_item_and_does_not_record_sees_no_panel(cast, client):
    meeting = running(cast)
    item_of(meeting, "discussion")
    meeting.items.filter(kind="discussion").update(chaired_by=cast.author)
    page = page_of(client, meeting, cast.author)
    assert page.status_code == 200
    assert page.context["page"].panels == {}
    assert "live-remarks" not in page.content.decode()
    news = page_of(client, meeting, cast.author, "live_news").json()
    assert set(news["regions"]) == {"head", "script", "now", "order"}


def test_a_member_sees_only_that_it_is_under_way_and_the_item(cast, client):
    meeting = with_speaker(cast, cast.author)
    assert page_of(client, meeting, cast.former).status_code == 403
    detail = page_of(client, meeting, cast.former, "detail").content.decode()
    assert item_of(meeting, "members").title in detail
    assert 'id="under-way"' in detail
    block = detail.split('id="under-way"')[1].split("</section>")[0]
    for turn in meeting.turns.all():
        assert turn.member.full_name not in block


def test_the_header_says_who_is_there_in_figures(cast, client):
    meeting = running(cast, away=[cast.author])
    head = page_of(client, meeting, cast.secretary).context["page"].head
    assert "4/5" in head.present
    assert head.is_met


def test_before_it_begins_the_chair_is_led_to_the_beginning(cast, client):
    meeting = convened(cast)
    assert page_of(client, meeting, cast.secretary).url == url(meeting, "start")
    assert page_of(client, meeting, cast.colleague).url == url(meeting, "detail")


def test_after_the_end_the_page_offers_to_go_on(cast, client):
    meeting = ended(cast)
    page = page_of(client, meeting, cast.secretary)
    assert url(meeting, "resume") in page.content.decode()
    page = page_of(client, meeting, cast.colleague)
    assert url(meeting, "resume") not in page.content.decode()


def test_question_cards_are_shown_during_their_item(cast, client):
    meeting = running(cast)
    meeting.items.filter(kind="opening").update(questions="Một?\n\n<b>Hai</b>?")
    assert page_of(client, meeting, cast.secretary).context["page"].now.questions == []
    go_to(meeting, "opening")
    page = page_of(client, meeting, cast.colleague)
    assert page.context["page"].now.questions == ["Một?", "<b>Hai</b>?"]
    assert "&lt;b&gt;Hai&lt;/b&gt;?" in page.content.decode()


def test_question_cards_are_written_with_the_item(cast, client):
    meeting = planned(cast)
    item = item_of(meeting, "members")
    client.force_login(cast.colleague)
    typed = {
        "version": item.version,
        "title": item.title,
        "minutes": item.minutes,
        "questions": "Vì sao?\nLần sau thì sao?",
    }
    answer = client.post(url(meeting, "change_item", item.pk), typed)
    assert answer.status_code == 302
    item.refresh_from_db()
    assert item.questions == "Vì sao?\nLần sau thì sao?"
    page = client.get(url(meeting, "change_item", item.pk)).content.decode()
    assert "Lần sau thì sao?" in page


def test_what_is_registered_stands_beside_the_name(cast, client):
    meeting = running(cast)
    meeting.registrations.create(
        member=cast.author, topic="Phiếu dự giờ", registered_at=NOW
    )
    go_to(meeting, "secretary")
    go_to(meeting, "members")
    ask(meeting, cast.author)
    now = page_of(client, meeting, cast.secretary).context["page"].now
    assert (now.speaker.name, now.speaker.topic) == ("Hoàng Văn Sơn", "Phiếu dự giờ")


# --- The one next press ---


def press_of(client, meeting, member) -> str:
    return page_of(client, meeting, member).context["page"].now.press


def test_the_filled_button_is_the_next_thing_to_do(cast, client):
    meeting = running(cast)
    assert press_of(client, meeting, cast.secretary) == "begin"
    go_to(meeting, "secretary")
    assert press_of(client, meeting, cast.secretary) == ""
    assert press_of(client, meeting, cast.deputy) == "move_on"
    go_to(meeting, "members")
    assert press_of(client, meeting, cast.secretary) == "invite"
    assert press_of(client, meeting, cast.colleague) == ""


def test_every_press_of_a_session_works_without_a_script(cast, client):
    """The filled button is pressed as a browser would, until the session is over."""
    meeting = running(cast)
    for _press in range(40):
        meeting = fresh(meeting)
        under_way = meeting.items.filter(status="running").first()
        leader = (under_way and under_way.chaired_by) or cast.secretary
        page = page_of(client, meeting, leader)
        if page.context["page"].now.press == "end":
            break
        wanted = (url(meeting, "invite"), url(meeting, "move_on"))
        now = page.content.decode().split('id="live-now"')[1]
        form = next(each for each in Forms(now).found if each["action"] in wanted)
        assert client.post(form["action"], dict(form["fields"])).status_code == 302
    assert set(meeting.items.values_list("status", flat=True)) == {"done"}
    assert set(meeting.turns.values_list("status", flat=True)) == {"done"}
    meeting = fresh(meeting)
    client.force_login(cast.secretary)
    client.post(url(meeting, "end"), {"version": meeting.version})
    assert fresh(meeting).status == "ended"


# --- Refusals ---


def test_a_refused_press_shows_the_page_as_it_stands_with_the_reason(cast, client):
    meeting = running(cast)
    item = item_of(meeting, "delegate")
    typed = {"row": f"{item.pk}-99", "reason": "Đại biểu <i>bận</i>"}
    client.force_login(cast.secretary)
    answer = client.post(url(meeting, "skip_item"), typed)
    assert answer.status_code == 409
    assert "Đại biểu &lt;i&gt;bận&lt;/i&gt;" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("reason", ["", "+%0A", "%00", "a" * 201])
def test_a_bad_reason_is_refused_and_kept(reason, cast, client):
    meeting = with_speaker(cast, cast.author)
    turn = turn_of(meeting, cast.former)
    client.force_login(cast.secretary)
    answer = client.post(
        url(meeting, "leave_out", turn.pk),
        f"version={turn.version}&reason={reason}",
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 422
    turn.refresh_from_db()
    assert turn.status == "waiting"
    if len(reason) > 200:
        assert reason in answer.content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"finished": "x"},
        {"begun": "0", "begun_version": "1"},
        {"begun": str(2**70), "begun_version": "1"},
        {"begun": "1"},
    ],
    ids=repr,
)
@pytest.mark.parametrize("name", ["move_on", "invite"])
def test_a_press_that_is_not_whole_moves_nothing(name, typed, cast, client):
    meeting = running(cast)
    client.force_login(cast.secretary)
    assert client.post(url(meeting, name), typed).status_code == 422
    assert not meeting.items.exclude(status="waiting").exists()


def test_a_script_is_answered_in_json(cast, client):
    meeting = running(cast)
    item = item_of(meeting, "opening")
    client.force_login(cast.secretary)
    typed = {"begun": item.pk, "begun_version": item.version}
    done = client.post(url(meeting, "move_on"), typed, headers=JSON)
    assert (done.status_code, done.json()) == (200, {"outcome": "done"})
    late = client.post(url(meeting, "move_on"), typed, headers=JSON)
    assert (late.status_code, late.json()["reason"]) == (409, "refused")
    bad = client.post(url(meeting, "move_on"), {}, headers=JSON)
    assert bad.status_code == 422
    assert bad.json()["errors"]


# --- News ---


def news(client, meeting, since):
    return client.get(url(meeting, "live_news"), {"since": since}, headers=JSON)


def test_nothing_new_has_no_answer_and_news_bring_the_parts(cast, client):
    meeting = running(cast)
    client.force_login(cast.colleague)
    assert news(client, meeting, meeting.live_number).status_code == 204
    go_to(meeting, "opening")
    answer = news(client, meeting, meeting.live_number)
    data = answer.json()
    assert data["number"] == fresh(meeting).live_number
    frame = {"head", "script", "now", "order"}
    panels = {"remarks", "points", "findings", "votes", "conclusion"}
    assert set(data["regions"]) == frame | panels
    assert item_of(meeting, "opening").title in data["regions"]["now"]
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("since", ["", "-1", "x", "9" * 30, "\x00"])
def test_a_broken_number_brings_everything(since, cast, client):
    meeting = running(cast)
    client.force_login(cast.colleague)
    assert news(client, meeting, since).status_code == 200


def test_after_the_end_the_news_say_so(cast, client):
    meeting = running(cast)
    client.force_login(cast.colleague)
    before = meeting.live_number
    Meeting.objects.filter(pk=meeting.pk).update(
        status="ended", ended_at=NOW, live_number=before + 1, projector_token=""
    )
    assert "10:00" in news(client, meeting, before).json()["regions"]["now"]
