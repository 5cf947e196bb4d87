"""The rules of rating: which holds when, what is confirmed, what is never altered."""

from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.urls import reverse

from cells.models import OrganisationPreferences, RatingRule
from cells.ratings.rule_loading import data_files, load_rule, unconfirmed
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.ratings_scenes import opened, rules

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_in_english")]
OLD, NEW = "124-qd-tw-2023", "366-qd-tw-2025"


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2024, 12, 31), OLD),
        (date(2025, 8, 29), OLD),
        (date(2025, 8, 30), NEW),
        (date(2026, 12, 31), NEW),
    ],
)
def test_each_year_is_rated_by_the_rule_of_its_last_day(day, code):
    rules()
    assert RatingRule.objects.in_force(day).code == code


def test_nothing_is_in_force_before_the_first_rule():
    rules()
    assert RatingRule.objects.in_force(date(2023, 10, 3)) is None


def test_the_rule_of_2025_gives_30_and_70_points_and_8_for_group_3():
    text = {rule.code: rule.text for rule in rules()}[NEW]
    assert (text.points.common, text.points.tasks) == (30, 70)
    assert sum(each.points for each in text.criteria) == 30
    third = [each for each in text.criteria if each.group == "3"]
    assert sum(each.points for each in third) == 8
    assert text.bounds == (
        ("excellent", 90), ("good", 70), ("done", 50), ("not_done", 0)
    )  # fmt: skip


def test_the_old_rule_has_levels_and_the_cap_only():
    text = {rule.code: rule.text for rule in rules()}[OLD]
    assert (text.points, text.criteria, text.cap.percent) == (None, (), 20)
    assert len(text.levels) == 4


def test_loading_again_changes_nothing(capsys):
    call_command("load_rating_rules")
    stamps = list(RatingRule.objects.values_list("code", "content_sha256"))
    call_command("load_rating_rules")
    assert "366-qd-tw-2025: already loaded" in capsys.readouterr().out
    assert list(RatingRule.objects.values_list("code", "content_sha256")) == stamps


def test_the_command_of_installing_loads_them_too():
    call_command("load_indicators")
    assert set(RatingRule.objects.values_list("code", flat=True)) == {OLD, NEW}


def test_a_rule_that_is_refused_keeps_no_other_from_being_loaded(cast, capsys):
    opened(cast)
    RatingRule.objects.filter(code=OLD).delete()
    RatingRule.objects.filter(code=NEW).update(content_sha256="0" * 64)
    with pytest.raises(CommandError, match=NEW):
        call_command("load_rating_rules")
    assert RatingRule.objects.filter(code=OLD).exists()
    assert "124-qd-tw-2023: loaded" in capsys.readouterr().out


def altered(tmp_path, old, new):
    path = next(path for path in data_files() if NEW in path.name)
    changed = tmp_path / path.name
    changed.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), "utf-8")
    return changed


def test_an_unused_rule_follows_its_file(tmp_path):
    rules()
    rule, is_new = load_rule(
        altered(tmp_path, "[cap]\npercent = 20", "[cap]\npercent = 15"), now=NOW
    )
    assert (rule.text.cap.percent, is_new) == (15, True)


def test_a_used_rule_is_never_altered(tmp_path, cast):
    opened(cast)
    with pytest.raises(WorkflowError, match="ratings rest on this rule"):
        load_rule(
            altered(tmp_path, "[cap]\npercent = 20", "[cap]\npercent = 15"), now=NOW
        )
    assert RatingRule.objects.get(code=NEW).text.cap.percent == 20


@pytest.mark.parametrize(
    ("old", "new"),
    [('level = "good"', 'level = "fine"'), ('trust = "excerpt"', 'trust = "rumour"')],
)
def test_a_wrong_file_is_named(tmp_path, old, new):
    with pytest.raises(ImproperlyConfigured, match=NEW):
        load_rule(altered(tmp_path, old, new), now=NOW)


def test_what_is_not_confirmed_is_told_and_shown_to_the_administrator(cast, client):
    rule = {rule.code: rule for rule in rules()}[NEW]
    words = unconfirmed(rule)
    assert any("3.1" in each for each in words)
    assert any("20%" in each for each in words)
    client.force_login(cast.administrator)
    page = client.get("/ratings/rules/").content.decode()
    assert "chưa xác nhận" in page
    assert "giá trị chưa xác nhận" in page


def test_the_administrator_reads_it_beside_the_choices_of_an_organisation(cast, client):
    rules()
    choices = OrganisationPreferences.objects.create(organisation=cast.committee)
    client.force_login(cast.administrator)
    place = reverse("admin:cells_organisationpreferences_change", args=[choices.pk])
    page = client.get(place).content.decode()
    assert "quy định xếp loại: giá trị chưa xác nhận" in page.lower()
    assert "Bị kỷ luật từ khiển trách" in page
    assert reverse("ratings:rules") in page
