"""The cell's kinds of product, lines whose finding is gone, and odd changes posted."""

import tomllib
from pathlib import Path

import pytest
from django.urls import reverse

from cells.models import AuditEntry, ProductKind
from cells.plans.product_kinds import DATA, kinds_for
from cells.reviews.services import withdraw_decision
from tests.factories import NOW
from tests.plan_scenes import (
    approved_plan,
    changed_plan,
    fresh,
    started_plan,
    written_plan,
)

KINDS = "/plans/kinds/"
DEMO = Path("cells/management/demo_data")


def test_the_secretary_adds_a_kind_for_the_own_cell_only(cast, client):
    client.force_login(cast.secretary)
    data = {"name": "Vở kịch", "unit": "vở"}
    assert client.post(KINDS, data).status_code == 302
    kind = ProductKind.objects.get(name="Vở kịch")
    assert kind.organisation == cast.cell
    assert AuditEntry.objects.filter(action="plan.add_product_kind").count() == 1
    assert kind in kinds_for(cast.cell.pk)
    assert kind not in kinds_for(cast.other_cell.pk)
    again = client.post(KINDS, {"name": "vở KỊCH", "unit": "vở"})
    assert again.status_code == 409
    assert "Danh sách đã có" in again.content.decode()


@pytest.mark.parametrize(
    "data",
    [{}, {"name": "x"}, {"name": " ", "unit": "bài"}, {"name": "x" * 81, "unit": "b"},
     {"name": "x", "unit": "b" * 41}],
)  # fmt: skip
def test_a_bad_kind_is_refused_and_what_was_typed_stays(cast, client, data):
    client.force_login(cast.secretary)
    answer = client.post(KINDS, data)
    assert answer.status_code == 422
    if typed := data.get("name", "").strip():
        assert typed in answer.content.decode()
    assert not ProductKind.objects.filter(organisation=cast.cell).exists()


def withdraw(cast, plan):
    review = cast.review_of(plan.author)
    withdraw_decision(
        decision=review.submissions.get().decisions.get(),
        reader=cast.secretary,
        reason="Nhầm",
        seen_version=review.version,
        now=NOW,
    )


def test_a_line_says_that_its_finding_is_gone(cast, client):
    plan = approved_plan(cast, cast.author)
    withdraw(cast, plan)
    for person in (cast.author, cast.secretary):
        client.force_login(person)
        page = client.get(reverse("plans:detail", args=[plan.pk]))
        text = page.content.decode()
        assert text.count("quyết định về báo cáo đã được rút lại") == 2
        assert page.context["page"].approval.in_force
    assert fresh(plan).status == "approved"


def test_while_writing_the_line_stays_and_says_so(cast, client):
    plan = written_plan(cast, cast.author)
    withdraw(cast, plan)
    client.force_login(cast.author)
    page = client.get(reverse("plans:write", args=[plan.pk])).content.decode()
    assert page.count("quyết định về báo cáo đã được rút lại") == 2
    assert "Viết 4 bài thu hoạch" in page


@pytest.mark.parametrize("name", ["change", "discard", "send", "recall", "remove_line"])
@pytest.mark.parametrize("version", ["", "x", "0", "-1", "9" * 40])
def test_a_broken_version_changes_nothing(cast, client, name, version):
    makers = {"change": approved_plan, "discard": changed_plan}
    plan = makers.get(name, written_plan)(cast, cast.author)
    client.force_login(cast.author)
    arguments = [plan.pk] + [plan.items.first().pk] * (name == "remove_line")
    data = {"version": version, "reason": "Lý do"}
    url = reverse(f"plans:{name}", args=arguments)
    assert client.post(url, data).status_code in {302, 422}
    assert (fresh(plan).status, fresh(plan).version) == (plan.status, plan.version)
    assert fresh(plan).items.count() == plan.items.count()


def test_a_change_without_a_reason_keeps_what_was_typed(cast, client):
    plan = approved_plan(cast, cast.author)
    client.force_login(cast.author)
    url = reverse("plans:change", args=[plan.pk])
    assert client.post(url, {"version": plan.version, "reason": " "}).status_code == 422
    long = client.post(url, {"version": plan.version, "reason": "y" * 3001})
    assert long.status_code == 422
    assert "y" * 3001 in long.content.decode()
    assert fresh(plan).status == "approved"


def test_addresses_of_lines_that_are_not_there_lead_back(cast, client):
    plan = started_plan(cast, cast.author)
    client.force_login(cast.author)
    url = reverse("plans:remove_line", args=[plan.pk, 999_999])
    assert client.get(url).url == reverse("plans:write", args=[plan.pk])


def test_the_plans_of_the_demonstration_fit_its_reports():
    kinds = {row["name"] for row in tomllib.loads(DATA.read_text())["kinds"]}
    found = {}
    for path in DEMO.glob("reviews_*.toml"):
        file = tomllib.loads(path.read_text())
        for review in file["review"]:
            codes = [answer["indicator"] for answer in review.get("answer", [])]
            found[file["round"], review["author"]] = codes
    for session in tomllib.loads((DEMO / "sessions.toml").read_text())["session"]:
        for each in session["findings"]:
            codes = found[session["round"], each["about"]]
            codes.append(f"04NQ2016-{each['number']:02}")
            codes.sort()
    plans = tomllib.loads((DEMO / "plans.toml").read_text())["plan"]
    for plan in plans:
        lines = [line["indicator"] for line in plan["line"]]
        assert lines == found[plan["round"], plan["author"]], plan["author"]
        assert plan["author"] != plan["approver"]
        for line in plan["line"]:
            assert "no_measure" in line or line["kind"] in kinds
    states = {name for plan in plans for name in ("sent", "approved", "returned")
              if name in plan}  # fmt: skip
    assert states == {"sent", "approved", "returned"}
