from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedCharField, TypedTextField
from cells.indicators.models import Indicator
from cells.organisation.models import Organisation
from cells.rounds.models import CellRound


class PlanStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("plan status", "Being written")
    SENT = "sent", pgettext_lazy("plan status", "Awaiting approval")
    RETURNED = "returned", pgettext_lazy("plan status", "Returned, to be corrected")
    APPROVED = "approved", pgettext_lazy("plan status", "Approved")
    CHANGED = "changed", pgettext_lazy("plan status", "Changed since approval")
    CARRIED = "carried", pgettext_lazy("plan status", "Came with a transfer")
    FINISHED = "finished", pgettext_lazy("plan status", "Finished")
    MOVED = "moved", pgettext_lazy("plan status", "Moved to another cell")


class PlanSource(models.TextChoices):
    SELF = "self", pgettext_lazy("source of a plan line", "Own finding")
    CELL = "cell", pgettext_lazy("source of a plan line", "Pointed out by the cell")


class ProductKind(models.Model):
    """A kind of countable product; a cell can add its own to the common list."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = TypedCharField(_("name"), max_length=80)
    unit = TypedCharField(_("unit"), max_length=40)

    class Meta:
        verbose_name = _("kind of product")
        verbose_name_plural = _("kinds of product")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"], name="productkind_once_per_cell"
            ),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(organisation__isnull=True),
                name="productkind_once_in_common",
            ),
        ]

    def __str__(self):
        return self.name


class RemediationPlan(models.Model):
    """A member's plan to mend what the round found; no row where nothing has to be."""

    cell_round = models.ForeignKey(
        CellRound, models.PROTECT, related_name="plans", editable=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="plans",
        editable=False,
    )
    status = models.CharField(
        max_length=16, choices=PlanStatus, default=PlanStatus.DRAFT, editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("remediation plan")
        constraints = [
            models.UniqueConstraint(
                fields=["cell_round", "author"], name="plan_one_per_author"
            ),
            models.CheckConstraint(
                condition=Q(status__in=PlanStatus.values), name="plan_status_is_known"
            ),
        ]

    def __str__(self):
        return f"Plan {self.pk}"


class PlanItem(models.Model):
    """One line: a shortcoming, its solution, dates and a countable product.

    ``no_measure_reason`` instead of a solution: a reasoned “no measure”.
    """

    plan = models.ForeignKey(RemediationPlan, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="+"
    )
    source = models.CharField(max_length=8, choices=PlanSource)
    title = TypedCharField(_("what will be done"), max_length=200, blank=True)
    shortcoming = TypedTextField(_("shortcoming"), blank=True)
    solution = TypedTextField(_("solution"), blank=True)
    start_on = models.DateField(_("from"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    expected_result = TypedTextField(_("expected result"), blank=True)
    product_kind = models.ForeignKey(
        ProductKind, models.PROTECT, null=True, blank=True, related_name="+"
    )
    product_quantity = models.PositiveIntegerField(_("quantity"), null=True, blank=True)
    product_unit = TypedCharField(_("unit"), max_length=40, blank=True)
    no_measure_reason = TypedTextField(_("why no measure"), blank=True)
    change_reason = TypedTextField(_("why it is changed"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("line of a plan")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(source__in=PlanSource.values),
                name="planitem_source_is_known",
            ),
            models.CheckConstraint(
                condition=Q(start_on__isnull=True)
                | Q(due_on__isnull=True)
                | Q(start_on__lte=F("due_on")),
                name="planitem_dates_in_order",
            ),
            models.CheckConstraint(
                condition=Q(product_quantity__isnull=True) | Q(product_quantity__gte=1),
                name="planitem_quantity_counts",
            ),
        ]

    def __str__(self):
        return f"Plan line {self.pk}"


class Approval(models.Model):
    """That an approver approved exactly ``content``; nobody approves the own plan.

    ``content`` is the canonical JSON of ``plans/approved_content.py``; ``token``
    (128 bits) stands in the code on the print.
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
    content = models.JSONField(editable=False)
    content_sha256 = models.CharField(max_length=64, editable=False)
    token = models.CharField(max_length=32, unique=True, editable=False)
    replaced_at = models.DateTimeField(null=True, editable=False)

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
