from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.plans.models import RemediationPlan
from cells.summaries.models import CellMeasure


class Occasion(models.TextChoices):
    DUE = "due", pgettext_lazy("occasion of a reminder", "Due this month")
    OVERDUE = "overdue", pgettext_lazy("occasion of a reminder", "Overdue")


class LineReminder(models.Model):
    """That one line, or one measure of the cell, is recalled to ``recipient`` once.

    It stands while nobody has sent it; ``claimed_by`` until ``claimed_until`` has
    taken it. A new due day is a new occasion.
    """

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    plan = models.ForeignKey(
        RemediationPlan, models.PROTECT, null=True, related_name="+", editable=False
    )
    plan_line = models.PositiveBigIntegerField(null=True, editable=False)
    measure = models.ForeignKey(
        CellMeasure, models.CASCADE, null=True, related_name="+", editable=False
    )
    occasion = models.CharField(max_length=8, choices=Occasion, editable=False)
    due_on = models.DateField(editable=False)
    created_at = models.DateTimeField(editable=False)
    claimed_by = models.CharField(max_length=36, blank=True, editable=False)
    claimed_until = models.DateTimeField(null=True, editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("reminder of a line")
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "plan", "plan_line", "occasion", "due_on"],
                condition=Q(measure__isnull=True),
                name="linereminder_once_a_line",
            ),
            models.UniqueConstraint(
                fields=["recipient", "measure", "occasion", "due_on"],
                condition=Q(measure__isnull=False),
                name="linereminder_once_a_measure",
            ),
            models.CheckConstraint(
                condition=Q(occasion__in=Occasion.values),
                name="linereminder_occasion_is_known",
            ),
            models.CheckConstraint(
                condition=Q(
                    plan__isnull=False, plan_line__isnull=False, measure__isnull=True
                )
                | Q(plan__isnull=True, plan_line__isnull=True, measure__isnull=False),
                name="linereminder_line_or_measure",
            ),
        ]

    def __str__(self):
        return f"Reminder of a line {self.pk}"
