from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedTextField
from cells.plans.models import RemediationPlan
from cells.summaries.models import CellMeasure
from cells.supervision.models.progress import PeriodKind


class Result(models.TextChoices):
    MET = "met", pgettext_lazy("result of a line", "Met")
    PARTLY = "partly", pgettext_lazy("result of a line", "Partly met")
    NOT_MET = "not_met", pgettext_lazy("result of a line", "Not met")


class Evaluation(models.Model):
    """What the supervisor says of one line in one period; the newest one counts.

    Rows are added, never altered. Nobody evaluates a line of the own.
    """

    plan = models.ForeignKey(
        RemediationPlan, models.PROTECT, related_name="evaluations", editable=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    plan_line = models.PositiveBigIntegerField(editable=False)
    indicator_code = models.CharField(max_length=40, blank=True, editable=False)
    kind = models.CharField(max_length=8, choices=PeriodKind, editable=False)
    starts_on = models.DateField(editable=False)
    result = models.CharField(max_length=8, choices=Result)
    why = TypedTextField(_("why"))
    evaluated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    evaluated_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("evaluation of a line")
        ordering = ["plan", "plan_line", "pk"]
        indexes = [
            models.Index(
                fields=["plan", "plan_line", "-id"], name="evaluation_newest_of_line"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(evaluated_by=F("author")),
                name="evaluation_not_of_own_line",
            ),
            models.CheckConstraint(
                condition=Q(result__in=Result.values), name="evaluation_result_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PeriodKind.values), name="evaluation_kind_is_known"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="evaluation_says_why"),
        ]

    def __str__(self):
        return f"Evaluation {self.pk}"


class MeasureProgress(models.Model):
    """What was reported of a measure of the cell; the newest row counts."""

    measure = models.ForeignKey(
        CellMeasure, models.CASCADE, related_name="progress", editable=False
    )
    text = TypedTextField(_("what was done"))
    is_done = models.BooleanField(_("the measure is carried out"), default=False)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    reported_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("progress of a measure")
        ordering = ["measure", "pk"]

    def __str__(self):
        return f"Progress of a measure {self.pk}"
