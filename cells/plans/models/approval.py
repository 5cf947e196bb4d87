from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedCharField, TypedTextField
from cells.plans.models.item import PlanItem
from cells.plans.models.plan import RemediationPlan
from cells.reviews.models import ReaderOffice


class PlanReturn(models.Model):
    """That an approver gave a plan back, with a reason for the whole or at lines."""

    plan = models.ForeignKey(
        RemediationPlan, models.PROTECT, related_name="returns", editable=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    returned_at = models.DateTimeField(editable=False)
    reason = TypedTextField(_("reason"), blank=True, editable=False)

    class Meta:
        verbose_name = _("return of a plan")
        ordering = ["plan", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(returned_by=F("author")), name="planreturn_not_of_own_plan"
            ),
        ]

    def __str__(self):
        return f"Plan return {self.pk}"


class PlanReturnNote(models.Model):
    """What the approver says at one line of a returned plan.

    It outlives the line: ``line_title`` is what the line was called when it was
    returned, ``item`` is empty once the author has removed it.
    """

    plan_return = models.ForeignKey(PlanReturn, models.CASCADE, related_name="notes")
    item = models.ForeignKey(
        PlanItem, models.SET_NULL, null=True, related_name="return_notes"
    )
    line_title = TypedTextField(blank=True, editable=False)
    text = TypedTextField(_("note"))

    class Meta:
        verbose_name = _("note at a line")
        constraints = [
            models.UniqueConstraint(
                fields=["plan_return", "item"], name="planreturnnote_once"
            ),
        ]

    def __str__(self):
        return f"Plan return note {self.pk}"


class ApprovalQuerySet(models.QuerySet):
    def newest_in_cells_of(self, user):
        """The newest approved copy of each plan in the cells one belongs to."""
        return self.filter(
            replaced_at__isnull=True,
            plan__cell_round__cell__in=user.mandates.member_of,
        )


class Approval(models.Model):
    """That an approver approved exactly ``content``; nobody approves the own plan.

    ``content`` is the canonical JSON of ``plans/approved_content.py``, ``item_ids``
    the lines it was made of, in the same order; ``token`` (128 bits) stands in the
    code on the print.
    """

    plan = models.ForeignKey(
        RemediationPlan, models.PROTECT, related_name="approvals", editable=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    approved_at = models.DateTimeField(editable=False)
    office = models.CharField(max_length=16, choices=ReaderOffice, editable=False)
    content = models.JSONField(editable=False)
    item_ids = models.JSONField(editable=False)
    content_sha256 = models.CharField(max_length=64, editable=False)
    token = models.CharField(max_length=32, unique=True, editable=False)
    replaced_at = models.DateTimeField(null=True, editable=False)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval of a plan")
        ordering = ["plan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(replaced_at__isnull=True),
                name="approval_one_newest",
            ),
            models.CheckConstraint(
                condition=~Q(approved_by=F("author")), name="approval_not_of_own_plan"
            ),
        ]

    def __str__(self):
        return f"Approval {self.pk}"


class SignedCopyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of one's own plans, and of the plans that one's office approves."""
        approved = RemediationPlan.objects.approved_by_office_of(user.mandates)
        return self.filter(
            Q(approval__author=user) | Q(approval__plan__in=approved.values("pk"))
        )


class SignedCopy(models.Model):
    """A scan of the hand-signed print, kept with its hash; never altered."""

    approval = models.ForeignKey(
        Approval, models.PROTECT, related_name="signed_copies", editable=False
    )
    file = models.FileField(upload_to="signed_copies/", editable=False)
    name = TypedCharField(_("file name"), max_length=120, editable=False)
    media_type = models.CharField(max_length=40, editable=False)
    size = models.PositiveIntegerField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    uploaded_at = models.DateTimeField(editable=False)

    objects = SignedCopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("signed copy")
        ordering = ["approval", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["approval", "sha256"], name="signedcopy_once"
            ),
        ]

    def __str__(self):
        return f"Signed copy {self.pk}"
