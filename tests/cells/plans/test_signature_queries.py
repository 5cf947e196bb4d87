"""How often the pages with signed copies ask the database, few copies or many."""

import hashlib

import pytest
from django.urls import reverse

from cells.models import CheckedSignature, SignatureCheck, SignedCopy
from cells.pdf_signatures.facts import Found, Integrity, Trust
from cells.plans.models import SignedContent
from tests.cells.plans.test_queries import queries, signed_in
from tests.factories import NOW
from tests.plan_scenes import approved_plan

# Pinned: who adds a query says so here. The plan asks 4 for how it is carried out.
PAGES = {"plan": 15, "signatures": 9}


def copy_with_checks(approval, number: int, *, checks: int) -> SignedCopy:
    copy = SignedCopy.objects.create(
        approval=approval,
        name="ban-ky.pdf",
        media_type="application/pdf",
        size=1,
        sha256=hashlib.sha256(b"%d" % number).hexdigest(),
        uploaded_by=approval.author,
        uploaded_at=NOW,
    )
    for _each in range(checks):
        check = SignatureCheck.objects.create(
            copy=copy,
            checked_by=approval.author,
            checked_at=NOW,
            found=Found.SIGNED,
            content=SignedContent.PRINT,
        )
        CheckedSignature.objects.bulk_create(
            CheckedSignature(
                of_check=check,
                position=position,
                integrity=Integrity.INTACT,
                trust=Trust.NO_ROOTS,
            )
            for position in range(checks)
        )
    return copy


@pytest.mark.parametrize("number", [1, 30])
def test_thirty_copies_cost_what_one_does(number, cast, client):
    plan = approved_plan(cast, cast.author)
    approval = plan.approvals.get()
    for each in range(number):
        copy = copy_with_checks(approval, each, checks=min(number, 4))
    signed_in(client, cast.secretary)
    addresses = {
        "plan": reverse("plans:detail", args=[plan.pk]),
        "signatures": reverse("plans:signatures", args=[copy.pk]),
    }
    for address in addresses.values():
        client.get(address)  # the opening of the day is recorded once
    asked = {name: queries(client, "get", url) for name, url in addresses.items()}
    assert asked == PAGES
