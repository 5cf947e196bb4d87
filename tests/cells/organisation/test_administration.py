"""The administration as a whole: what is there, what is not, and who gets in."""

import json

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, get_resolver, reverse

from cells.audit.services import record_action
from cells.models import AuditChain, AuditEntry, Organisation
from cells.organisation.models import Role
from cells.reviews.services import open_submission
from tests.factories import NOW, file_review, make_cell, make_officer

MARK = "DẤURIÊNGCỦATÁCGIẢ"
REGISTERED = {
    "AuditEntry",
    "Catalogue",
    "CellSummary",
    "Indicator",
    "Mandate",
    "Member",
    "Membership",
    "Organisation",
    "OrganisationPreferences",
}
WITH_TEXT = {
    "Approval", "CellMeasure", "Decision", "GeneralPart", "Guidance",
    "IndicatorAnswer", "Notification", "PlanItem", "RemediationPlan", "SelfReview",
    "Submission", "SummaryLine",
}  # fmt: skip


def admin_patterns(resolver=None):
    resolver = resolver or next(
        pattern
        for pattern in get_resolver().url_patterns
        if getattr(pattern, "namespace", None) == "admin"
    )
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from admin_patterns(pattern)


def every_url():
    """Each address of the administration, the ones of records for a real one."""
    yield reverse("admin:app_list", args=["cells"])
    for name in ("index", "autocomplete", "jsi18n", "password_change"):
        yield reverse(f"admin:{name}")
    for model in admin.site._registry:
        base = f"admin:cells_{model._meta.model_name}"
        yield reverse(f"{base}_changelist")
        yield reverse(f"{base}_add")
        if record := model._default_manager.first():
            for view in ("change", "history", "delete"):
                yield reverse(f"{base}_{view}", args=[record.pk])


def test_exactly_these_models_are_managed():
    assert {model.__name__ for model in admin.site._registry} == REGISTERED
    assert set() == WITH_TEXT & REGISTERED
    known = {model.__name__ for model in apps.get_app_config("cells").get_models()}
    assert set() == WITH_TEXT - known


def test_every_address_belongs_to_a_managed_model_or_to_the_frame():
    frame = {
        "index", "login", "logout", "password_change", "password_change_done",
        "autocomplete", "jsi18n", "app_list",
    }  # fmt: skip
    own = {f"cells_{name.lower()}" for name in REGISTERED}
    views = {"changelist", "add", "history", "delete", "change", "set_password"}
    names = {pattern.name for pattern in admin_patterns() if pattern.name}
    allowed = frame | {f"{model}_{view}" for model in own for view in views}
    assert names - allowed == set()


def test_no_page_shows_what_a_member_wrote(cast, office):
    text = {"deed": f"Việc {MARK}", "remedy": f"Sửa {MARK}"}
    file_review(cast.review_of(cast.author), declared={3: text})
    shown = {url: office.get(url) for url in every_url()}
    assert [url for url, page in shown.items() if MARK in page.content.decode()] == []
    opened = [url for url, page in shown.items() if page.status_code == 200]
    assert len(opened) > 2 * len(REGISTERED)


@pytest.mark.parametrize("person", ["author", "secretary", "staff", "stranger"])
def test_members_find_nothing_here(person, cast, client):
    client.force_login(getattr(cast, person))
    assert {client.get(url).status_code for url in every_url()} == {404}
    assert {client.post(url).status_code for url in every_url()} == {404}


def test_visitors_are_asked_to_sign_in(cast, client):
    answers = {client.get(url).headers["Location"] for url in every_url()}
    assert {answer.split("?")[0] for answer in answers} == {reverse("sign_in")}
    assert client.get(reverse("admin:login")).url.startswith(reverse("sign_in"))


def test_an_administrator_needs_no_django_rights(cast, client):
    cast.administrator.is_superuser = False
    cast.administrator.save()
    client.force_login(cast.administrator)
    page = client.get(reverse("admin:cells_member_changelist"))
    assert page.status_code == 200


def test_a_password_set_by_somebody_else_does_not_open_the_administration(cast, client):
    cast.administrator.must_change_password = True
    cast.administrator.save()
    client.force_login(cast.administrator)
    answers = {client.get(url).headers["Location"] for url in every_url()}
    assert answers == {reverse("first_sign_in")}


def test_nothing_can_be_deleted(cast, office):
    counts = {model: model._default_manager.count() for model in admin.site._registry}
    assert all(
        not site_admin.has_delete_permission(request=None)
        for site_admin in admin.site._registry.values()
    )
    for model in admin.site._registry:
        base = f"admin:cells_{model._meta.model_name}"
        record = model._default_manager.first()
        if record is None:
            continue
        answer = office.post(reverse(f"{base}_delete", args=[record.pk]), {"post": "y"})
        assert answer.status_code == 403
        answer = office.post(
            reverse(f"{base}_changelist"),
            {"action": "delete_selected", "_selected_action": [record.pk], "post": "y"},
        )
        assert answer.status_code in {200, 302, 403, 405}
    after = {model: model._default_manager.count() for model in admin.site._registry}
    assert after == counts


def test_the_password_and_the_way_out_are_those_of_the_site(office):
    changed = office.get(reverse("admin:password_change"))
    assert (changed.status_code, changed.url) == (302, reverse("password_change"))
    left = office.post(reverse("admin:logout"))
    assert left.headers["Clear-Site-Data"] == '"cache"'
    assert "_auth_user_id" not in office.session


def test_the_log_of_django_holds_labels_only(cast, office):
    typed = "Người trợ giúp 0912 345 678"
    office.post(
        reverse("admin:cells_organisation_change", args=[cast.cell.pk]),
        {
            "name": "Chi bộ Khoa Xây dựng Đảng",
            "kind": "cell",
            "above": cast.committee.pk,
            "help_line": typed,
        },
    )
    assert Organisation.objects.get(pk=cast.cell.pk).help_line == typed
    entry = LogEntry.objects.get()
    assert json.loads(entry.change_message) == [{"changed": {"fields": ["Who helps"]}}]
    assert entry.object_repr == "Chi bộ Khoa Xây dựng Đảng"


def test_the_trail_shows_who_did_what_and_no_content(cast, office):
    cast.author.full_name = "Hoàng Văn Sơn"
    file_review(cast.review_of(cast.author))
    entry = AuditEntry.objects.filter(action="review.file").get()
    AuditEntry.objects.filter(pk=entry.pk).update(details={"label": MARK})
    listed = office.get(reverse("admin:cells_auditentry_changelist")).content.decode()
    page = office.get(reverse("admin:cells_auditentry_change", args=[entry.pk]))
    assert page.status_code == 200
    for body in (listed, page.content.decode()):
        assert "Hoàng Văn Sơn" in body
        assert str(cast.cell) in body
        assert MARK not in body
        assert entry.hash not in body
    answer = office.post(
        reverse("admin:cells_auditentry_change", args=[entry.pk]), {"action": "x"}
    )
    assert answer.status_code == 403


def listed(office, **query) -> int:
    url = reverse("admin:cells_auditentry_changelist")
    return office.get(url, query).context["cl"].result_count


def test_the_trail_is_narrowed_to_a_chain_and_to_openings(cast, office):
    file_review(cast.review_of(cast.secretary))
    submission = file_review(cast.review_of(cast.author))
    open_submission(submission=submission, reader=cast.secretary, now=NOW)
    chains = {chain.organisation: chain for chain in AuditChain.objects.all()}
    entries = AuditEntry.objects
    own = entries.filter(chain=chains[cast.cell]).count()
    assert listed(office) == entries.count() > own
    assert listed(office, chain=chains[cast.cell].pk) == own
    assert listed(office, kind="openings") == 1
    assert listed(office, kind="acts") == entries.count() - 1


def costs(office) -> dict:
    found = {}
    for model in ("member", "membership", "mandate", "auditentry", "organisation"):
        with CaptureQueriesContext(connection) as queries:
            office.get(reverse(f"admin:cells_{model}_changelist"))
        found[model] = len(queries)
    return found


def test_lists_cost_the_same_for_some_rows_and_for_thirty_more(cast, office):
    costs(office)
    before = costs(office)
    for number in range(30):
        cell = make_cell(cast.committee, f"Chi bộ {number}", f"CB-X{number}")
        member = make_officer(cell, Role.DEPUTY, cell=cell)
        record_action(
            "round.issue", cell, organisation_id=cell.pk, actor=member, now=NOW
        )
    assert costs(office) == before
    assert max(before.values()) <= 12
