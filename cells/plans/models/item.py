from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedCharField, TypedTextField
from cells.indicators.models import Indicator
from cells.meetings.models import CellFinding
from cells.organisation.models import Organisation
from cells.plans.models.plan import RemediationPlan
from cells.saving import SavedRow


class PlanSource(models.TextChoices):
    SELF = "self", pgettext_lazy("source of a plan line", "Own finding")
    CELL = "cell", pgettext_lazy("source of a plan line", "Pointed out by the cell")
    CARRIED = "carried", pgettext_lazy("source of a plan line", "Came with a transfer")


# What stays in the old cell when a line goes on in another one.
STAYS_BEHIND = (
    "shortcoming",
    "solution",
    "expected_result",
    "no_measure_reason",
    "change_reason",
)


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


class PlanItem(SavedRow):
    """One line: a shortcoming, its solution, dates and a countable product.

    ``no_measure_reason`` instead of a solution: a reasoned “no measure”. ``finding``:
    what the cell pointed out, if the line is for that; each of them needs its own.
    ``carried_line``: of a line that came with a transfer, the id of the one in the plan
    that moved; only title, product and dates come with it.
    """

    plan = models.ForeignKey(RemediationPlan, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="+"
    )
    source = models.CharField(max_length=8, choices=PlanSource)
    finding = models.ForeignKey(
        CellFinding,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
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
    carried_line = models.PositiveBigIntegerField(null=True, editable=False)

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
            models.CheckConstraint(
                condition=~Q(source=PlanSource.CARRIED)
                | Q(
                    carried_line__isnull=False,
                    indicator__isnull=True,
                    finding__isnull=True,
                    **dict.fromkeys(STAYS_BEHIND, ""),
                ),
                name="planitem_carried_says_no_more",
            ),
        ]

    def __str__(self):
        return f"Plan line {self.pk}"

    @property
    def key(self) -> tuple:
        """Which finding the line is for, as ``ProposedLine.key``."""
        return (self.indicator_id, self.source, self.finding_id)
