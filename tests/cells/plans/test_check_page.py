"""The public page behind the code on a print."""

import secrets

import pytest
from django.core.cache import cache
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cells.models import Approval
from cells.plans.services import change_plan, discard_change
from tests.factories import NOW
from tests.plan_scenes import approved, approved_plan, fresh, send

IN_FORCE, REPLACED, UNKNOWN = "Đang có hiệu lực", "Đã thay", "Không có mã này"


@pytest.fixture
def plan(cast):
    return approved_plan(cast, cast.author)


def token(plan) -> str:
    return Approval.objects.get(plan=plan, replaced_at=None).token


def heading(client, code) -> str:
    page = client.get(f"/check/{code}").content.decode()
    return page.split("<h1>")[1].split("</h1>")[0]


def change(plan):
    change_plan(plan=plan, reason="Lùi", seen_version=plan.version, now=NOW)
    return fresh(plan)


def test_in_force_replaced_and_in_force_again(plan, client):
    code = token(plan)
    assert heading(client, code) == IN_FORCE
    changed = change(plan)
    assert heading(client, code) == REPLACED
    discard_change(plan=changed, seen_version=changed.version, now=NOW)
    assert heading(client, code) == IN_FORCE


def test_a_former_code_is_never_in_force_again(plan, cast, client):
    former = token(plan)
    send(change(plan))
    assert heading(client, former) == REPLACED
    approved(cast, fresh(plan))
    assert (heading(client, former), heading(client, token(plan))) == (
        REPLACED, IN_FORCE
    )  # fmt: skip


def test_content_that_slipped_past_the_services_is_not_in_force(plan, client):
    plan.items.update(product_quantity=99)
    assert heading(client, token(plan)) == REPLACED


def test_the_page_says_nothing_of_the_plan(plan, client, cast):
    page = client.get(f"/check/{token(plan)}").content.decode()
    for private in (cast.author.full_name, cast.cell.name, "2026", "Bí thư"):
        assert private not in page


def test_it_sets_no_cookie_and_is_not_stored(plan, client):
    for code in (token(plan), "x"):
        answer = client.get(f"/check/{code}")
        assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
        assert not answer.cookies
    assert not client.cookies
    assert client.head(f"/check/{token(plan)}").status_code == 200


@pytest.mark.parametrize(
    "code",
    ["x", "0" * 31, "0" * 33, "0" * 32, "g" * 32, "%00", "%F0%9F%91%8D", "'; DROP",
     "A" * 32, "0" * 5000],
)  # fmt: skip
def test_odd_codes_are_unknown(plan, client, code):
    assert heading(client, code) == UNKNOWN


def test_capital_letters_and_line_ends_make_another_code(plan, client):
    assert heading(client, token(plan).upper()) in {UNKNOWN, IN_FORCE}
    assert heading(client, f"{token(plan)}%0A") == UNKNOWN


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_a_foreign_or_altered_code_is_never_in_force(plan, client, data):
    cache.clear()
    right = token(plan)
    place = data.draw(st.integers(0, 31))
    other = data.draw(st.sampled_from("0123456789abcdef"))
    altered = right[:place] + other + right[place + 1 :]
    if altered != right:
        assert heading(client, altered) == UNKNOWN
    assert heading(client, secrets.token_hex(16)) == UNKNOWN


def test_too_many_questions_from_one_address_wait(plan, client, settings):
    settings.CHECKS_PER_MINUTE = 3
    codes = [client.get(f"/check/{token(plan)}").status_code for _ in range(4)]
    assert codes == [200, 200, 200, 429]
    refused = client.get(f"/check/{token(plan)}")
    assert "Một phút nữa thử lại" in refused.content.decode()
    assert refused["Cache-Control"] == "no-store"
    elsewhere = client.get(f"/check/{token(plan)}", REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 200


def test_the_address_asked_from_is_not_kept(plan, client):
    from django.db import connection  # noqa: PLC0415

    client.get("/check/x", REMOTE_ADDR="192.0.2.99")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM cache")
        assert "192.0.2.99" not in str(cursor.fetchall())


def test_the_name_of_the_page_is_public(client, db):
    assert reverse("check_document", args=["x"]) == "/check/x"
