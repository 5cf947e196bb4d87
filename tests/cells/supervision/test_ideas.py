"""Ideas: only with a yes, in other words, without a name and without a cell."""

import pytest
from django.urls import reverse

from cells.models import Idea
from cells.supervision.services import agree_to_idea, publish_idea, withdraw_idea
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.plan_scenes import SOLUTION, approved_plan, started_plan
from tests.supervision_scenes import evaluate, idea


def give(plan, member):
    line = plan.items.order_by("position").first().pk
    return agree_to_idea(plan=plan, plan_line=line, author=member, now=NOW)


@pytest.mark.parametrize("result", [None, "partly", "not_met"])
def test_only_a_line_that_was_met_becomes_an_idea(cast, result):
    plan = approved_plan(cast, cast.author)
    if result:
        evaluate(cast, plan, result)
    with pytest.raises(WorkflowError):
        give(plan, cast.author)


def test_only_its_author_says_yes_and_once(cast):
    plan = approved_plan(cast, cast.author)
    evaluate(cast, plan)
    with pytest.raises(WorkflowError):
        give(plan, cast.secretary)
    give(plan, cast.author)
    with pytest.raises(WorkflowError):
        give(plan, cast.author)


def text_of(client, member) -> str:
    client.force_login(member)
    return client.get(reverse("supervision:ideas")).content.decode()


def test_it_is_shown_in_the_secretarys_words_without_name_and_cell(cast, client):
    given = idea(cast)
    assert SOLUTION not in text_of(client, cast.colleague)
    client.force_login(cast.secretary)
    url = reverse("supervision:reword_idea", args=[given.pk])
    assert SOLUTION in client.get(url).content.decode()
    assert client.post(url, {"version": 1, "text": ""}).status_code == 422
    body = {"version": 1, "text": "Đọc theo lịch cố định", "product": "Bài thu hoạch"}
    assert client.post(url, body).status_code == 302
    assert client.post(url, body).status_code == 409
    shown = text_of(client, cast.stranger)
    assert "Đọc theo lịch cố định" in shown
    for hidden in (SOLUTION, cast.author.full_name, cast.cell.name):
        assert hidden not in shown


def test_the_author_takes_it_back_at_any_time(cast, client):
    given = idea(cast)
    publish_idea(
        idea=given,
        text="Đọc theo lịch",
        product="",
        by=cast.secretary,
        seen_version=1,
        now=NOW,
    )
    client.force_login(cast.author)
    url = reverse("supervision:withdraw_idea", args=[given.pk])
    assert client.post(url).status_code == 302
    assert "Đọc theo lịch" not in text_of(client, cast.colleague)
    with pytest.raises(WorkflowError):
        publish_idea(
            idea=Idea.objects.get(pk=given.pk),
            text="Lại",
            product="",
            by=cast.secretary,
            seen_version=2,
            now=NOW,
        )


@pytest.mark.parametrize("part", ["whole", "called", "colleague", "cell", "copied"])
def test_words_that_tell_whose_it_was_are_refused(part, cast):
    given = idea(cast)
    name = cast.author.full_name
    text = {
        "whole": f"Như {name.upper()} đã làm",
        "called": f"Cách của đồng chí {' '.join(name.split()[-2:])}.",
        "colleague": f"Cùng {cast.colleague.full_name} đọc",
        "cell": f"Ở {cast.cell.name} đã làm",
        "copied": f"{SOLUTION.upper()}  ",
    }[part]
    facts = {"by": cast.secretary, "seen_version": 1, "now": NOW}
    with pytest.raises(WorkflowError):
        publish_idea(idea=given, text=text, product="", **facts)
    with pytest.raises(WorkflowError):
        publish_idea(idea=given, text="Đọc theo lịch", product=text, **facts)
    assert not Idea.objects.shown().exists()


def test_ideas_stand_folded_beside_the_finding_that_they_fit(cast, client):
    given = idea(cast)
    facts = {"by": cast.secretary, "seen_version": 1, "now": NOW}
    publish_idea(idea=given, text="Ý-TƯỞNG đọc theo lịch", product="Bài", **facts)
    plan = started_plan(cast, cast.colleague)
    client.force_login(cast.colleague)
    page = client.get(reverse("plans:write", args=[plan.pk])).content.decode()
    same = plan.items.filter(indicator__code=given.indicator_code).exists()
    assert ("Ý-TƯỞNG" in page) == same
    assert same
    for hidden in (SOLUTION, cast.author.full_name):
        assert hidden not in page
    withdraw_idea(idea=given, by=cast.author, now=NOW)
    page = client.get(reverse("plans:write", args=[plan.pk])).content.decode()
    assert "Ý-TƯỞNG" not in page
