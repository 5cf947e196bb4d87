"""The projector: opened by its token while the meeting runs, and what it shows."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from cells.meetings.services.projecting import change_projector_address, cover
from cells.models import AuditEntry, CellPrinciple
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.live_scenes import convened, fresh, go_to, running, with_speaker

MOTTO = "Phê bình việc, không phê bình người"
WRONG = "A" * 43


@pytest.fixture(autouse=True)
def _counts_anew(db):
    cache.clear()


def open_it(client, token, name="projector", **query):
    return client.get(reverse(name, args=[token]), query)


def cover_it(meeting, by, covered=True):
    cover(meeting=fresh(meeting), covered=covered, by=by, now=NOW)


def test_it_shows_item_speaker_time_and_motto_and_nobody_else(cast, client):
    meeting = with_speaker(cast, cast.author)
    page = open_it(client, meeting.projector_token).content.decode()
    title = meeting.items.get(kind="members").title
    for text in (title, cast.author.full_name, MOTTO):
        assert text in page
    for member in (cast.secretary, cast.deputy, cast.colleague, cast.former):
        assert member.full_name not in page
    assert "<nav" not in page
    assert "<form" not in page


def test_the_cell_adds_its_own_words_to_the_motto(cast, client):
    CellPrinciple.objects.create(
        cell=cast.cell, text="Nói thẳng, nói thật.", position=1
    )
    meeting = running(cast)
    go_to(meeting, "opening")
    page = open_it(client, meeting.projector_token).content.decode()
    assert "Nói thẳng, nói thật." in page


def test_covered_it_shows_the_motto_alone(cast, client):
    meeting = with_speaker(cast, cast.author)
    cover_it(meeting, cast.colleague)
    page = open_it(client, meeting.projector_token).content.decode()
    assert MOTTO in page
    assert cast.author.full_name not in page
    assert meeting.items.get(kind="members").title not in page
    cover_it(meeting, cast.colleague, covered=False)
    page = open_it(client, meeting.projector_token).content.decode()
    assert cast.author.full_name in page


def test_nobody_keeps_it_or_finds_it(cast, client):
    meeting = running(cast)
    for name in ("projector", "projector_news"):
        answer = open_it(client, meeting.projector_token, name)
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
        assert not answer.cookies


def test_without_a_script_it_asks_for_itself_anew(cast, client):
    meeting = running(cast)
    page = open_it(client, meeting.projector_token).content.decode()
    assert '<noscript><meta http-equiv="refresh" content="10"></noscript>' in page


def test_the_news_say_what_changed(cast, client):
    meeting = running(cast)
    token, number = meeting.projector_token, meeting.live_number
    assert open_it(client, token, "projector_news", since=number).status_code == 204
    go_to(meeting, "opening")
    data = open_it(client, token, "projector_news", since=number).json()
    assert data["number"] > number
    assert meeting.items.get(kind="opening").title in data["html"]


def wrong_tokens(cast) -> list[str]:
    before = convened(cast)
    assert before.projector_token == ""
    return [WRONG, "x", "%00", "..", "A" * 500]


def test_every_wrong_token_gets_the_same_page(cast, client):
    answers = [open_it(client, token) for token in wrong_tokens(cast)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    news = open_it(client, WRONG, "projector_news")
    assert (news.status_code, news.content) == (404, b"")


def test_after_the_end_the_address_opens_nothing(cast, client):
    meeting = running(cast)
    token = meeting.projector_token
    type(meeting).objects.filter(pk=meeting.pk).update(status="ended", ended_at=NOW)
    assert open_it(client, token).status_code == 404


def test_a_new_address_closes_the_old_one(cast, client):
    meeting = running(cast)
    change_projector_address(meeting=fresh(meeting), by=cast.secretary, now=NOW)
    assert open_it(client, meeting.projector_token).status_code == 404
    assert open_it(client, fresh(meeting).projector_token).status_code == 200


def test_only_the_chair_changes_the_address(cast):
    meeting = running(cast)
    with pytest.raises(WorkflowError):
        change_projector_address(meeting=fresh(meeting), by=cast.colleague, now=NOW)
    assert fresh(meeting).projector_token == meeting.projector_token


def test_only_the_chairs_page_holds_the_address(cast, client):
    meeting = running(cast)
    for member, holds in [(cast.secretary, True), (cast.colleague, False)]:
        client.force_login(member)
        page = client.get(reverse("meetings:live", args=[meeting.pk]))
        assert (meeting.projector_token in page.content.decode()) is holds


def test_the_trace_does_not_hold_the_token(cast):
    meeting = running(cast)
    change_projector_address(meeting=fresh(meeting), by=cast.secretary, now=NOW)
    trace = str(list(AuditEntry.objects.values()))
    assert fresh(meeting).projector_token not in trace
    assert meeting.projector_token not in trace


def test_an_address_that_asks_too_often_waits(cast, client, settings):
    settings.PROJECTOR_PER_MINUTE = 3
    meeting = running(cast)
    got = [open_it(client, meeting.projector_token).status_code for _ in range(5)]
    assert got == [200, 200, 200, 429, 429]


def test_covering_by_a_post_leads_to_the_covered_page(cast, client):
    meeting = running(cast)
    client.force_login(cast.colleague)
    url = reverse("meetings:cover", args=[meeting.pk])
    way = client.post(url, {"covered": "1"}).url
    assert way.endswith("?covered=1")
    assert fresh(meeting).projector_covered
    assert "live-covered" in client.get(way).content.decode()
    assert not client.post(url, {"covered": "0"}).url.endswith("covered=1")
    assert not fresh(meeting).projector_covered
