"""What colleagues, staff, strangers and administrators see of plans."""

import pytest
from django.urls import reverse

from cells.models import RemediationPlan, SignedCopy
from cells.organisation.mandates import Mandates
from tests.factories import MemberFactory
from tests.plan_scenes import (
    MAKERS,
    TITLE,
    approved_plan,
    changed_plan,
    edit_of,
    fresh,
    items_of,
    sent_plan,
    write,
)

MARK = "DẤU-RIÊNG"
OTHERS = ("deputy", "colleague", "former")
STRANGERS = ("stranger", "committee_secretary", "staff", "administrator")


def detail(plan) -> str:
    return reverse("plans:detail", args=[plan.pk])


@pytest.mark.parametrize("state", MAKERS)
def test_who_opens_the_plan_itself(cast, client, state):
    plan = MAKERS[state](cast, cast.author)
    was_approved = state in {"approved", "changed"}
    with_author = state in {"draft", "returned", "changed"}
    expected = dict.fromkeys(STRANGERS, 404)
    expected |= dict.fromkeys(OTHERS, 403 if was_approved else 404)
    expected |= {
        "author": 302 if with_author else 200,
        "secretary": 404 if state == "draft" else 200,
    }
    got = {}
    for person in expected:
        client.force_login(getattr(cast, person))
        got[person] = client.get(detail(plan)).status_code
    assert got == expected


@pytest.mark.parametrize("state", MAKERS)
def test_nothing_private_of_it_reaches_anybody_else(cast, client, state):
    plan = MAKERS[state](cast, cast.author)
    pages = [
        detail(plan),
        reverse("plans:write", args=[plan.pk]),
        reverse("plans:read_through", args=[plan.pk]),
        reverse("reports:remediation_plan_pdf", args=[plan.pk]),
        reverse("plans:cell"),
        reverse("plans:queue"),
        reverse("plans:current"),
        reverse("home"),
    ]
    for person in (*OTHERS, *STRANGERS):
        client.force_login(getattr(cast, person))
        for page in pages:
            text = client.get(page).content.decode(errors="replace")
            assert MARK not in text, (person, page)


@pytest.mark.parametrize("state", MAKERS)
def test_the_cell_sees_approved_plans_only(cast, client, state):
    MAKERS[state](cast, cast.author)
    client.force_login(cast.colleague)
    text = client.get(reverse("plans:cell")).content.decode()
    assert (TITLE in text) == (state in {"approved", "changed"})
    client.force_login(cast.stranger)
    assert TITLE not in client.get(reverse("plans:cell")).content.decode()


def test_the_cell_reads_title_product_dates_and_state(cast, client):
    approved_plan(cast, cast.author)
    client.force_login(cast.colleague)
    answer = client.get(reverse("plans:cell"))
    (shown,) = answer.context["page"].rounds
    (plan,) = shown.plans
    (line,) = plan.lines
    assert vars(line) == {
        "title": TITLE,
        "product": "Bài thu hoạch, 4 bài",
        "start_on": "14/11/2026",
        "due_on": "23/04/2027",
    }
    assert (plan.name, plan.badge.label) == (cast.author.full_name, "Đã duyệt")
    assert answer["Cache-Control"] == "no-store"


def test_a_plan_being_changed_shows_the_cell_its_approved_copy(cast, client):
    plan = changed_plan(cast, cast.author)
    write(plan, edit_of(items_of(plan)[0], title="ĐANG-SỬA"))
    client.force_login(cast.colleague)
    answer = client.get(reverse("plans:cell"))
    assert "ĐANG-SỬA" not in answer.content.decode()
    (shown,) = answer.context["page"].rounds
    assert shown.plans[0].badge.label == "Đã thay đổi, cần duyệt lại"
    assert shown.plans[0].lines[0].title == TITLE


def test_what_was_taken_back_is_its_authors_alone(cast):
    plan = sent_plan(cast, cast.author)
    RemediationPlan.objects.filter(pk=plan.pk).update(status="draft")
    assert not RemediationPlan.objects.visible_to(cast.secretary).exists()
    assert RemediationPlan.objects.visible_to(cast.author).get() == fresh(plan)


def test_an_administrator_sees_no_plan_whatever_mandates_say(cast):
    approved_plan(cast, cast.author)
    administrator = MemberFactory(is_staff=True)
    administrator.__dict__["mandates"] = Mandates(
        member_id=administrator.pk, is_administrator=True
    )
    assert not RemediationPlan.objects.visible_to(administrator).exists()
    assert not SignedCopy.objects.visible_to(administrator).exists()


def test_a_former_secretary_reads_no_plan(cast):
    sent_plan(cast, cast.author)
    assert not RemediationPlan.objects.visible_to(cast.former).exists()
    waiting = RemediationPlan.objects.approved_by_office_of(cast.secretary.mandates)
    assert waiting.count() == 1
