from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedCharField, TypedTextField
from cells.indicators.models import Indicator
from cells.reviews.models import ReaderOffice, Submission
from cells.summaries.models.summary import CellSummary


class LineKind(models.TextChoices):
    SUBJECTIVE = "subjective", pgettext_lazy("summary line", "Subjective cause")
    OBJECTIVE = "objective", pgettext_lazy("summary line", "Objective cause")


class SummaryLine(models.Model):
    """A cause as the shared paper words it.

    ``worded_by``, in the office that read the reports behind it, wrote or confirmed
    the wording; a member's own words enter no other way.
    """

    summary = models.ForeignKey(
        CellSummary, models.PROTECT, related_name="lines", editable=False
    )
    kind = models.CharField(max_length=16, choices=LineKind)
    position = models.PositiveSmallIntegerField()
    text = TypedTextField(_("wording"))
    indicators = models.ManyToManyField(Indicator, related_name="+")
    office = models.CharField(max_length=16, choices=ReaderOffice, editable=False)
    worded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    worded_at = models.DateTimeField(editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("line of the summary")
        ordering = ["kind", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=LineKind.values), name="summaryline_kind_is_known"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="summaryline_is_worded"),
            models.CheckConstraint(
                condition=Q(office__in=ReaderOffice.values),
                name="summaryline_office_is_known",
            ),
        ]

    def __str__(self):
        return f"Summary line {self.pk}"


class LineSource(models.Model):
    """One member's cause at one indicator that a line takes up."""

    line = models.ForeignKey(SummaryLine, models.CASCADE, related_name="sources")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("source of a line")
        constraints = [
            models.UniqueConstraint(
                fields=["line", "submission", "indicator"], name="linesource_once"
            ),
        ]

    def __str__(self):
        return f"Line source {self.pk}"


class CellMeasure(models.Model):
    """A measure of the cell, with a person, a date and a product."""

    summary = models.ForeignKey(
        CellSummary, models.PROTECT, related_name="measures", editable=False
    )
    position = models.PositiveSmallIntegerField()
    text = TypedTextField(_("measure"))
    indicators = models.ManyToManyField(Indicator, related_name="+", blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person in charge"),
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    product = TypedCharField(_("product"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("measure of the cell")
        ordering = ["position", "pk"]

    def __str__(self):
        return f"Measure {self.pk}"


class MeasureSource(models.Model):
    """One member's remedy at one indicator that a measure takes up."""

    measure = models.ForeignKey(CellMeasure, models.CASCADE, related_name="sources")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("source of a measure")
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "submission", "indicator"],
                name="measuresource_once",
            ),
        ]

    def __str__(self):
        return f"Measure source {self.pk}"
