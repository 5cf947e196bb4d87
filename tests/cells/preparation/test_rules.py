"""The shelf of rules: loaded from the data file, added to by cells and committees."""

import re
from datetime import date

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from cells.models import AuditEntry, ShelfRule
from cells.preparation import rule_loading
from cells.preparation.models.rules import Trust
from tests.factories import make_member
from tests.materials_scenes import fresh, own_rule

UNSURE = "Chưa đọc toàn văn"


@pytest.fixture
def shelf(db):
    rule_loading.load_rules()


def url(name, *rule):
    return reverse(f"preparation:{name}", args=[each.pk for each in rule])


def page(client, user, address=None) -> str:
    client.force_login(user)
    return client.get(address or url("rules")).content.decode()


# --- The data file ---


def test_loading_twice_changes_nothing(shelf, capsys):
    before = list(ShelfRule.objects.order_by("pk").values())
    assert rule_loading.load_rules() == (0, 0)
    call_command("load_rules")
    assert "0 new, 0 changed" in capsys.readouterr().out
    assert list(ShelfRule.objects.order_by("pk").values()) == before


def test_what_the_file_says_otherwise_is_mended(shelf):
    ShelfRule.objects.filter(code="qd-366-2025").update(title="Sai")
    assert rule_loading.load_rules() == (0, 1)
    assert ShelfRule.objects.get(code="qd-366-2025").title != "Sai"


def test_every_rule_of_the_file_says_how_it_is_known():
    rows = rule_loading.rules_of_file()
    codes = [row["code"] for row in rows]
    assert len(set(codes)) == len(codes)
    for row in rows:
        assert row["source"]
        assert row["trust"] in set(Trust.values) - {Trust.OWN}
        assert row.get("replaced_by", codes[0]) in codes
        assert isinstance(row.get("issued_on"), date | None)


def test_the_two_resolutions_of_one_number_are_told_apart_by_their_dates(shelf):
    rules = ShelfRule.objects.filter(number="Nghị quyết số 04-NQ/TW")
    days = {each.issued_on for each in rules}
    assert days == {date(2016, 10, 30), date(2026, 4, 1)}


def test_replaced_rules_lead_to_what_replaced_them(shelf, cast, client):
    old = ShelfRule.objects.get(code="qd-294-2025")
    assert old.replaced_by.replaced_by.code == "qd-208-2026"
    text = page(client, cast.author)
    in_force, replaced = text.split("Văn bản đã được thay thế")
    assert "294-QĐ/TW" not in in_force
    assert "Được thay bằng Quy định số 20-QĐ/TW, ngày 08/04/2026" in replaced


# --- Who sees what ---


def test_what_is_not_confirmed_is_marked_for_leaders_only(shelf, cast, client):
    rule = ShelfRule.objects.get(code="hd-38-2025")
    for leader in (cast.secretary, cast.deputy, cast.committee_secretary):
        assert UNSURE in page(client, leader)
        assert rule.source in page(client, leader, url("rule", rule))
    assert UNSURE not in page(client, cast.author)
    assert rule.source not in page(client, cast.author, url("rule", rule))


def test_cells_inherit_from_above_and_not_from_the_side(cast, client):
    own_rule(cast.committee, cast.committee_secretary, title="CỦA-TRÊN")
    own_rule(cast.cell, cast.secretary, title="CỦA-MÌNH")
    own_rule(cast.other_cell, cast.stranger, title="CỦA-BẠN")
    expected = {
        cast.author: {"CỦA-TRÊN", "CỦA-MÌNH"},
        cast.stranger: {"CỦA-TRÊN", "CỦA-BẠN"},
        cast.committee_secretary: {"CỦA-TRÊN"},
    }
    for user, titles in expected.items():
        assert set(re.findall("CỦA-[A-ZÊÌẠ]+", page(client, user))) == titles
    foreign = ShelfRule.objects.get(title="CỦA-BẠN")
    client.force_login(cast.author)
    assert client.get(url("rule", foreign)).status_code == 404


def test_nobody_changes_the_common_ones_or_those_from_above(shelf, cast, client):
    common = ShelfRule.objects.get(code="qd-366-2025")
    above = own_rule(cast.committee, cast.committee_secretary)
    client.force_login(cast.secretary)
    for rule in (common, above):
        for name in ("rule_edit", "rule_replace"):
            assert client.get(url(name, rule)).status_code == 403
        for name in ("rule_in_force", "rule_remove"):
            answer = client.post(url(name, rule), {"version": 1})
            assert answer.status_code == 403


# --- Keeping one's own ---


def test_a_leader_adds_one_for_the_own_cell(cast, client):
    client.force_login(cast.deputy)
    fields = {
        "version": 0,
        "number": "12-KH/CB",
        "issued_on": "2026-09-20",
        "title": "Kế hoạch của chi bộ",
        "url": "https://example.vn/kh",
    }
    assert client.post(url("rule_add"), fields).status_code == 302
    rule = ShelfRule.objects.get()
    assert (rule.organisation, rule.trust) == (cast.cell, "own")
    assert (rule.issued_on, rule.added_by) == (date(2026, 9, 20), cast.deputy)
    detail = page(client, cast.author, url("rule", rule))
    assert 'rel="noopener noreferrer external"' in detail
    assert "Còn hiệu lực" in detail


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"title": ""}, 422),
        ({"title": "a" * 301}, 422),
        ({"url": "javascript:alert(1)"}, 422),
        ({"issued_on": "31/02/2026"}, 422),
        ({"version": ""}, 422),
    ],
    ids=["empty", "long", "address", "day", "version"],
)
def test_bad_input_of_a_rule(cast, client, changed, status):
    client.force_login(cast.secretary)
    fields = {"version": 0, "title": "Kế hoạch", "text": "ĐÃ-VIẾT"} | changed
    answer = client.post(url("rule_add"), fields)
    assert answer.status_code == status
    assert "ĐÃ-VIẾT" in answer.content.decode()
    assert not ShelfRule.objects.exists()


def test_who_leads_two_bodies_chooses_for_which(cast, client):
    both = make_member(cast.cell)
    for organisation in (cast.committee, cast.cell):
        both.mandate_rows.create(
            organisation=organisation, role="deputy", started_on=date(2020, 1, 1)
        )
    client.force_login(both)
    fields = {"version": 0, "title": "Kế hoạch"}
    assert client.post(url("rule_add"), fields).status_code == 422
    foreign = fields | {"organisation": cast.other_cell.pk}
    assert client.post(url("rule_add"), foreign).status_code == 422
    chosen = fields | {"organisation": cast.committee.pk}
    assert client.post(url("rule_add"), chosen).status_code == 302
    assert ShelfRule.objects.get().organisation == cast.committee


def test_one_is_marked_as_replaced_and_back(shelf, cast, client):
    rule = own_rule(cast.cell, cast.secretary)
    other = ShelfRule.objects.get(code="qd-208-2026")
    client.force_login(cast.secretary)
    replace = url("rule_replace", rule)
    assert client.post(replace, {"version": 1}).status_code == 422
    own = {"version": 1, "rule": rule.pk}
    assert client.post(replace, own).status_code == 422
    assert client.post(replace, {"version": 1, "rule": other.pk}).status_code == 302
    rule = fresh(rule)
    assert (rule.status, rule.replaced_by) == ("replaced", other)
    assert client.post(url("rule_in_force", rule), {"version": 1}).status_code == 409
    assert client.post(url("rule_in_force", rule), {"version": 2}).status_code == 302
    assert fresh(rule).status == "in_force"
    words = {"version": 3, "words": "Kế hoạch số 50-KH/ĐU, ngày 01/10/2026"}
    assert client.post(replace, words).status_code == 302
    assert "50-KH/ĐU" in page(client, cast.author)


def test_a_stale_page_shows_both_wordings(cast, client):
    rule = own_rule(cast.cell, cast.secretary)
    client.force_login(cast.secretary)
    fields = {"version": 1, "title": "Của người kia", "number": "1"}
    assert client.post(url("rule_edit", rule), fields).status_code == 302
    answer = client.post(url("rule_edit", rule), fields | {"title": "Của tôi"})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Của người kia" in text
    assert "Của tôi" in text
    assert fresh(rule).title == "Của người kia"


def test_taken_off_the_shelf_its_row_stays(cast, client):
    rule = own_rule(cast.cell, cast.secretary)
    client.force_login(cast.secretary)
    assert client.post(url("rule_remove", rule), {"version": 1}).status_code == 302
    assert rule.number not in page(client, cast.secretary)
    assert fresh(rule).removed_by == cast.secretary
    assert client.get(url("rule", rule)).status_code == 404
    assert AuditEntry.objects.filter(action="rule.remove").count() == 1


def test_the_database_keeps_the_shelf_in_order(cast):
    rule = own_rule(cast.cell, cast.secretary)
    for wrong in (
        {"status": "replaced"},
        {"replaced_by_words": "gì đó"},
        {"organisation": None},
        {"trust": "text"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ShelfRule.objects.filter(pk=rule.pk).update(**wrong)


@pytest.mark.parametrize("name", ["rule_edit", "rule_replace"])
def test_what_is_typed_into_a_rule_taken_off_meanwhile_is_not_lost(name, cast, client):
    rule = own_rule(cast.cell, cast.secretary)
    client.force_login(cast.secretary)
    client.post(url("rule_remove", rule), {"version": 1})
    typed = {"version": 1, "title": "ĐÃ-GÕ", "words": "ĐÃ-GÕ"}
    answer = client.post(url(name, rule), typed)
    assert answer.status_code == 409
    assert "ĐÃ-GÕ" in answer.content.decode()
    assert fresh(rule).title != "ĐÃ-GÕ"
    client.force_login(cast.author)
    assert client.post(url(name, rule), typed).status_code == 404
