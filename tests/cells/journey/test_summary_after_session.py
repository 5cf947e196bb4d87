"""A session of the round decides when and with which words the summary is passed."""

from datetime import timedelta

import pytest
from django.template import Context, Template
from django.urls import reverse

from cells.journey.pass_summary import pass_summary
from cells.journey.reopen_summary import reopen_reviews, reopen_summary
from cells.journey.session_minutes import pointed_out_in
from cells.models import CellRound, Meeting, Minutes
from cells.workflow import WorkflowError
from tests.cells.summaries import scene
from tests.factories import NOW, TODAY, Cast
from tests.html_forms import form_of
from tests.joining_scenes import WORDING, finding, held, meeting, vote

pytestmark = pytest.mark.usefixtures("on_the_day")
DAY = timedelta(days=1)


@pytest.fixture
def cast(db):
    cast = Cast()
    scene.accept_two(cast)
    scene.measure(cast)
    scene.freeze(cast)
    return cast


@pytest.fixture
def secretary(client, cast):
    client.force_login(cast.secretary)
    return client


def url(cast, name="pass_summary"):
    return reverse(f"journey:{name}", args=[scene.summary_of(cast).pk])


def passed(cast, **values):
    summary = scene.summary_of(cast)
    pass_summary(
        summary=summary,
        by=cast.secretary,
        seen_version=summary.version,
        **{"now": NOW} | values,
    )
    return scene.summary_of(cast)


def fields(cast, **values) -> dict:
    return {"version": scene.summary_of(cast).version, "text": "", "items": ""} | values


def two_findings(cast, **values):
    session = held(cast, **values)
    finding(session, cast.author, 12, answer="accepts")
    finding(session, cast.colleague, 3, answer="reserves")
    finding(session, cast.deputy, 20, carried=False)
    return session


# --- When it may be passed ------------------------------------------------------


def test_a_summary_that_the_cell_did_not_carry_is_not_passed(cast, secretary):
    first = held(cast)
    vote(first, subject="summary", carried=False)
    page = secretary.get(url(cast)).context["page"]
    assert page.waits_text
    with pytest.raises(WorkflowError):
        passed(cast)
    vote(held(cast, continues=first), subject="summary", carried=True)
    assert passed(cast).status == "passed"


@pytest.mark.parametrize(
    "session",
    [
        {"minutes_status": "", "status": "convened"},
        {"minutes_status": "", "status": "running"},
        {"minutes_status": ""},
        {"minutes_status": "draft"},
        {"carried": False},
    ],
    ids=str,
)
def test_with_a_session_its_minutes_come_first(cast, secretary, session):
    held(cast, **session)
    with pytest.raises(WorkflowError):
        passed(cast, passed_on=TODAY)
    page = secretary.get(url(cast))
    assert page.context["page"].waits_url.startswith("/meetings/")
    assert "passed_on" not in form_of(page, url(cast))
    sent = fields(cast, text="Giữ lại lời tôi viết")
    refused = secretary.post(url(cast), sent)
    assert refused.status_code == 409
    assert form_of(refused, url(cast))["text"] == ["Giữ lại lời tôi viết"]
    assert scene.summary_of(cast).status == "before_cell"


@pytest.mark.parametrize("status", ["passed", "locked"])
def test_the_day_is_that_of_the_minutes_whatever_was_typed(cast, secretary, status):
    held(cast, minutes_status=status)
    sent = fields(cast, passed_on="1999-01-01")
    assert secretary.post(url(cast), sent).status_code == 302
    assert scene.summary_of(cast).passed_on == TODAY


def test_a_session_before_the_freezing_does_not_pass_it(cast):
    held(cast, held_on=TODAY - DAY)
    with pytest.raises(WorkflowError):
        passed(cast)


def test_the_last_sitting_with_passed_minutes_gives_the_day(cast):
    first = held(cast)
    held(cast, held_on=TODAY + DAY, continues=first)
    later = meeting(cast, status="planned", held_on=TODAY + 2 * DAY, continues=first)
    assert passed(cast, now=NOW + 3 * DAY).passed_on == TODAY + DAY
    assert later.status == "planned"


def test_a_cancelled_session_asks_for_the_day_again(cast, secretary):
    meeting(cast, status="cancelled", cancel_reason="Bão", started_at=None)
    assert form_of(secretary.get(url(cast)), url(cast))["passed_on"]
    assert secretary.post(url(cast), fields(cast)).status_code == 422
    assert passed(cast, passed_on=TODAY).passed_on == TODAY


# --- II.5 from the minutes ------------------------------------------------------


def test_the_minutes_are_counted_without_words_and_names(cast):
    two_findings(cast)
    found = pointed_out_in(cast.cell_round)
    assert (found.items, found.agreed, found.explained) == (2, 1, 1)
    assert found.text == "Thuộc biểu hiện số 3, 12."


def test_nothing_counts_before_the_minutes_are_passed(cast):
    two_findings(cast, minutes_status="draft")
    assert pointed_out_in(cast.cell_round).items == 0


def test_after_the_minutes_one_step_passes_it_with_what_was_pointed_out(
    cast, secretary
):
    two_findings(cast)
    page = secretary.get(url(cast, "pass_after_minutes"))
    sent = form_of(page, url(cast))
    assert (sent["items"], sent["agreed"], sent["explained"]) == (["2"], ["1"], ["1"])
    main = page.content.decode().partition("<main")[2]
    people = [cast.author, cast.colleague, cast.deputy]
    assert [
        each for each in people if each.full_name in main.partition("<form")[2]
    ] == []
    assert WORDING not in main
    assert secretary.post(url(cast), sent).status_code == 302
    summary = scene.summary_of(cast)
    assert (summary.status, summary.passed_on) == ("passed", TODAY)
    assert summary.content["narrative"]["cell_added_items"] == 2
    assert summary.content["narrative"]["cell_added"] == "Thuộc biểu hiện số 3, 12."


def test_the_button_fills_what_is_empty_keeps_what_was_typed_stores_nothing(
    cast, secretary
):
    two_findings(cast)
    sent = fields(cast, text="Lời của Bí thư", agreed="0", items="x", then="take")
    page = secretary.post(url(cast), sent)
    assert page.status_code == 200
    shown = form_of(page, url(cast))
    assert (shown["text"], shown["agreed"]) == (["Lời của Bí thư"], ["0"])
    assert (shown["items"], shown["explained"]) == (["x"], ["1"])
    assert not hasattr(scene.summary_of(cast), "narrative")


def test_a_measure_amended_in_the_room_is_in(cast):
    held(cast)
    scene.measure(cast, text="Tìm ra trong buổi sinh hoạt")
    texts = [each["text"] for each in passed(cast).content["measures"]]
    assert "Tìm ra trong buổi sinh hoạt" in texts


def test_the_offer_beside_the_minutes_is_the_secretarys_alone(cast):
    session = held(cast)
    template = Template(
        "{% load pass_summary_offer %}{% pass_summary_offer user meeting %}"
    )

    def offered(user) -> bool:
        loaded = Meeting.objects.select_related("minutes_of").get(pk=session.pk)
        html = template.render(Context({"user": user, "meeting": loaded}))
        return url(cast, "pass_after_minutes") in html

    assert offered(cast.secretary)
    assert not any(map(offered, [cast.deputy, cast.colleague, cast.administrator]))
    Minutes.objects.update(status="draft")
    assert not offered(cast.secretary)
    Minutes.objects.update(status="passed")
    passed(cast)
    assert not offered(cast.secretary)


# --- Opening again, and closing -------------------------------------------------


@pytest.mark.parametrize(
    "session",
    [
        {"minutes_status": "", "status": "running"},
        {"minutes_status": "passed"},
        {"minutes_status": "locked"},
    ],
    ids=str,
)
def test_the_reports_stay_closed_while_the_cell_has_the_figures(cast, session):
    held(cast, **session)
    with pytest.raises(WorkflowError):
        reopen(cast)
    assert scene.summary_of(cast).tallies.exists()
    assert CellRound.objects.get(pk=cast.cell_round.pk).status == "reviews_closed"


@pytest.mark.parametrize(
    "session",
    [
        {"minutes_status": "", "status": "convened"},
        {"minutes_status": "draft"},
        {"minutes_status": "", "status": "cancelled", "cancel_reason": "Bão"},
    ],
    ids=str,
)
def test_else_they_can_be_opened_again(cast, session):
    held(cast, **session)
    reopen(cast)
    assert scene.summary_of(cast).status == "draft"


def reopen(cast) -> None:
    cell_round = CellRound.objects.get(pk=cast.cell_round.pk)
    reopen_reviews(
        cell_round=cell_round,
        by=cast.secretary,
        reason="Nộp thêm",
        seen_version=cell_round.version,
        now=NOW,
    )


def test_a_passed_summary_is_opened_again_whatever_the_minutes(cast):
    held(cast, minutes_status="locked")
    summary = passed(cast)
    reopen_summary(
        summary=summary,
        by=cast.secretary,
        reason="Sửa một chữ",
        seen_version=summary.version,
        now=NOW,
    )
    assert scene.summary_of(cast).status == "before_cell"
    assert passed(cast).passed_on == TODAY
