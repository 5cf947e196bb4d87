"""The board: order, filters, what colleagues see, recurrence, measures."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from cells.models import RemediationPlan
from cells.supervision.services import report_measure
from tests.factories import NOW
from tests.plan_scenes import SHORTCOMING, approved_plan, sent_plan
from tests.supervision_scenes import accepted, at, evaluate, measure

URL = "supervision:board"
AFTER_DUE = at(date(2027, 4, 24))


def board(client, member, **chosen):
    client.force_login(member)
    return client.get(reverse(URL), chosen)


def rows(answer) -> list:
    return [row for group in answer.context["page"].groups for row in group.rows]


def test_colleagues_see_title_product_dates_and_state_alone(cast, client):
    accepted(cast, quantity=3)
    evaluate(cast, RemediationPlan.objects.get(), "partly")
    text = board(client, cast.colleague).content.decode()
    [row] = rows(board(client, cast.colleague))
    assert (row.title, row.quantity) == ("Viết 4 bài thu hoạch", "Bài thu hoạch, 4 bài")
    assert (row.detail, row.planned, row.url) == ("", "", "")
    for hidden in ("Đủ sản phẩm", SHORTCOMING, "3 trong 4", "3 of 4"):
        assert hidden not in text
    [whole] = rows(board(client, cast.secretary))
    assert (whole.done, whole.planned) == ("3", "4")


def test_a_plan_that_was_not_approved_is_not_on_the_board(cast, client):
    sent_plan(cast, cast.author)
    assert rows(board(client, cast.secretary)) == []


def test_another_cell_sees_nothing(cast, client):
    approved_plan(cast, cast.author)
    measure(cast)
    assert rows(board(client, cast.stranger)) == []


def test_the_deputy_follows_the_secretarys_lines_alone(cast, client):
    approved_plan(cast, cast.secretary)
    approved_plan(cast, cast.author)
    whole = {row.who for row in rows(board(client, cast.deputy)) if row.url}
    assert whole == {cast.secretary.full_name}
    own = {row.who for row in rows(board(client, cast.secretary)) if row.url}
    assert own == {cast.secretary.full_name, cast.author.full_name}


def test_overdue_comes_first_then_months_the_later_ones_folded(cast, client):
    approved_plan(cast, cast.author)
    measure(cast, due_on=date(2026, 10, 20), text="Tháng này")
    measure(cast, due_on=date(2026, 10, 1), text="Quá hạn")
    groups = board(client, cast.secretary).context["page"].groups
    assert [(g.is_overdue, g.is_folded) for g in groups] == [
        (True, False),
        (False, False),
        (False, True),
    ]
    assert [group.rows[0].title for group in groups] == [
        "Quá hạn",
        "Tháng này",
        "Viết 4 bài thu hoạch",
    ]


def test_lists_of_one_day_go_by_given_name(cast, client):
    for member, name in (
        (cast.author, "Hoàng Văn Ân"),
        (cast.colleague, "Bùi Thị Yến"),
        (cast.former, "Vũ Bình"),
    ):
        type(member).objects.filter(pk=member.pk).update(full_name=name)
        approved_plan(cast, type(member).objects.get(pk=member.pk))
    found = [row.who for row in rows(board(client, cast.secretary))]
    assert found == ["Hoàng Văn Ân", "Vũ Bình", "Bùi Thị Yến"]


@pytest.mark.parametrize(
    ("quantity", "result", "state"),
    [
        (4, None, "over"),
        (3, None, "overdue"),
        (1, "met", "over"),
        (4, "not_met", "overdue"),
    ],
)
def test_figures_and_evaluations_say_what_is_over(
    cast, client, quantity, result, state
):
    report = accepted(cast, quantity=quantity)
    if result:
        evaluate(cast, report.plan, result)
    with time_machine.travel(AFTER_DUE, tick=False):
        for other in ("over", "overdue"):
            found = rows(board(client, cast.secretary, state=other))
            assert bool(found) is (other == state)
        assert len(rows(board(client, cast.secretary, state="all"))) == 1


def test_filters_by_member_indicator_and_measures(cast, client):
    approved_plan(cast, cast.author)
    approved_plan(cast, cast.colleague, declared={7: {}, 8: {}})
    measure(cast)
    page = board(client, cast.secretary).context["page"]
    indicators = next(each for each in page.filters if each.name == "indicator")
    seven = next(o.value for o in indicators.options if o.label.startswith("7."))
    found = rows(board(client, cast.secretary, indicator=seven))
    assert [row.who for row in found] == [cast.colleague.full_name]
    assert len(rows(board(client, cast.secretary, who="measures"))) == 1
    assert len(rows(board(client, cast.secretary, who=str(cast.author.pk)))) == 2
    assert rows(board(client, cast.secretary, who="\x00", state="x")) == []
    assert rows(board(client, cast.former, indicator=seven)) == []


def test_a_measure_is_reported_by_the_person_in_charge(cast, client):
    found = measure(cast)
    client.force_login(cast.author)
    url = reverse("supervision:measure", args=[found.pk])
    assert client.post(url, {"text": ""}).status_code == 422
    body = {"text": "Đã trình", "is_done": "on"}
    assert client.post(url, body).status_code == 302
    assert [row.title for row in rows(board(client, cast.colleague))] == []
    report_measure(measure=found, text="Chưa", is_done=False, by=cast.author, now=NOW)
    assert len(rows(board(client, cast.colleague))) == 1


def test_a_cell_without_plans_is_not_told_how_many_it_has(cast, client):
    page = board(client, cast.secretary).context["page"]
    assert page.is_empty
    assert "0" not in page.head_line.split(",")[0].split()
    approved_plan(cast, cast.author)
    whole = board(client, cast.secretary).context["page"].head_line
    assert whole.endswith(page.head_line)
    assert whole != page.head_line
