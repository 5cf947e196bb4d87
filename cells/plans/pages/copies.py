"""The signed copies of a plan: scans, and PDFs signed with a certificate."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.dates import clock
from cells.plans.models import Approval, SignedCopy
from cells.plans.pages.blocks import in_groups
from cells.plans.pages.signatures import CheckTag, tag_of_copy, with_newest_check


@dataclass(frozen=True)
class CopyRow:
    """``tag`` and ``check_url`` where digital signatures were checked.

    ``earlier``: of which approval the copy is, where that is not the newest.
    """

    name: str
    url: str
    detail: str
    sha256: str
    earlier: str = ""
    tag: CheckTag | None = None
    check_url: str = ""


def copy_rows(newest: Approval | None) -> list[CopyRow]:
    """Those of every approval of the plan, of the newest one first."""
    if newest is None:
        return []
    copies = (
        SignedCopy.objects.filter(approval__plan=newest.plan_id)
        .select_related("approval", "uploaded_by")
        .order_by("-approval", "pk")
    )
    return [copy_row(copy, newest) for copy in with_newest_check(copies)]


def copy_row(copy: SignedCopy, newest: Approval) -> CopyRow:
    tag = tag_of_copy(copy)
    is_of_newest = copy.approval_id == newest.pk
    at = clock(copy.approval.approved_at)
    return CopyRow(
        name=copy.name,
        url=reverse("plans:signed_copy", args=[copy.pk]),
        detail=", ".join(
            [str(copy.uploaded_by), clock(copy.uploaded_at), size_text(copy.size)]
        ),
        sha256=" ".join(in_groups(copy.sha256)),
        earlier="" if is_of_newest else _("Of the approval at %(time)s") % {"time": at},
        tag=tag,
        check_url=reverse("plans:signatures", args=[copy.pk]) if tag else "",
    )


def size_text(size: int) -> str:
    kilobytes = max(1, round(size / 1024))
    return _("%(n)s KB") % {"n": kilobytes}
