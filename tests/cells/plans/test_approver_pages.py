"""The approver's page: the opening is recorded, the password asked for again."""

import pytest
from axes.models import AccessAttempt
from django.urls import reverse

from cells.models import Approval, AuditEntry, RemediationPlan
from cells.organisation.models import Role
from cells.plans.approved_content import items_of
from cells.plans.services import change_plan, recall_plan
from tests.factories import NOW, PASSWORD, give_office
from tests.plan_scenes import (
    REASON,
    SHORTCOMING,
    approved_plan,
    edit_of,
    fresh,
    returned_plan,
    sent_plan,
    write,
)


@pytest.fixture
def plan(cast, client):
    cast.secretary.set_password(PASSWORD)
    cast.secretary.save()
    client.force_login(cast.secretary)
    return sent_plan(cast, cast.author)


def url(plan, name="detail") -> str:
    return reverse(f"plans:{name}", args=[plan.pk])


def shown(client, plan) -> dict:
    """The hidden fields of the page as the approver sees them."""
    page = client.get(url(plan)).context["page"].form
    return {"version": page.version, "shown": page.shown}


def openings(plan) -> int:
    return AuditEntry.objects.filter(
        is_opening=True, target_kind="remediationplan", target_id=plan.pk
    ).count()


def test_the_opening_is_recorded_before_the_text_is_shown(plan, client):
    answer = client.get(url(plan))
    assert SHORTCOMING in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert openings(plan) == 1
    assert fresh(plan).first_opened_at == NOW
    client.get(url(plan))
    assert openings(plan) == 1


@pytest.mark.parametrize("method", ["head", "options"])
def test_other_methods_record_nothing(plan, client, method):
    getattr(client, method)(url(plan))
    assert openings(plan) == 0


def test_the_author_reads_who_opened_it(plan, client, cast):
    client.get(url(plan))
    client.force_login(cast.author)
    page = client.get(url(plan)).content.decode()
    assert cast.secretary.full_name in page
    assert openings(plan) == 1


def test_with_the_password_the_plan_is_approved(plan, client):
    answer = client.post(
        url(plan, "approve"), shown(client, plan) | {"password": PASSWORD}
    )
    assert answer.url == reverse("plans:queue")
    assert fresh(plan).status == "approved"


def test_a_wrong_password_approves_nothing_and_is_counted(plan, client):
    data = shown(client, plan) | {"password": "sai"}
    answer = client.post(url(plan, "approve"), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Mật khẩu chưa đúng" in page
    assert "sai" not in page.split("<main")[1].split("Mật khẩu chưa")[0]
    assert fresh(plan).status == "sent"
    assert AccessAttempt.objects.get().failures_since_start == 1


def test_an_empty_password_is_wrong_too(plan, client):
    answer = client.post(url(plan, "approve"), shown(client, plan))
    assert answer.status_code == 422
    assert fresh(plan).status == "sent"


def test_after_five_wrong_ones_the_right_one_is_locked_out(plan, client):
    data = shown(client, plan)
    codes = [
        client.post(url(plan, "approve"), data | {"password": "sai"}).status_code
        for _ in range(5)
    ]
    assert codes == [422] * 4 + [429]
    answer = client.post(url(plan, "approve"), data | {"password": PASSWORD})
    page = answer.content.decode()
    assert answer.status_code == 429
    assert "15 phút" in page
    assert SHORTCOMING in page  # the plan still stands there, not the sign-in page
    assert fresh(plan).status == "sent"


def test_the_right_password_begins_the_count_anew(plan, client):
    data = shown(client, plan)
    client.post(url(plan, "approve"), data | {"password": "sai"})
    client.post(url(plan, "approve"), data | {"password": PASSWORD})
    assert not AccessAttempt.objects.exists()


def test_the_count_of_failures_stores_nothing_that_was_typed(plan, client):
    data = shown(client, plan) | {"password": "mật-khẩu-sai"}
    client.post(url(plan, "approve"), data)
    attempt = AccessAttempt.objects.get()
    assert "mật" not in f"{attempt.post_data}{attempt.get_data}"
    assert data["shown"] not in attempt.post_data


def test_with_words_of_correction_nothing_is_approved(plan, client):
    item = items_of(plan)[0]
    data = shown(client, plan) | {"password": PASSWORD}
    for words in ({"reason": "Sửa"}, {f"n{item.pk}-text": "Sửa dòng này"}):
        answer = client.post(url(plan, "approve"), data | words)
        assert answer.status_code == 422
        assert next(iter(words.values())) in answer.content.decode()
    assert fresh(plan).status == "sent"


@pytest.mark.parametrize(
    "change", [{"shown": "0" * 64}, {"version": 1}, {"shown": "x"}, {"version": "x"}]
)
def test_another_version_or_content_is_not_approved(plan, client, change):
    data = shown(client, plan) | {"password": PASSWORD} | change
    answer = client.post(url(plan, "approve"), data)
    assert answer.status_code in {409, 422}
    assert not Approval.objects.exists()


def test_a_plan_sent_anew_is_not_approved_from_the_old_page(plan, client, cast):
    data = shown(client, plan) | {"password": PASSWORD}
    RemediationPlan.objects.update(first_opened_at=None)
    recall_plan(plan=fresh(plan), seen_version=plan.version, now=NOW)
    assert client.post(url(plan, "approve"), data).status_code == 404
    assert fresh(plan).status == "draft"


def test_a_return_keeps_what_was_typed_when_it_is_refused(plan, client):
    item = items_of(plan)[0]
    data = {"version": "x", "reason": "Lý do", f"n{item.pk}-text": "Ghi chú dòng"}
    page = client.post(url(plan, "return"), data)
    assert page.status_code == 422
    assert "Lý do" in page.content.decode()
    assert "Ghi chú dòng" in page.content.decode()
    long = {"version": plan.version, f"n{item.pk}-text": "x" * 3001}
    assert client.post(url(plan, "return"), long).status_code == 422
    empty = client.post(url(plan, "return"), {"version": plan.version})
    assert empty.status_code == 409
    assert fresh(plan).status == "sent"


def test_a_return_at_a_line_reaches_the_author(plan, client, cast):
    item = items_of(plan)[0]
    data = {"version": plan.version, f"n{item.pk}-text": "Ghi rõ chuyên đề"}
    assert client.post(url(plan, "return"), data).status_code == 302
    client.force_login(cast.author)
    page = client.get(url(plan, "write")).content.decode()
    assert page.count("Ghi rõ chuyên đề") == 1


@pytest.mark.parametrize("name", ["approve", "return", "pass_up"])
def test_nobody_acts_on_the_own_plan_even_with_two_offices(cast, client, name):
    give_office(cast.secretary, cast.cell, Role.DEPUTY)
    give_office(cast.secretary, cast.committee, Role.DEPUTY)
    plan = sent_plan(cast, cast.secretary)
    client.force_login(cast.secretary)
    assert plan.approver_office == "deputy"
    data = {"version": plan.version, "reason": "x", "shown": "0" * 64}
    assert client.post(url(plan, name), data).status_code == 403
    assert fresh(plan).status == "sent"


def test_what_the_author_works_on_is_not_the_approvers_to_read(cast, client):
    plan = returned_plan(cast, cast.author)
    write(plan, edit_of(items_of(plan)[0], solution="BẢN-ĐANG-SỬA"))
    client.force_login(cast.secretary)
    page = client.get(url(plan)).content.decode()
    assert "BẢN-ĐANG-SỬA" not in page
    assert SHORTCOMING not in page
    assert "đang ở người lập để sửa" in page


def test_a_plan_being_changed_shows_its_approved_copy(cast, client):
    plan = approved_plan(cast, cast.author)
    change_plan(plan=plan, reason="LÝ-DO-RIÊNG", seen_version=plan.version, now=NOW)
    write(fresh(plan), edit_of(items_of(plan)[0], title="TIÊU-ĐỀ-MỚI"))
    client.force_login(cast.secretary)
    page = client.get(url(plan)).content.decode()
    assert SHORTCOMING in page
    assert "TIÊU-ĐỀ-MỚI" not in page
    assert "LÝ-DO-RIÊNG" not in page
    assert "không còn hiệu lực" in page


def test_the_deputy_passes_the_secretarys_plan_up_and_opens_it_no_more(cast, client):
    plan = sent_plan(cast, cast.secretary)
    client.force_login(cast.deputy)
    assert client.get(url(plan)).context["page"].form.pass_up_url
    passed = client.post(url(plan, "pass_up"), {"version": plan.version})
    assert passed.url == reverse("plans:queue")
    assert client.get(url(plan)).status_code == 404
    client.force_login(cast.committee_secretary)
    page = client.get(url(plan))
    assert SHORTCOMING in page.content.decode()
    assert page.context["page"].form.pass_up_url == ""


def test_the_queue_names_waiting_plans_first(plan, client, cast):
    approved_plan(cast, cast.colleague)
    page = client.get(reverse("plans:queue")).context["page"]
    assert [row.name for row in page.waiting] == [cast.author.full_name]
    assert [row.name for row in page.others] == [cast.colleague.full_name]
    assert page.first_url == url(plan)
    home = client.get(reverse("home")).content.decode()
    assert "1 kế hoạch chờ duyệt" in home


def test_the_reason_for_no_measure_is_read_by_the_approver(plan, client):
    assert REASON in client.get(url(plan)).content.decode()
