"""What is missing in each step stands on the round's page, in counts, with ways on."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from cells.journey.five_steps import five_steps
from cells.journey.step_facts import with_reading
from cells.models import (
    CellRound,
    Material,
    Meeting,
    Member,
    Membership,
    ReadingConfirmation,
)
from cells.organisation.models import Standing
from cells.preparation.models.papers import PaperKind
from tests.cells.summaries import scene
from tests.duties_scenes import own_duty, seeded
from tests.factories import NOW, TODAY, Cast, file_review, make_member
from tests.joining_scenes import minutes
from tests.papers_scenes import drafted, plan_session
from tests.plan_scenes import accepted_report, approved_plan, sent_plan
from tests.rounds_scenes import put_round

DAY = timedelta(days=1)


pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def cast(db):
    cast = Cast()
    rounds = type(cast.cell_round.round).objects
    rounds.filter(pk=cast.cell_round.round_id).update(aims="Sửa việc")
    return cast


def page_for(client, person, cell_round):
    client.force_login(person)
    return client.get(reverse("journey:cell_round", args=[cell_round.pk]))


def lacks(client, cast, step, *, person=None) -> dict[str, str]:
    """The texts of a step with their addresses."""
    page = page_for(client, person or cast.secretary, cast.cell_round).context["page"]
    return {lack.text: lack.url for lack in page.step_states[step - 1].lacks}


def has(found, words) -> bool:
    return any(words in text for text in found)


def material(cast, *, withdrawn=False) -> Material:
    return Material.objects.create(
        cell_round=cast.cell_round,
        kind="text",
        position=Material.objects.count(),
        title="Nghị quyết",
        text="Đọc kỹ",
        read_by=TODAY,
        added_by=cast.secretary,
        added_at=NOW,
        withdrawn_at=NOW if withdrawn else None,
        withdrawn_by=cast.secretary if withdrawn else None,
    )


def confirm(material, *members) -> None:
    ReadingConfirmation.objects.bulk_create(
        ReadingConfirmation(material=material, member=member, confirmed_at=NOW)
        for member in members
    )


def members_of(cast) -> list[Member]:
    return [
        row.member
        for row in Membership.objects.filter(cell=cast.cell).select_related("member")
    ]


def state_of_first(cast, on=TODAY) -> str:
    rounds = CellRound.objects.select_related("round", "summary")
    loaded = with_reading(rounds, on).get(pk=cast.cell_round.pk)
    return five_steps(loaded, on)[0].state


# --- Step 1: never stuck ------------------------------------------------------


def test_it_is_done_as_soon_as_everybody_has_confirmed(cast):
    first, second = material(cast), material(cast)
    people = members_of(cast)
    confirm(first, *people)
    confirm(second, *people[:-1])
    assert state_of_first(cast) == "current"
    confirm(second, people[-1])
    assert state_of_first(cast) == "done"


def test_it_is_done_when_its_day_is_past_and_says_what_is_missing(cast, client):
    confirm(material(cast), cast.secretary, cast.deputy)
    after = cast.cell_round.round.reading_on + DAY
    assert state_of_first(cast, after) == "done"
    with time_machine.travel(NOW + 6 * DAY, tick=False):
        assert has(lacks(client, cast, 1), "3")


def test_without_any_material_nobody_has_read_everything(cast, client):
    material(cast, withdrawn=True)
    assert state_of_first(cast) == "current"
    [url] = lacks(client, cast, 1).values()
    assert url == reverse("preparation:round_materials", args=[cast.cell_round.pk])


def test_a_withdrawn_material_and_who_need_not_write_hold_nothing_up(cast, client):
    confirm(material(cast), *members_of(cast))
    material(cast, withdrawn=True)
    make_member(cast.cell, standing=Standing.SUSPENDED)
    make_member(cast.cell, standing=Standing.EXEMPT)
    make_member(cast.cell, is_active=False)
    assert state_of_first(cast) == "done"
    assert lacks(client, cast, 1) == {}


def test_another_cells_reading_does_not_count(cast):
    mine = material(cast)
    confirm(mine, *members_of(cast)[1:], cast.stranger)
    assert state_of_first(cast) == "current"


def test_the_purpose_has_to_stand_somewhere(cast, client):
    confirm(material(cast), *members_of(cast))
    rounds = type(cast.cell_round.round).objects
    rounds.filter(pk=cast.cell_round.round_id).update(aims="")
    url = reverse("preparation:session_aims", args=[cast.cell_round.pk])
    assert list(lacks(client, cast, 1).values()) == [url]


# --- Step 2 -------------------------------------------------------------------


def test_duties_reports_papers_and_figures(cast, client):
    found = lacks(client, cast, 2)
    assert has(found, "5 ")  # five reports and five papers
    hub = reverse("journey:preparation", args=[cast.cell_round.pk])
    summary = reverse("summaries:detail", args=[cast.cell_round.summary.pk])
    papers = reverse("preparation:papers", args=[cast.cell_round.pk])
    queue = reverse("reviews:queue")
    assert set(found.values()) == {hub, summary, papers, queue}


def test_the_numbers_follow(cast, client):
    seeded(cast)
    own_duty(cast, cast.author, cast.deputy)
    file_review(cast.review_of(cast.secretary))
    drafted(cast, PaperKind.PROGRAMME)
    texts = list(lacks(client, cast, 2))
    assert sorted(number(text) for text in texts if number(text)) == [1, 3, 4, 4]


def number(text) -> int:
    digits = "".join(each for each in text.split()[1] if each.isdigit())
    first = "".join(each for each in text.split()[0] if each.isdigit())
    return int(first or digits or 0)


def test_frozen_figures_leave_the_reports_alone(cast, client):
    scene.freeze(cast)
    found = lacks(client, cast, 2)
    assert reverse("reviews:queue") not in found.values()
    assert reverse("summaries:detail", args=[cast.cell_round.summary.pk]) not in (
        found.values()
    )


# --- Step 3 -------------------------------------------------------------------


def test_a_session_that_is_not_planned_and_one_that_does_not_add_up(cast, client):
    plan = reverse("meetings:plan", args=[cast.cell_round.pk])
    assert plan in lacks(client, cast, 3).values()
    meeting = plan_session(cast)
    total = sum(item.minutes for item in meeting.items.all())
    type(meeting).objects.filter(pk=meeting.pk).update(minutes=total)
    url = reverse("meetings:detail", args=[meeting.pk])

    def at_the_session() -> list[str]:
        return [text for text, way in lacks(client, cast, 3).items() if way == url]

    assert plan not in lacks(client, cast, 3).values()
    assert at_the_session() == ["Chi bộ chưa được triệu tập."]
    item = meeting.items.first()
    item.minutes += 7
    item.save()
    assert len(at_the_session()) == 2
    item.minutes -= 7
    item.save()
    type(meeting).objects.filter(pk=meeting.pk).update(place="")
    assert len(at_the_session()) == 2


def test_a_cancelled_session_is_none(cast, client):
    meeting = plan_session(cast)
    type(meeting).objects.filter(pk=meeting.pk).update(
        status="cancelled", cancel_reason="Lũ"
    )
    plan = reverse("meetings:plan", args=[cast.cell_round.pk])
    assert plan in lacks(client, cast, 3).values()


# --- Steps 4 and 5 ------------------------------------------------------------


def freeze_and_pass(cast) -> None:
    """By the minutes of the session, if the round has one."""
    scene.freeze(cast)
    for meeting in Meeting.objects.filter(cell_round=cast.cell_round):
        Meeting.objects.filter(pk=meeting.pk).update(
            status="ended",
            held_on=TODAY,
            started_at=NOW,
            ended_at=NOW,
            place="Phòng họp A2",
        )
        minutes(meeting, status="locked")
    scene.pass_it(cast)


def test_plans_are_asked_for_once_the_summary_is_passed(cast, client):
    sent_plan(cast, cast.colleague)
    accepted_report(cast, cast.author)
    assert lacks(client, cast, 4) == {}
    freeze_and_pass(cast)
    found = lacks(client, cast, 4)
    assert [number(text) for text in found] == [1, 1]
    assert set(found.values()) == {reverse("plans:queue")}


def test_an_approved_plan_is_missing_no_more(cast, client):
    approved_plan(cast, cast.author)
    freeze_and_pass(cast)
    assert lacks(client, cast, 4) == {}


def test_the_last_step_says_until_when_it_is_supervised(cast, client):
    page = page_for(client, cast.secretary, cast.cell_round).context["page"]
    last = page.step_states[4]
    assert last.lacks == []
    assert f"{cast.cell_round.round.supervised_until:%d/%m/%Y}" in last.note


@pytest.mark.parametrize("status", ["closed", "cancelled"])
def test_of_a_round_that_is_over_nothing_is_missing(status, cast, client):
    put_round(cast.cell_round, status)
    page = page_for(client, cast.secretary, cast.cell_round).context["page"]
    assert page.step_states == []


# --- Who reads it -------------------------------------------------------------


def every_address(client, cast, person) -> list[str]:
    page = page_for(client, person, cast.cell_round).context["page"]
    found = [lack.url for state in page.step_states for lack in state.lacks]
    return [url for url in found if url]


@pytest.mark.parametrize("person", ["secretary", "deputy"])
@pytest.mark.parametrize("state", ["begun", "planned", "passed"])
def test_every_link_can_be_opened_by_its_reader(person, state, cast, client):
    material(cast)
    if state != "begun":
        seeded(cast)
        meeting = plan_session(cast)
        type(meeting).objects.filter(pk=meeting.pk).update(place="")
    if state == "passed":
        accepted_report(cast, cast.author)
        freeze_and_pass(cast)
    reader = getattr(cast, person)
    addresses = every_address(client, cast, reader)
    assert addresses
    assert {url: client.get(url).status_code for url in addresses} == dict.fromkeys(
        addresses, 200
    )


def test_a_leader_who_does_not_belong_to_the_cell_gets_the_words_alone(cast, client):
    Membership.objects.filter(member=cast.deputy).delete()
    addresses = every_address(client, cast, cast.deputy)
    assert reverse("journey:preparation", args=[cast.cell_round.pk]) not in addresses
    for url in addresses:
        assert client.get(url).status_code == 200


def test_no_name_stands_in_what_is_missing(cast, client):
    material(cast)
    html = page_for(client, cast.secretary, cast.cell_round).content.decode()
    part = html[html.index("lacks-title") : html.index("authors-title")]
    assert [each.full_name for each in members_of(cast) if each.full_name in part] == []
