"""Forms of the administration as a browser posts them, and what they answer."""

from django.urls import reverse

from cells.models import AuditEntry


def add(office, model, **data):
    return office.post(reverse(f"admin:cells_{model}_add"), data)


def change(office, record, **data):
    url = reverse(f"admin:cells_{record._meta.model_name}_change", args=[record.pk])
    return office.post(url, data)


def said(page) -> str:
    """All refusals that the page shows."""
    assert page.status_code == 200, page.status_code
    form = page.context["adminform"].form
    return " ".join(" ".join(errors) for errors in form.errors.values())


def last_act():
    entry = AuditEntry.objects.order_by("-pk").first()
    return entry.action, entry.actor_id, entry.target_id, entry.details


def english(office, record, data):
    office.cookies["django_language"] = "en"
    return said(change(office, record, **data))


def organisation_data(**data):
    return {"code": "CB-9", "name": "Chi bộ mới", "kind": "cell"} | data


def membership_data(member, cell, **data):
    return {
        "member": member.pk,
        "cell": cell.pk,
        "standing": "official",
        "started_on": "05/10/2026",
    } | data


def mandate_data(member, organisation, role, **data):
    return {
        "member": member.pk,
        "organisation": organisation.pk,
        "role": role,
        "started_on": "05/10/2026",
    } | data
